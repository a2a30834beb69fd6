//! A second resource, which points back.

use jsonapi_runtime::{
    Extra, Id, Included, Inflection, Member, Mismatch, Node, ObjectReader, ObjectWriter, Part,
    Resolve, ResourceType, Sensitive, ToOne, Wire,
};

use super::{Inquiry, Resource};

/// A person.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Account {
    /// The id; starts with `act_` today.
    pub id: Id<Account>,
    /// Attributes.
    pub attributes: Part<AccountAttributes>,
    /// Relationships.
    pub relationships: Part<AccountRelationships>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Wire for Account {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        object.constant("type", "account");
        Ok(Self {
            id: object.id(),
            attributes: object.part("attributes"),
            relationships: object.part("relationships"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .constant("type", "account")
            .id(&self.id)
            .part("attributes", &self.attributes)
            .part("relationships", &self.relationships)
            .rest(&self.extra)
    }
}

impl ResourceType for Account {
    const TYPES: &'static [&'static str] = &["account"];
}

impl Included for Account {
    fn identity(&self) -> Option<(&str, &str)> {
        self.id.identity("account")
    }
}

impl Resolve<Resource> for Account {
    fn from_included(resource: &Resource) -> Option<&Self> {
        match resource {
            Resource::Account(account) => Some(account),
            _ => None,
        }
    }
}

/// Attributes of an [`Account`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AccountAttributes {
    /// The person's e-mail address.
    pub email_address: Member<Sensitive<String>>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Wire for AccountAttributes {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            email_address: object.member("email-address"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .member("email-address", &self.email_address)
            .rest(&self.extra)
    }
}

/// Relationships of an [`Account`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AccountRelationships {
    /// The latest inquiry.
    pub latest_inquiry: ToOne<Inquiry>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Wire for AccountRelationships {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            latest_inquiry: object.to_one("latest-inquiry"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .to_one("latest-inquiry", &self.latest_inquiry)
            .rest(&self.extra)
    }
}
