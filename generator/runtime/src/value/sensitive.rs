//! Values that stay out of `Debug`: personal data and secrets.

use std::cell::Cell;
use std::fmt;
use std::ops::{Deref, DerefMut};

use jiff::civil;

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::value::date::Date;
use crate::value::wire::{Layout, Wire};

/// A value that `Debug` prints as `[redacted]`, wherever it stands. In every other way it is the value itself.
///
/// ```
/// use jsonapi_runtime::{Sensitive, reveal};
/// let name: Option<Sensitive<String>> = Some("Ada".into());
/// assert_eq!(format!("{name:?}"), "Some([redacted])");
/// assert_eq!(format!("{:?}", reveal(&name)), "Some(\"Ada\")");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sensitive<T>(T);

thread_local! {
    static REVEALED: Cell<bool> = const { Cell::new(false) };
}

impl<T> Sensitive<T> {
    /// Marks a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Sensitive<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Sensitive<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Sensitive<String> {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&str> for Sensitive<Date> {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<civil::Date> for Sensitive<Date> {
    fn from(date: civil::Date) -> Self {
        Self(date.into())
    }
}

impl<T: fmt::Debug> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if REVEALED.get() {
            return self.0.fmt(f);
        }
        f.write_str("[redacted]")
    }
}

impl<T: Wire> Wire for Sensitive<T> {
    const LAYOUT: Layout = T::LAYOUT;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        T::read(node).map(Self)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        self.0.write(out)
    }
}

/// A value whose `Debug` output shows sensitive values: the one, visible, way to print them.
#[derive(Clone, Copy)]
pub struct Revealed<'a, T: ?Sized>(&'a T);

/// Shows sensitive values in the `Debug` output of this value, and only of it.
pub fn reveal<T: fmt::Debug + ?Sized>(value: &T) -> Revealed<'_, T> {
    Revealed(value)
}

impl<T: fmt::Debug + ?Sized> fmt::Debug for Revealed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// Hides again, even if the value's `Debug` panics.
        struct Hide(bool);
        impl Drop for Hide {
            fn drop(&mut self) {
                REVEALED.set(self.0);
            }
        }
        let _hide = Hide(REVEALED.replace(true));
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Member;

    #[test]
    fn a_sensitive_value_is_redacted_wherever_it_stands() {
        let list: Vec<Member<Sensitive<i64>>> = vec![Member::Value(7.into()), Member::Null];
        assert_eq!(format!("{list:?}"), "[[redacted], Null]");
    }

    #[test]
    fn revealing_ends_with_the_value() {
        let name = Sensitive::<String>::from("Ada");
        assert_eq!(
            format!("{:?} {name:?}", reveal(&name)),
            "\"Ada\" [redacted]"
        );
    }
}
