//! Names for sparse fieldsets (JSON:API 1.1 §8.4).

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// The name of an attribute or relationship of `R`, for `fields[TYPE]`.
///
/// ```
/// use jsonapi_runtime::FieldName;
/// struct Inquiry;
/// const STATUS: FieldName<Inquiry> = FieldName::new("status");
/// assert_eq!(STATUS.as_str(), "status");
/// ```
pub struct FieldName<R: ?Sized> {
    name: Cow<'static, str>,
    of: PhantomData<fn() -> R>,
}

impl<R: ?Sized> FieldName<R> {
    /// A name that the document declares.
    pub const fn new(name: &'static str) -> Self {
        let name = Cow::Borrowed(name);
        Self {
            name,
            of: PhantomData,
        }
    }

    /// Any other name: a field that the document does not know, or a path into one.
    pub fn other(name: impl Into<String>) -> Self {
        let name = Cow::Owned(name.into());
        Self {
            name,
            of: PhantomData,
        }
    }

    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        &self.name
    }
}

impl<R: ?Sized> AsRef<str> for FieldName<R> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<R: ?Sized> Clone for FieldName<R> {
    fn clone(&self) -> Self {
        let name = self.name.clone();
        Self {
            name,
            of: PhantomData,
        }
    }
}

impl<R: ?Sized> PartialEq for FieldName<R> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl<R: ?Sized> Eq for FieldName<R> {}

impl<R: ?Sized> fmt::Debug for FieldName<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldName({:?})", self.as_str())
    }
}
