//! Named types and references to them.

use serde_json::Value;

use super::{Constraints, Doc, Linkage, ModulePath, Name, Relationship, TypeId};

/// A type with a name of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// The type's name; unique among all types of the API.
    pub name: Name,
    /// The module that holds the type: `report::watchlist`.
    pub module: ModulePath,
    /// Documentation.
    pub doc: Doc,
    /// Which way values of the type travel.
    pub shape: Shape,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// What the type is.
    pub kind: TypeKind,
}

/// Which way values of a type travel, and so how strictly it is shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Only written by clients: what the document requires is required by the type.
    Request,
    /// Read by clients, and perhaps written too: any member may be missing, null or odd.
    Reply,
}

/// What a named type is.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// A resource object (JSON:API 1.1 §7.2).
    Resource(Resource),
    /// Any other object with declared members.
    Object(Object),
    /// The relationships object of a resource (JSON:API 1.1 §7.2.2.2).
    Relationships(Relationships),
    /// A resource identifier object (JSON:API 1.1 §7.3) with members beside `type` and `id`: these.
    Identifier(Vec<Member>),
    /// A string with values that are known today; any other may come.
    OpenEnum(OpenEnum),
    /// One of several types.
    Union(Union),
}

/// The `relationships` object of a resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relationships {
    /// The relationships.
    pub relationships: Vec<Relationship>,
    /// Members that are no relationships, though they stand among them.
    pub members: Vec<Member>,
}

/// A resource object.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// The values of `type` that this schema describes; more than one where the document maps many to one.
    pub types: Vec<String>,
    /// The open enum of `types` where there is more than one, or where `type` is any string.
    pub type_enum: Option<TypeId>,
    /// Which of `type`, `id`, `attributes` and `relationships` the document requires.
    pub required: Vec<String>,
    /// The resource that is read by the id of this one, where this one is only sent.
    pub identifies: Option<TypeId>,
    /// Whether the document declares an `id`; a few pseudo-resources have none.
    pub has_id: bool,
    /// The prefix that ids have today (`inq_`): documentation, not a rule.
    pub id_prefix: Option<String>,
    /// The `attributes` object.
    pub attributes: Option<TypeId>,
    /// The `relationships` object.
    pub relationships: Option<TypeId>,
    /// Members beside `type`, `id`, `attributes` and `relationships`: `meta`, `links`, and whatever a vendor adds.
    pub members: Vec<Member>,
    /// The union that the resource belongs to where it stands in `included`; see [`Api::families`](super::Api::families).
    pub family: Option<TypeId>,
}

impl Resource {
    /// The members of the resource as one that makes it has to know them; it is the type `own`.
    pub fn sent(&self, own: TypeId) -> Vec<Member> {
        let member = |wire: &str, ident: &str, what: &str, ty: TypeRef| Member {
            name: Name::new(ident, wire),
            doc: Doc {
                summary: Some(what.to_owned()),
                ..Doc::default()
            },
            ty,
            presence: if self.required.iter().any(|name| name == wire) {
                Presence::Required
            } else {
                Presence::Optional
            },
            sensitivity: None,
            constraints: None,
            example: None,
        };
        let kind = match (self.types.as_slice(), self.type_enum) {
            ([only], None) => TypeRef::Scalar(Scalar::Constant(only.as_str().into())),
            (_, Some(id)) => TypeRef::Named(id),
            (_, None) => TypeRef::Scalar(Scalar::String),
        };
        let mut members = vec![member(
            "type",
            "r#type",
            "Which of its types the resource has.",
            kind,
        )];
        if self.has_id {
            let id = TypeRef::Id(self.identifies.unwrap_or(own));
            let what = match &self.id_prefix {
                Some(prefix) => format!("The id; starts with `{prefix}` today."),
                None => "The id.".to_owned(),
            };
            members.push(member("id", "id", &what, id));
        }
        for (wire, part) in [
            ("attributes", self.attributes),
            ("relationships", self.relationships),
        ] {
            let part = part.map(TypeRef::Named);
            members.extend(part.map(|ty| member(wire, wire, &format!("The {wire}."), ty)));
        }
        members.extend(self.members.iter().cloned());
        members
    }
}

/// An object with declared members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object {
    /// The members, in the document's order. Constants are members too: [`Scalar::Constant`].
    pub members: Vec<Member>,
    /// What members that are not declared may hold.
    pub additional: Additional,
}

/// What members that an object does not declare may hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Additional {
    /// The document says nothing or forbids them; they are kept when they come all the same.
    #[default]
    Undeclared,
    /// Anything.
    Free,
    /// Values of one type.
    Typed(TypeRef),
}

/// A member of an object: an attribute, a member of `meta`, a field of a request body.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The member's name; unique within the object.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// The type of its value.
    pub ty: TypeRef,
    /// Whether it may be missing or null.
    pub presence: Presence,
    /// Whether its value must stay out of logs.
    pub sensitivity: Option<Sensitivity>,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// A value that it may have, where the document gives one: text, a number, true or false.
    pub example: Option<Value>,
}

/// Whether a member may be missing or null, as the document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there, never null.
    Required,
    /// Always there, may be null.
    Nullable,
    /// May be missing, never null.
    Optional,
    /// May be missing or null; the two differ.
    OptionalNullable,
}

/// Why a value must stay out of `Debug` output, logs and errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitivity {
    /// Personal data: names, birthdates, addresses, document numbers.
    Personal,
    /// A secret: keys, tokens.
    Secret,
}

/// A reference to a type.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeRef {
    /// A scalar without a name of its own.
    Scalar(Scalar),
    /// A named type.
    Named(TypeId),
    /// The id of a resource or of a family of resources.
    Id(TypeId),
    /// A resource identifier object where it is a value of its own, as in the primary data of a relationship's endpoint.
    Identifier(Box<Linkage>),
    /// An array.
    List(Box<TypeRef>),
    /// An object whose keys are free and whose values have one type.
    Map(Box<TypeRef>),
    /// A value that may be null where its container cannot say so: items of arrays and maps.
    Nullable(Box<TypeRef>),
    /// A reference that closes a ring of types.
    Boxed(Box<TypeRef>),
    /// Whatever JSON the document leaves free-form.
    FreeForm,
    /// An object of which the document says nothing more.
    FreeObject,
}

/// A scalar.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number; `bits` is 32 where the document says `int32`.
    Integer {
        /// 32 or 64.
        bits: u8,
    },
    /// A number that may have a fraction.
    Number,
    /// RFC 3339 full-date.
    Date,
    /// RFC 3339 date-time.
    DateTime,
    /// A URI.
    Uri,
    /// Base64 text.
    Base64,
    /// Raw bytes: a file, only in multipart and binary bodies.
    Binary,
    /// Exactly this value; the type has no field for it.
    Constant(Value),
}

/// A string with values that are known today.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenEnum {
    /// The known values.
    pub words: Vec<Word>,
    /// Enums of the same values that a user has at hand where this one is asked for: a filter takes what an attribute holds.
    pub mirrors: Vec<TypeId>,
}

/// A value of an open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The variant and its spelling on the wire.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
}

/// One of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// How a reader finds the variant.
    pub kind: UnionKind,
    /// The variants; a value that fits none is kept as it came.
    pub variants: Vec<Variant>,
}

/// How a reader finds the variant of a union.
#[derive(Clone, Debug, PartialEq)]
pub enum UnionKind {
    /// All variants are resources, told apart by `type`.
    Resources,
    /// All variants are objects, told apart by the value of a member.
    Tagged(Discriminator),
    /// The first variant whose [`Choice`] fits.
    Shaped,
}

/// The member that tells the variants of a union apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// The member's name on the wire.
    pub member: String,
}

/// A variant of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The variant's name.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// What the variant holds.
    pub ty: TypeRef,
    /// The discriminator's values that lead here; empty in [`UnionKind::Shaped`].
    pub tags: Vec<String>,
    /// What a value looks like that leads here; only read in [`UnionKind::Shaped`].
    pub choice: Choice,
}

/// What a value must look like to be read as a variant of a union without discriminator.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Choice {
    /// Any value.
    #[default]
    Any,
    /// Text.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An array.
    Array,
    /// An object that has all `required` members and these values in `constants`.
    Object {
        /// Names of members that must be there.
        required: Vec<String>,
        /// Members that must have one value, where they are there.
        constants: Vec<(String, Value)>,
        /// Members that only this variant declares; empty where others than members tell the variants apart.
        own: Vec<String>,
        /// Members that only others declare: where one is there and none of `own`, the value is another variant's.
        foreign: Vec<String>,
    },
}
