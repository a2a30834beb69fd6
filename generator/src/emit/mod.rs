//! Model to tokens: one file per kind of thing emitted, one folder per crate.
