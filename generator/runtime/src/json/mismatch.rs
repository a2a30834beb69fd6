//! What is wrong with a value: where, what was expected, what was found. Never the value itself.

use std::fmt;

use crate::json::node::{Kind, Node};

/// A value that does not fit its type.
///
/// Tells a path and kinds, never a value, so that it may be logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    /// Innermost first: segments are added on the way out.
    path: Vec<Segment>,
    expected: &'static str,
    /// Whether `expected` is the value itself, not a kind of values.
    is_constant: bool,
    found: Option<Kind>,
}

#[derive(Clone, PartialEq, Eq)]
enum Segment {
    Name(Box<str>),
    Index(usize),
}

impl Mismatch {
    /// A value of the wrong kind. `expected` completes "expected ...": `a string`.
    pub fn new(expected: &'static str, found: &Node<'_>) -> Self {
        Self::with(expected, Some(found.kind()))
    }

    /// A member that has to be there and is not.
    pub fn missing(expected: &'static str) -> Self {
        Self::with(expected, None)
    }

    /// A member that has another value than the only one there is, or that is not there.
    pub fn deviating(expected: &'static str, found: Option<&Node<'_>>) -> Self {
        let mut mismatch = Self::with(expected, found.map(Node::kind));
        mismatch.0.is_constant = true;
        mismatch
    }

    /// The first text that is not what its type calls it ([`Node::Unfit`]), and so cannot be meant: what it should be.
    pub fn of_unfit(node: &Node<'_>) -> Option<Self> {
        match node {
            Node::Unfit { expected, .. } => Some(Self::new(expected, node)),
            Node::Array(items) => {
                let mut items = items.iter().enumerate();
                items.find_map(|(index, item)| Some(Self::of_unfit(item)?.at(index)))
            }
            Node::Object(entries) => {
                let mut entries = entries.iter();
                entries.find_map(|(name, value)| Some(Self::of_unfit(value)?.under(name)))
            }
            _ => None,
        }
    }

    fn with(expected: &'static str, found: Option<Kind>) -> Self {
        let path = Vec::new();
        Self(Box::new(Inner {
            path,
            expected,
            is_constant: false,
            found,
        }))
    }

    /// The same, seen from the object that holds the value under this name.
    #[must_use]
    pub fn under(mut self, name: &str) -> Self {
        self.0.path.push(Segment::Name(name.into()));
        self
    }

    /// The same, seen from the array that holds the value at this index.
    #[must_use]
    pub fn at(mut self, index: usize) -> Self {
        self.0.path.push(Segment::Index(index));
        self
    }

    /// The same with names as they came in a value: a member may come in another spelling than the declared one.
    #[must_use]
    pub(crate) fn spelled_as_in(mut self, root: &Node<'_>) -> Self {
        let mut node = Some(root);
        for segment in self.0.path.iter_mut().rev() {
            node = match (node, &mut *segment) {
                (Some(Node::Array(items)), Segment::Index(index)) => items.get(*index),
                (Some(node), Segment::Name(name)) => match node.member(name) {
                    Some((key, inner)) => {
                        *name = key.as_ref().into();
                        Some(inner)
                    }
                    None => None,
                },
                _ => None,
            };
        }
        self
    }

    /// Where the value stands, as in `data.attributes.checks[3].status`; empty for the whole.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            match segment {
                Segment::Name(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Segment::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }

    /// The path as a JSON Pointer (RFC 6901), as error objects give it in `source.pointer`: `/data/attributes/checks/3/status`.
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in self.0.path.iter().rev() {
            pointer.push('/');
            match segment {
                Segment::Name(name) => {
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"))
                }
                Segment::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// What was expected: `a string`, or the only value that there is, `inquiry`.
    pub fn expected(&self) -> &'static str {
        self.0.expected
    }

    /// The kind of what was found; `None` where nothing was.
    pub fn found(&self) -> Option<Kind> {
        self.0.found
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        let expected = self.0.expected;
        match (self.0.found, self.0.is_constant) {
            (Some(Kind::String), true) => write!(f, "expected {expected:?}, found another string"),
            (Some(found), true) => write!(f, "expected {expected:?}, found {found}"),
            (None, true) => write!(f, "missing, expected {expected:?}"),
            (Some(found), false) => write!(f, "expected {expected}, found {found}"),
            (None, false) => write!(f, "missing, expected {expected}"),
        }
    }
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mismatch({self})")
    }
}

impl std::error::Error for Mismatch {}

#[cfg(test)]
mod tests {
    use super::*;

    fn status() -> Mismatch {
        let odd = Mismatch::new("a string", &Node::Number(5.into()));
        let check = odd.under("status").at(3).under("checks");
        check.under("attributes").under("data")
    }

    #[test]
    fn the_path_reads_from_the_outside() {
        assert_eq!(status().path(), "data.attributes.checks[3].status");
        assert_eq!(status().pointer(), "/data/attributes/checks/3/status");
        let text = "data.attributes.checks[3].status: expected a string, found a number";
        assert_eq!(status().to_string(), text);
    }

    #[test]
    fn a_pointer_escapes_slashes_and_tildes() {
        let odd = Mismatch::missing("a string").under("a/b~c");
        assert_eq!(odd.pointer(), "/a~1b~0c");
    }

    #[test]
    fn what_is_missing_is_said_to_be() {
        let missing = Mismatch::missing("a string").under("name");
        assert_eq!(missing.to_string(), "name: missing, expected a string");
        assert_eq!(missing.found(), None);
    }
}
