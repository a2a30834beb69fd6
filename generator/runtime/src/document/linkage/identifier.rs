//! Resource identifier objects (JSON:API 1.1 §7.3).

use compact_str::CompactString;
use serde_json::Value;

use crate::document::id::Id;
use crate::document::resource_type::ResourceType;
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::extra::Extra;
use crate::object::reader::ObjectReader;
use crate::object::writer::ObjectWriter;
use crate::value::wire::Wire;

/// Names one resource by type and id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identifier {
    /// The resource's type.
    pub r#type: CompactString,
    /// The resource's id; empty where it has a local one alone.
    pub id: CompactString,
    /// What came beside: `meta`, `lid`.
    pub extra: Extra,
}

impl Identifier {
    /// An identifier without further members.
    pub fn new(r#type: impl Into<CompactString>, id: impl Into<CompactString>) -> Self {
        let extra = Extra::new();
        Self {
            r#type: r#type.into(),
            id: id.into(),
            extra,
        }
    }

    /// The identifier of a resource that has this id; its type is the first one that `R` is known by.
    pub fn of<R: ResourceType + ?Sized>(id: &Id<R>) -> Self {
        let known = R::TYPES.first();
        Self::new(known.copied().unwrap_or_default(), id.as_str())
    }

    /// The identifier of a resource that is made by the same request, where it has this `lid` (JSON:API 1.1 §7.3): it has no
    /// id yet.
    ///
    /// ```
    /// use jsonapi_runtime::{Identifier, Inflection, to_vec};
    /// let made = Identifier::local("pots", "first");
    /// assert_eq!(made.lid(), Some("first"));
    /// assert_eq!(to_vec(&made, Inflection::Kebab), br#"{"type":"pots","lid":"first"}"#);
    /// ```
    pub fn local(r#type: impl Into<CompactString>, lid: impl Into<String>) -> Self {
        let mut identifier = Self::new(r#type, CompactString::default());
        identifier.extra.insert("lid", lid.into());
        identifier
    }

    /// The local id.
    pub fn lid(&self) -> Option<&str> {
        self.extra.get("lid").and_then(Value::as_str)
    }

    /// The id, unless there is a local one in its place.
    pub(super) fn own_id(&self) -> Option<&str> {
        let is_local = self.id.is_empty() && self.lid().is_some();
        (!is_local).then_some(&self.id)
    }

    /// Type and id.
    pub fn key(&self) -> (&str, &str) {
        (&self.r#type, &self.id)
    }
}

/// What names a resource: an [`Identifier`], or one with further members.
pub trait Identify: Wire {
    /// Type and id.
    fn identifier(&self) -> &Identifier;
}

impl Identify for Identifier {
    fn identifier(&self) -> &Identifier {
        self
    }
}

impl Wire for Identifier {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut identifier = Self::default();
        ObjectReader::open(node).identifier(&mut identifier)?;
        Ok(identifier)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.object(|object| object.identifier(self));
    }
}

impl ObjectReader<'_> {
    /// Type and id, and what nobody asked for; the object is read.
    ///
    /// # Errors
    /// Where it is no object, or has no type, or neither id nor local id.
    pub fn identifier(&mut self, identifier: &mut Identifier) -> Result<(), Mismatch> {
        identifier.r#type = self.required("type")?;
        let id = self.take("id");
        self.rest(&mut identifier.extra)?;
        identifier.id = match id {
            Some(id) => CompactString::read(id).map_err(|odd| odd.under("id"))?,
            None if identifier.lid().is_some() => CompactString::default(),
            None => self.required("id")?,
        };
        Ok(())
    }
}

impl<'a> ObjectWriter<'_, 'a> {
    /// Type and id, and what came beside; the object is complete.
    pub fn identifier(&mut self, identifier: &'a Identifier) {
        self.required("type", &identifier.r#type);
        if identifier.own_id().is_some() {
            self.required("id", &identifier.id);
        }
        self.rest(&identifier.extra);
    }
}
