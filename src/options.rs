//! What decides a build beside the project itself.

use crate::calendar::Day;

/// The theme every guide is drawn with.
pub const THEME: &str = "plain";

/// What decides a build beside the project itself.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day the edition bears.
    pub edition_date: Day,
    /// Whether the offline worker is withdrawn: phones then remove what they have kept of the guide, and its pages
    /// no longer offer to keep it.
    pub withdraw_worker: bool,
}
