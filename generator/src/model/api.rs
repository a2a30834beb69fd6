//! The whole API.

use super::{
    Content, Contract, Delivery, Doc, HeaderSet, IncludeSet, MockRules, Module, ModulePath, Name,
    OnceParameter, Operation, Reply, Roles, SecurityScheme, Server, TypeDef, TypeId, Webhooks,
};

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
    /// Types; [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// Names that types had before two became one: kept, and deprecated.
    pub aliases: Vec<TypeAlias>,
    /// The modules of types, sorted by path; each stands behind the one around it.
    pub modules: Vec<Module>,
    /// The resources and families that operations deal with most, most used first: they are at hand without their module.
    pub prominent: Vec<TypeId>,
    /// What the union of all resources (`Resource`) holds: each resource of no family, each family; sorted by name.
    pub families: Vec<TypeId>,
    /// Operations, in the order of tags and then of the document.
    pub operations: Vec<Operation>,
    /// Sets of headers that replies declare; [`Reply::header_set`](super::Reply::header_set) is an index into it.
    pub header_sets: Vec<HeaderSet>,
    /// Parameters that the client may be told once.
    pub once: Vec<OnceParameter>,
    /// Members of an error object that the document declares, on the wire; empty where it declares none.
    pub error_members: Vec<String>,
    /// What headers and errors mean that the document need not declare.
    pub roles: Roles,
    /// Events.
    pub webhooks: Webhooks,
    /// What it sends with a contract of its own: callbacks, and webhooks whose methods or answers differ.
    pub deliveries: Vec<Delivery>,
    /// Include paths, one set for each resource that is primary data where `include` is taken.
    pub includes: Vec<IncludeSet>,
    /// What requests have to obey, and what replies look like.
    pub contract: Contract,
    /// What operations change, for the mock.
    pub mock: MockRules,
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

    /// The set of headers that a reply declares, where it declares any that have no role.
    pub fn header_set(&self, reply: &Reply) -> Option<&HeaderSet> {
        self.header_sets.get(reply.header_set?)
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

/// A name that a type had before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeAlias {
    /// The identifier; no type has it.
    pub name: String,
    /// The module that holds it.
    pub module: ModulePath,
    /// The type.
    pub of: TypeId,
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
    /// The module of the types that the tag's operations alone send.
    pub fn requests_module(&self) -> ModulePath {
        ModulePath::requests().child(self.module.ident())
    }

    /// The module of what the tag's operations answer.
    pub fn replies_module(&self) -> ModulePath {
        ModulePath::replies().child(self.module.ident())
    }
}
