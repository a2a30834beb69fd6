//! A second resource, which points back.

use jsonapi_runtime::{
    Extra, Id, Included, Member, Mismatch, Object, ObjectReader, ObjectWriter, Part, Resolve,
    ResourceType, Sensitive, ToOne,
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

impl Object for Account {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .constant("type", "account")
            .member("id", &mut self.id)
            .member("attributes", &mut self.attributes)
            .member("relationships", &mut self.relationships)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .constant("type", "account")
            .member("id", &self.id)
            .member("attributes", &self.attributes)
            .member("relationships", &self.relationships)
            .rest(&self.extra);
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

impl Object for AccountAttributes {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .member("email-address", &mut self.email_address)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .member("email-address", &self.email_address)
            .rest(&self.extra);
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

impl Object for AccountRelationships {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .member("latest-inquiry", &mut self.latest_inquiry)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .member("latest-inquiry", &self.latest_inquiry)
            .rest(&self.extra);
    }
}

jsonapi_runtime::objects! { Account, AccountAttributes, AccountRelationships }
