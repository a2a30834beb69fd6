//! Credentials, and how a request carries them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::error::InvalidRequest;
use crate::info::{ApiInfo, OperationInfo, SecurityKind, SecurityScheme};

/// The credentials that a client has, by security scheme.
#[derive(Clone, Default)]
pub(crate) struct Credentials(Vec<(&'static str, SecretString)>);

impl Credentials {
    pub(crate) fn set(&mut self, scheme: &'static str, secret: SecretString) {
        self.0.retain(|(name, _)| *name != scheme);
        self.0.push((scheme, secret));
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    fn get(&self, scheme: &str) -> Option<&SecretString> {
        self.0
            .iter()
            .find(|(name, _)| *name == scheme)
            .map(|(_, secret)| secret)
    }

    /// Adds what the operation asks for: the first of its alternatives for which there are credentials.
    pub(crate) fn apply(
        &self,
        api: &ApiInfo,
        operation: &OperationInfo,
        url: &mut Url,
        headers: &mut HeaderMap,
    ) -> Result<(), InvalidRequest> {
        if operation.security.is_empty() {
            return Ok(());
        }
        let found = operation.security.iter().find_map(|schemes| {
            let secrets = schemes
                .iter()
                .map(|name| Some((api.scheme(name)?, self.get(name)?)));
            secrets.collect::<Option<Vec<_>>>()
        });
        let Some(found) = found else {
            let schemes = operation
                .security
                .iter()
                .flat_map(|all| all.iter().copied())
                .collect();
            return Err(InvalidRequest::MissingCredentials { schemes });
        };
        found
            .iter()
            .try_for_each(|(scheme, secret)| add(scheme, secret, url, headers))
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}

fn add(
    scheme: &SecurityScheme,
    secret: &SecretString,
    url: &mut Url,
    headers: &mut HeaderMap,
) -> Result<(), InvalidRequest> {
    let secret = secret.expose_secret();
    let (name, text) = match scheme.kind {
        SecurityKind::Bearer => (AUTHORIZATION, format!("Bearer {secret}")),
        SecurityKind::Basic => (AUTHORIZATION, format!("Basic {}", BASE64.encode(secret))),
        SecurityKind::Header { name, prefix } => {
            let invalid = |_| InvalidRequest::Header {
                name: name.to_owned(),
            };
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(invalid)?;
            (name, format!("{prefix}{secret}"))
        }
        SecurityKind::Query { name } => {
            url.query_pairs_mut().append_pair(name, secret);
            return Ok(());
        }
        SecurityKind::Cookie { name } => (COOKIE, format!("{name}={secret}")),
    };
    let mut value = HeaderValue::try_from(text).map_err(|_| InvalidRequest::Header {
        name: name.to_string(),
    })?;
    value.set_sensitive(true);
    headers.append(name, value);
    Ok(())
}

#[cfg(test)]
mod tests;
