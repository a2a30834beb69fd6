//! Whether a request carries the credentials that its operation asks for.
//!
//! Only their presence is checked here. Whether they are good is for the authenticator to say that
//! [`Routes::authenticate`](crate::Routes::authenticate) takes.

use std::fmt;

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, HeaderValue};
use jsonapi_runtime::http::query::Parameters;

use crate::answer::failure::Failure;
use crate::answer::fault::Fault;
use crate::answer::problem::{Problem, Source};
use crate::info::OperationInfo;
use jsonapi_runtime::http::security::{CredentialPlace, SecurityScheme};

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

/// The credentials of the first alternative that a request has whole; none where the operation asks for none, or where one
/// of its alternatives is to send none.
pub(crate) fn present(
    operation: &OperationInfo,
    headers: &HeaderMap,
    query: &Parameters,
) -> Result<Vec<Credential>, Failure> {
    let mut is_open = operation.security.is_empty();
    for schemes in operation.security {
        let mut found = Vec::with_capacity(schemes.len());
        for scheme in *schemes {
            found.extend(find(scheme, headers, query)?.map(|secret| Credential { scheme, secret }));
        }
        if schemes.is_empty() {
            is_open = true;
        } else if found.len() == schemes.len() {
            return Ok(found);
        }
    }
    match is_open {
        true => Ok(Vec::new()),
        false => Err(Failure::of(Fault::MissingCredentials).detail("credentials are missing")),
    }
}

/// What `WWW-Authenticate` says (RFC 9110 §11.6.1): a challenge for each scheme of the operation. HTTP has no scheme for keys
/// in places of their own; those are told as `ApiKey`, with the place.
pub(crate) fn challenges(operation: &OperationInfo) -> Vec<HeaderValue> {
    let mut challenges = Vec::new();
    for scheme in operation.security.iter().copied().flatten() {
        let challenge = HeaderValue::try_from(challenge(scheme));
        challenges.extend(
            challenge
                .ok()
                .filter(|challenge| !challenges.contains(challenge)),
        );
    }
    challenges
}

fn challenge(scheme: &SecurityScheme) -> String {
    match scheme.place {
        CredentialPlace::Bearer => "Bearer".to_owned(),
        CredentialPlace::Basic => format!("Basic realm={}, charset=\"UTF-8\"", quoted(scheme.name)),
        CredentialPlace::Header { name, prefix } if is_authorization(name) => {
            let word = prefix.split(' ').next().unwrap_or_default();
            match word.is_empty() {
                true => format!("ApiKey in=\"header\", name={}", quoted(name)),
                false => word.to_owned(),
            }
        }
        CredentialPlace::Header { name, .. } => {
            format!("ApiKey in=\"header\", name={}", quoted(name))
        }
        CredentialPlace::Query { name } => format!("ApiKey in=\"query\", name={}", quoted(name)),
        CredentialPlace::Cookie { name } => format!("ApiKey in=\"cookie\", name={}", quoted(name)),
        CredentialPlace::Unknown => format!("Unknown realm={}", quoted(scheme.name)),
    }
}

/// A quoted string (RFC 9110 §5.6.4).
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn is_authorization(header: &str) -> bool {
    AUTHORIZATION.as_str().eq_ignore_ascii_case(header)
}

/// The credential of a scheme. One that came twice is refused: who checks it and who reads it might take another one.
fn find(
    scheme: &SecurityScheme,
    headers: &HeaderMap,
    query: &Parameters,
) -> Result<Option<String>, Failure> {
    let secret = match scheme.place {
        CredentialPlace::Bearer => {
            header(headers, AUTHORIZATION.as_str())?.and_then(|text| after(text, "Bearer "))
        }
        CredentialPlace::Basic => {
            header(headers, AUTHORIZATION.as_str())?.and_then(|text| after(text, "Basic "))
        }
        CredentialPlace::Header { name, prefix } if is_authorization(name) => {
            header(headers, name)?.and_then(|text| after(text, prefix))
        }
        CredentialPlace::Header { name, prefix } => {
            header(headers, name)?.and_then(|text| text.strip_prefix(prefix))
        }
        CredentialPlace::Query { name } => {
            once(query.values(name), Source::Parameter(name.to_owned()))?
        }
        CredentialPlace::Cookie { name } => {
            once(cookies(headers, name), Source::Header("Cookie".to_owned()))?
        }
        CredentialPlace::Unknown => None,
    };
    let secret = secret.map(str::trim).filter(|secret| !secret.is_empty());
    Ok(secret.map(str::to_owned))
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> Result<Option<&'h str>, Failure> {
    let lines = headers.get_all(name).iter();
    let lines = lines.map(|line| line.to_str().unwrap_or_default());
    once(lines, Source::Header(name.to_owned()))
}

fn once<'v>(
    mut values: impl Iterator<Item = &'v str>,
    source: Source,
) -> Result<Option<&'v str>, Failure> {
    let first = values.next();
    match values.next() {
        None => Ok(first),
        Some(_) => {
            let problem = Problem::new(format!("{source}: a credential may come once"));
            Err(Failure::invalid(vec![problem.at(source)]))
        }
    }
}

/// What comes after an authentication scheme and what belongs to it, whose case does not matter (RFC 9110 §11.1).
fn after<'h>(value: &'h str, prefix: &str) -> Option<&'h str> {
    let value = value.trim_start();
    let (start, rest) = value.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The values of a cookie (RFC 6265 §4.2).
fn cookies<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(move |(key, _)| *key == name)
        .map(|(_, value)| value.trim_matches('"'))
}
