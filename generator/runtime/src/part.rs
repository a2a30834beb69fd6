//! An object that may be missing or odd but whose members can be reached all the same.

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde_json::Value;

use crate::inflection::Inflection;
use crate::inspect;
use crate::node::{Kind, Node};
use crate::wire::Wire;

/// An object such as `attributes` or `relationships`: `inquiry.attributes.status` works whether it came or not.
///
/// Where it is missing, null or no object, its members are those of `T::default()`. As soon as one of them is set, the whole
/// is written as an object.
#[derive(Clone, Default, PartialEq)]
pub struct Part<T> {
    // Boxed: resources with dozens of attributes are moved around, in debug builds through many stack frames.
    value: Box<T>,
    came: Came,
}

#[derive(Clone, Default, PartialEq)]
enum Came {
    #[default]
    Absent,
    Null,
    Object,
    Odd(Box<Value>),
}

impl<T> Part<T> {
    /// An object that is there, even where it has no members.
    pub fn new(value: T) -> Self {
        let value = Box::new(value);
        Self {
            value,
            came: Came::Object,
        }
    }

    /// Whether nothing came.
    pub fn is_absent(&self) -> bool {
        self.came == Came::Absent
    }

    /// Whether `null` came.
    pub fn is_null(&self) -> bool {
        self.came == Came::Null
    }

    /// What came instead of an object.
    pub fn odd(&self) -> Option<&Value> {
        match &self.came {
            Came::Odd(value) => Some(value),
            _ => None,
        }
    }

    /// The object itself.
    pub fn into_inner(self) -> T {
        *self.value
    }
}

impl<T: Wire + Default> Part<T> {
    /// Reads a part; `None` where its owner has no such member.
    pub fn read(node: Option<&Node<'_>>) -> Self {
        let came = match node {
            None => Came::Absent,
            Some(Node::Null) => Came::Null,
            Some(node) => match T::read(node) {
                Ok(value) => return Self::new(value),
                Err(mismatch) => {
                    inspect::note(node, &mismatch);
                    Came::Odd(Box::new(node.to_value()))
                }
            },
        };
        Self {
            came,
            ..Self::default()
        }
    }

    /// What to write; `None` where the owner gets no such member.
    pub fn write(&self, style: Inflection) -> Option<Node<'_>> {
        if self.came == Came::Object || *self.value != T::default() {
            return Some(self.value.write(style));
        }
        match &self.came {
            Came::Absent | Came::Object => None,
            Came::Null => Some(Node::Null),
            Came::Odd(value) => Some(Node::from(&**value)),
        }
    }
}

impl<T> Deref for Part<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Part<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> From<T> for Part<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: fmt::Debug> fmt::Debug for Part<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.came {
            Came::Odd(value) => write!(f, "Odd({})", Kind::of(value)),
            _ => self.value.fmt(f),
        }
    }
}
