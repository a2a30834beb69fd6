//! Generates Rust crates from the OpenAPI document of a JSON:API.

pub mod contract;
pub mod diagnose;
pub mod diff;
pub mod emit;
pub mod ledger;
pub mod lint;
pub mod load;
pub mod lock;
pub mod lower;
pub mod mend;
pub mod model;
pub mod normalise;
pub mod page;
pub mod pattern;
pub mod pipeline;
pub mod problem;
pub mod report;
pub mod settings;
pub mod source;
pub mod surface;
pub mod tally;
pub mod write;
