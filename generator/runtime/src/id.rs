//! Ids: opaque text, one type per resource.

#[cfg(test)]
mod tests;

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde_json::Value;

use crate::inflection::Inflection;
use crate::mismatch::Mismatch;
use crate::node::Node;
use crate::wire::{Wire, text};

/// The id of an `R` (JSON:API 1.1 §7.2.1): opaque text. Nothing is checked: APIs change length, format and prefix of their ids.
///
/// Ids are the same if their text is. An id that did not come has no text; one that came as a number has its digits and is
/// written as a number again.
///
/// ```
/// use jsonapi_runtime::Id;
/// struct Inquiry;
/// let id: Id<Inquiry> = "inq_1".into();
/// assert_eq!(id.to_string(), "inq_1");
/// ```
pub struct Id<R: ?Sized> {
    text: Box<str>,
    came: Came,
    of: PhantomData<fn() -> R>,
}

#[derive(Clone, Default)]
enum Came {
    #[default]
    Absent,
    Text,
    Odd(Box<Value>),
}

impl<R: ?Sized> Id<R> {
    /// An id with this text.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self::with(text.into(), Came::Text)
    }

    fn with(text: Box<str>, came: Came) -> Self {
        Self {
            text,
            came,
            of: PhantomData,
        }
    }

    /// The id's text; empty where it has none.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The type and id of a resource of that type; `None` where the id did not come.
    pub fn identity<'a>(&'a self, r#type: &'a str) -> Option<(&'a str, &'a str)> {
        (!self.text.is_empty()).then_some((r#type, &self.text))
    }

    /// Whether the resource came without an id.
    pub fn is_absent(&self) -> bool {
        matches!(self.came, Came::Absent)
    }

    /// What came instead of text.
    pub fn odd(&self) -> Option<&Value> {
        match &self.came {
            Came::Odd(value) => Some(value),
            Came::Absent | Came::Text => None,
        }
    }

    /// The same text as the id of something else: of a union that the resource belongs to, for example.
    pub fn cast<S: ?Sized>(self) -> Id<S> {
        Id::with(self.text, self.came)
    }

    /// Reads the member `id`; `None` where there is none.
    pub(crate) fn read_member(node: Option<&Node<'_>>) -> Self {
        match node {
            None => Self::default(),
            Some(Node::String(text)) => Self::new(&**text),
            Some(Node::Number(number)) => {
                let came = Came::Odd(Box::new(Value::Number(number.clone())));
                Self::with(number.to_string().into(), came)
            }
            Some(Node::Wide(text)) => {
                let came = Came::Odd(Box::new(Node::Wide(text.clone()).to_value()));
                Self::with(text.as_ref().into(), came)
            }
            Some(odd) => Self::with(Box::default(), Came::Odd(Box::new(odd.to_value()))),
        }
    }

    pub(crate) fn write_member(&self) -> Option<Node<'_>> {
        match &self.came {
            Came::Absent => None,
            Came::Text => Some(Node::text(&self.text)),
            Came::Odd(value) => Some(Node::from(&**value)),
        }
    }
}

/// An id among other values: an attribute that holds one.
impl<R: ?Sized + 'static> Wire for Id<R> {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        text(node).map(Self::new)
    }

    fn write(&self, _: Inflection) -> Node<'_> {
        self.write_member().unwrap_or(Node::Null)
    }
}

impl<R: ?Sized> Clone for Id<R> {
    fn clone(&self) -> Self {
        Self::with(self.text.clone(), self.came.clone())
    }
}

impl<R: ?Sized> Default for Id<R> {
    fn default() -> Self {
        Self::with(Box::default(), Came::Absent)
    }
}

impl<R: ?Sized> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<R: ?Sized> Eq for Id<R> {}

impl<R: ?Sized> PartialEq<str> for Id<R> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl<R: ?Sized> PartialEq<&str> for Id<R> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl<R: ?Sized> PartialOrd for Id<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<R: ?Sized> Ord for Id<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<R: ?Sized> Hash for Id<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<R: ?Sized> fmt::Debug for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({:?})", self.as_str())
    }
}

impl<R: ?Sized> fmt::Display for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<R: ?Sized> FromStr for Id<R> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::new(text))
    }
}

impl<R: ?Sized> From<&str> for Id<R> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<R: ?Sized> From<String> for Id<R> {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<R: ?Sized> From<&Id<R>> for Id<R> {
    fn from(id: &Id<R>) -> Self {
        id.clone()
    }
}

impl<R: ?Sized> From<Id<R>> for String {
    fn from(id: Id<R>) -> Self {
        id.text.into()
    }
}

impl<R: ?Sized> AsRef<str> for Id<R> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<R: ?Sized> Borrow<str> for Id<R> {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}
