//! A resource, its attributes and relationships, an open enum, names of fields.

use std::borrow::Cow;

use jsonapi_runtime::{
    Date, DateTime, Extra, FreeObject, Id, Included, Inflection, Map, Member, Mismatch, Node,
    Number, ObjectReader, ObjectWriter, OpenEnum, Part, Resolve, ResourceType, Sensitive, ToMany,
    ToOne, Wire, open_enum,
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

impl Wire for Inquiry {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        object.constant("type", "inquiry");
        Ok(Self {
            id: object.id(),
            attributes: object.part("attributes"),
            relationships: object.part("relationships"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .constant("type", "inquiry")
            .id(&self.id)
            .part("attributes", &self.attributes)
            .part("relationships", &self.relationships)
            .rest(&self.extra)
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

impl serde::Serialize for Inquiry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        jsonapi_runtime::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Inquiry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        jsonapi_runtime::deserialize(deserializer)
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

impl Wire for InquiryAttributes {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            status: object.member("status"),
            reference_id: object.member("reference-id"),
            note: object.member("note"),
            name_first: object.member("name-first"),
            birthdate: object.member("birthdate"),
            address_street_1: object.member("address-street-1"),
            identification_class: object.member("identification_class"),
            score: object.member("score"),
            attempts: object.member("attempts"),
            closed: object.member("closed"),
            tags: object.member("tags"),
            checks: object.member("checks"),
            labels: object.member("labels"),
            fields: object.member("fields"),
            source: object.member("source"),
            created_at: object.member("created-at"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
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
            .rest(&self.extra)
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

impl Wire for InquiryRelationships {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            account: object.to_one("account"),
            verifications: object.to_many("verifications"),
            reviewer: object.to_one("reviewer"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .to_one("account", &self.account)
            .to_many("verifications", &self.verifications)
            .to_one("reviewer", &self.reviewer)
            .rest(&self.extra)
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

impl Wire for Check {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            name: object.member("name"),
            status: object.member("status"),
            reasons: object.member("reasons"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .member("name", &self.name)
            .member("status", &self.status)
            .member("reasons", &self.reasons)
            .rest(&self.extra)
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
    const KNOWN: &'static [&'static str] = &["created", "needs_review"];

    fn as_str(&self) -> &str {
        match self {
            Self::Created => "created",
            Self::NeedsReview => "needs_review",
            Self::Unknown(text) => text,
        }
    }

    fn from_text(text: Cow<'_, str>) -> Self {
        match &*text {
            "created" => Self::Created,
            "needs_review" => Self::NeedsReview,
            _ => Self::Unknown(text.into_owned()),
        }
    }
}

impl Wire for InquiryStatus {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        open_enum::read(node)
    }

    fn write(&self, _: Inflection) -> Node<'_> {
        open_enum::write(self)
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
