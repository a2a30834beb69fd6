//! An object that may be missing or odd but whose members can be reached all the same.

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde_json::Value;

use crate::json::mismatch::Mismatch;
use crate::json::node::{Kind, Node};
use crate::json::output::Output;
use crate::object::declared::{self, Object};
use crate::object::slot::Slot;
use crate::object::writer::Written;
use crate::value::inspect;
use crate::value::odd::Odd;

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
    Odd(Odd),
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

/// Reads anything: what is no object is kept as it came.
impl<T: Object + Default> Slot for Part<T> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        let read = self.came.read(&mut *self.value, node);
        if read.is_err() {
            *self.value = T::default();
        }
        read
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        self.came.write(name, &*self.value, out);
    }
}

impl Came {
    /// Reads what came into an object that has its default value.
    fn read(&mut self, object: &mut dyn Object, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        match node {
            None => {}
            Some(Node::Null) => *self = Self::Null,
            Some(node) => {
                if let Err(mismatch) = declared::fill(object, node) {
                    inspect::note(node, &mismatch);
                    *self = Self::Odd(node.into());
                    return Err(mismatch);
                }
                *self = Self::Object;
            }
        }
        Ok(())
    }

    fn write<'a>(&'a self, name: &'static str, object: &'a dyn Object, out: &mut Output<'a>) {
        let before = out.mark();
        out.name(name);
        if declared::write(object, out) == Written::Blank {
            // As soon as a member is set, the whole is there; until then it is what came instead of an object.
            match self {
                Self::Object => {}
                Self::Absent => out.take_back(before),
                Self::Null => {
                    out.take_back(before);
                    out.name(name);
                    out.null();
                }
                Self::Odd(value) => {
                    out.take_back(before);
                    out.name(name);
                    out.value(value);
                }
            }
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
