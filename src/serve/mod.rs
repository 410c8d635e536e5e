//! What a phone near by is given: a request in, an answer out, from a site in memory. No socket, no disk, no
//! clock: those are the command's.

mod address;
mod answer;
mod guard;
pub mod preview;
mod probes;
mod range;
mod shelf;

pub use answer::{Answer, Asked, Audience, answer};
pub use shelf::Shelf;
