//! A typed view over values of the form `{"type": ..., "value": ...}`, as APIs with customer-defined fields send them.

#[cfg(test)]
mod tests;

use jiff::{Timestamp, civil};
use serde_json::Value;

use crate::date::{Date, DateTime};
use crate::map::FreeObject;

/// A value together with the word that names its type; also a plain value without one.
///
/// The words are the API's: what is asked for is tried on the value, and `None` says that it is something else.
///
/// ```
/// use jsonapi_runtime::{Dynamic, FreeObject, Value, from_str};
/// let fields: FreeObject = from_str(r#"{"name": {"type": "hash", "value": {"first": {"type": "string", "value": "Ada"}}}}"#)?;
/// let name = Dynamic::field(&fields, "name").unwrap();
/// assert_eq!(name.kind(), Some("hash"));
/// assert_eq!(name.get("first").and_then(|first| first.text()), Some("Ada"));
/// # Ok::<(), jsonapi_runtime::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq)]
pub struct Dynamic<'a> {
    kind: Option<&'a str>,
    value: &'a Value,
}

impl<'a> Dynamic<'a> {
    /// Looks at a value. An object with text under `type` and anything under `value` is taken apart; whatever else is a value
    /// without a type.
    pub fn new(raw: &'a Value) -> Self {
        let kind = raw.get("type").and_then(Value::as_str);
        match (kind, raw.get("value")) {
            (Some(_), Some(value)) => Self { kind, value },
            _ => Self {
                kind: None,
                value: raw,
            },
        }
    }

    /// Looks at a member of an object.
    pub fn field(fields: &'a FreeObject, name: &str) -> Option<Self> {
        fields.get(name).map(Self::new)
    }

    /// The word that names the type.
    pub fn kind(self) -> Option<&'a str> {
        self.kind
    }

    /// The value as it came.
    pub fn value(self) -> &'a Value {
        self.value
    }

    /// Whether the value is null.
    pub fn is_null(self) -> bool {
        self.value.is_null()
    }

    /// Text; the word of a choice.
    pub fn text(self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// `true` or `false`.
    pub fn boolean(self) -> Option<bool> {
        self.value.as_bool()
    }

    /// A number.
    pub fn number(self) -> Option<f64> {
        self.value.as_f64()
    }

    /// A whole number.
    pub fn integer(self) -> Option<i64> {
        self.value.as_i64()
    }

    /// A date.
    pub fn date(self) -> Option<civil::Date> {
        Date::from(self.text()?).get().ok()
    }

    /// An instant.
    pub fn datetime(self) -> Option<Timestamp> {
        DateTime::from(self.text()?).get().ok()
    }

    /// The words of a multiple choice. `None` where the value is no array of text.
    pub fn choices(self) -> Option<Vec<&'a str>> {
        self.value.as_array()?.iter().map(Value::as_str).collect()
    }

    /// The items of an array.
    pub fn items(self) -> impl Iterator<Item = Dynamic<'a>> {
        let items = self.value.as_array().map_or(&[][..], Vec::as_slice);
        items.iter().map(Self::new)
    }

    /// The members of a hash. A file is one too: its members are plain values.
    pub fn members(self) -> impl Iterator<Item = (&'a str, Dynamic<'a>)> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(|(name, raw)| (name.as_str(), Self::new(raw)))
    }

    /// A member of a hash.
    pub fn get(self, name: &str) -> Option<Dynamic<'a>> {
        self.value.get(name).map(Self::new)
    }
}

/// The type only: the value may be personal.
impl std::fmt::Debug for Dynamic<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut view = f.debug_struct("Dynamic");
        view.field("kind", &self.kind).finish_non_exhaustive()
    }
}
