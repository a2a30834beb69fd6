//! Numbers without loss.

use std::borrow::Cow;
use std::fmt;

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::value::wire::{Layout, Wire};

/// A JSON number, exactly: every digit that came is kept, beyond 64 bits and beyond an `f64` too.
///
/// Its value is exact, not its spelling: `1e2` is written `100.0` and `0.10` is written `0.1`. `serde_json`'s feature
/// `arbitrary_precision` is not used for it: that stores each number as text, one allocation each, and changes `serde_json`
/// for the whole build. Text of numbers that need it is kept for those alone.
///
/// ```
/// use jsonapi_runtime::{Inflection, Number, from_str, to_vec};
/// let large: Number = from_str("18446744073709551616")?;
/// assert_eq!((large.as_u64(), large.to_string().as_str()), (None, "18446744073709551616"));
/// assert_eq!(to_vec(&large, Inflection::Kebab), b"18446744073709551616");
/// # Ok::<(), jsonapi_runtime::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Digits);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Digits {
    Plain(serde_json::Number),
    /// As it came. Boxed twice so that the few such numbers do not make all others larger.
    Wide(Box<Box<str>>),
}

/// An `f64` that JSON cannot write: an infinity, or no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("JSON has no infinities and no NaN")]
pub struct NotFinite;

impl Number {
    /// The number as a signed integer, where it is one.
    pub fn as_i64(&self) -> Option<i64> {
        self.plain()?.as_i64()
    }

    /// The number as an unsigned integer, where it is one.
    pub fn as_u64(&self) -> Option<u64> {
        self.plain()?.as_u64()
    }

    /// The number as the nearest `f64`; `None` where that is an infinity.
    pub fn as_f64(&self) -> Option<f64> {
        match &self.0 {
            Digits::Plain(number) => number.as_f64(),
            Digits::Wide(text) => text.parse().ok().filter(|value: &f64| value.is_finite()),
        }
    }

    /// Whether it is written without a fraction and without an exponent.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Digits::Plain(number) => !number.is_f64(),
            Digits::Wide(text) => !text.contains(['.', 'e', 'E']),
        }
    }

    fn plain(&self) -> Option<&serde_json::Number> {
        match &self.0 {
            Digits::Plain(number) => Some(number),
            Digits::Wide(_) => None,
        }
    }
}

impl Default for Number {
    fn default() -> Self {
        Self::from(0)
    }
}

/// Exactly, as JSON has it: a type for decimals, such as `rust_decimal`'s, can be parsed from it.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Digits::Plain(number) => number.fmt(f),
            Digits::Wide(text) => f.write_str(text),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({self})")
    }
}

impl Wire for Number {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        match node {
            Node::Number(number) => Ok(number.clone().into()),
            Node::Wide(text) => Ok(Self(Digits::Wide(Box::new(text.as_ref().into())))),
            other => Err(Mismatch::new("a number", other)),
        }
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        match &self.0 {
            Digits::Plain(number) => out.number(number),
            Digits::Wide(text) => out.node(Node::Wide(Cow::Borrowed(text))),
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        serde_json::Number::from(value).into()
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        serde_json::Number::from(value).into()
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        serde_json::Number::from(value).into()
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        serde_json::Number::from(value).into()
    }
}

impl TryFrom<f64> for Number {
    type Error = NotFinite;

    fn try_from(value: f64) -> Result<Self, NotFinite> {
        serde_json::Number::from_f64(value)
            .map(Self::from)
            .ok_or(NotFinite)
    }
}

impl From<serde_json::Number> for Number {
    fn from(number: serde_json::Number) -> Self {
        Self(Digits::Plain(number))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    #[test]
    fn numbers_come_back_as_they_were() {
        for text in [
            "0",
            "-1",
            "9223372036854775807",
            "18446744073709551615",
            "-9223372036854775808",
            "0.1",
            "1.0",
            "5e-324",
        ] {
            let number: Number = crate::from_str(text).unwrap();
            assert_eq!(
                crate::to_vec(&number, crate::Inflection::Kebab),
                text.as_bytes()
            );
        }
    }

    #[test]
    fn no_float_moves_by_its_last_digit() {
        // Every seventeenth-digit rounding error of a reader shows in a few thousand of such fractions.
        for n in 1..5000_u32 {
            let float = f64::from(n) / 977.0 * 10_f64.powi(n as i32 % 40 - 20);
            let number = Number::try_from(float).unwrap();
            let again: Number = crate::from_str(&number.to_string()).unwrap();
            assert_eq!(again.as_f64(), Some(float));
        }
    }

    #[test]
    fn only_finite_floats_become_numbers() {
        assert_eq!(Number::try_from(f64::NAN), Err(NotFinite));
        assert_eq!(Number::try_from(2.5).unwrap().as_f64(), Some(2.5));
    }
}
