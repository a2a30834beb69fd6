//! Reading the names that were given before.

use std::path::Path;

use super::Failure;
use crate::lock::Lock;
use crate::problem::{Problem, codes};
use crate::source::Place;

/// The names in the file at `path`; none where there is no such file.
pub(super) fn read(path: &Path) -> Result<Lock, Failure> {
    let Ok(text) = std::fs::read_to_string(path) else {
        return Ok(Lock::default());
    };
    Lock::parse(&text).map_err(|invalid| -> Failure {
        let place = Place::Position {
            file: path.to_owned(),
            line: invalid.line(),
            column: 1,
        };
        Problem::error(codes::SETTINGS_INVALID, place, invalid.to_string())
            .with_help("the file is written by `cargo xtask codegen`: take it from the last commit, or start anew with `--forget-names`")
            .into()
    })
}
