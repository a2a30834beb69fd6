//! What is kept of a value that does not fit.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use crate::json::node::{Kind, Node};

/// A value that does not fit the type of its place, as it came. Dereferences to the value; `Debug` tells its kind only.
#[derive(Clone, PartialEq)]
pub struct Odd(
    /// There until it is dropped.
    Option<Box<Value>>,
);

impl Odd {
    /// The value itself.
    pub fn into_value(mut self) -> Value {
        self.0.take().map_or(Value::Null, |value| *value)
    }
}

impl Deref for Odd {
    type Target = Value;

    fn deref(&self) -> &Value {
        self.0.as_deref().unwrap_or(&Value::Null)
    }
}

impl From<Value> for Odd {
    fn from(value: Value) -> Self {
        Self(Some(Box::new(value)))
    }
}

impl From<&Node<'_>> for Odd {
    fn from(node: &Node<'_>) -> Self {
        node.to_value().into()
    }
}

/// Every member of every generated type may be odd, so every place that drops one has the code for it, and dropping is most of
/// the machine code of a crate of types. A call of a function that cannot unwind is the least: no copy of how a `Value` is
/// dropped, and no second way through all other members in case it panics.
impl Drop for Odd {
    #[inline]
    fn drop(&mut self) {
        if let Some(value) = self.0.take() {
            free(value);
        }
    }
}

/// `extern "C"`: such a function cannot unwind, and callers know. Dropping a `Value` does not panic.
extern "C" fn free(value: Box<Value>) {
    drop(value);
}

impl fmt::Debug for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Odd({})", Kind::of(self))
    }
}
