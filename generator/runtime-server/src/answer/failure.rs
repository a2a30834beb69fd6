//! What is wrong with a request, and how the API says so.

use std::borrow::Cow;
use std::fmt;

use http::header::{ALLOW, HeaderMap, HeaderValue, WWW_AUTHENTICATE};
use http::{Response, StatusCode};
use jsonapi_runtime::{Node, RawReply, serde_json};

use crate::answer::fault::{Fault, Faults};
use crate::answer::problem::{Problem, Source};
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
    fault: Option<Fault>,
    passed_on: bool,
}

impl Failure {
    /// A failure of which nothing more is said.
    pub fn new(status: StatusCode) -> Self {
        Self(Box::new(Inner {
            status,
            problems: Vec::new(),
            headers: HeaderMap::new(),
            fault: None,
            passed_on: false,
        }))
    }

    /// A failure that a router may have another status for.
    pub(crate) fn of(fault: Fault) -> Self {
        let mut failure = Self::new(fault.status());
        failure.0.fault = Some(fault);
        failure
    }

    /// What an undeclared status becomes: the fault of a handler, which only a gateway may pass on. Those of this crate stay.
    pub(crate) fn declared(self, operation: &OperationInfo) -> Self {
        let status = self.0.status;
        let is_own = self.0.fault.is_some() || self.0.passed_on;
        if is_own || status.is_server_error() || operation.declares(status.as_u16()) {
            return self;
        }
        Self::new(StatusCode::INTERNAL_SERVER_ERROR).detail(format!(
            "the handler answered {}, which the document does not declare for {}",
            status.as_u16(),
            operation.id
        ))
    }

    /// The same with the status that the router has for its fault.
    pub(crate) fn settled(mut self, faults: &Faults) -> Self {
        if let Some(status) = self.0.fault.and_then(|fault| faults.get(fault)) {
            self.0.status = status;
        }
        self
    }

    /// Says that the status is somebody else's, as that of a gateway is: it is sent although the document may not declare it
    /// for the operation. Without this, a handler's undeclared status below 500 is answered 500.
    #[must_use]
    pub fn passed_on(mut self) -> Self {
        self.0.passed_on = true;
        self
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

    /// What is wrong with parameters or, where they are right, with the body.
    pub(crate) fn invalid(problems: Vec<Problem>) -> Self {
        let in_body = |problem: &Problem| {
            let source = problem.source();
            source.is_none_or(|source| matches!(source, Source::Pointer(_)))
        };
        let fault = match problems.iter().all(in_body) {
            true => Fault::InvalidBody,
            false => Fault::InvalidParameter,
        };
        problems.into_iter().fold(Self::of(fault), Self::problem)
    }

    /// The failure of a request that is none of what it calls itself.
    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::of(Fault::Malformed).detail(detail)
    }

    /// The failure of a body that has more than so many bytes.
    pub(crate) fn too_large(limit: usize) -> Self {
        Self::of(Fault::TooLarge).detail(format!("the body may have {limit} bytes at most"))
    }

    /// The failure of an operation that nobody answers.
    pub(crate) fn not_implemented(operation: &OperationInfo) -> Self {
        Self::of(Fault::NotImplemented)
            .detail(format!("the operation {} is not implemented", operation.id))
    }

    pub(crate) fn method_not_allowed(allowed: &[&str]) -> Self {
        let failure = Self::of(Fault::UnknownMethod);
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
            .map(|problem| problem.object(members, &self.0.status))
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
            deferred: None,
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
