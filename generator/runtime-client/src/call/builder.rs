//! How a client is made.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, header::USER_AGENT};
use url::Url;

use crate::call::client::{Client, Shared, origin};
use crate::call::retry::RetryPolicy;
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
    version: Option<String>,
    user_agent: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    layers: Vec<Wrap>,
    retry: RetryPolicy,
    connect_timeout: Duration,
    attempt_timeout: Option<Duration>,
    timeout: Option<Duration>,
    max_body: usize,
}

/// Puts something around a transport.
type Wrap = Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send>;

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL is none, or none of HTTP.
    #[error("the base URL cannot be used: {0}")]
    BaseUrl(url::ParseError),
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
    #[error("the HTTP client cannot be made: {0}")]
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
            version: None,
            user_agent: None,
            transport: None,
            layers: Vec::new(),
            retry: RetryPolicy::default(),
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
    /// The key is not set. The base URL may be left out.
    pub fn from_env(api: &'static ApiInfo) -> Result<Self, BuildError> {
        let mut builder = Self::new(api);
        if api.key_scheme.is_some() {
            let name = format!("{}_API_KEY", api.env);
            let key = std::env::var(&name).map_err(|_| BuildError::Environment { name })?;
            builder = builder.api_key(key);
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

    /// A header that every request carries.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// When calls are tried again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
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
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(http_client(self.connect_timeout)?),
        };
        let layers = self.layers.into_iter();
        let shared = Shared {
            api: self.api,
            transport: layers.fold(transport, |transport, wrap| wrap(transport)),
            base,
            credentials: self.credentials,
            headers,
            retry: self.retry,
            attempt_timeout: self.attempt_timeout,
            timeout: self.timeout,
            max_body: self.max_body,
        };
        Ok(Client {
            shared: Arc::new(shared),
        })
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
    let url = Url::parse(text).map_err(BuildError::BaseUrl)?;
    if url.has_host() && matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(BuildError::BaseUrl(url::ParseError::RelativeUrlWithoutBase))
    }
}

/// The HTTP client of a builder that was given none. It follows redirects within one server only, so that neither keys
/// nor bodies go elsewhere.
fn http_client(connect_timeout: Duration) -> Result<reqwest::Client, reqwest::Error> {
    let redirects = reqwest::redirect::Policy::custom(|attempt| {
        let same = attempt
            .previous()
            .first()
            .is_some_and(|url| url.origin() == attempt.url().origin());
        if same && attempt.previous().len() <= 5 {
            attempt.follow()
        } else {
            attempt.stop()
        }
    });
    reqwest::Client::builder()
        .connect_timeout(connect_timeout)
        .redirect(redirects)
        .build()
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
