//! Types as the generator writes them, by hand: the sample that its emitter follows.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "a sample of a whole crate, of which each test uses a part"
)]

use std::borrow::Cow;

use jsonapi_runtime::{
    Date, DateTime, Extra, FieldName, FreeObject, Id, Included, Inflection, Map, Member, Mismatch,
    Node, Number, ObjectReader, ObjectWriter, OpenEnum, Part, Resolve, ResourceType, Sensitive,
    ToMany, ToOne, UnknownResource, UnknownValue, Wire, open_enum,
};

/// A document of this API.
pub type Document<D, M = FreeObject> = jsonapi_runtime::Document<D, Resource, M>;

// A resource.

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

// Its attributes, in the shape of a reply: any member may be missing, null or odd.

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

// An open enum.

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

// A tagged union of objects, which holds itself.

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

    fn write(&self, style: Inflection) -> Node<'_> {
        match self {
            Self::Manual(value) => value.write(style),
            Self::Copy(value) => value.write(style),
            Self::Unknown(value) => value.write(style),
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

impl Wire for ManualSource {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        object.constant("kind", "manual");
        Ok(Self {
            user_name: object.member("user-name"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .constant("kind", "manual")
            .member("user-name", &self.user_name)
            .rest(&self.extra)
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

impl Wire for CopySource {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        object.constant("kind", "copy");
        Ok(Self {
            original_source: object.member("original-source"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .constant("kind", "copy")
            .member("original-source", &self.original_source)
            .rest(&self.extra)
    }
}

// A second resource, which points back.

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

// A family of resources; its members are written out once here, all in the same shape.

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

    fn write(&self, style: Inflection) -> Node<'_> {
        match self {
            Self::GovernmentId(resource) => resource.write(style),
            Self::Unknown(resource) => resource.write(style),
        }
    }
}

impl ResourceType for Verification {
    const TYPES: &'static [&'static str] = &["verification/government-id"];
}

impl Included for Verification {
    fn identity(&self) -> Option<(&str, &str)> {
        match self {
            Self::GovernmentId(resource) => resource.id.identity("verification/government-id"),
            Self::Unknown(resource) => resource.identity(),
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

impl Wire for GovernmentIdVerification {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        object.constant("type", "verification/government-id");
        Ok(Self {
            id: object.id(),
            attributes: object.part("attributes"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .constant("type", "verification/government-id")
            .id(&self.id)
            .part("attributes", &self.attributes)
            .rest(&self.extra)
    }
}

impl ResourceType for GovernmentIdVerification {
    const TYPES: &'static [&'static str] = &["verification/government-id"];
}

// The union of all resources.

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

    fn write(&self, style: Inflection) -> Node<'_> {
        match self {
            Self::Account(resource) => resource.write(style),
            Self::Inquiry(resource) => resource.write(style),
            Self::Verification(resource) => resource.write(style),
            Self::Unknown(resource) => resource.write(style),
        }
    }
}

impl Included for Resource {
    fn identity(&self) -> Option<(&str, &str)> {
        match self {
            Self::Account(resource) => resource.id.identity("account"),
            Self::Inquiry(resource) => resource.id.identity("inquiry"),
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

// A request body: what the document requires is required by the type.

/// The body that creates an [`Inquiry`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateInquiry {
    /// Attributes.
    pub attributes: CreateInquiryAttributes,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl CreateInquiry {
    /// A body with all that the document requires.
    pub fn new(attributes: CreateInquiryAttributes) -> Self {
        Self {
            attributes,
            extra: Extra::new(),
        }
    }
}

impl Wire for CreateInquiry {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            attributes: object.required("attributes")?,
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .required("attributes", &self.attributes)
            .rest(&self.extra)
    }
}

/// Attributes of [`CreateInquiry`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateInquiryAttributes {
    /// The template.
    pub template_id: String,
    /// The birthdate, which may be unknown.
    pub birthdate: Option<Sensitive<Date>>,
    /// Tags.
    pub tags: Option<Vec<String>>,
    /// A note.
    pub note: Member<String>,
    /// Checks to run.
    pub checks: Option<Vec<CreateCheck>>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl CreateInquiryAttributes {
    /// Attributes with all that the document requires.
    pub fn new(template_id: impl Into<String>, birthdate: Option<Sensitive<Date>>) -> Self {
        Self {
            template_id: template_id.into(),
            birthdate,
            tags: None,
            note: Member::Absent,
            checks: None,
            extra: Extra::new(),
        }
    }

    /// Sets the tags.
    #[must_use]
    pub fn tags(mut self, tags: impl Into<Vec<String>>) -> Self {
        self.tags = Some(tags.into());
        self
    }

    /// Sets the note, to null for `Member::Null`.
    #[must_use]
    pub fn note(mut self, note: impl Into<Member<String>>) -> Self {
        self.note = note.into();
        self
    }
}

impl Wire for CreateInquiryAttributes {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            template_id: object.required("template-id")?,
            birthdate: object.nullable("birthdate")?,
            tags: object.optional("tags")?,
            note: object.optional_nullable("note")?,
            checks: object.optional("checks")?,
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .required("template-id", &self.template_id)
            .nullable("birthdate", &self.birthdate)
            .optional("tags", &self.tags)
            .optional_nullable("note", &self.note)
            .optional("checks", &self.checks)
            .rest(&self.extra)
    }
}

/// A check to run.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCheck {
    /// Its status.
    pub status: String,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Wire for CreateCheck {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            status: object.required("status")?,
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .required("status", &self.status)
            .rest(&self.extra)
    }
}

/// Names for `fields[inquiry]`.
pub mod fields {
    use super::{FieldName, Inquiry};

    /// `status`
    pub const STATUS: FieldName<Inquiry> = FieldName::new("status");
    /// `name-first`
    pub const NAME_FIRST: FieldName<Inquiry> = FieldName::new("name-first");
}
