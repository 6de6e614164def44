//! eventfds, and how JavaScript learns of events in other threads.

pub mod callback;
pub mod eventfd;
mod poller;
