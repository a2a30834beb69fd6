//! The client: what all calls share.

use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use url::Url;

use crate::call::once::Once;
use crate::call::retry::RetryPolicy;
use crate::call::retry_budget::RetryBudget;
use crate::info::api::ApiInfo;
use crate::travel::credentials::Credentials;
use crate::travel::transport::Transport;

/// A client of an API: transport, credentials and settings that all calls share. Cloning it is cheap.
///
/// Generated crates wrap it and make requests of it.
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
}

/// What all calls share.
pub(crate) struct Shared {
    pub(crate) api: &'static ApiInfo,
    pub(crate) transport: Arc<dyn Transport>,
    /// The base URL, where the user set one.
    pub(crate) base: Option<Url>,
    pub(crate) credentials: Credentials,
    /// Sent with every request.
    pub(crate) headers: HeaderMap,
    /// Sent with the requests of operations that have such a parameter.
    pub(crate) once: Once,
    /// Whether the transport can call no `https`.
    pub(crate) is_plain: bool,
    pub(crate) retry: RetryPolicy,
    /// What is left for retries; `None`: as many as there are.
    pub(crate) retry_budget: Option<RetryBudget>,
    /// The time that one attempt may take.
    pub(crate) attempt_timeout: Option<Duration>,
    /// The time that a call may take, waits and retries included.
    pub(crate) timeout: Option<Duration>,
    /// How many bytes of a reply are held in memory.
    pub(crate) max_body: usize,
}

impl Client {
    /// The API that the client calls.
    pub fn api(&self) -> &'static ApiInfo {
        self.shared.api
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.shared.api.title)
            .field("base", &self.shared.base.as_ref().map(origin))
            .field("credentials", &self.shared.credentials)
            .finish_non_exhaustive()
    }
}

/// Scheme, host and port of a URL: the rest of a base URL may hold a password.
pub(crate) fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}
