//! The golden sample: generated types as they are meant to look, and what must hold of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

#[path = "golden/mutation.rs"]
mod mutation;
#[path = "golden/sample.rs"]
mod sample;
#[path = "golden/types/mod.rs"]
mod types;

#[path = "golden/depth.rs"]
mod depth;
#[path = "golden/privacy.rs"]
mod privacy;
#[path = "golden/reading.rs"]
mod reading;
#[path = "golden/replies.rs"]
mod replies;
#[path = "golden/resolving.rs"]
mod resolving;
#[path = "golden/round_trip.rs"]
mod round_trip;
