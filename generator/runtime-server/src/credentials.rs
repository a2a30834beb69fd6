//! Whether a request carries the credentials that its operation asks for.
//!
//! Only their presence is checked here. Whether they are good is for the hook to say that
//! [`Routes::verify`](crate::Routes::verify) takes.

use std::fmt;

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE};
use jsonapi_runtime::http::query::Parameters;

use crate::answer::failure::Failure;
use crate::info::{CredentialPlace, OperationInfo, SecurityScheme};

/// What a request carries for one security scheme.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// The scheme.
    pub scheme: &'static SecurityScheme,
    secret: String,
}

impl Credential {
    /// What stands for a scheme: for tests of handlers.
    pub fn new(scheme: &'static SecurityScheme, secret: impl Into<String>) -> Self {
        Self {
            scheme,
            secret: secret.into(),
        }
    }

    /// The credential itself, without the scheme's prefix: the token after `Bearer `, the base64 text after `Basic `.
    pub fn secret(&self) -> &str {
        &self.secret
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("scheme", &self.scheme.name)
            .finish_non_exhaustive()
    }
}

/// The credentials of the first alternative that a request has whole; none where the operation asks for none.
pub(crate) fn present(
    operation: &OperationInfo,
    headers: &HeaderMap,
    query: &Parameters,
) -> Result<Vec<Credential>, Failure> {
    if operation.security.is_empty() {
        return Ok(Vec::new());
    }
    let alternative = operation.security.iter().find_map(|schemes| {
        schemes
            .iter()
            .map(|scheme| find(scheme, headers, query).map(|secret| Credential { scheme, secret }))
            .collect::<Option<Vec<_>>>()
    });
    alternative.ok_or_else(|| Failure::unauthorized(challenge(operation)))
}

/// What `WWW-Authenticate` says (RFC 9110 §11.6.1): the first scheme that HTTP knows.
fn challenge(operation: &OperationInfo) -> Option<&'static str> {
    let schemes = operation.security.iter().copied().flatten();
    schemes
        .filter_map(|scheme| match scheme.place {
            CredentialPlace::Bearer => Some("Bearer"),
            CredentialPlace::Basic => Some("Basic"),
            _ => None,
        })
        .next()
}

fn find(scheme: &SecurityScheme, headers: &HeaderMap, query: &Parameters) -> Option<String> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let secret = match scheme.place {
        CredentialPlace::Bearer => after_word(header(AUTHORIZATION.as_str())?, "bearer")?,
        CredentialPlace::Basic => after_word(header(AUTHORIZATION.as_str())?, "basic")?,
        CredentialPlace::Header { name, prefix } => header(name)?.strip_prefix(prefix)?,
        CredentialPlace::Query { name } => query.values(name).next()?,
        CredentialPlace::Cookie { name } => return cookie(headers, name),
    };
    let secret = secret.trim();
    (!secret.is_empty()).then(|| secret.to_owned())
}

/// What comes after an authentication scheme, whose case does not matter (RFC 9110 §11.1).
fn after_word<'h>(value: &'h str, word: &str) -> Option<&'h str> {
    let (scheme, rest) = value.trim_start().split_once(' ')?;
    scheme.eq_ignore_ascii_case(word).then_some(rest)
}

/// The value of a cookie (RFC 6265 §4.2).
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.trim_matches('"').to_owned())
}
