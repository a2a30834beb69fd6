//! A family of resources.

use std::any::Any;

use jsonapi_runtime::{
    Extra, Id, Included, Mismatch, Node, Object, ObjectReader, ObjectWriter, Output, Part, Resolve,
    ResourceType, UnknownResource, Wire,
};

use super::{AccountAttributes, Resource};

/// A verification of any kind.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Verification {
    /// `verification/government-id`
    GovernmentId(GovernmentIdVerification),
    /// Any other resource.
    Unknown(UnknownResource),
}

impl Wire for Verification {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        Ok(match node.tag("type") {
            Some("verification/government-id") => Self::GovernmentId(Wire::read(node)?),
            _ => Self::Unknown(Wire::read(node)?),
        })
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        match self {
            Self::GovernmentId(resource) => resource.write(out),
            Self::Unknown(resource) => resource.write(out),
        }
    }
}

impl ResourceType for Verification {
    const TYPES: &'static [&'static str] = &["verification/government-id"];
}

impl Included for Verification {
    fn identity(&self) -> Option<(&str, &str)> {
        match self {
            Self::GovernmentId(resource) => resource.identity(),
            Self::Unknown(resource) => resource.identity(),
        }
    }

    fn held(&self) -> &dyn Any {
        match self {
            Self::GovernmentId(resource) => resource.held(),
            Self::Unknown(resource) => resource.held(),
        }
    }
}

impl Resolve<Resource> for GovernmentIdVerification {
    fn from_included(resource: &Resource) -> Option<&Self> {
        match Verification::from_included(resource)? {
            Verification::GovernmentId(resource) => Some(resource),
            Verification::Unknown(_) => None,
        }
    }
}

impl Resolve<Resource> for Verification {
    fn from_included(resource: &Resource) -> Option<&Self> {
        match resource {
            Resource::Verification(verification) => Some(verification),
            _ => None,
        }
    }
}

/// A verification by a document.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GovernmentIdVerification {
    /// The id; starts with `ver_` today.
    pub id: Id<GovernmentIdVerification>,
    /// Attributes.
    pub attributes: Part<AccountAttributes>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Object for GovernmentIdVerification {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .constant("type", "verification/government-id")
            .member("id", &mut self.id)
            .member("attributes", &mut self.attributes)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .constant("type", "verification/government-id")
            .member("id", &self.id)
            .member("attributes", &self.attributes)
            .rest(&self.extra);
    }
}

impl ResourceType for GovernmentIdVerification {
    const TYPES: &'static [&'static str] = &["verification/government-id"];
}

impl Included for GovernmentIdVerification {
    fn identity(&self) -> Option<(&str, &str)> {
        self.id.identity("verification/government-id")
    }
}

jsonapi_runtime::objects! { GovernmentIdVerification }
