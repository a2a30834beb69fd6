//! An API as a whole: its servers, its headers, what its errors mean.

use jsonapi_runtime::http::security::SecurityScheme;

/// An API.
///
/// Generated crates hold one in a static; everything of an API that is data rather than code stands here.
#[derive(Clone, Copy, Debug)]
pub struct ApiInfo {
    /// The API's title.
    pub title: &'static str,
    /// The document's version; sent in [`HeaderNames::version`] where no other is asked for.
    pub version: &'static str,
    /// The prefix of environment variables: `PERSONA`.
    pub env: &'static str,
    /// Base URLs; the first is the one that is used unless told otherwise.
    pub servers: &'static [&'static str],
    /// Security schemes.
    pub security: &'static [SecurityScheme],
    /// The security scheme that the API key stands for; see [`Builder::api_key`](crate::Builder::api_key).
    pub key_scheme: Option<&'static str>,
    /// Names of the headers that have a role.
    pub headers: HeaderNames,
    /// Titles and codes of the errors (JSON:API 1.1 §11.2) that say that a quota is used up: such a call is not tried
    /// again.
    pub quota_errors: &'static [&'static str],
    /// What [`HeaderNames::inflection`] says for keys as the document writes them: `kebab`.
    pub inflection: &'static str,
    /// What the client says of itself: `persona-client/0.1.0`.
    pub user_agent: &'static str,
}

impl ApiInfo {
    /// An API of which nothing is known.
    pub const EMPTY: Self = Self {
        title: "",
        version: "",
        env: "",
        servers: &[],
        security: &[],
        key_scheme: None,
        headers: HeaderNames::EMPTY,
        quota_errors: &[],
        inflection: "",
        user_agent: concat!("jsonapi-client/", env!("CARGO_PKG_VERSION")),
    };

    /// The security scheme of a name.
    pub(crate) fn scheme(&self, name: &str) -> Option<&'static SecurityScheme> {
        self.security.iter().find(|scheme| scheme.name == name)
    }
}

/// Names of the headers that have a role, where the API has such a header.
#[derive(Clone, Copy, Debug)]
pub struct HeaderNames {
    /// Pins the API's version.
    pub version: Option<&'static str>,
    /// Asks for an inflection of keys.
    pub inflection: Option<&'static str>,
    /// Makes a write safe to repeat.
    pub idempotency_key: Option<&'static str>,
    /// Names a request in the API's logs.
    pub request_id: Option<&'static str>,
    /// How many requests a window allows.
    pub rate_limit: LimitNames,
    /// How much of a product a window allows.
    pub quota: LimitNames,
}

impl HeaderNames {
    /// No header has a role.
    pub const EMPTY: Self = Self {
        version: None,
        inflection: None,
        idempotency_key: None,
        request_id: None,
        rate_limit: LimitNames::EMPTY,
        quota: LimitNames::EMPTY,
    };
}

/// Names of the three headers that describe a limit.
#[derive(Clone, Copy, Debug)]
pub struct LimitNames {
    /// The limit.
    pub limit: Option<&'static str>,
    /// What is left of it.
    pub remaining: Option<&'static str>,
    /// Seconds until it starts anew.
    pub reset: Option<&'static str>,
}

impl LimitNames {
    /// The limit is not told.
    pub const EMPTY: Self = Self {
        limit: None,
        remaining: None,
        reset: None,
    };
}
