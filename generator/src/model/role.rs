//! What headers and errors mean.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorRole {
    /// A product's quota is used up: the same call fails until the quota is raised or starts anew.
    QuotaExceeded,
}

/// What a header does. The document tells it by `x-role`, the settings by the header's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderRole {
    /// Pins the API's version.
    Version,
    /// Asks for an inflection of keys.
    Inflection,
    /// Makes a write safe to repeat.
    IdempotencyKey,
    /// Names a request in the vendor's logs.
    RequestId,
    /// The rate limit.
    RateLimitLimit,
    /// What is left of it.
    RateLimitRemaining,
    /// Seconds until it starts anew.
    RateLimitReset,
    /// A quota.
    QuotaLimit,
    /// What is left of it.
    QuotaRemaining,
    /// Seconds until it starts anew.
    QuotaReset,
    /// Names an environment.
    EnvironmentId,
    /// Names an organization.
    OrganizationId,
}
