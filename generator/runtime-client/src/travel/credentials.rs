//! Credentials, and how a request carries them.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::info::api::ApiInfo;
use crate::info::operation::OperationInfo;
use crate::travel::error::BoxError;
use crate::travel::invalid::InvalidRequest;
use crate::travel::transport::BoxFuture;
use jsonapi_runtime::http::security::{CredentialPlace, SecurityScheme};

/// Tells a credential that changes while the client lives: an OAuth token, a key that is rotated.
///
/// It is asked before every attempt, so it should keep what it has until that expires. A closure is one, and
/// [`Credential::source`] makes it what builders take:
///
/// ```
/// use std::convert::Infallible;
/// use std::sync::{Arc, RwLock};
///
/// use jsonapi_client::Credential;
/// use jsonapi_client::secrecy::SecretString;
///
/// let token = Arc::new(RwLock::new(SecretString::from("first")));
/// let shared = Arc::clone(&token);
/// let current = Credential::source(move || {
///     let token = shared.read().map(|token| token.clone()).unwrap_or_default();
///     async { Ok::<_, Infallible>(token) }
/// });
/// # let _ = (token, current);
/// ```
pub trait CredentialSource: Send + Sync + 'static {
    /// The credential as it is now.
    ///
    /// # Errors
    /// There is none. The call fails with [`Error::Credential`](crate::Error::Credential) and is not tried again. The
    /// error is that one's source, which `Debug` shows: it must hold no secret.
    fn credential(&self) -> BoxFuture<Result<SecretString, BoxError>>;
}

impl<F, T, E> CredentialSource for F
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<SecretString, E>> + Send + 'static,
    E: Into<BoxError>,
{
    fn credential(&self) -> BoxFuture<Result<SecretString, BoxError>> {
        let credential = self();
        Box::pin(async move { credential.await.map_err(Into::into) })
    }
}

/// Why a request carries no credential.
#[derive(Debug)]
pub(crate) enum Unproven {
    /// It cannot be sent with those that there are.
    Invalid(InvalidRequest),
    /// A source has none.
    Source {
        scheme: &'static str,
        source: BoxError,
    },
}

impl From<InvalidRequest> for Unproven {
    fn from(invalid: InvalidRequest) -> Self {
        Self::Invalid(invalid)
    }
}

/// The credentials that a client has, by security scheme.
#[derive(Clone, Default)]
pub(crate) struct Credentials(Vec<(&'static str, Credential)>);

/// A credential: a secret, or a [`CredentialSource`] of them. Any text is one, and so is a
/// [`SecretString`].
#[derive(Clone)]
pub struct Credential(Kind);

#[derive(Clone)]
enum Kind {
    Fixed(SecretString),
    Source(Arc<dyn CredentialSource>),
}

impl Credential {
    /// A credential that changes while the client lives; see [`CredentialSource`].
    pub fn source(source: impl CredentialSource) -> Self {
        Self(Kind::Source(Arc::new(source)))
    }
}

impl<S: Into<SecretString>> From<S> for Credential {
    fn from(secret: S) -> Self {
        Self(Kind::Fixed(secret.into()))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential([redacted])")
    }
}

impl Credentials {
    pub(crate) fn set(&mut self, scheme: &'static str, credential: Credential) {
        self.0.retain(|(name, _)| *name != scheme);
        self.0.push((scheme, credential));
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    /// The first secret that cannot be sent, by its scheme, and why. Sources are not asked.
    pub(crate) fn unfit(&self, api: &ApiInfo) -> Option<(&'static str, &'static str)> {
        self.0.iter().find_map(|(name, credential)| {
            let Kind::Fixed(secret) = &credential.0 else {
                return None;
            };
            Some((*name, unfit(api.scheme(name)?, secret)?))
        })
    }

    fn get(&self, scheme: &str) -> Option<&Credential> {
        self.0
            .iter()
            .find(|(name, _)| *name == scheme)
            .map(|(_, credential)| credential)
    }

    /// The schemes of the first of the operation's alternatives for which there are credentials; none where it asks
    /// for none.
    pub(crate) fn choose<'c>(
        &'c self,
        api: &'c ApiInfo,
        operation: &OperationInfo,
    ) -> Result<impl Iterator<Item = (&'static SecurityScheme, &'c Credential)>, InvalidRequest>
    {
        let credential = move |name: &&str| Some((api.scheme(name)?, self.get(name)?));
        let found = match operation.security {
            [] => Some(&[][..]),
            alternatives => alternatives
                .iter()
                .copied()
                .find(|schemes| schemes.iter().all(|name| credential(name).is_some())),
        };
        let chosen = found.map(|schemes| schemes.iter().filter_map(credential));
        chosen.ok_or_else(|| InvalidRequest::MissingCredentials {
            schemes: operation
                .security
                .iter()
                .flat_map(|all| all.iter().copied())
                .collect(),
        })
    }

    /// Adds what the operation asks for, as it is now.
    pub(crate) async fn apply(
        &self,
        api: &ApiInfo,
        operation: &OperationInfo,
        url: &mut Url,
        headers: &mut HeaderMap,
    ) -> Result<(), Unproven> {
        // A header that the user gives replaces the credential that would stand there: two of one name are no request.
        let chosen = self.choose(api, operation)?;
        let due: Vec<_> = chosen
            .filter(|(scheme, _)| !is_given_by(&scheme.place, headers))
            .collect();
        for (scheme, credential) in due {
            let current;
            let secret = match &credential.0 {
                Kind::Fixed(secret) => secret,
                Kind::Source(source) => {
                    let secret = source.credential().await;
                    current = secret.map_err(|source| Unproven::Source {
                        scheme: scheme.name,
                        source,
                    })?;
                    &current
                }
            };
            add(scheme, secret, url, headers)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}

/// Whether the header that carries such a credential is among these already.
pub(crate) fn is_given_by(place: &CredentialPlace, headers: &HeaderMap) -> bool {
    match place {
        CredentialPlace::Bearer | CredentialPlace::Basic => headers.contains_key(AUTHORIZATION),
        CredentialPlace::Header { name, .. } => headers.contains_key(*name),
        CredentialPlace::Query { .. }
        | CredentialPlace::Cookie { .. }
        | CredentialPlace::Unknown => false,
    }
}

/// Why a secret cannot be a credential, as far as that can be told before it is sent.
pub(crate) fn unfit(scheme: &SecurityScheme, secret: &SecretString) -> Option<&'static str> {
    let secret = secret.expose_secret();
    let in_header = !matches!(
        scheme.place,
        CredentialPlace::Basic | CredentialPlace::Query { .. }
    );
    if secret.trim().is_empty() {
        Some("is empty")
    } else if in_header && HeaderValue::try_from(secret).is_err() {
        Some("has a character that no header may have, such as a line break")
    } else if in_header && secret.trim() != secret {
        Some("begins or ends with a blank")
    } else {
        None
    }
}

fn add(
    scheme: &SecurityScheme,
    secret: &SecretString,
    url: &mut Url,
    headers: &mut HeaderMap,
) -> Result<(), InvalidRequest> {
    let secret = secret.expose_secret();
    let (name, text) = match scheme.place {
        CredentialPlace::Bearer => (AUTHORIZATION, format!("Bearer {secret}")),
        CredentialPlace::Basic => (AUTHORIZATION, format!("Basic {}", BASE64.encode(secret))),
        CredentialPlace::Header { name, prefix } => {
            let invalid = |_| InvalidRequest::Header {
                name: name.to_owned(),
            };
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(invalid)?;
            (name, format!("{prefix}{secret}"))
        }
        CredentialPlace::Query { name } => {
            // A redirect may lead to a URL that repeats the query.
            leave_out(url, name);
            url.query_pairs_mut().append_pair(name, secret);
            return Ok(());
        }
        CredentialPlace::Cookie { name } => (COOKIE, format!("{name}={secret}")),
        CredentialPlace::Unknown => return Ok(()),
    };
    let mut value = HeaderValue::try_from(text).map_err(|_| InvalidRequest::Header {
        name: name.to_string(),
    })?;
    // There is one header for all cookies (RFC 6265 §5.4).
    if let Some(known) = headers.get(&name).filter(|_| name == COOKIE)
        && let Ok(joined) =
            HeaderValue::from_bytes(&[known.as_bytes(), b"; ", value.as_bytes()].concat())
    {
        value = joined;
        headers.remove(&name);
    }
    value.set_sensitive(true);
    headers.append(name, value);
    Ok(())
}

/// Takes the pairs of a name out of a query; the others stay as they are written.
fn leave_out(url: &mut Url, name: &str) {
    let is_it = |pair: &str| {
        let mut pairs = url::form_urlencoded::parse(pair.as_bytes());
        pairs.next().is_some_and(|(key, _)| key == name)
    };
    let query = url.query().unwrap_or_default();
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_it(pair)).collect();
    let kept = Some(kept.join("&")).filter(|kept| !kept.is_empty());
    url.set_query(kept.as_deref());
}

#[cfg(test)]
mod tests;
