//! What a handler may want to know of a request beside its parameters and its body.

use std::fmt;

use http::{Extensions, HeaderMap, Uri};
use jsonapi_runtime::Inflection;

use crate::credentials::Credential;
use crate::info::OperationInfo;

/// A request beside its parameters and its body. Each request type has one as its member `context`.
///
/// `Debug` prints the operation and the names of headers: paths, queries and headers may hold secrets and personal data.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Context {
    /// The operation; `None` only in a context that was made by hand.
    pub operation: Option<&'static OperationInfo>,
    /// Where the request went, as far as the router saw it.
    pub uri: Uri,
    /// All headers. They hold credentials: do not log them.
    pub headers: HeaderMap,
    /// What the operation's security asks for, taken from the request; the authenticator took them for good
    /// ([`Routes::authenticate`](crate::Routes::authenticate)).
    pub credentials: Vec<Credential>,
    /// The inflection of keys that the client asked for.
    pub inflection: Inflection,
    /// What layers and `axum::serve` left: `ConnectInfo`, for example.
    pub extensions: Extensions,
}

/// The name of a request.
#[derive(Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// Whose credentials a request carries: a type of its own, so that no layer can put one there.
#[derive(Clone)]
struct Principal<P>(P);

impl Context {
    /// Whose credentials the request carries: what the authenticator returned. `None` where it returned another type, or the
    /// operation may be called without credentials.
    pub fn principal<P: Clone + Send + Sync + 'static>(&self) -> Option<&P> {
        let principal = self.extensions.get::<Principal<P>>();
        principal.map(|Principal(principal)| principal)
    }

    /// The name of the request, where the router gives them names
    /// ([`Routes::request_ids`](crate::Routes::request_ids)): it goes back in a header, and belongs into logs.
    pub fn request_id(&self) -> Option<&str> {
        self.extensions.get::<RequestId>().map(|id| id.0.as_str())
    }

    /// What tells senders apart: the schemes that were met, each with its credential.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &[u8]> {
        let shown = self.credentials.iter();
        shown.flat_map(|one| [one.scheme.name.as_bytes(), one.secret().as_bytes()])
    }

    pub(crate) fn authenticated<P: Clone + Send + Sync + 'static>(&mut self, principal: P) {
        self.extensions.insert(Principal(principal));
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.keys().collect();
        f.debug_struct("Context")
            .field("operation", &self.operation.map(|info| info.id))
            .field("headers", &headers)
            .field("credentials", &self.credentials)
            .field("inflection", &self.inflection)
            .finish_non_exhaustive()
    }
}
