//! Operations, their request bodies and replies.

use jsonapi_runtime::value::wire::Layout;

use super::{
    Constraints, Doc, Encoding, HeaderRole, Linkage, ModulePath, Name, Paging, Parameters,
    Requirement, Server, TypeRef,
};
use jsonapi_runtime::http::method::Method;

/// An operation: one method of one path.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The `operationId`, or one made from method and path where the document has none.
    pub id: String,
    /// The method's name within its tag: `retrieve`.
    pub method_name: Name,
    /// The type's name within the tag's module: `Retrieve`; request and reply types append to it.
    pub type_name: Name,
    /// Where the tag stands in [`Api::tags`](super::Api::tags).
    pub tag: usize,
    /// Documentation.
    pub doc: Doc,
    /// The HTTP method.
    pub method: Method,
    /// The path template in the document: `/inquiries/{inquiry-id}`.
    pub path: String,
    /// The path template, taken apart.
    pub segments: Vec<Segment>,
    /// Servers of its own, where the path or the operation overrides those of the API.
    pub servers: Vec<Server>,
    /// Which security schemes it asks for: any one of these alternatives. Empty: none at all.
    pub security: Vec<Requirement>,
    /// Its parameters.
    pub parameters: Parameters,
    /// Its request body.
    pub body: Option<RequestBody>,
    /// Its replies, by status; success first.
    pub replies: Vec<Reply>,
    /// How it pages, where it does.
    pub paging: Option<Paging>,
}

/// A piece of a path template. `/files/{name}.{ext}` is `/files/`, `name`, `.`, `ext`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text, slashes included.
    Literal(String),
    /// A parameter: its index in [`Parameters::path`](super::Parameters::path).
    Parameter(usize),
}

/// A request body.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestBody {
    /// Documentation.
    pub doc: Doc,
    /// Whether the document says that it must be there, or a member in it must.
    pub required: bool,
    /// The media types it may have; the first is the one that a client sends unless told otherwise.
    pub bodies: Vec<Body>,
}

/// A reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The status that it stands for.
    pub status: Status,
    /// The variant's name in the operation's reply enum: `Ok`, `NotFound`, `Status4xx`, `Default`.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// What it holds, by media type; empty where it has no body.
    pub bodies: Vec<Body>,
    /// Headers that it declares.
    pub headers: Vec<Header>,
    /// The place in [`Api::header_sets`](super::Api::header_sets) of those among them that have no role.
    pub header_set: Option<usize>,
}

/// A status, a range of them, or all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Code(u16),
    /// `4XX`: the first digit.
    Range(u8),
    /// `default`.
    Default,
}

impl Status {
    /// Whether the status (or all of its range) is a 2xx.
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}

/// The replies that a success may be: those of 2xx; where none is declared, the one for all other statuses, unless it
/// tells of errors.
pub fn successes(replies: &[Reply]) -> impl Iterator<Item = &Reply> {
    let declared = replies.iter().any(|reply| reply.status.is_success());
    replies.iter().filter(move |reply| {
        let is_default = !declared && reply.status == Status::Default;
        reply.status.is_success() || is_default && !reply.is_of_errors()
    })
}

impl Reply {
    /// Whether all that it may hold is errors.
    fn is_of_errors(&self) -> bool {
        let mut bodies = self.bodies.iter();
        !self.bodies.is_empty() && bodies.all(|body| body.content == Content::Errors)
    }
}

/// A body in one media type.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The media type or media range: `application/json`, `image/*`.
    pub media_type: MediaType,
    /// What it holds.
    pub content: Content,
    /// How its members are written where the document says so, if it is a form.
    pub fields: Vec<Field>,
    /// What its error objects may hold, where it holds errors and tells: names of members; those of `source` as
    /// `source/pointer`.
    pub error_members: Vec<String>,
}

/// A media type as the document writes it, with its family.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MediaType {
    /// As written: `application/vnd.api+json; charset=utf-8`.
    pub text: String,
}

impl MediaType {
    /// Type and subtype without parameters.
    pub fn essence(&self) -> &str {
        self.text.split(';').next().unwrap_or_default().trim()
    }

    /// Whether it is a media range: `image/*`.
    pub fn is_range(&self) -> bool {
        self.essence().ends_with('*')
    }

    /// The media type that a content is sent in: its own, or the plainest one where it is a range.
    pub fn sent(&self, content: &Content) -> &str {
        match content {
            _ if !self.is_range() => &self.text,
            Content::Text => "text/plain; charset=utf-8",
            Content::Multipart(_) => "multipart/form-data",
            Content::Form(_) => "application/x-www-form-urlencoded",
            Content::Binary | Content::Blob => "application/octet-stream",
            Content::Document(_) | Content::Errors | Content::Json(_) => "application/json",
        }
    }
}

/// How a member of a form is written, or a part of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The member's name on the wire.
    pub wire: String,
    /// How it is written.
    pub encoding: Encoding,
    /// What it consists of.
    pub layout: Layout,
    /// The names of its own members: where it is exploded, they are keys of the form.
    pub members: Vec<String>,
}

/// What a body holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A JSON:API document (§7.1) with primary data.
    Document(Document),
    /// A JSON:API document of error objects (§11): the runtime's shared type.
    Errors,
    /// Any other JSON.
    Json(TypeRef),
    /// `application/x-www-form-urlencoded`.
    Form(TypeRef),
    /// `multipart/form-data`: its parts, flattened.
    Multipart(Vec<Part>),
    /// Text.
    Text,
    /// Bytes: PDF, images, `application/octet-stream`.
    Binary,
    /// Bytes of which the document tells a media range: who sends them says which media type they have.
    Blob,
}

/// A JSON:API document: what stands at its top level.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// `data`.
    pub data: PrimaryData,
    /// Whether `included` may be there.
    pub included: bool,
    /// `links`, where it is more than the standard ones.
    pub links: Option<TypeRef>,
    /// Whether `links` may name the next page (§8.6).
    pub pages: bool,
    /// `meta`.
    pub meta: Option<TypeRef>,
    /// Whether `data` must be there.
    pub data_required: bool,
}

/// Primary data of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum PrimaryData {
    /// One resource.
    One(TypeRef),
    /// One resource or null.
    Nullable(TypeRef),
    /// An array of resources.
    Many(TypeRef),
}

impl PrimaryData {
    /// The type of what stands in `data`, or of the items of the list there.
    pub fn ty(&self) -> &TypeRef {
        let (Self::One(ty) | Self::Nullable(ty) | Self::Many(ty)) = self;
        ty
    }

    /// The linkage, where the primary data are resource identifier objects (§7.3).
    pub fn identifiers(&self) -> Option<&Linkage> {
        match self.ty() {
            TypeRef::Identifier(linkage) => Some(linkage),
            _ => None,
        }
    }
}

/// A part of a multipart body.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The method's name and the part's whole name on the wire: `data[attributes][file]`.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Its type; [`Scalar::Binary`](super::Scalar::Binary) is a file.
    pub ty: TypeRef,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// Whether it must be there.
    pub required: bool,
    /// The media type of the part, where `encoding` tells one.
    pub media_type: Option<String>,
    /// How it is written, where `encoding` tells a style.
    pub field: Option<Field>,
    /// Names of headers that it may have, as `encoding` tells them.
    pub headers: Vec<String>,
    /// Whether members and items are parts of their own, named with brackets, since a file stands among them.
    pub bracketed: bool,
}

/// Headers without a role that replies declare alike: one type.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderSet {
    /// The type's name.
    pub name: Name,
    /// The module that it stands in: that of the replies, or the one around those of several tags.
    pub module: ModulePath,
    /// The headers.
    pub headers: Vec<Header>,
}

/// A header of a reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The field's name and the header's name on the wire.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Its type.
    pub ty: TypeRef,
    /// How it is written.
    pub encoding: Encoding,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// Whether it must be there.
    pub required: bool,
    /// What it tells, where the document or the settings say so.
    pub role: Option<HeaderRole>,
}
