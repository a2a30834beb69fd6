//! Bodies that are read when they are sent, so that they never stand in memory whole.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// What a body is read from when it is sent: a server's word for files and streams, of which types know the length alone.
pub trait Source: Any + Send + Sync {
    /// How many bytes it has, where that is known before they are read.
    fn length(&self) -> Option<u64>;
}

/// A body that is read when it is sent. Two are equal when they are read from the very same source.
#[derive(Clone)]
pub struct Deferred(Arc<dyn Source>);

impl Deferred {
    /// A body that is read from a source.
    pub fn new(source: impl Source) -> Self {
        Self(Arc::new(source))
    }

    /// How many bytes it has, where that is known before they are read.
    pub fn length(&self) -> Option<u64> {
        self.0.length()
    }

    /// The source, where it is an `S`.
    pub fn source<S: Source>(&self) -> Option<&S> {
        let source: &dyn Any = &*self.0;
        source.downcast_ref()
    }
}

impl PartialEq for Deferred {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Deferred {}

impl fmt::Debug for Deferred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deferred")
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}
