//! A member of a reply, and the four things that can differ about it.

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Deref;

use jiff::{Timestamp, civil};
use serde_json::Value;

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::slot::Slot;
use crate::value::date::{Date, DateTime};
use crate::value::inspect;
use crate::value::number::Number;
use crate::value::odd::Odd;
use crate::value::sensitive::Sensitive;
use crate::value::wire::Wire;

/// A member that may be missing, null, a value, or something that does not fit its type.
///
/// ```
/// use jsonapi_runtime::Member;
/// let clear: Member<String> = Member::Null;
/// let leave: Member<String> = Member::Absent;
/// assert_ne!(clear, leave);
/// assert_eq!(Member::from("Ada".to_owned()).value().map(String::as_str), Some("Ada"));
/// ```
#[derive(Clone, Default, PartialEq)]
pub enum Member<T> {
    /// The object has no such member. In the body of a `PATCH`: leave it as it is.
    #[default]
    Absent,
    /// `null`. In the body of a `PATCH`: clear it.
    Null,
    /// A value.
    Value(T),
    /// Something that is no `T`, kept as it came. `Debug` tells its kind only.
    Odd(Odd),
}

impl<T> Member<T> {
    /// The value, where there is one that fits.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, to change it.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value itself.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, dereferenced: `&str` of a `Member<String>`.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.value().map(Deref::deref)
    }

    /// What came instead of a value.
    pub fn odd(&self) -> Option<&Value> {
        match self {
            Self::Odd(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the object has no such member.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether there is a value that fits.
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Whether something came that does not fit.
    pub fn is_odd(&self) -> bool {
        matches!(self, Self::Odd(_))
    }
}

impl<T: Wire> Member<T> {
    /// The value; `None` where it is absent or null.
    ///
    /// # Errors
    /// Where something came that does not fit: says where in it and in which way. Where the member itself stands in its
    /// document, [`inspect`](crate::value::inspect::inspect()) says.
    pub fn get(&self) -> Result<Option<&T>, Mismatch> {
        match self {
            Self::Value(value) => Ok(Some(value)),
            Self::Absent | Self::Null => Ok(None),
            Self::Odd(value) => match T::read(&Node::from(&**value)) {
                Err(mismatch) => Err(mismatch),
                // Reading never makes such a member; a caller may have.
                Ok(_) => Err(Mismatch::new(
                    "a value that does not fit",
                    &Node::from(&**value),
                )),
            },
        }
    }
}

/// Reads anything: what does not fit is kept as it came.
impl<T: Wire> Slot for Member<T> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        let mut outcome = Ok(());
        *self = match node {
            None => Self::Absent,
            Some(Node::Null) => Self::Null,
            Some(node) => match T::read(node) {
                Ok(value) => Self::Value(value),
                Err(mismatch) => {
                    inspect::note(node, &mismatch);
                    outcome = Err(mismatch);
                    Self::Odd(node.into())
                }
            },
        };
        outcome
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        if self.is_absent() {
            return;
        }
        out.name(name);
        match self {
            Self::Absent | Self::Null => out.null(),
            Self::Value(value) => value.write(out),
            Self::Odd(value) => out.value(value),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Member<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Null => f.write_str("Null"),
            Self::Value(value) => value.fmt(f),
            Self::Odd(value) => value.fmt(f),
        }
    }
}

/// The value; nothing where there is none that fits.
impl<T: fmt::Display> fmt::Display for Member<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            _ => f.pad(""),
        }
    }
}

/// A member is equal to a plain value where it holds it. Open enumerations have this by [`open_enums`](crate::open_enums);
/// for every type at once it would leave `member == value.into()` without a type.
impl PartialEq<i64> for Member<i64> {
    fn eq(&self, other: &i64) -> bool {
        self.value() == Some(other)
    }
}

impl PartialEq<bool> for Member<bool> {
    fn eq(&self, other: &bool) -> bool {
        self.value() == Some(other)
    }
}

impl PartialEq<str> for Member<String> {
    fn eq(&self, other: &str) -> bool {
        self.as_deref() == Some(other)
    }
}

impl PartialEq<&str> for Member<String> {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl<T> From<T> for Member<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is `null`: to leave a member out, do not set it.
impl<T> From<Option<T>> for Member<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Member<String> {
    fn from(text: &str) -> Self {
        Self::Value(text.to_owned())
    }
}

impl From<&str> for Member<Sensitive<String>> {
    fn from(text: &str) -> Self {
        Self::Value(text.into())
    }
}

impl From<String> for Member<Sensitive<String>> {
    fn from(text: String) -> Self {
        Self::Value(text.into())
    }
}

impl From<&str> for Member<Date> {
    fn from(text: &str) -> Self {
        Self::Value(text.into())
    }
}

impl From<&str> for Member<DateTime> {
    fn from(text: &str) -> Self {
        Self::Value(text.into())
    }
}

impl From<&str> for Member<Sensitive<Date>> {
    fn from(text: &str) -> Self {
        Self::Value(text.into())
    }
}

impl From<civil::Date> for Member<Date> {
    fn from(date: civil::Date) -> Self {
        Self::Value(date.into())
    }
}

impl From<civil::Date> for Member<Sensitive<Date>> {
    fn from(date: civil::Date) -> Self {
        Self::Value(date.into())
    }
}

impl From<Timestamp> for Member<DateTime> {
    fn from(instant: Timestamp) -> Self {
        Self::Value(instant.into())
    }
}

impl From<i64> for Member<Number> {
    fn from(value: i64) -> Self {
        Self::Value(value.into())
    }
}

impl From<i32> for Member<Number> {
    fn from(value: i32) -> Self {
        Self::Value(value.into())
    }
}
