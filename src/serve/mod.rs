//! What a phone near by is given: a request in, an answer out, from a site in memory. No socket, no disk, no
//! clock: those are the command's.

mod address;
mod audience;
mod guard;
pub mod preview;
mod probes;
mod range;
mod response;
mod store;

pub use audience::Audience;
pub use guard::is_host;
pub use response::{Request, Response, respond};
pub use store::SiteStore;
