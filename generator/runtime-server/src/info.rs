//! What a generated server says of its API and of each operation: constants, written once by the generator.

use jsonapi_runtime::http::security::SecurityScheme;

/// What a generated server knows of its API.
#[derive(Clone, Copy, Debug)]
pub struct ApiInfo {
    /// The document's title.
    pub title: &'static str,
    /// The document's version.
    pub version: &'static str,
    /// The path of the document's first server: `/api/v1`; empty where there is none.
    pub base_path: &'static str,
    /// The media type in which the API sends errors.
    pub error_media_type: &'static str,
    /// The members of the API's error objects (JSON:API 1.1 §11.2); the server's own failures hold only these.
    pub error_members: &'static [&'static str],
    /// What error objects hold, by status, where the operation does not tell; what [`error_members`](Self::error_members) has
    /// beyond that is left out.
    pub errors: &'static [ErrorShape],
    /// The request header that asks for an inflection of keys.
    pub inflection_header: Option<&'static str>,
    /// Every operation, in the document's order.
    pub operations: &'static [&'static OperationInfo],
}

impl ApiInfo {
    /// An API of which nothing is known: errors as JSON:API has them, in its media type.
    pub const EMPTY: Self = Self {
        title: "",
        version: "",
        base_path: "",
        error_media_type: "application/vnd.api+json",
        error_members: &["status", "title", "detail", "source"],
        errors: &[],
        inflection_header: None,
        operations: &[],
    };
}

impl ApiInfo {
    /// The members that an error object of a status may have.
    pub(crate) fn members(
        &self,
        operation: Option<&OperationInfo>,
        status: u16,
    ) -> &'static [&'static str] {
        let own = operation.map_or(&[][..], |operation| operation.errors);
        let shapes = if own.is_empty() { self.errors } else { own };
        let of = |status| shapes.iter().find(|shape| shape.status == status);
        let shape = of(status).or_else(|| of(status / 100)).or_else(|| of(0));
        shape.map_or(self.error_members, |shape| shape.members)
    }
}

/// What a generated server knows of an operation.
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The tag, as the document writes it.
    pub tag: &'static str,
    /// The HTTP method: `GET`.
    pub method: &'static str,
    /// The path template: `/inquiries/{inquiry-id}`.
    pub path: &'static str,
    /// The paths of the servers that the operation or its path has of its own; empty where it uses those of the API.
    pub base_paths: &'static [&'static str],
    /// Which credentials it asks for: any one of these alternatives, each all of its schemes. Empty: none.
    pub security: &'static [&'static [&'static SecurityScheme]],
    /// The media types (or ranges, `image/*`) that a request body may have; empty where there is no body. The first is
    /// meant where a request names none.
    pub bodies: &'static [&'static str],
    /// Whether there must be a body.
    pub requires_body: bool,
    /// The media types of its replies, where JSON:API's is among them: `Accept` is held against it (JSON:API 1.1 §5.3).
    pub replies: &'static [&'static str],
    /// The statuses that it declares: each a status, the first digit of a range of them, or 0 for all others. Empty where
    /// nothing is known of them.
    pub statuses: &'static [u16],
    /// What error objects hold, by status; empty where it is as the API says.
    pub errors: &'static [ErrorShape],
}

/// What the error objects of a status may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorShape {
    /// A status, the first digit of a range of them, or 0 for all others.
    pub status: u16,
    /// Names of members; those of `source` as `source/pointer`, where not all are allowed.
    pub members: &'static [&'static str],
}

impl ErrorShape {
    /// What the error objects of a status may hold.
    pub const fn new(status: u16, members: &'static [&'static str]) -> Self {
        Self { status, members }
    }
}

impl OperationInfo {
    /// An operation without security and body, on the servers of the API.
    pub const EMPTY: Self = Self {
        id: "",
        tag: "",
        method: "GET",
        path: "/",
        base_paths: &[],
        security: &[],
        bodies: &[],
        requires_body: false,
        replies: &[],
        statuses: &[],
        errors: &[],
    };

    /// Whether the document lets the operation answer with a status.
    pub fn declares(&self, status: u16) -> bool {
        let known = |status| self.statuses.contains(&status);
        self.statuses.is_empty() || known(status) || known(status / 100) || known(0)
    }
}
