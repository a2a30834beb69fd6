//! Problems of references: to nowhere, and in a ring.

use crate::problem::{Problem, codes};

/// The problem of a reference to `target`, where nothing is.
pub(super) fn nowhere(target: &str, place: String) -> Problem {
    Problem::error(
        codes::REF_TO_NOWHERE,
        place,
        format!("the document has nothing at `#{target}`"),
    )
    .with_help("check the spelling, or add what it should lead to")
}

/// The problem of references that lead back to themselves.
pub(crate) fn ring(place: &str) -> Problem {
    Problem::error(
        codes::REF_RING,
        place,
        "the references lead back here without any content",
    )
    .with_help(
        "let one of them be the thing itself; a base in `allOf` cannot list its heirs in `oneOf`",
    )
}
