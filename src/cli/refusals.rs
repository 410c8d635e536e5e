//! What is not taken from a file that was handed back, told one by one until the reason is understood.

use std::collections::BTreeMap;

/// How often a reason is told.
const SHOWN: usize = 30;

/// How often each reason was told.
#[derive(Debug, Default)]
pub(super) struct Refusals {
    times: BTreeMap<String, usize>,
}

impl Refusals {
    /// Counts one more; whether it is to be told.
    pub fn is_told(&mut self, reason: &str) -> bool {
        let times = self.times.entry(reason.to_owned()).or_default();
        *times += 1;
        *times <= SHOWN
    }

    /// Of each reason that was not told every time, how many were left out.
    pub fn rest(&self) -> String {
        let many = self.times.iter().filter(|(_, times)| **times > SHOWN);
        many.map(|(reason, times)| format!("{} more: not taken\n{reason}", times - SHOWN)).collect()
    }
}
