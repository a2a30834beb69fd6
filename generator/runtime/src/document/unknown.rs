//! Resources and values that no declared type describes: reachable, and written back unchanged.

use std::fmt;

use serde_json::Value;

use crate::document::resolve::{Included, Resolve};
use crate::json::inflection::same;
use crate::json::mismatch::Mismatch;
use crate::json::node::{Kind, Node};
use crate::json::output::Output;
use crate::value::wire::Wire;

/// A resource of a type that the document does not know. `Debug` prints type and id only.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownResource(Value);

impl UnknownResource {
    /// The resource's type.
    pub fn r#type(&self) -> Option<&str> {
        self.0.get("type")?.as_str()
    }

    /// The resource's id.
    pub fn id(&self) -> Option<&str> {
        self.0.get("id")?.as_str()
    }

    /// Type and id, where it has both.
    pub fn identity(&self) -> Option<(&str, &str)> {
        Some((self.r#type()?, self.id()?))
    }

    /// An attribute, in whatever spelling it came.
    pub fn attribute(&self, name: &str) -> Option<&Value> {
        let attributes = self.0.get("attributes")?.as_object()?;
        let spelled = || {
            attributes
                .iter()
                .find(|(key, _)| same(name, key))
                .map(|(_, value)| value)
        };
        attributes.get(name).or_else(spelled)
    }

    /// The resource as it came.
    pub fn value(&self) -> &Value {
        &self.0
    }

    /// The resource itself.
    pub fn into_value(self) -> Value {
        self.0
    }
}

impl From<Value> for UnknownResource {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

/// Anything can be read as one.
impl Wire for UnknownResource {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        Ok(Self(node.to_value()))
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.value(&self.0);
    }
}

/// A document whose resources are all unknown.
impl Included for UnknownResource {
    fn identity(&self) -> Option<(&str, &str)> {
        UnknownResource::identity(self)
    }
}

impl Resolve<UnknownResource> for UnknownResource {
    fn from_included(resource: &UnknownResource) -> Option<&Self> {
        Some(resource)
    }
}

impl fmt::Debug for UnknownResource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownResource")
            .field("type", &self.r#type())
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}

/// A value that fits no variant of a union. `Debug` prints its kind only.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownValue(Value);

impl UnknownValue {
    /// The value as it came.
    pub fn value(&self) -> &Value {
        &self.0
    }

    /// The value itself.
    pub fn into_value(self) -> Value {
        self.0
    }

    /// The value as a type.
    ///
    /// The payload of an event that nobody declared is mostly a document: as [`Document`](crate::Document) of unknown resources,
    /// or of the API's union of resources, its data, linkage and `included` are at hand.
    ///
    /// # Errors
    /// Where the value does not fit.
    pub fn read<T: Wire>(&self) -> Result<T, Mismatch> {
        T::read(&Node::from(&self.0))
    }
}

impl From<Value> for UnknownValue {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

/// Anything can be read as one.
impl Wire for UnknownValue {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        Ok(Self(node.to_value()))
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.value(&self.0);
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnknownValue({})", Kind::of(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Document;

    #[test]
    fn an_unknown_resource_is_reachable_and_stays_out_of_debug() {
        let value = json!({"type": "robot", "id": "rob_1", "attributes": {"name": "Ada"}});
        let robot = UnknownResource::from(value.clone());
        assert_eq!(robot.identity(), Some(("robot", "rob_1")));
        assert_eq!(robot.attribute("name"), Some(&json!("Ada")));
        assert_eq!(robot.to_node(crate::Inflection::Camel).to_value(), value);
        let debug = format!("{robot:?}");
        assert!(debug.contains("rob_1") && !debug.contains("Ada"), "{debug}");
    }

    #[test]
    fn an_unknown_value_is_read_as_a_document() {
        let value = UnknownValue::from(json!({"data": {"type": "robot", "id": "1"}}));
        let document = value.read::<Document<UnknownResource, UnknownResource>>();
        assert_eq!(
            document
                .ok()
                .and_then(|document| document.data.id().map(str::to_owned)),
            Some("1".to_owned())
        );
        assert!(value.read::<String>().is_err());
    }

    #[test]
    fn an_unknown_value_tells_its_kind_only() {
        let debug = format!("{:?}", UnknownValue::from(json!("Ada")));
        assert_eq!(debug, "UnknownValue(a string)");
    }
}
