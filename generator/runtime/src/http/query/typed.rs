//! From the text of parameters to typed values.

use std::borrow::Cow;

use super::encode::Encoding;
use super::error::QueryError;
use super::pair::{Pair, path, same_path, starts_with};
use crate::json::mismatch::Mismatch;
use crate::json::node::{Kind, Node};
use crate::value::wire::Wire;

/// How deep `deepObject` nests. Deeper brackets are passed over.
const MAX_BRACKETS: usize = 16;

pub(super) fn read<T: Wire>(
    pairs: &[Pair],
    name: &str,
    encoding: Encoding,
) -> Result<Option<T>, QueryError> {
    let mut first = None;
    for guess in [Guess::Text, Guess::Scalar] {
        let Some(node) = node(pairs, name, encoding, guess)? else {
            return Ok(None);
        };
        match T::read(&node).or_else(|odd| alone(&node, odd)) {
            Ok(value) => return Ok(Some(value)),
            Err(odd) => first = first.or(Some(refusal(name, encoding, &odd))),
        }
    }
    first.map_or(Ok(None), Err)
}

fn refusal(name: &str, encoding: Encoding, odd: &Mismatch) -> QueryError {
    let repeats = encoding == Encoding::Form && odd.found() == Some(Kind::Array);
    if repeats && odd.path().is_empty() {
        let parameter = name.to_owned();
        return QueryError::Repeated { parameter };
    }
    QueryError::value(name, odd)
}

/// What unquoted text may stand for. Text is tried first: `007` stays what it is where text is asked for.
#[derive(Clone, Copy, PartialEq)]
enum Guess {
    Text,
    Scalar,
}

impl Guess {
    fn node(self, text: &str) -> Node<'_> {
        match (self, text) {
            (Self::Text, text) => Node::text(text),
            (Self::Scalar, "true") => Node::Bool(true),
            (Self::Scalar, "false") => Node::Bool(false),
            (Self::Scalar, text) => text.parse().map_or_else(|_| Node::text(text), Node::Number),
        }
    }
}

/// A list of one item comes as its item alone where the key repeats.
fn alone<T: Wire>(node: &Node<'_>, odd: Mismatch) -> Result<T, Mismatch> {
    match node {
        Node::Array(_) => Err(odd),
        item => T::read(&Node::Array(vec![item.clone()].into())).map_err(|_| odd),
    }
}

fn node<'p>(
    pairs: &'p [Pair],
    name: &str,
    encoding: Encoding,
    guess: Guess,
) -> Result<Option<Node<'p>>, QueryError> {
    if encoding == Encoding::DeepObject {
        return Ok(deep(pairs, name, guess));
    }
    let known = path(name);
    let own = pairs.iter().filter(|pair| same_path(&known, &pair.path));
    let values: Vec<&str> = own.map(|pair| pair.value.as_str()).collect();
    let Some(separator) = encoding.separator() else {
        return Ok(match values.as_slice() {
            [] => None,
            [text] if encoding == Encoding::Json => Some(json(name, text)?),
            [text] => Some(guess.node(text)),
            texts => Some(Node::Array(
                texts.iter().map(|text| guess.node(text)).collect(),
            )),
        });
    };
    if values.is_empty() {
        return Ok(None);
    }
    let items = values.iter().flat_map(|value| value.split(separator));
    let items = items
        .filter(|item| !item.is_empty())
        .map(|item| guess.node(item));
    Ok(Some(Node::Array(items.collect())))
}

fn json<'p>(name: &str, text: &'p str) -> Result<Node<'p>, QueryError> {
    let parameter = || name.to_owned();
    serde_json::from_str(text).map_err(|_| QueryError::Value {
        parameter: parameter(),
        expected: "JSON",
    })
}

/// Collects `name[a][b]=...` into an object of objects.
fn deep<'p>(pairs: &'p [Pair], name: &str, guess: Guess) -> Option<Node<'p>> {
    let known = path(name);
    let mut root = None;
    for pair in pairs {
        if starts_with(&pair.path, &known) && pair.path.len() <= known.len() + MAX_BRACKETS {
            let below = pair.path.get(known.len()..).unwrap_or_default();
            let node = root.get_or_insert(Node::Null);
            place(node, below, guess.node(&pair.value));
        }
    }
    root
}

/// Puts a value at a path. What came twice becomes an array.
fn place<'p>(node: &mut Node<'p>, below: &'p [String], value: Node<'p>) {
    match (below, &mut *node) {
        ([], Node::Null) => *node = value,
        ([], Node::Array(items)) => items.to_mut().push(value),
        ([], other) => {
            let first = std::mem::replace(other, Node::Null);
            *node = Node::Array(vec![first, value].into());
        }
        ([key, rest @ ..], Node::Object(entries)) => {
            let entries = entries.to_mut();
            let index = entries
                .iter()
                .position(|(own, _)| own == key)
                .unwrap_or_else(|| {
                    entries.push((Cow::Borrowed(key), Node::Null));
                    entries.len() - 1
                });
            if let Some((_, inner)) = entries.get_mut(index) {
                place(inner, rest, value);
            }
        }
        ([_, ..], other) => {
            // Text where an object is needed as well: the object stays.
            *other = Node::Object(Vec::new().into());
            place(other, below, value);
        }
    }
}
