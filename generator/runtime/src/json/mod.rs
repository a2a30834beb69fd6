//! JSON as it comes and goes: text that is borrowed, names in three spellings, and what may not fit.

pub mod inflection;
pub mod mismatch;
pub mod node;
pub mod output;
