//! What is wrong with a parameter.

use std::fmt;

use crate::http::unreadable::Unreadable;

/// What is wrong with a parameter. Never tells its value.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A name or value is not UTF-8 when decoded.
    #[error("query parameter {index} is not valid UTF-8")]
    Text {
        /// The parameter's place in the query string, from 1.
        index: usize,
    },
    /// A parameter that has to be there is not.
    #[error("query parameter `{parameter}` is missing")]
    Missing {
        /// The parameter.
        parameter: String,
    },
    /// A parameter that can only be there once is there more than once.
    #[error("query parameter `{parameter}` is repeated")]
    Repeated {
        /// The parameter.
        parameter: String,
    },
    /// A parameter that is no value of its type.
    #[error("query parameter `{parameter}`: expected {expected}")]
    Value {
        /// The parameter.
        parameter: String,
        /// What was expected: `an integer`.
        expected: &'static str,
    },
}

impl QueryError {
    /// The parameter, as error objects give it in `source.parameter`.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::Text { .. } => None,
            Self::Missing { parameter }
            | Self::Repeated { parameter }
            | Self::Value { parameter, .. } => Some(parameter),
        }
    }

    pub(super) fn of(parameter: &str, error: Unreadable) -> Self {
        let parameter = parameter.to_owned();
        match error {
            Unreadable::Repeated => Self::Repeated { parameter },
            error => Self::Value {
                parameter,
                expected: error.expected(),
            },
        }
    }
}

impl fmt::Debug for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QueryError({self})")
    }
}
