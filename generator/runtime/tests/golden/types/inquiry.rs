//! A resource, its attributes and relationships, an open enum, names of fields.

use std::borrow::Cow;

use jsonapi_runtime::value::open_enum;
use jsonapi_runtime::{
    Date, DateTime, Extra, FreeObject, Id, Included, Map, Member, Mismatch, Node, Number, Object,
    ObjectReader, ObjectWriter, OpenEnum, Output, Part, Resolve, ResourceType, Sensitive, ToMany,
    ToOne, Wire,
};

use super::{Account, Resource, Source, Verification};

/// A person's way through a flow.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Inquiry {
    /// The id; starts with `inq_` today.
    pub id: Id<Inquiry>,
    /// Attributes.
    pub attributes: Part<InquiryAttributes>,
    /// Relationships.
    pub relationships: Part<InquiryRelationships>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Object for Inquiry {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .constant("type", "inquiry")
            .member("id", &mut self.id)
            .member("attributes", &mut self.attributes)
            .member("relationships", &mut self.relationships)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .constant("type", "inquiry")
            .member("id", &self.id)
            .member("attributes", &self.attributes)
            .member("relationships", &self.relationships)
            .rest(&self.extra);
    }
}

impl ResourceType for Inquiry {
    const TYPES: &'static [&'static str] = &["inquiry"];
}

impl Included for Inquiry {
    fn identity(&self) -> Option<(&str, &str)> {
        self.id.identity("inquiry")
    }
}

impl Resolve<Resource> for Inquiry {
    fn from_included(resource: &Resource) -> Option<&Self> {
        match resource {
            Resource::Inquiry(inquiry) => Some(inquiry),
            _ => None,
        }
    }
}

/// Attributes of an [`Inquiry`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InquiryAttributes {
    /// Where it stands.
    pub status: Member<InquiryStatus>,
    /// Your own id.
    pub reference_id: Member<String>,
    /// A note.
    pub note: Member<String>,
    /// The person's first name.
    pub name_first: Member<Sensitive<String>>,
    /// The person's birthdate.
    pub birthdate: Member<Sensitive<Date>>,
    /// The first line of the address.
    pub address_street_1: Member<Sensitive<String>>,
    /// The class of the document.
    pub identification_class: Member<String>,
    /// How sure the vendor is.
    pub score: Member<Number>,
    /// How often it was tried.
    pub attempts: Member<i64>,
    /// Whether it is over.
    pub closed: Member<bool>,
    /// Tags.
    pub tags: Member<Vec<String>>,
    /// Checks.
    pub checks: Member<Vec<Check>>,
    /// Labels by language.
    pub labels: Member<Map<String>>,
    /// The customer's own fields.
    pub fields: Member<FreeObject>,
    /// Where a value comes from.
    pub source: Member<Box<Source>>,
    /// When it was made.
    pub created_at: Member<DateTime>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Object for InquiryAttributes {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .member("status", &mut self.status)
            .member("reference-id", &mut self.reference_id)
            .member("note", &mut self.note)
            .member("name-first", &mut self.name_first)
            .member("birthdate", &mut self.birthdate)
            .member("address-street-1", &mut self.address_street_1)
            .member("identification_class", &mut self.identification_class)
            .member("score", &mut self.score)
            .member("attempts", &mut self.attempts)
            .member("closed", &mut self.closed)
            .member("tags", &mut self.tags)
            .member("checks", &mut self.checks)
            .member("labels", &mut self.labels)
            .member("fields", &mut self.fields)
            .member("source", &mut self.source)
            .member("created-at", &mut self.created_at)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .member("status", &self.status)
            .member("reference-id", &self.reference_id)
            .member("note", &self.note)
            .member("name-first", &self.name_first)
            .member("birthdate", &self.birthdate)
            .member("address-street-1", &self.address_street_1)
            .member("identification_class", &self.identification_class)
            .member("score", &self.score)
            .member("attempts", &self.attempts)
            .member("closed", &self.closed)
            .member("tags", &self.tags)
            .member("checks", &self.checks)
            .member("labels", &self.labels)
            .member("fields", &self.fields)
            .member("source", &self.source)
            .member("created-at", &self.created_at)
            .rest(&self.extra);
    }
}

/// Relationships of an [`Inquiry`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InquiryRelationships {
    /// The account that it belongs to.
    pub account: ToOne<Account>,
    /// Its verifications.
    pub verifications: ToMany<Verification>,
    /// Who reviewed it: any resource.
    pub reviewer: ToOne<Resource>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Object for InquiryRelationships {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .member("account", &mut self.account)
            .member("verifications", &mut self.verifications)
            .member("reviewer", &mut self.reviewer)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .member("account", &self.account)
            .member("verifications", &self.verifications)
            .member("reviewer", &self.reviewer)
            .rest(&self.extra);
    }
}

/// A check of an [`Inquiry`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Check {
    /// What was checked.
    pub name: Member<String>,
    /// How it went.
    pub status: Member<String>,
    /// Why.
    pub reasons: Member<Vec<String>>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Object for Check {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .member("name", &mut self.name)
            .member("status", &mut self.status)
            .member("reasons", &mut self.reasons)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .member("name", &self.name)
            .member("status", &self.status)
            .member("reasons", &self.reasons)
            .rest(&self.extra);
    }
}

/// Where an [`Inquiry`] stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InquiryStatus {
    /// `created`
    Created,
    /// `needs_review`
    NeedsReview,
    /// Any other value.
    Unknown(String),
}

impl OpenEnum for InquiryStatus {
    const KNOWN: &'static [(&'static str, Self)] = &[
        ("created", Self::Created),
        ("needs_review", Self::NeedsReview),
    ];

    fn as_str(&self) -> &str {
        match self {
            Self::Created => "created",
            Self::NeedsReview => "needs_review",
            Self::Unknown(text) => text,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }
}

impl Wire for InquiryStatus {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        open_enum::read(node)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        open_enum::write(self, out)
    }
}

/// Names for `fields[inquiry]`.
pub mod fields {
    use jsonapi_runtime::FieldName;

    use super::Inquiry;

    /// `status`
    pub const STATUS: FieldName<Inquiry> = FieldName::new("status");
    /// `name-first`
    pub const NAME_FIRST: FieldName<Inquiry> = FieldName::new("name-first");
}

jsonapi_runtime::objects! { Inquiry, InquiryAttributes, InquiryRelationships, Check }
