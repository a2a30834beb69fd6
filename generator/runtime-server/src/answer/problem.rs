//! One thing that is wrong with a request, and where.

use std::borrow::Cow;
use std::fmt;

use http::StatusCode;
use jsonapi_runtime::{ErrorObject, Node};

/// One thing that is wrong with a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    title: Option<String>,
    code: Option<String>,
    detail: Option<String>,
    source: Option<Source>,
}

/// Where in the request a problem stands (JSON:API 1.1 §11.2, `source`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A JSON pointer (RFC 6901) into the body.
    Pointer(String),
    /// The name of a parameter in the path or query.
    Parameter(String),
    /// The name of a header.
    Header(String),
}

impl Problem {
    /// A problem of the request as a whole.
    pub fn new(detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()),
            ..Self::default()
        }
    }

    /// Says which kind of problem it is, where that is more than the status tells.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Gives the API's code for this kind of problem.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// Says where the problem stands.
    #[must_use]
    pub fn at(mut self, source: Source) -> Self {
        self.source = Some(source);
        self
    }

    /// What is wrong.
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// Where the problem stands.
    pub fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// The error object: what of it the members let it have.
    pub(crate) fn object<'a>(
        &'a self,
        members: &[&'static str],
        status: &'a StatusCode,
    ) -> Node<'a> {
        // Where a problem stands is told in `source`, or else in `meta`.
        let source = self.source.as_ref();
        let told = source.is_some_and(|source| {
            members.contains(&"source") || members.contains(&source.member())
        });
        let mut object: Vec<(Cow<'a, str>, Node<'a>)> = Vec::new();
        let mut tell = |name: &'static str, value: Option<Node<'a>>| {
            object.extend(value.map(|value| (Cow::Borrowed(name), value)));
        };
        for member in members {
            match *member {
                "status" => tell("status", Some(Node::text(status.as_str()))),
                "code" => tell("code", self.code.as_deref().map(Node::text)),
                "title" => {
                    let reason = || status.canonical_reason().unwrap_or("Error");
                    let title = self.title.as_deref().unwrap_or_else(reason);
                    tell("title", Some(Node::text(title)));
                }
                "detail" | "details" => tell(member, self.detail.as_deref().map(Node::text)),
                "meta" if !told => tell("meta", source.map(Source::node)),
                place => {
                    let fits = |source: &&Source| place == "source" || place == source.member();
                    tell("source", source.filter(fits).map(Source::node));
                }
            }
        }
        Node::Object(object.into())
    }
}

/// An error object of the API's, as another server sent it.
impl From<&ErrorObject> for Problem {
    fn from(error: &ErrorObject) -> Self {
        let pointer = error.pointer().map(|text| Source::Pointer(text.to_owned()));
        let parameter = || error.source.parameter.as_deref();
        let header = || error.source.header.as_deref();
        let source = pointer
            .or_else(|| Some(Source::Parameter(parameter()?.to_owned())))
            .or_else(|| Some(Source::Header(header()?.to_owned())));
        Self {
            title: error.title().map(str::to_owned),
            code: error.code.as_deref().map(str::to_owned),
            detail: error.detail().map(str::to_owned),
            source,
        }
    }
}

impl Source {
    /// The member of an error object that tells it.
    fn member(&self) -> &'static str {
        match self {
            Self::Pointer(_) => "source/pointer",
            Self::Parameter(_) => "source/parameter",
            Self::Header(_) => "source/header",
        }
    }

    fn node(&self) -> Node<'_> {
        let (name, value) = match self {
            Self::Pointer(pointer) => ("pointer", pointer),
            Self::Parameter(parameter) => ("parameter", parameter),
            Self::Header(header) => ("header", header),
        };
        let value = Node::String(Cow::Borrowed(value));
        Node::Object(vec![(Cow::Borrowed(name), value)].into())
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pointer(pointer) if pointer.is_empty() => f.write_str("the body"),
            Self::Pointer(pointer) => write!(f, "the body at {pointer}"),
            Self::Parameter(name) => write!(f, "the parameter {name}"),
            Self::Header(name) => write!(f, "the header {name}"),
        }
    }
}
