//! The intermediate model: an API in JSON:API's own terms.
//!
//! `normalise` builds an [`Api`] from an OpenAPI document and freezes it; emitters read it and decide
//! nothing about the API any more. The model knows neither OpenAPI nor Rust syntax: what it holds is named
//! after the sections of the [JSON:API specification](https://jsonapi.org/format/1.1/).
//!
//! | module | what it holds |
//! |---|---|
//! | [`api`] | the whole: info, tags, types, operations, events |
//! | [`module`] | where types stand: a tree of modules |
//! | [`types`] | named types: resources, objects, open enums, unions; and references to them |
//! | [`type_id`] | which type is meant |
//! | [`constraints`] | what values are allowed beyond their type |
//! | [`contract`] | what requests have to obey, as JSON Schemas |
//! | [`linkage`] | which resources an identifier names |
//! | [`relationship`] | relationships, their cardinality and targets |
//! | [`operation`] | operations, their request bodies and replies |
//! | [`parameter`] | parameters by role: path, include, fields, filter, sort, page, header |
//! | [`mock`] | what operations change, for the mock |
//! | [`access`] | servers, security schemes and requirements |
//! | [`role`] | what headers and errors mean |
//! | [`event`] | webhook events |
//! | [`name`] | identifiers that `normalise` minted, and those that it must not |
//!
//! How a parameter is written ([`Encoding`]) is said in the runtime's own words, for it is the runtime that writes.
//!
//! Order is meaningful everywhere: it was decided once, before freezing.

pub mod access;
pub mod api;
pub mod constraints;
pub mod contract;
pub mod delivery;
pub mod event;
pub mod linkage;
pub mod mock;
pub mod module;
pub mod name;
pub mod operation;
pub mod parameter;
pub mod relationship;
pub mod role;
pub mod type_id;
pub mod types;

pub use jsonapi_runtime::http::encoding::{Encoding, Location, Style};
pub use jsonapi_runtime::http::method::Method;
pub use jsonapi_runtime::http::paging::PagingStyle;
pub use jsonapi_runtime::http::security::CredentialPlace;

pub use access::{Requirement, SecurityScheme, Server};
pub use api::{Api, CrateNames, Info, Tag, TypeAlias};
pub use constraints::{Bound, Constraints, RequiredSets, Travels};
pub use contract::{
    Contract, OperationContract, OperationReplies, Replies, ReplyContract, ValueContract,
};
pub use delivery::{Delivery, Destination};
pub use event::{Envelope, Event, SignatureScheme, Webhooks};
pub use linkage::{Linkage, Target};
pub use mock::{MockAction, MockRules};
pub use module::{Module, ModulePath, Topic};
pub use name::{Name, Taken};
pub use operation::{
    Body, Content, Document, Field, Header, HeaderSet, MediaType, Operation, Part, PrimaryData,
    Reply, RequestBody, Segment, Status, successes,
};
pub use parameter::{
    Bounds, Fieldset, Filter, HeaderParameter, Include, IncludePath, IncludeSet, Members,
    OnceParameter, PageParameter, PageRole, Paging, Parameters, PathParameter, QueryParameter,
    Sort,
};
pub use relationship::{Cardinality, Relationship};
pub use role::{ErrorRole, HeaderRole, Roles};
pub use type_id::TypeId;
pub use types::{
    Additional, Choice, Discriminator, Member, Object, OpenEnum, Presence, Relationships, Resource,
    Scalar, Sensitivity, Shape, TypeDef, TypeKind, TypeRef, Union, UnionKind, Variant, Word,
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
