//! Problems of references: to nowhere, and in a ring.

use serde_json::Value;

use super::pointer;
use crate::problem::{Problem, codes, meant};
use crate::source::{child_pointer, last_segment};

/// The problem of a reference to `target` of `root`, where nothing is.
pub(super) fn nowhere(root: &Value, target: &str, place: String) -> Problem {
    let help = match near(root, target) {
        Some(near) => format!("`#{near}` is there: is it meant?"),
        None => "check the spelling, or add what it should lead to".to_owned(),
    };
    Problem::error(
        codes::REF_TO_NOWHERE,
        place,
        format!("the document has nothing at `#{target}`"),
    )
    .with_help(help)
}

/// The pointer that is there and spelt most like `target`: one segment of it may be another.
pub(super) fn near(root: &Value, target: &str) -> Option<String> {
    let (above, rest) = deepest(root, target)?;
    let members = pointer::find(root, &above)?.as_object()?;
    let (segment, behind) = match rest.find('/') {
        Some(end) => rest.split_at(end),
        None => (rest, ""),
    };
    let found = meant(&last_segment(segment), members.keys().map(String::as_str))?;
    let whole = format!("{}{behind}", child_pointer(&above, found));
    pointer::find(root, &whole).is_some().then_some(whole)
}

/// The longest part of a pointer that leads somewhere, and the rest behind its slash.
fn deepest<'a>(root: &Value, target: &'a str) -> Option<(String, &'a str)> {
    let mut end = target.len();
    loop {
        end = target.get(..end)?.rfind('/')?;
        let above = target.get(..end)?;
        if pointer::find(root, above).is_some() {
            return Some((above.to_owned(), target.get(end + 1..)?));
        }
    }
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
