//! All dynamic fields of a resource, whether the document declares them or not.

use std::fmt;

use serde_json::Value;

use super::Dynamic;
use crate::json::inflection::Inflection;
use crate::object::member::Member;
use crate::value::wire::Wire;

/// All fields of a resource by name: those that a generated struct declares and those that it does not.
///
/// ```
/// use jsonapi_runtime::{FreeObject, Member, Value, from_str};
/// let json = r#"{"name": {"type": "hash", "value": {"first": {"type": "string", "value": "Ada"}}}}"#;
/// let fields: Member<FreeObject> = Member::Value(from_str(json)?);
/// assert_eq!(fields.dynamic().text("name.first"), Some("Ada"));
/// # Ok::<(), jsonapi_runtime::DecodeError>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Fields(Value);

impl Fields {
    /// The fields of an object.
    pub fn of<T: Wire>(object: &T) -> Self {
        // Keys of such objects are the customer's, so that no inflection applies.
        Self(object.to_node(Inflection::Kebab).to_value())
    }

    /// A field by its name, or by a path of names with dots between them, into hashes: `name.first`.
    pub fn get(&self, path: &str) -> Option<Dynamic<'_>> {
        self.all().at(path)
    }

    /// The text of a field. What else a field may hold is asked of [`get`](Self::get).
    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path)?.text()
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Dynamic<'_>)> {
        self.all().members()
    }

    /// The fields as they came.
    pub fn value(&self) -> &Value {
        &self.0
    }

    fn all(&self) -> Dynamic<'_> {
        Dynamic {
            kind: None,
            value: &self.0,
        }
    }
}

impl<T: Wire> Member<T> {
    /// The fields that the member holds, typed on request; none where it is absent or null.
    ///
    /// What is declared is at hand without it. This reads what a customer configured, declared or not, in the same way.
    pub fn dynamic(&self) -> Fields {
        Fields(match self {
            Self::Absent | Self::Null => Value::Null,
            Self::Value(value) => value.to_node(Inflection::Kebab).to_value(),
            Self::Odd(value) => Value::clone(value),
        })
    }
}

/// The names only: values may be personal.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
