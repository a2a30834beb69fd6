//! What is known of operations: their tags, parameters and methods.

use jsonapi_runtime::http::encoding::Location;
use jsonapi_runtime::http::method::Method;

use super::paging::PagingInfo;

/// A tag: operations that belong together.
#[derive(Clone, Copy, Debug)]
pub struct TagInfo {
    /// The tag, as the document writes it.
    pub name: &'static str,
    /// Its operations, in the document's order.
    pub operations: &'static [&'static OperationInfo],
}

/// An operation: one method of one path.
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template: `/inquiries/{inquiry-id}`.
    pub path: &'static str,
    /// The tag, as the document writes it.
    pub tag: &'static str,
    /// What it does, in a line; empty where the document does not say.
    pub summary: &'static str,
    /// Base URLs of its own; empty where those of the API hold.
    pub servers: &'static [&'static str],
    /// The security schemes that it asks for: any one of these alternatives, each all of its schemes. Empty: none.
    pub security: &'static [&'static [&'static str]],
    /// Its parameters, bodies aside.
    pub parameters: &'static [ParameterInfo],
    /// The media types that its request body may have.
    pub bodies: &'static [&'static str],
    /// The statuses that it declares: `200`, `4XX`, `default`.
    pub statuses: &'static [&'static str],
    /// The `Accept` header: the media types of its replies.
    pub accept: &'static str,
    /// Whether it takes an idempotency key.
    pub idempotent: bool,
    /// How it pages, where it does.
    pub paging: Option<PagingInfo>,
}

impl OperationInfo {
    /// An operation that takes nothing: `GET` of the base URL.
    pub const EMPTY: Self = Self {
        id: "",
        method: Method::Get,
        path: "",
        tag: "",
        summary: "",
        servers: &[],
        security: &[],
        parameters: &[],
        bodies: &[],
        statuses: &[],
        accept: "",
        idempotent: false,
        paging: None,
    };
}

/// A parameter of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterInfo {
    /// Its name on the wire; the whole key of a deep parameter: `filter[status]`.
    pub name: &'static str,
    /// Where it is sent.
    pub place: Location,
    /// Whether it must be given.
    pub required: bool,
    /// Its type in a word: `string`, `integer`, `date-time`, `list`.
    pub kind: &'static str,
    /// What it is, in a line; empty where the document does not say.
    pub summary: &'static str,
    /// The values that are known; empty where any may stand.
    pub words: &'static [&'static str],
}

impl ParameterInfo {
    /// A parameter in the query that may be left out.
    pub const EMPTY: Self = Self {
        name: "",
        place: Location::Query,
        required: false,
        kind: "",
        summary: "",
        words: &[],
    };
}

/// The method as the `http` crate has it.
pub(crate) fn http_method(method: Method) -> &'static http::Method {
    match method {
        Method::Get => &http::Method::GET,
        Method::Put => &http::Method::PUT,
        Method::Post => &http::Method::POST,
        Method::Delete => &http::Method::DELETE,
        Method::Options => &http::Method::OPTIONS,
        Method::Head => &http::Method::HEAD,
        Method::Patch => &http::Method::PATCH,
        Method::Trace => &http::Method::TRACE,
    }
}
