//! The intermediate model: an API in JSON:API's own terms.
//!
//! `normalise` builds an [`Api`] from an OpenAPI document and freezes it; emitters read it and decide
//! nothing about the API any more. The model knows neither OpenAPI nor Rust syntax: what it holds is named
//! after the sections of the [JSON:API specification](https://jsonapi.org/format/1.1/).
//!
//! | module | what it holds |
//! |---|---|
//! | [`api`] | the whole: info, servers, security schemes, tags, types, operations, events |
//! | [`types`] | named types: resources, objects, open enums, unions; and references to them |
//! | [`relationship`] | relationships, their cardinality and targets |
//! | [`operation`] | operations, their request bodies and replies |
//! | [`parameter`] | parameters by role: path, include, fields, filter, sort, page, header |
//! | [`event`] | webhook events |
//! | [`name`] | identifiers that `normalise` minted |
//!
//! Order is meaningful everywhere: it was decided once, before freezing.

pub mod api;
pub mod event;
pub mod name;
pub mod operation;
pub mod parameter;
pub mod relationship;
pub mod types;

pub use api::{
    Api, ApiKeyPlace, CrateNames, ErrorRole, Info, Roles, SecurityKind, SecurityScheme, Server, Tag,
};
pub use event::{Envelope, Event, SignatureScheme, Webhooks};
pub use name::Name;
pub use operation::{
    Body, Content, Document, Header, HeaderRole, MediaType, Method, Operation, Part, PrimaryData,
    Reply, RequestBody, Requirement, Segment, Status,
};
pub use parameter::{
    Bounds, Encoding, Fieldset, Filter, HeaderParameter, Include, IncludePath, IncludeSet,
    PageParameter, PageRole, Paging, PagingStyle, Parameters, PathParameter, QueryParameter, Sort,
};
pub use relationship::{Cardinality, Linkage, Relationship, Relationships, Target};
pub use types::{
    Additional, Choice, Discriminator, Member, Object, OpenEnum, Presence, Resource, Scalar,
    Sensitivity, Shape, TypeDef, TypeId, TypeKind, TypeRef, Union, UnionKind, Variant, Word,
};

/// Documentation of an element, from the document: plain Markdown, not yet wrapped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// The first line: a summary or title.
    pub summary: Option<String>,
    /// The rest.
    pub description: Option<String>,
    /// Whether the document marks the element as deprecated.
    pub deprecated: bool,
    /// What to use instead of a deprecated element, where the document says so.
    pub replaced_by: Option<String>,
}
