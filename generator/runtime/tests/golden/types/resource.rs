//! The union of all resources.

use jsonapi_runtime::{
    FreeObject, Included, Mismatch, Node, Output, Resolve, UnknownResource, Wire,
};

use super::{Account, Inquiry, Verification};

/// Any resource of the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Resource {
    /// An account.
    Account(Account),
    /// An inquiry.
    Inquiry(Inquiry),
    /// A verification.
    Verification(Verification),
    /// A resource of a type that the document does not know.
    Unknown(UnknownResource),
}

impl Wire for Resource {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        Ok(match node.tag("type") {
            Some("account") => Self::Account(Wire::read(node)?),
            Some("inquiry") => Self::Inquiry(Wire::read(node)?),
            Some("verification/government-id") => Self::Verification(Wire::read(node)?),
            _ => Self::Unknown(Wire::read(node)?),
        })
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        match self {
            Self::Account(resource) => resource.write(out),
            Self::Inquiry(resource) => resource.write(out),
            Self::Verification(resource) => resource.write(out),
            Self::Unknown(resource) => resource.write(out),
        }
    }
}

impl Included for Resource {
    fn identity(&self) -> Option<(&str, &str)> {
        match self {
            Self::Account(resource) => resource.identity(),
            Self::Inquiry(resource) => resource.identity(),
            Self::Verification(resource) => resource.identity(),
            Self::Unknown(resource) => resource.identity(),
        }
    }
}

impl Resolve<Resource> for Resource {
    fn from_included(resource: &Resource) -> Option<&Self> {
        Some(resource)
    }
}

/// A document of this API.
pub type Document<D, M = FreeObject> = jsonapi_runtime::Document<D, Resource, M>;
