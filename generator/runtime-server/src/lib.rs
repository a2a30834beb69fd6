//! Runtime of the generated crates.
