//! A tagged union of objects, which holds itself.

use jsonapi_runtime::{
    Extra, Member, Mismatch, Node, Object, ObjectReader, ObjectWriter, Output, Sensitive,
    UnknownValue, Wire,
};

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Source {
    /// Typed in.
    Manual(ManualSource),
    /// Taken from another one.
    Copy(CopySource),
    /// Anything else.
    Unknown(UnknownValue),
}

impl Wire for Source {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        Ok(match node.tag("kind") {
            Some("manual") => Self::Manual(Wire::read(node)?),
            Some("copy") => Self::Copy(Wire::read(node)?),
            _ => Self::Unknown(Wire::read(node)?),
        })
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        match self {
            Self::Manual(value) => value.write(out),
            Self::Copy(value) => value.write(out),
            Self::Unknown(value) => value.write(out),
        }
    }
}

/// Typed in.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ManualSource {
    /// By whom.
    pub user_name: Member<Sensitive<String>>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Object for ManualSource {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .constant("kind", "manual")
            .member("user-name", &mut self.user_name)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .constant("kind", "manual")
            .member("user-name", &self.user_name)
            .rest(&self.extra);
    }
}

/// Taken from another source.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CopySource {
    /// The other one.
    pub original_source: Member<Box<Source>>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Object for CopySource {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .constant("kind", "copy")
            .member("original-source", &mut self.original_source)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .constant("kind", "copy")
            .member("original-source", &self.original_source)
            .rest(&self.extra);
    }
}

jsonapi_runtime::objects! { ManualSource, CopySource }
