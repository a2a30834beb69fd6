//! A typed view over values of the form `{"type": ..., "value": ...}`, as APIs with customer-defined fields send them.

mod fields;
#[cfg(test)]
mod tests;

use jiff::{Timestamp, civil};
use serde_json::Value;

pub use fields::Fields;

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::value::date::{Date, DateTime};
use crate::value::map::FreeObject;
use crate::value::number::Number;
use crate::value::wire::Wire;

/// A value together with the word that names its type; also a plain value without one.
///
/// The words are the API's, which adds to them: what is asked for is tried on the value, whatever its type is called, and `None`
/// says that it is something else. Nothing is lost: [`kind`](Self::kind) and [`value`](Self::value) are there for every type.
///
/// | type of a field, as many APIs call it | how to read it |
/// |---|---|
/// | text, an email address, a choice | [`text`](Self::text) |
/// | number, integer | [`number`](Self::number), [`integer`](Self::integer), [`exact_number`](Self::exact_number) |
/// | boolean | [`boolean`](Self::boolean) |
/// | date, datetime | [`date`](Self::date), [`datetime`](Self::datetime) |
/// | multiple choice | [`choices`](Self::choices) |
/// | array | [`items`](Self::items) |
/// | hash | [`get`](Self::get), [`at`](Self::at), [`members`](Self::members) |
/// | file, anything that has a Rust type | [`read`](Self::read) |
/// | JSON, unknown | [`value`](Self::value) |
///
/// [`Fields`] looks at all fields of a resource in this way.
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

    /// A number, exactly.
    pub fn exact_number(self) -> Option<Number> {
        self.read().ok()
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

    /// The value as a type: a generated one, a [`Map`](crate::Map), an [`Id`](crate::Id).
    ///
    /// # Errors
    /// Where the value does not fit.
    pub fn read<T: Wire>(self) -> Result<T, Mismatch> {
        T::read(&Node::from(self.value))
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

    /// A member of a hash, of a hash in it and so on, by names with dots between them: `name.first`.
    pub fn at(self, path: &str) -> Option<Dynamic<'a>> {
        match self.get(path) {
            Some(member) => Some(member),
            None => {
                let (name, rest) = path.split_once('.')?;
                self.get(name)?.at(rest)
            }
        }
    }
}

/// The type only: the value may be personal.
impl std::fmt::Debug for Dynamic<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut view = f.debug_struct("Dynamic");
        view.field("kind", &self.kind).finish_non_exhaustive()
    }
}
