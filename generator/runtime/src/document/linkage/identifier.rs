//! Resource identifier objects (JSON:API 1.1 §7.3).

use compact_str::CompactString;

use crate::document::id::Id;
use crate::document::resource_type::ResourceType;
use crate::json::inflection::Inflection;
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::object::extra::Extra;
use crate::object::reader::ObjectReader;
use crate::object::writer::ObjectWriter;
use crate::value::wire::Wire;

/// Names one resource by type and id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identifier {
    /// The resource's type.
    pub r#type: CompactString,
    /// The resource's id.
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

    /// Type and id.
    pub fn key(&self) -> (&str, &str) {
        (&self.r#type, &self.id)
    }
}

impl Wire for Identifier {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node);
        let mut identifier = Self {
            r#type: object.required("type")?,
            id: object.required("id")?,
            extra: Extra::new(),
        };
        object.rest(&mut identifier.extra)?;
        Ok(identifier)
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .required("type", &self.r#type)
            .required("id", &self.id)
            .rest(&self.extra)
    }
}
