//! The whole API.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Content, Doc, HeaderRole, IncludeSet, Name, Operation, TypeDef, TypeId, Webhooks};

/// An API: what emitters read.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// What the document says of itself.
    pub info: Info,
    /// Names of the generated crates.
    pub crates: CrateNames,
    /// Base URLs.
    pub servers: Vec<Server>,
    /// Security schemes.
    pub security: Vec<SecurityScheme>,
    /// Tags: each becomes a module and a trait.
    pub tags: Vec<Tag>,
    /// Types, sorted by module and then by name. [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// What the union of all resources (`Resource`) holds: each resource of no family, each family; sorted by name.
    pub families: Vec<TypeId>,
    /// Operations, in the order of tags and then of the document.
    pub operations: Vec<Operation>,
    /// Members of an error object that the document declares, on the wire; empty where it declares none.
    pub error_members: Vec<String>,
    /// What headers and errors mean that the document need not declare.
    pub roles: Roles,
    /// Events.
    pub webhooks: Webhooks,
    /// Include paths, one set for each resource that is primary data where `include` is taken.
    pub includes: Vec<IncludeSet>,
}

impl Api {
    /// The type that an id stands for.
    pub fn ty(&self, id: TypeId) -> &TypeDef {
        // Only `normalise` makes ids, each for the one table of types that it freezes.
        &self.types[id.0]
    }

    /// The id of the type at this place of [`Self::types`].
    pub fn id(&self, place: usize) -> TypeId {
        TypeId(place)
    }

    /// The media type in which the API sends error objects, where the document says so.
    pub fn error_media_type(&self) -> Option<&str> {
        let replies = self
            .operations
            .iter()
            .flat_map(|operation| &operation.replies);
        let mut errors = replies
            .flat_map(|reply| &reply.bodies)
            .filter(|body| body.content == Content::Errors);
        errors.next().map(|body| body.media_type.text.as_str())
    }

    /// The operations of a tag.
    pub fn operations_of(&self, tag: usize) -> impl Iterator<Item = &Operation> {
        self.operations
            .iter()
            .filter(move |operation| operation.tag == tag)
    }
}

/// What headers and errors mean, by their names, as the settings tell it: an API may send more than its document
/// declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// Roles of headers, by the header's name.
    pub headers: BTreeMap<String, HeaderRole>,
    /// Roles of errors, by the `title` or `code` of the error object (JSON:API 1.1 §11.2).
    pub errors: BTreeMap<String, ErrorRole>,
}

/// What an error means beyond its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorRole {
    /// A product's quota is used up: the same call fails until the quota is raised or starts anew.
    QuotaExceeded,
}

/// What the document says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Info {
    /// The API's title.
    pub title: String,
    /// The document's version.
    pub version: String,
    /// Documentation.
    pub doc: Doc,
    /// The document's path, as given: for the header of generated files.
    pub source: String,
}

/// Names of the generated crates and of what is named after the API in them.
#[derive(Clone, Debug, PartialEq)]
pub struct CrateNames {
    /// The API's short name in kebab-case: `persona`; crates are `persona-types`, `persona-client`, `persona-server`.
    pub base: String,
    /// The prefix of environment variables: `PERSONA`.
    pub env: String,
}

/// Names that cargo keeps for its own folders beside the programs that it builds.
const FOLDERS_OF_CARGO: [&str; 4] = ["build", "deps", "examples", "incremental"];

impl CrateNames {
    /// The name of the program that calls the API from a shell: `persona`.
    pub fn program(&self) -> String {
        if FOLDERS_OF_CARGO.contains(&self.base.as_str()) {
            return format!("{}-cli", self.base);
        }
        self.base.clone()
    }
}

/// A base URL.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// The URL; its variables stand with their defaults.
    pub url: String,
    /// Documentation.
    pub doc: Doc,
}

/// A security scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// The method's name and the scheme's name in the document.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// How credentials are sent.
    pub kind: SecurityKind,
}

/// How credentials are sent.
#[derive(Clone, Debug, PartialEq)]
pub enum SecurityKind {
    /// `Authorization: Bearer ...`; OAuth 2 and OpenID Connect end here too.
    Bearer,
    /// `Authorization: Basic ...`.
    Basic,
    /// A key in a place of its own.
    ApiKey {
        /// The place.
        place: ApiKeyPlace,
        /// The name of the header, parameter or cookie.
        key: String,
        /// What is written before the key.
        prefix: String,
    },
}

/// Where an API key is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyPlace {
    /// A header.
    Header,
    /// The query.
    Query,
    /// A cookie.
    Cookie,
}

/// A tag: operations that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The module, and the tag as the document writes it.
    pub module: Name,
    /// The name of the tag's types: `Inquiries`.
    pub type_name: Name,
    /// Documentation.
    pub doc: Doc,
}

impl Tag {
    /// The module of the types that the tag's operations alone send and receive, resources aside.
    pub fn requests_module(&self) -> String {
        format!("{}_requests", self.module.ident().trim_start_matches("r#"))
    }
}
