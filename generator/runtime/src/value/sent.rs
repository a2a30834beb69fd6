//! Reading what somebody sent, where one text may have one reading only: what was checked is what is read.
//!
//! Replies are read leniently. In a request a member that comes twice, or in two spellings, is refused: who looks at it
//! before might have looked at the other one.

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::HashSet;

use crate::json::mismatch::Mismatch;
use crate::json::node::{self, Arena, Entry, Node};
use crate::value::decode_error::DecodeError;
use crate::value::wire::Wire;

/// Up to this many members are compared with each other.
const FEW: usize = 16;

const ONCE: &str = "a member that comes once";
const ONE_SPELLING: &str = "a member that comes in one spelling";

thread_local! {
    /// The addresses of values whose names are other spellings of names that were read, since somebody asks.
    static RESPELLED: RefCell<Option<Vec<usize>>> = const { RefCell::new(None) };
}

/// Reads JSON bytes that somebody sent. Names in errors are as they came.
///
/// ```
/// use jsonapi_runtime::{Map, from_sent};
/// let repeated = from_sent::<Map<i64>>(br#"{"a": 1, "a": 2}"#).unwrap_err();
/// assert_eq!(repeated[0].path(), "a");
/// ```
///
/// # Errors
/// Where the bytes are no JSON, the JSON does not fit `T`, or a member comes twice: all of them.
pub fn from_sent<T: Wire>(json: &[u8]) -> Result<T, Vec<DecodeError>> {
    let json = std::str::from_utf8(json).map_err(|error| vec![DecodeError::from(error)])?;
    let arena = Arena::for_text(json.len());
    let (root, may_be_rounded) = node::parse(json, &arena);
    let is_odd = may_be_rounded || root.is_err();
    let marked = is_odd.then(|| node::marked(json)).flatten();
    let root = match &marked {
        Some(marked) => node::parse(marked, &arena).0,
        None => root,
    };
    let root = root.map_err(|error| vec![DecodeError::Syntax(error)])?;
    let before = RESPELLED.replace(Some(Vec::new()));
    let read = T::read(&root);
    let respelled = RESPELLED.replace(before).unwrap_or_default();
    let mut odd = Vec::new();
    clashes(&root, &respelled, &mut odd);
    match (read, odd.is_empty()) {
        (Ok(value), true) => Ok(value),
        (read, _) => {
            odd.extend(read.err().map(|mismatch| mismatch.spelled_as_in(&root)));
            Err(odd.into_iter().map(DecodeError::from).collect())
        }
    }
}

/// Whether somebody asks for other spellings of names that were read.
pub(crate) fn is_asked() -> bool {
    RESPELLED.with_borrow(Option::is_some)
}

/// Notes that a value's name is another spelling of one that was read.
pub(crate) fn note_respelled(node: &Node<'_>) {
    RESPELLED.with_borrow_mut(|respelled| {
        if let Some(respelled) = respelled {
            respelled.push(address(node));
        }
    });
}

fn address(node: &Node<'_>) -> usize {
    std::ptr::from_ref(node).addr()
}

/// The members of a value, of any depth, that come more than once.
fn clashes(node: &Node<'_>, respelled: &[usize], odd: &mut Vec<Mismatch>) {
    match node {
        Node::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let from = odd.len();
                clashes(item, respelled, odd);
                under(odd, from, |mismatch| mismatch.at(index));
            }
        }
        Node::Object(entries) => {
            let repeated = repeated(entries);
            for (index, (key, inner)) in entries.iter().enumerate() {
                let from = odd.len();
                clashes(inner, respelled, odd);
                if repeated.contains(&index) {
                    odd.push(Mismatch::new(ONCE, inner));
                } else if respelled.contains(&address(inner)) {
                    odd.push(Mismatch::new(ONE_SPELLING, inner));
                }
                under(odd, from, |mismatch| mismatch.under(key));
            }
        }
        _ => {}
    }
}

fn under(odd: &mut [Mismatch], from: usize, step: impl Fn(Mismatch) -> Mismatch) {
    for mismatch in odd.iter_mut().skip(from) {
        *mismatch = step(mismatch.clone());
    }
}

/// The members whose names came before.
fn repeated(entries: &[Entry<'_>]) -> Vec<usize> {
    let keys = || entries.iter().map(|(key, _)| key.as_ref()).enumerate();
    if entries.len() <= FEW {
        let came =
            |(index, key): &(usize, &str)| keys().take(*index).any(|(_, before)| before == *key);
        return keys().filter(came).map(|(index, _)| index).collect();
    }
    let mut known = HashSet::with_capacity(entries.len());
    keys()
        .filter(|(_, key)| !known.insert(*key))
        .map(|(index, _)| index)
        .collect()
}
