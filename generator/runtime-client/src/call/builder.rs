//! How a client is made.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, header::USER_AGENT};
use jsonapi_runtime::Wire;
use jsonapi_runtime::http::encoding::Location;
use url::Url;

use crate::call::client::{Client, Shared, origin};
use crate::call::once::Once;
use crate::call::retry::RetryPolicy;
use crate::call::retry_budget::RetryBudget;
use crate::info::api::ApiInfo;
use crate::travel::credentials::{Credential, Credentials};
use crate::travel::transport::Transport;

/// Makes a [`Client`].
///
/// Nothing is checked before [`Builder::build`], which tells the first mistake.
#[must_use = "a builder does nothing until `build` is called"]
pub struct Builder {
    api: &'static ApiInfo,
    base: Option<String>,
    credentials: Credentials,
    headers: Vec<(String, String)>,
    once: Once,
    version: Option<String>,
    user_agent: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    http: Vec<Adjust>,
    layers: Vec<Wrap>,
    retry: RetryPolicy,
    retry_budget: Option<u32>,
    connect_timeout: Duration,
    attempt_timeout: Option<Duration>,
    timeout: Option<Duration>,
    max_body: usize,
}

/// Puts something around a transport.
type Wrap = Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send>;

/// Changes how the HTTP client is made.
type Adjust = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>;

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL is none, or none of HTTP.
    #[error("the base URL {given:?} {why}")]
    #[non_exhaustive]
    BaseUrl {
        /// What was given, without what may hold a password: the part up to the host.
        given: String,
        /// What is wrong with it.
        why: String,
    },
    /// The base URL is one of `https`, and neither TLS feature is on.
    #[error(
        "the client is built without TLS, so that it cannot call https: turn on its feature `rustls` or `native-tls`, or give it a transport that has TLS"
    )]
    NoTls,
    /// A credential is empty, or has characters that cannot be sent.
    #[error("the credential of {scheme:?} {why}")]
    #[non_exhaustive]
    Credential {
        /// The security scheme, as the document names it.
        scheme: &'static str,
        /// What is wrong with it. The credential itself is not shown.
        why: &'static str,
    },
    /// A header's name or value has characters that no header may have.
    #[error("the header {name:?} has a name or value that cannot be sent")]
    Header {
        /// The header's name.
        name: String,
    },
    /// The API has no such security scheme.
    #[error("the API has no security scheme {name:?}")]
    UnknownScheme {
        /// The name that was given.
        name: String,
    },
    /// An environment variable is not set, or is no Unicode.
    #[error("the environment variable {name} is not set")]
    Environment {
        /// The variable's name.
        name: String,
    },
    /// The HTTP client cannot be made: TLS or certificates are amiss.
    #[error("the HTTP client cannot be made")]
    Http(#[from] reqwest::Error),
}

impl Client {
    /// A builder of a client.
    pub fn builder(api: &'static ApiInfo) -> Builder {
        Builder::new(api)
    }
}

impl Builder {
    /// A builder with the document's server and version, 10 s to connect, 60 s for an attempt, two retries and 64 MiB
    /// for a reply.
    pub fn new(api: &'static ApiInfo) -> Self {
        Self {
            api,
            base: None,
            credentials: Credentials::default(),
            headers: Vec::new(),
            once: Once::default(),
            version: None,
            user_agent: None,
            transport: None,
            http: Vec::new(),
            layers: Vec::new(),
            retry: RetryPolicy::default(),
            retry_budget: Some(RetryBudget::RETRIES),
            connect_timeout: Duration::from_secs(10),
            attempt_timeout: Some(Duration::from_secs(60)),
            timeout: None,
            max_body: 64 << 20,
        }
    }

    /// Reads key and base URL from the environment: `PERSONA_API_KEY` and `PERSONA_BASE_URL` where the API's prefix
    /// is `PERSONA`.
    ///
    /// # Errors
    /// The key is not set, is empty or cannot be sent. The base URL may be left out.
    pub fn from_env(api: &'static ApiInfo) -> Result<Self, BuildError> {
        let mut builder = Self::new(api);
        if api.key_scheme.is_some() {
            let name = format!("{}_API_KEY", api.env);
            let key = std::env::var(&name).map_err(|_| BuildError::Environment { name })?;
            builder = builder.api_key(key);
            builder.check_credentials()?;
        }
        if let Ok(url) = std::env::var(format!("{}_BASE_URL", api.env)) {
            builder = builder.base_url(url);
        }
        Ok(builder)
    }

    /// The API key: the credential of the scheme that most operations ask for.
    pub fn api_key(self, key: impl Into<Credential>) -> Self {
        match self.api.key_scheme {
            Some(scheme) => self.credential(scheme, key),
            None => self,
        }
    }

    /// The credential of a security scheme, by the scheme's name in the document: a secret, or a
    /// [`Credential::source`] of secrets that change.
    pub fn credential(mut self, scheme: &'static str, credential: impl Into<Credential>) -> Self {
        self.credentials.set(scheme, credential.into());
        self
    }

    /// Where requests go, instead of the document's servers.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base = Some(url.into());
        self
    }

    /// The API's version to ask for, instead of the document's.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// What the client says of itself.
    pub fn user_agent(mut self, text: impl Into<String>) -> Self {
        self.user_agent = Some(text.into());
        self
    }

    /// A header that every request carries. It replaces one of the same name, and so the credential where it is the
    /// header that carries one: `Authorization`, mostly.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// An argument that every call carries whose operation has that parameter, unless the call gives its own.
    pub fn argument<T: Wire>(mut self, place: Location, name: &'static str, value: &T) -> Self {
        self.once.set(place, name, value);
        self
    }

    /// When calls are tried again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How many retries the client has in reserve: 50 by default; `None`: without end.
    ///
    /// During an outage every call fails, and each that is tried again makes more of it. A retry takes one from the
    /// reserve, a call that succeeds after a retry gives it back, and ten that succeed at once give one back. Where the
    /// reserve is empty, calls fail after one attempt. After a 429 nothing is taken: the server is there and says when
    /// to come back. All clones of a client share the reserve.
    pub fn retry_budget(mut self, retries: impl Into<Option<u32>>) -> Self {
        self.retry_budget = retries.into();
        self
    }

    /// Changes how the HTTP client is made: a proxy, certificates of an own authority, the size of the pool. The rules
    /// of redirects stay the client's own whatever is said of them here. Not used where there is a
    /// [`transport`](Self::transport).
    ///
    /// ```
    /// use jsonapi_client::{ApiInfo, Builder, reqwest};
    ///
    /// # fn build() -> Result<(), Box<dyn std::error::Error>> {
    /// static API: ApiInfo = ApiInfo::EMPTY;
    /// let proxy = reqwest::Proxy::all("http://proxy.example:3128")?;
    /// let client = Builder::new(&API).http_client(|http| http.proxy(proxy)).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn http_client(
        mut self,
        adjust: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + 'static,
    ) -> Self {
        self.http.push(Box::new(adjust));
        self
    }

    /// How long connecting may take. A transport of the user's has its own way.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long one attempt may take, from connecting to the last byte; `None`: as long as it likes. Of a streamed
    /// reply it is how long the head, and then each chunk, may take.
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = limit.into();
        self
    }

    /// How long a call may take, waits and retries included; `None`: as long as it likes.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// How many bytes of a reply are held in memory: 64 MiB by default. A success that is larger is an error
    /// ([`Error::TooLarge`](crate::Error::TooLarge)), a failure is cut there; a streamed success has no limit.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// What carries requests: a `reqwest::Client` of the user's, a test double, anything that is a [`Transport`].
    ///
    /// The client follows redirects itself, by rules that keep keys and writes where they belong (see
    /// [`Transport`]): make a `reqwest::Client` with `redirect::Policy::none()`. Where one follows by itself, a
    /// write or a foreign server that comes of it is an error once the reply is there; for a proxy or certificates,
    /// [`http_client`](Self::http_client) needs no client of one's own.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Middleware: puts something around the transport that sees every attempt and its reply. Of several, the last is
    /// outermost.
    ///
    /// Which operation and attempt a request is stands in its extensions: [`Attempt`](crate::Attempt). Layers of
    /// `tower` fit by the feature `tower`.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use jsonapi_client::{ApiInfo, Attempt, Body, BoxFuture, Builder, Transport, TransportError};
    ///
    /// /// Says what is called.
    /// struct Log(Arc<dyn Transport>);
    ///
    /// impl Transport for Log {
    ///     fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
    ///         if let Some(attempt) = request.extensions().get::<Attempt>() {
    ///             eprintln!("{}, attempt {}", attempt.operation.id, attempt.number);
    ///         }
    ///         self.0.send(request)
    ///     }
    /// }
    ///
    /// static API: ApiInfo = ApiInfo::EMPTY;
    /// let client = Builder::new(&API).layer(Log).build();
    /// ```
    pub fn layer<T: Transport>(
        mut self,
        wrap: impl FnOnce(Arc<dyn Transport>) -> T + Send + 'static,
    ) -> Self {
        self.layers.push(Box::new(|inner| Arc::new(wrap(inner))));
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// The base URL or a header cannot be sent, or the HTTP client cannot be made.
    pub fn build(self) -> Result<Client, BuildError> {
        let headers = self.default_headers()?;
        let base = self.base.as_deref().map(parse_base).transpose()?;
        if let Some(name) = self
            .credentials
            .names()
            .find(|name| self.api.scheme(name).is_none())
        {
            return Err(BuildError::UnknownScheme {
                name: name.to_owned(),
            });
        }
        self.check_credentials()?;
        let is_plain = self.transport.is_none() && !HAS_TLS;
        let server = self.api.servers.first().copied().unwrap_or_default();
        let is_https = match &base {
            Some(base) => base.scheme() == "https",
            None => server.starts_with("https:"),
        };
        if is_plain && is_https {
            return Err(BuildError::NoTls);
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(http_client(self.connect_timeout, self.http)?),
        };
        let layers = self.layers.into_iter();
        let shared = Shared {
            api: self.api,
            transport: layers.fold(transport, |transport, wrap| wrap(transport)),
            base,
            credentials: self.credentials,
            headers,
            once: self.once,
            is_plain,
            retry: self.retry,
            retry_budget: self.retry_budget.map(RetryBudget::new),
            attempt_timeout: self.attempt_timeout,
            timeout: self.timeout,
            max_body: self.max_body,
        };
        Ok(Client {
            shared: Arc::new(shared),
        })
    }

    fn check_credentials(&self) -> Result<(), BuildError> {
        match self.credentials.unfit(self.api) {
            Some((scheme, why)) => Err(BuildError::Credential { scheme, why }),
            None => Ok(()),
        }
    }

    fn default_headers(&self) -> Result<HeaderMap, BuildError> {
        let names = &self.api.headers;
        let mut headers = HeaderMap::new();
        let user_agent = self.user_agent.as_deref().unwrap_or(self.api.user_agent);
        insert(&mut headers, USER_AGENT.as_str(), user_agent)?;
        if let Some(name) = names.version {
            insert(
                &mut headers,
                name,
                self.version.as_deref().unwrap_or(self.api.version),
            )?;
        }
        if let Some(name) = names.inflection {
            insert(&mut headers, name, self.api.inflection)?;
        }
        for (name, value) in &self.headers {
            insert(&mut headers, name, value)?;
        }
        Ok(headers)
    }
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), BuildError> {
    let invalid = || BuildError::Header {
        name: name.to_owned(),
    };
    let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| invalid())?;
    headers.insert(key, HeaderValue::from_str(value).map_err(|_| invalid())?);
    Ok(())
}

fn parse_base(text: &str) -> Result<Url, BuildError> {
    let unfit = |why: &str| BuildError::BaseUrl {
        given: shown(text),
        why: why.to_owned(),
    };
    let no_scheme = "has no scheme: write `https://` before it";
    match Url::parse(text) {
        Ok(url) if url.has_host() && matches!(url.scheme(), "http" | "https") => Ok(url),
        // `localhost:4010` is read as a URL of the scheme `localhost`.
        Ok(_) if text.contains("://") => Err(unfit("is none of http or https")),
        Ok(_) | Err(url::ParseError::RelativeUrlWithoutBase) => Err(unfit(no_scheme)),
        Err(error) => Err(unfit(&format!("cannot be read: {error}"))),
    }
}

/// As much of a URL as can be shown: neither a password before the host nor a query.
fn shown(text: &str) -> String {
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => (String::new(), text),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = rest.get(..end).unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let path = rest.get(end..).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    format!("{scheme}{host}{path}")
}

/// Whether the HTTP client of a builder that was given none can call `https`.
const HAS_TLS: bool = cfg!(any(feature = "rustls", feature = "native-tls"));

/// The HTTP client of a builder that was given none. It follows no redirects: what sends requests does.
fn http_client(
    connect_timeout: Duration,
    adjust: Vec<Adjust>,
) -> Result<reqwest::Client, reqwest::Error> {
    let http = reqwest::Client::builder().connect_timeout(connect_timeout);
    let http = adjust.into_iter().fold(http, |http, adjust| adjust(http));
    http.redirect(reqwest::redirect::Policy::none()).build()
}

impl std::fmt::Debug for Builder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let base = self.base.as_deref().and_then(|base| Url::parse(base).ok());
        f.debug_struct("Builder")
            .field("api", &self.api.title)
            .field("base", &base.as_ref().map(origin))
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
