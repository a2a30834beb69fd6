//! Numbers without loss.

use std::fmt;

use crate::inflection::Inflection;
use crate::mismatch::Mismatch;
use crate::node::Node;
use crate::wire::Wire;

/// A JSON number: every integer of 64 bits, signed or not, and every `f64`, exactly.
///
/// What is lost: digits that an `f64` does not have, that is integers beyond 64 bits and fractions of more than 17 significant
/// digits, and the spelling of an exponent (`1e2` is written `100.0`). `serde_json`'s feature `arbitrary_precision` would keep
/// them, but it stores each number as text, one allocation each, and changes `serde_json` for the whole build; APIs send
/// amounts that need more as strings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(serde_json::Number);

/// An `f64` that JSON cannot write: an infinity, or no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("JSON has no infinities and no NaN")]
pub struct NotFinite;

impl Number {
    /// The number as a signed integer, where it is one.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.as_i64()
    }

    /// The number as an unsigned integer, where it is one.
    pub fn as_u64(&self) -> Option<u64> {
        self.0.as_u64()
    }

    /// The number as the nearest `f64`.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Whether it is written without a fraction.
    pub fn is_integer(&self) -> bool {
        !self.0.is_f64()
    }
}

impl Default for Number {
    fn default() -> Self {
        Self(0.into())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Wire for Number {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        match node {
            Node::Number(number) => Ok(Self(number.clone())),
            other => Err(Mismatch::new("a number", other)),
        }
    }

    fn write(&self, _: Inflection) -> Node<'_> {
        Node::Number(self.0.clone())
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.into())
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self(value.into())
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self(value.into())
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self(value.into())
    }
}

impl TryFrom<f64> for Number {
    type Error = NotFinite;

    fn try_from(value: f64) -> Result<Self, NotFinite> {
        serde_json::Number::from_f64(value)
            .map(Self)
            .ok_or(NotFinite)
    }
}

impl From<serde_json::Number> for Number {
    fn from(number: serde_json::Number) -> Self {
        Self(number)
    }
}

impl From<Number> for serde_json::Number {
    fn from(number: Number) -> Self {
        number.0
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
            assert_eq!(crate::to_vec(&number, Inflection::Kebab), text.as_bytes());
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
