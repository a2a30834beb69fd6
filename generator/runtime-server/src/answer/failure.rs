//! What is wrong with a request, and how the API says so.

use std::borrow::Cow;
use std::fmt;

use http::header::{ALLOW, HeaderMap, HeaderValue, WWW_AUTHENTICATE};
use http::{Response, StatusCode};
use jsonapi_runtime::{Node, RawReply, serde_json};

use crate::answer::reply::response;
use crate::info::{ApiInfo, OperationInfo};

/// A request that cannot be answered as asked: a status and what is wrong, thing by thing.
///
/// It becomes an errors document (JSON:API 1.1 §11) whose objects hold only the members that the document declares for the
/// status: what has no place in `source` stands in `meta`, and what has none at all is left out.
/// Its texts never repeat a value that the client sent.
///
/// ```
/// use jsonapi_server::Failure;
///
/// let failure = Failure::new(http::StatusCode::FORBIDDEN).detail("this key may only read");
/// assert_eq!(failure.status(), 403);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Failure(Box<Inner>);

#[derive(Clone, Debug, PartialEq)]
struct Inner {
    status: StatusCode,
    problems: Vec<Problem>,
    headers: HeaderMap,
}

/// One thing that is wrong with a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
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

impl Failure {
    /// A failure of which nothing more is said.
    pub fn new(status: StatusCode) -> Self {
        Self(Box::new(Inner {
            status,
            problems: Vec::new(),
            headers: HeaderMap::new(),
        }))
    }

    /// Says what is wrong.
    #[must_use]
    pub fn detail(self, detail: impl Into<String>) -> Self {
        self.problem(Problem::new(detail))
    }

    /// Adds a problem.
    #[must_use]
    pub fn problem(mut self, problem: Problem) -> Self {
        self.0.problems.push(problem);
        self
    }

    /// Adds a header to the reply.
    #[must_use]
    pub fn header(mut self, name: http::HeaderName, value: HeaderValue) -> Self {
        self.0.headers.insert(name, value);
        self
    }

    /// Headers of the reply beside those of its body.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The reply's status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// What is wrong, thing by thing.
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    pub(crate) fn bad_request(problems: Vec<Problem>) -> Self {
        problems
            .into_iter()
            .fold(Self::new(StatusCode::BAD_REQUEST), Self::problem)
    }

    /// The failure of an operation that nobody answers.
    pub(crate) fn not_implemented(operation: &OperationInfo) -> Self {
        Self::new(StatusCode::NOT_IMPLEMENTED)
            .detail(format!("the operation {} is not implemented", operation.id))
    }

    pub(crate) fn method_not_allowed(allowed: &[&str]) -> Self {
        let failure = Self::new(StatusCode::METHOD_NOT_ALLOWED);
        match HeaderValue::from_str(&allowed.join(", ")) {
            Ok(value) => failure.header(ALLOW, value),
            Err(_) => failure,
        }
    }

    /// Tells how to authenticate, where the failure is that nobody did.
    pub(crate) fn challenged(mut self, challenges: impl FnOnce() -> Vec<HeaderValue>) -> Self {
        let headers = &mut self.0.headers;
        if self.0.status == StatusCode::UNAUTHORIZED && !headers.contains_key(WWW_AUTHENTICATE) {
            for challenge in challenges() {
                headers.append(WWW_AUTHENTICATE, challenge);
            }
        }
        self
    }

    /// The reply's body: a document with `errors`.
    pub(crate) fn body(&self, api: &ApiInfo, operation: Option<&OperationInfo>) -> Vec<u8> {
        let members = api.members(operation, self.0.status.as_u16());
        let nothing = [Problem::default()];
        let problems = if self.0.problems.is_empty() {
            &nothing
        } else {
            self.0.problems.as_slice()
        };
        let errors = problems
            .iter()
            .map(|problem| self.object(members, problem))
            .collect();
        let document = Node::Object(vec![(Cow::Borrowed("errors"), Node::Array(errors))].into());
        // Writing text and arrays into memory cannot fail.
        serde_json::to_vec(&document).unwrap_or_default()
    }

    /// The reply, not yet one of HTTP.
    pub(crate) fn raw(&self, api: &ApiInfo, operation: Option<&OperationInfo>) -> RawReply {
        RawReply {
            status: self.0.status.as_u16(),
            content_type: Some(api.error_media_type.to_owned()),
            headers: self.0.headers.clone(),
            body: self.body(api, operation).into(),
        }
    }

    /// The reply: its error objects have what the document lets them have.
    pub(crate) fn response(
        &self,
        api: &ApiInfo,
        operation: Option<&OperationInfo>,
    ) -> Response<axum::body::Body> {
        response(self.raw(api, operation))
    }

    fn object<'a>(&'a self, members: &[&'static str], problem: &'a Problem) -> Node<'a> {
        // Where a problem stands is told in `source`, or else in `meta`.
        let source = problem.source.as_ref();
        let told = source.is_some_and(|source| {
            members.contains(&"source") || members.contains(&source.member())
        });
        let mut object: Vec<(Cow<'a, str>, Node<'a>)> = Vec::new();
        for member in members {
            let (name, value) = match *member {
                "status" => ("status", Node::text(self.0.status.as_str())),
                "title" => {
                    let reason = self.0.status.canonical_reason();
                    ("title", Node::text(reason.unwrap_or("Error")))
                }
                "detail" | "details" => match &problem.detail {
                    Some(detail) => (*member, Node::text(detail)),
                    None => continue,
                },
                "meta" if !told => match source {
                    Some(source) => ("meta", source.node()),
                    None => continue,
                },
                place => match source {
                    Some(source) if place == "source" || place == source.member() => {
                        ("source", source.node())
                    }
                    _ => continue,
                },
            };
            object.push((Cow::Borrowed(name), value));
        }
        Node::Object(object.into())
    }
}

impl Problem {
    /// A problem of the request as a whole.
    pub fn new(detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()),
            source: None,
        }
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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.status)?;
        for (index, problem) in self.0.problems.iter().enumerate() {
            let separator = if index == 0 { ": " } else { "; " };
            write!(f, "{separator}{}", problem.detail().unwrap_or_default())?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}
