//! What can be wrong with arguments.

use jsonapi_runtime::DecodeError;

/// What is wrong with arguments. No message holds a value.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArgumentError {
    /// There is no operation of this id, or its tag was not compiled.
    #[error("there is no operation {id:?}")]
    UnknownOperation {
        /// The `operationId`.
        id: String,
    },
    /// An argument that the operation requires was not given.
    #[error("the argument {name:?} is missing")]
    Missing {
        /// The argument's name on the wire; `body` for the body.
        name: String,
    },
    /// An argument that the operation does not have.
    #[error("the operation has no argument {name:?} there")]
    Unknown {
        /// The argument's name.
        name: String,
    },
    /// What holds arguments by name is no JSON object.
    #[error("{name:?} is not an object")]
    NotAnObject {
        /// `path`, `query`, `header` or `cookie`; `arguments` for all of them.
        name: String,
    },
    /// An argument is not of its type.
    #[error("the argument {name:?}: {source}")]
    Mismatch {
        /// The argument's name on the wire; `body` for the body.
        name: String,
        /// What is wrong with it.
        source: DecodeError,
    },
}

/// Arguments that are [`Arguments`](super::Arguments) already have nothing wrong.
impl From<std::convert::Infallible> for ArgumentError {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}
