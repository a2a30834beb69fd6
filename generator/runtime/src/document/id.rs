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

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::slot::Slot;
use crate::value::odd::Odd;
use crate::value::wire::{Layout, Wire, text};

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
    inner: Inner,
    of: PhantomData<fn() -> R>,
}

/// All of an id but what it is the id of: compiled once, not for each resource.
#[derive(Clone, Default)]
struct Inner {
    text: Box<str>,
    came: Came,
}

#[derive(Clone, Default)]
enum Came {
    #[default]
    Absent,
    Text,
    Odd(Odd),
}

impl<R: ?Sized> Id<R> {
    /// An id with this text.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self::with(Inner {
            text: text.into(),
            came: Came::Text,
        })
    }

    fn with(inner: Inner) -> Self {
        let of = PhantomData;
        Self { inner, of }
    }

    /// The id's text; empty where it has none.
    pub fn as_str(&self) -> &str {
        &self.inner.text
    }

    /// The type and id of a resource of that type; `None` where the id did not come.
    pub fn identity<'a>(&'a self, r#type: &'a str) -> Option<(&'a str, &'a str)> {
        (!self.inner.text.is_empty()).then_some((r#type, &self.inner.text))
    }

    /// Whether the resource came without an id.
    pub fn is_absent(&self) -> bool {
        matches!(self.inner.came, Came::Absent)
    }

    /// What came instead of text.
    pub fn odd(&self) -> Option<&Value> {
        match &self.inner.came {
            Came::Odd(value) => Some(value),
            Came::Absent | Came::Text => None,
        }
    }

    /// The same text as the id of something else: of a union that the resource belongs to, for example.
    pub fn cast<S: ?Sized>(self) -> Id<S> {
        Id::with(self.inner)
    }
}

impl Inner {
    fn read(node: Option<&Node<'_>>) -> Self {
        match node {
            None => Self::default(),
            Some(Node::String(text)) => Self {
                text: (**text).into(),
                came: Came::Text,
            },
            Some(Node::Number(number)) => Self {
                text: number.to_string().into(),
                came: Came::Odd(Value::Number(number.clone()).into()),
            },
            Some(Node::Wide(text)) => Self {
                text: text.as_ref().into(),
                came: Came::Odd(Node::Wide(text.clone()).to_value().into()),
            },
            Some(odd) => Self {
                text: Box::default(),
                came: Came::Odd(odd.into()),
            },
        }
    }

    /// Writes it; null where nothing came.
    fn write<'a>(&'a self, out: &mut Output<'a>) {
        match &self.came {
            Came::Absent => out.null(),
            Came::Text => out.string(&self.text),
            Came::Odd(value) => out.value(value),
        }
    }
}

/// The resource's member `id`. Reads anything: what is no text is kept as it came.
impl<R: ?Sized> Slot for Id<R> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        self.inner = Inner::read(node);
        Ok(())
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        if !matches!(self.inner.came, Came::Absent) {
            out.name(name);
            self.inner.write(out);
        }
    }
}

/// An id among other values: an attribute that holds one.
impl<R: ?Sized + 'static> Wire for Id<R> {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        text(node).map(Self::new)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        self.inner.write(out);
    }
}

impl<R: ?Sized> Clone for Id<R> {
    fn clone(&self) -> Self {
        Self::with(self.inner.clone())
    }
}

impl<R: ?Sized> Default for Id<R> {
    fn default() -> Self {
        Self::with(Inner::default())
    }
}

impl<R: ?Sized> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.inner.text == other.inner.text
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
        self.inner.text.cmp(&other.inner.text)
    }
}

impl<R: ?Sized> Hash for Id<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.inner.text.hash(state);
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
        id.inner.text.into()
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
