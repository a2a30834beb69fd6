//! A JSON value that borrows its text from the input.
//!
//! One visitor reads it with any serde deserializer and one `Serialize` implementation writes it; all typed reading
//! and writing goes through it. So serde is instantiated for [`Node`] alone and not for each generated type.

mod de;
mod list;
mod ser;
#[cfg(test)]
mod tests;
mod wide;

use std::borrow::Cow;
use std::fmt;

use serde_json::{Number, Value};

pub use de::MAX_DEPTH;
pub(crate) use de::{Arena, parse};
pub use list::List;
pub(crate) use wide::marked;

use crate::json::inflection;

/// A member of an object: its key and its value.
pub type Entry<'a> = (Cow<'a, str>, Node<'a>);

/// A JSON value. Text that has no escapes in the input is borrowed from it.
///
/// `Debug` prints kinds and keys, never text or numbers.
#[derive(Clone, PartialEq)]
pub enum Node<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A number that no integer of 64 bits and no `f64` holds, as it is written.
    Wide(Cow<'a, str>),
    /// Text.
    String(Cow<'a, str>),
    /// Text that is not what its type calls it, such as a date that is none: written as it is, but no request is sent
    /// with it. What is read has none.
    Unfit {
        /// The text.
        text: Cow<'a, str>,
        /// What it should be, to complete "expected ...": `a date, such as 2024-02-29`.
        expected: &'static str,
    },
    /// An array.
    Array(List<'a, Node<'a>>),
    /// An object: its members as they came, in order, repeated keys included.
    Object(List<'a, Entry<'a>>),
}

/// The kind of a JSON value: what an error may tell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// The kind of a [`Value`].
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) if wide::unmarked_value(value).is_some() => Self::Number,
            Value::Object(_) => Self::Object,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

impl<'a> Node<'a> {
    /// Text that lives as long as the node.
    pub fn text(text: &'a str) -> Self {
        Self::String(Cow::Borrowed(text))
    }

    /// The value's kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Bool(_) => Kind::Boolean,
            Self::Number(_) | Self::Wide(_) => Kind::Number,
            Self::String(_) | Self::Unfit { .. } => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) | Self::Unfit { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The member of an object that has a declared name in any of its spellings, as declared first.
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        self.member(name).map(|(_, node)| node)
    }

    /// The same with its name as it came.
    pub(crate) fn member(&self, name: &str) -> Option<&Entry<'a>> {
        let Self::Object(entries) = self else {
            return None;
        };
        let exact = entries.iter().find(|(key, _)| key == name);
        exact.or_else(|| {
            let spelling = |(key, _): &&Entry<'_>| inflection::same(name, key);
            entries.iter().find(spelling)
        })
    }

    /// The text of a member: what a union's variants are told apart by, such as `type`.
    pub fn tag(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// Whether an object has a member of that name.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// A copy that borrows nothing. A number that a [`Value`] cannot hold becomes an object of one member, which is a number
    /// again when it is written. Of members with the same key the last one stays, as in all of `serde_json`.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Wide(text) => wide::mark(text),
            Self::String(text) | Self::Unfit { text, .. } => {
                Value::String(text.clone().into_owned())
            }
            Self::Array(items) => Value::Array(items.iter().map(Node::to_value).collect()),
            Self::Object(entries) => {
                let own = |(key, node): &Entry<'_>| (key.clone().into_owned(), node.to_value());
                Value::Object(entries.iter().map(own).collect())
            }
        }
    }
}

impl<'a> From<&'a Value> for Node<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number.clone()),
            Value::String(text) => Self::text(text),
            Value::Array(items) => Self::Array(items.iter().map(Node::from).collect()),
            Value::Object(members) => {
                if let Some(text) = wide::unmarked_value(value) {
                    return Self::Wide(Cow::Borrowed(text));
                }
                let entry = |(key, value): (&'a String, &'a Value)| {
                    (Cow::Borrowed(key.as_str()), Node::from(value))
                };
                Self::Object(members.iter().map(entry).collect())
            }
        }
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Array(items) => f.debug_list().entries(items).finish(),
            Self::Object(entries) => {
                let entries = entries.iter().map(|(key, node)| (key, node));
                f.debug_map().entries(entries).finish()
            }
            scalar => fmt::Display::fmt(&scalar.kind(), f),
        }
    }
}
