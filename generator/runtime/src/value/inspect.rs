//! Which members of a document do not fit their types.
//!
//! Reading is lenient: a member that does not fit is kept as it came, and [`Member::get`](crate::Member::get) says what is
//! wrong inside it. Where in the document the member stands it cannot say. Here all of them are found, each with its path
//! from the top. It costs nothing where nobody asks.

#[cfg(test)]
mod tests;

use std::cell::{Cell, RefCell};

use crate::json::mismatch::Mismatch;
use crate::json::node::{self, Arena, Node};
use crate::value::decode_error::DecodeError;
use crate::value::wire::Wire;

thread_local! {
    /// What was met since somebody asks: the address of each node that did not fit, and why.
    static MET: RefCell<Option<Vec<(usize, Mismatch)>>> = const { RefCell::new(None) };
    /// The object whose `type` is watched: its address, and in which way it deviates.
    static WATCHED: RefCell<(usize, Option<Mismatch>)> = const { RefCell::new((0, None)) };
    /// Whether a single resource of another type is refused.
    static IS_STRICT: Cell<bool> = const { Cell::new(false) };
}

/// Reads JSON text, and tells which members do not fit their types, in the order in which they stand.
///
/// ```
/// use jsonapi_runtime::{Document, UnknownResource, inspect};
/// let json = r#"{"data": {}, "meta": [1, "2"]}"#;
/// let (_, odd) = inspect::<Document<UnknownResource, UnknownResource, Vec<i64>>>(json)?;
/// assert_eq!(odd[0].to_string(), "meta[1]: expected an integer, found a string");
/// # Ok::<(), jsonapi_runtime::DecodeError>(())
/// ```
///
/// # Errors
/// Where the text is no JSON, or the whole does not fit `T`.
pub fn inspect<T: Wire>(json: &str) -> Result<(T, Vec<Mismatch>), DecodeError> {
    let marked = node::marked(json);
    let arena = Arena::for_text(json.len());
    let root = node::parse(marked.as_deref().unwrap_or(json), &arena).0;
    let root = root.map_err(DecodeError::Syntax)?;
    let (read, placed) = while_reading(&root, || T::read(&root));
    Ok((read?, placed))
}

/// What did not fit while a value was read, each with its path from the root.
pub(crate) fn while_reading<R>(root: &Node<'_>, read: impl FnOnce() -> R) -> (R, Vec<Mismatch>) {
    let before = MET.replace(Some(Vec::new()));
    let read = read();
    let met = MET.replace(before).unwrap_or_default();
    let mut placed = Vec::with_capacity(met.len());
    if !met.is_empty() {
        place(root, &mut Vec::new(), &met, &mut placed);
    }
    (read, placed)
}

/// Notes that a node did not fit, where somebody asks.
#[cold]
pub(crate) fn note(node: &Node<'_>, mismatch: &Mismatch) {
    MET.with_borrow_mut(|met| {
        if let Some(met) = met {
            met.push((address(node), mismatch.clone()));
        }
    });
}

/// Notes that an object has another `type` than its Rust type, or none.
#[cold]
pub(crate) fn note_foreign(object: &Node<'_>, expected: &'static str, found: Option<&Node<'_>>) {
    let mismatch = Mismatch::deviating(expected, found);
    match found {
        Some(node) => note(node, &mismatch),
        None => note(object, &mismatch.clone().under("type")),
    }
    WATCHED.with_borrow_mut(|(watched, met)| {
        if *watched == address(object) {
            *met = Some(mismatch.under("type"));
        }
    });
}

/// Reads something so that a document whose single resource has another `type` than its Rust type is refused: all of its
/// attributes would be missing, and nothing would say why.
pub(crate) fn strictly<R>(read: impl FnOnce() -> R) -> R {
    let before = IS_STRICT.replace(true);
    let outcome = read();
    IS_STRICT.set(before);
    outcome
}

/// Reads an object whose `type` may matter: that of the primary data.
///
/// # Errors
/// It does not fit; or it has another `type` than the one that `T` has, where that is read [`strictly`].
pub(crate) fn read_own<T: Wire>(node: &Node<'_>) -> Result<T, Mismatch> {
    // Documents may stand within documents.
    let is_strict = IS_STRICT.replace(false);
    let before = WATCHED.replace((address(node), None));
    let read = T::read(node);
    let (_, foreign) = WATCHED.replace(before);
    IS_STRICT.set(is_strict);
    match foreign {
        Some(foreign) if is_strict => read.and(Err(foreign)),
        _ => read,
    }
}

fn address(node: &Node<'_>) -> usize {
    std::ptr::from_ref(node).addr()
}

/// A step from a node to one within it.
enum Step<'n> {
    Name(&'n str),
    Index(usize),
}

/// Looks for the nodes that were met, and puts the steps that lead to each before the path within it. A node that was read
/// in several ways, as one of several types, is told once.
fn place<'n>(
    node: &'n Node<'_>,
    steps: &mut Vec<Step<'n>>,
    met: &[(usize, Mismatch)],
    placed: &mut Vec<Mismatch>,
) {
    if let Some((_, mismatch)) = met.iter().find(|(own, _)| *own == address(node)) {
        let under = |mismatch: Mismatch, step: &Step<'_>| match step {
            Step::Name(name) => mismatch.under(name),
            Step::Index(index) => mismatch.at(*index),
        };
        placed.push(steps.iter().rev().fold(mismatch.clone(), under));
    }
    match node {
        Node::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                steps.push(Step::Index(index));
                place(item, steps, met, placed);
                steps.pop();
            }
        }
        Node::Object(entries) => {
            for (key, inner) in entries {
                steps.push(Step::Name(key));
                place(inner, steps, met, placed);
                steps.pop();
            }
        }
        _ => {}
    }
}
