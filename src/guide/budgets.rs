//! What a guide may weigh: its readers pay for every byte.

/// Limits in bytes. A guide may set its own in `guide.yaml`; these are the promises of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budgets {
    /// A page with its style and script, after `gzip -9`: 14,000, which is what a server sends before the phone must
    /// answer (ten segments of TCP, RFC 6928).
    pub page: usize,
    /// The script of a page, after `gzip -9`: 5,000, which the phones of 2015 read and run before anybody waits for it.
    pub script: usize,
    /// All it costs to keep a language on a phone, after `gzip -9`, the page that offers it and the worker included, and
    /// without its font: 110,000.
    pub kept: usize,
    /// The one file of a language, as it is and without its font: 300,000, which messengers send over a weak line; `None`
    /// where the guide makes no such file.
    pub one_file: Option<usize>,
    /// The font of a language, as it is: 30,000, about two pages more for a reader who came for one.
    pub font: usize,
}

impl Default for Budgets {
    fn default() -> Self {
        Self { page: 14_000, script: 5_000, kept: 110_000, one_file: Some(300_000), font: 30_000 }
    }
}
