//! Which member of an OpenAPI object holds what (OpenAPI 3.1 §4.8; the tables are in [`members`]).
//!
//! References are looked for only where the specification allows one: a `$ref` inside an example is data.

mod members;

/// A kind of object of the OpenAPI Specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Document,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Tag,
    ExternalDocs,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Schema,
    Discriminator,
    Example,
    Link,
    Callback,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    /// A security requirement: names of schemes to lists of scopes.
    Requirement,
}

/// A version of the OpenAPI Specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Version {
    V30,
    V31,
    V32,
}

/// What a member holds, whatever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Flag,
    /// A whole number that is not negative.
    Count,
    Number,
    /// A list of texts.
    Texts,
    /// A list of any values.
    Values,
    /// A mapping from names to texts.
    TextMap,
    /// A discriminator's `mapping`: each value names a schema or refers to one.
    Mapping,
    Object(Kind),
    List(Kind),
    Map(Kind),
    /// Anything, or something with rules of its own.
    Data,
}

/// What a member holds, where it is objects that may be references or hold some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One object of the kind.
    One(Kind),
    /// A mapping from names to objects of the kind.
    Map(Kind),
    /// A list of objects of the kind.
    List(Kind),
    /// A discriminator's `mapping`: each value names a schema or refers to one.
    Mapping,
    /// Nothing that refers to anything.
    Data,
}

impl Version {
    /// The version that `openapi: text` declares, where it is one of these.
    pub(crate) fn of(text: &str) -> Option<Self> {
        [("3.0", Self::V30), ("3.1", Self::V31), ("3.2", Self::V32)]
            .into_iter()
            .find(|(known, _)| text == *known || text.starts_with(&format!("{known}.")))
            .map(|(_, version)| version)
    }

    /// `3.0`, `3.1`, `3.2`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        }
    }
}

impl Kind {
    /// What an object of this kind is called in a message.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Info => "info",
            Self::Contact => "contact",
            Self::License => "license",
            Self::Server => "server",
            Self::ServerVariable => "serverVariable",
            Self::Tag => "tag",
            Self::ExternalDocs => "externalDocs",
            Self::Components => "components",
            Self::PathItem => "pathItem",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Header => "header",
            Self::RequestBody => "requestBody",
            Self::Response => "response",
            Self::MediaType => "mediaType",
            Self::Encoding => "encoding",
            Self::Schema => "schema",
            Self::Discriminator => "discriminator",
            Self::Example => "example",
            Self::Link => "link",
            Self::Callback => "callback",
            Self::SecurityScheme => "securityScheme",
            Self::OAuthFlows => "oauthFlows",
            Self::OAuthFlow => "oauthFlow",
            Self::Requirement => "securityRequirement",
        }
    }

    /// The name with its article.
    pub(crate) fn with_article(self) -> String {
        let article = match self.name().as_bytes().first() {
            Some(b'a' | b'e' | b'i' | b'o') => "an",
            _ => "a",
        };
        format!("{article} {}", self.name())
    }

    /// The section under `components` in which objects of this kind are kept; none for those that are put in place.
    pub(crate) fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Schema => "schemas",
            Self::Parameter => "parameters",
            Self::Header => "headers",
            Self::RequestBody => "requestBodies",
            Self::Response => "responses",
            Self::Example => "examples",
            Self::Link => "links",
            Self::Callback => "callbacks",
            Self::SecurityScheme => "securitySchemes",
            _ => return None,
        })
    }

    /// What the member `key` of an object of this kind holds, as far as references go.
    pub(crate) fn member(self, key: &str) -> Shape {
        if key.starts_with("x-") {
            return Shape::Data;
        }
        if self == Self::Callback {
            return Shape::One(Self::PathItem);
        }
        match self.known(key).map(|member| member.form) {
            Some(Form::Object(kind)) if kind.refers() => Shape::One(kind),
            Some(Form::Map(kind)) if kind.refers() => Shape::Map(kind),
            Some(Form::List(kind)) if kind.refers() => Shape::List(kind),
            Some(Form::Mapping) => Shape::Mapping,
            _ => Shape::Data,
        }
    }

    /// Whether objects of this kind can be references, or hold some.
    fn refers(self) -> bool {
        !matches!(
            self,
            Self::Info
                | Self::Contact
                | Self::License
                | Self::Server
                | Self::ServerVariable
                | Self::Tag
                | Self::ExternalDocs
                | Self::OAuthFlows
                | Self::OAuthFlow
                | Self::Requirement
        )
    }
}
