//! Parameters by the role that they play in JSON:API.

use serde_json::Value;

use jsonapi_runtime::http::encoding::Encoding;
use jsonapi_runtime::http::paging::PagingStyle;

use super::{Constraints, Doc, HeaderRole, Name, Presence, Sensitivity, TypeId, TypeRef};

/// The parameters of an operation, sorted by role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters {
    /// In the path, in the order in which the path has them.
    pub path: Vec<PathParameter>,
    /// `include` (JSON:API 1.1 §8.3).
    pub include: Option<Include>,
    /// `fields[TYPE]` (§8.4).
    pub fields: Option<Fieldset>,
    /// `sort` (§8.5).
    pub sort: Option<Sort>,
    /// `page[...]` (§8.6), or a vendor's own page parameters.
    pub page: Vec<PageParameter>,
    /// `filter[...]` (§8.7), flattened: one for each member, however deep.
    pub filters: Vec<Filter>,
    /// Every other query parameter.
    pub query: Vec<QueryParameter>,
    /// Headers.
    pub headers: Vec<HeaderParameter>,
    /// Cookies.
    pub cookies: Vec<QueryParameter>,
}

/// A parameter in the path.
#[derive(Clone, Debug, PartialEq)]
pub struct PathParameter {
    /// The parameter's name; the wire name is the one in the path template.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Its type.
    pub ty: TypeRef,
    /// How it is written.
    pub encoding: Encoding,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// Whether its value must stay out of logs, and why.
    pub sensitivity: Option<Sensitivity>,
    /// A value that it may have, where the document gives one: text, a number, true or false.
    pub example: Option<Value>,
}

/// The `include` parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Include {
    /// The parameter's name on the wire.
    pub wire: String,
    /// Documentation.
    pub doc: Doc,
    /// How its list is written.
    pub encoding: Encoding,
    /// Where its paths stand in [`Api::includes`](super::Api::includes).
    pub set: usize,
}

/// The paths that `include` takes where one resource (or family) is the primary data.
#[derive(Clone, Debug, PartialEq)]
pub struct IncludeSet {
    /// The name of the type: `InquiryInclude`, as no other type is called.
    pub name: Name,
    /// A shorter name within the module, where it has no other set and no type of that name: `Include`.
    pub alias: Option<Name>,
    /// The primary resource or union of resources; its module holds the type.
    pub primary: TypeId,
    /// The paths.
    pub paths: Vec<IncludePath>,
}

/// A path that `include` takes.
#[derive(Clone, Debug, PartialEq)]
pub struct IncludePath {
    /// The constant (`INQUIRY_TEMPLATE`) and the path on the wire (`inquiry-template`).
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
}

/// The sparse-fieldset parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Fieldset {
    /// The parameter's name on the wire: `fields`.
    pub wire: String,
    /// Documentation.
    pub doc: Doc,
    /// The resource types that a reply may hold, most likely first: each may get a fieldset.
    pub types: Vec<TypeId>,
}

/// The `sort` parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Sort {
    /// The parameter's name on the wire.
    pub wire: String,
    /// Documentation.
    pub doc: Doc,
    /// The sort fields: those that the document names, and any other as text.
    pub ty: TypeRef,
    /// How its list is written.
    pub encoding: Encoding,
}

/// A page parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct PageParameter {
    /// The method (`page_size`) and the whole key on the wire (`page[size]`).
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Its type.
    pub ty: TypeRef,
    /// How it is written.
    pub encoding: Encoding,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// What it does.
    pub role: PageRole,
    /// What its schema says of its values.
    pub bounds: Bounds,
    /// Whether it must be given.
    pub required: bool,
}

/// What a schema says of the numbers that it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The number that stands for none.
    pub default: Option<u32>,
    /// The least number.
    pub minimum: Option<u32>,
    /// The greatest number.
    pub maximum: Option<u32>,
}

/// What a page parameter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageRole {
    /// The cursor behind which the page starts.
    After,
    /// The cursor before which the page ends.
    Before,
    /// How many items a page has.
    Size,
    /// The number of the page.
    Number,
    /// How many items to pass over.
    Offset,
    /// Anything else.
    Other,
}

/// A filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// The method (`filter_identifier_key`) and the whole key on the wire (`filter[identifier][key]`).
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Its type.
    pub ty: TypeRef,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// Whether its value must stay out of logs, and why.
    pub sensitivity: Option<Sensitivity>,
    /// How it is written.
    pub encoding: Encoding,
    /// Whether it must be given.
    pub required: bool,
    /// A value that it may have, where the document gives one: text, a number, true or false.
    pub example: Option<Value>,
}

/// Any other query parameter, or a cookie.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryParameter {
    /// The method and the whole key on the wire.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Its type.
    pub ty: TypeRef,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// Whether its value must stay out of logs, and why.
    pub sensitivity: Option<Sensitivity>,
    /// How a list or object is written.
    pub encoding: Encoding,
    /// Which members it has, where they are parameters of their own.
    pub members: Option<Members>,
    /// Whether it must be given.
    pub required: bool,
    /// A value that it may have, where the document gives one: text, a number, true or false.
    pub example: Option<Value>,
}

/// The members of an object in the style `form`, exploded: each is a parameter of its own, and the object's name is not
/// written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members {
    /// These, and no others.
    Closed(Vec<String>),
    /// Whatever is no other parameter.
    Open,
}

/// A header.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderParameter {
    /// The method and the header's name on the wire.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Its type.
    pub ty: TypeRef,
    /// How it is written.
    pub encoding: Encoding,
    /// What values are allowed beyond what the type says.
    pub constraints: Option<Box<Constraints>>,
    /// Whether its value must stay out of logs, and why.
    pub sensitivity: Option<Sensitivity>,
    /// Whether it may be missing.
    pub presence: Presence,
    /// What it does, where the document or the settings say so; the client sets headers that have a role by itself.
    pub role: Option<HeaderRole>,
    /// A value that it may have, where the document gives one: text, a number, true or false.
    pub example: Option<Value>,
}

/// How an operation pages, where it does (JSON:API 1.1 §8.6).
#[derive(Clone, Debug, PartialEq)]
pub struct Paging {
    /// How the next page is found where a page has no links to others.
    pub style: PagingStyle<String>,
    /// The parameter that asks for a page size.
    pub size: Option<String>,
    /// The greatest page size, where the document states it.
    pub max_size: Option<u32>,
    /// The page size without a parameter, where the document states it.
    pub default_size: Option<u32>,
}
