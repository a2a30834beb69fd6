//! A call in the making: arguments by their role, not yet a request of HTTP.

use std::borrow::Cow;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, header};
use jsonapi_runtime::http::cookie::Cookies;
use jsonapi_runtime::http::encoding::{Encoding, Location, Style};
use jsonapi_runtime::http::form::FormField;
use jsonapi_runtime::http::query::Query;
use jsonapi_runtime::http::{encode_component, form, header as header_text, path as path_text};
use jsonapi_runtime::value::codec::to_sent;
use jsonapi_runtime::{FieldName, Inflection, Mismatch, Node, ResourceType, Wire};
use url::Url;

use crate::call::client::Client;
use crate::call::retry::RetryPolicy;
use crate::info::operation::OperationInfo;
use crate::travel::credentials::{Credential, Credentials};
use crate::travel::invalid::InvalidRequest;
use crate::travel::media::concrete;
use crate::travel::multipart::{File, Parts};
use crate::travel::payload::Payload;
use crate::travel::url as address;

/// What a mistake in the body is a mistake of.
const BODY: &str = "the body";

/// A call in the making. The builders of generated crates hold one each and add typed methods; they name arguments as
/// the document does.
///
/// A mistake (an empty path argument, a header with a line break) is kept and told by whatever sends the request.
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    pub(crate) client: Client,
    pub(crate) operation: &'static OperationInfo,
    /// Percent-encoded already.
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) query: Query,
    /// Lists in the query that may still grow.
    pub(crate) lists: Vec<List>,
    pub(crate) headers: HeaderMap,
    pub(crate) payload: Payload,
    pub(crate) options: Options,
    /// The URL as a whole, where a link gave it.
    pub(crate) url: Option<Url>,
    pub(crate) mistake: Option<InvalidRequest>,
}

/// A list in the query.
#[derive(Clone)]
pub(crate) struct List {
    name: Cow<'static, str>,
    encoding: Encoding,
    items: Vec<String>,
}

/// What one call does differently from its client.
#[derive(Clone, Default)]
pub(crate) struct Options {
    /// `Some(None)`: no limit, whatever the client's is.
    pub(crate) timeout: Option<Option<Duration>>,
    pub(crate) attempt_timeout: Option<Option<Duration>>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) base: Option<Url>,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) anonymous: bool,
}

impl Client {
    /// A request that calls an operation.
    pub fn request(&self, operation: &'static OperationInfo) -> Request {
        let mut request = Request::new(self.clone(), operation);
        // The arguments of the call come later, and win.
        for argument in self.shared.once.of(operation) {
            match argument.place {
                Location::Query => request.query.text(argument.name, &argument.text),
                _ => request = request.with_header(argument.name, &argument.text),
            }
        }
        request
    }
}

impl Request {
    fn new(client: Client, operation: &'static OperationInfo) -> Self {
        Self {
            client,
            operation,
            path: Vec::new(),
            query: Query::new(),
            lists: Vec::new(),
            headers: HeaderMap::new(),
            payload: Payload::None,
            options: Options::default(),
            url: None,
            mistake: None,
        }
    }

    /// The operation that is called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// An argument in the path that is text, in the style `simple`.
    pub fn path(self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.segment(name, encode_component(value.as_ref()).into_owned())
    }

    /// An argument in the path.
    pub fn path_value<T: Wire>(self, name: &'static str, encoding: Encoding, value: &T) -> Self {
        self.checked(name, &value.to_node(Inflection::Kebab))
            .segment(name, path_text::write(name, value, encoding))
    }

    fn segment(mut self, name: &'static str, text: String) -> Self {
        // A URL without the segment, or with one that goes up, is another operation's; dots count encoded, too.
        if matches!(text.replace("%2E", ".").as_str(), "" | "." | "..") {
            return self.mistaken(InvalidRequest::PathArgument { name });
        }
        self.path.retain(|(known, _)| *known != name);
        self.path.push((name, text));
        self
    }

    /// An argument in the query. It replaces an earlier one of the same name.
    pub fn query<T: Wire>(mut self, name: &'static str, encoding: Encoding, value: &T) -> Self {
        self.query.remove(name);
        self.query.add(name, value, encoding);
        self.checked(name, &value.to_node(Inflection::Kebab))
    }

    /// Items of a list in the query: `include`, `sort`. An empty list is sent as such; items of later calls join those of
    /// earlier ones.
    pub fn list<S: AsRef<str>>(
        mut self,
        name: impl Into<Cow<'static, str>>,
        encoding: Encoding,
        items: impl IntoIterator<Item = S>,
    ) -> Self {
        let (name, items) = (
            name.into(),
            items.into_iter().map(|item| item.as_ref().to_owned()),
        );
        match self.lists.iter_mut().find(|known| known.name == name) {
            Some(list) => list.items.extend(items),
            None => self.lists.push(List {
                name,
                encoding,
                items: items.collect(),
            }),
        }
        self
    }

    /// A sparse fieldset (JSON:API 1.1 §8.4) for each `type` that the resource has.
    pub fn fields<R: ResourceType>(
        self,
        name: &str,
        fields: impl IntoIterator<Item = FieldName<R>>,
    ) -> Self {
        let fields: Vec<FieldName<R>> = fields.into_iter().collect();
        R::TYPES.iter().fold(self, |request, r#type| {
            request.list(format!("{name}[{type}]"), Encoding::COMMA, &fields)
        })
    }

    /// An argument in a header.
    pub fn header<T: Wire>(self, name: &'static str, encoding: Encoding, value: &T) -> Self {
        let this = self.checked(name, &value.to_node(Inflection::Kebab));
        match header_text::write(value, encoding) {
            Some(text) => this.with_header(name, text),
            None => this,
        }
    }

    /// An argument in a cookie.
    pub fn cookie<T: Wire>(self, name: &'static str, encoding: Encoding, value: &T) -> Self {
        let this = self.checked(name, &value.to_node(Inflection::Kebab));
        let mut cookies = Cookies::new();
        cookies.add(name, value, encoding);
        match cookies.is_empty() {
            true => this,
            false => this.with_header(header::COOKIE, cookies.to_string()),
        }
    }

    /// A body of JSON.
    pub fn json<T: Wire>(mut self, media_type: &'static str, body: &T) -> Self {
        match to_sent(body, Inflection::Kebab) {
            Ok(bytes) => self.payload = Payload::bytes(media_type, bytes),
            Err(source) => return self.mistaken(InvalidRequest::Value { name: BODY, source }),
        }
        self
    }

    /// A body of `application/x-www-form-urlencoded`.
    pub fn form<T: Wire>(self, body: &T) -> Self {
        self.form_by(body, &[])
    }

    /// A body of `application/x-www-form-urlencoded`, members of which are written as these fields say.
    pub fn form_by<T: Wire>(mut self, body: &T, fields: &[FormField]) -> Self {
        let form = form::write(body, fields);
        self.payload = Payload::bytes("application/x-www-form-urlencoded", form);
        self.checked(BODY, &body.to_node(Inflection::Kebab))
    }

    /// A body of `multipart/form-data`.
    pub fn multipart(mut self, parts: Parts) -> Self {
        if let Some(mistake) = parts.mistake() {
            let mistake = mistake.clone();
            return self.mistaken(mistake);
        }
        self.payload = Payload::Multipart(parts);
        self
    }

    /// A body of bytes or a stream, in the file's media type or in this one. Where this is a range (`image/*`), the file
    /// must have one that is in it.
    pub fn raw(mut self, media_type: &'static str, file: impl Into<File>) -> Self {
        let (own, content) = file.into().into_content();
        let Some(media_type) = concrete(media_type, own.as_deref()) else {
            return self.mistaken(InvalidRequest::MediaType {
                declared: media_type.to_owned(),
            });
        };
        self.payload = Payload::Raw {
            media_type,
            content,
        };
        self
    }

    /// A body of text.
    pub fn text(mut self, media_type: &'static str, text: impl Into<String>) -> Self {
        self.payload = Payload::bytes(media_type, text.into());
        self
    }

    /// The URL that is asked for, before credentials are added.
    pub(crate) fn address(&self) -> Result<Url, InvalidRequest> {
        if let Some(url) = &self.url {
            return Ok(url.clone());
        }
        let mut url = address::with_path(self.base()?, self.operation.path, &self.path)?;
        let mut query = self.query.clone();
        for List {
            name,
            encoding,
            items,
        } in &self.lists
        {
            // An empty list asks for nothing, where an absent one asks for what the API likes.
            match encoding.style {
                Style::Form if encoding.explode && !items.is_empty() => {
                    query.add(name, items, *encoding);
                }
                _ => query.list(name, items),
            }
        }
        address::add_query(&mut url, &query);
        Ok(url)
    }

    /// The name of an argument that must be given, and that neither the client nor the call has.
    pub(crate) fn lacks(&self) -> Option<&'static str> {
        // A link says all that the call needs.
        let parameters = self.operation.parameters.iter();
        let mut due = parameters.filter(|one| one.once && one.required && self.url.is_none());
        let is_there = |name: &str, place: Location| match place {
            Location::Query => self.query.contains(name),
            _ => {
                let shared = &self.client.shared.headers;
                self.headers.contains_key(name) || shared.contains_key(name)
            }
        };
        due.find(|one| !is_there(one.name, one.place))
            .map(|one| one.name)
    }

    /// The base URL of the operation.
    pub(crate) fn base(&self) -> Result<Url, InvalidRequest> {
        let shared = &self.client.shared;
        let set = self.options.base.as_ref().or(shared.base.as_ref());
        address::base(shared.api, self.operation, set)
    }

    /// Refuses a value that is not what it is called.
    fn checked(self, name: &'static str, value: &Node<'_>) -> Self {
        match Mismatch::of_unfit(value) {
            None => self,
            Some(source) => self.mistaken(InvalidRequest::Value { name, source }),
        }
    }

    pub(crate) fn mistaken(mut self, mistake: InvalidRequest) -> Self {
        self.mistake.get_or_insert(mistake);
        self
    }
}

/// Options of every call; [`call_options`](crate::call_options) gives them to generated builders.
impl Request {
    /// How long the call may take, waits and retries included; `None`: as long as it likes.
    pub fn with_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.options.timeout = Some(limit.into());
        self
    }

    /// How long one attempt may take; `None`: as long as it likes.
    pub fn with_attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.options.attempt_timeout = Some(limit.into());
        self
    }

    /// When the call is tried again.
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = Some(policy);
        self
    }

    /// One more header; it replaces the client's of the same name.
    pub fn with_header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let name = name.as_ref();
        let (Ok(key), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value.as_ref()),
        ) else {
            return self.mistaken(InvalidRequest::Header {
                name: name.to_owned(),
            });
        };
        // There is one header for all cookies (RFC 6265 §5.4).
        let known = self.headers.get(&key).filter(|_| key == header::COOKIE);
        let joined = known.and_then(|known| {
            HeaderValue::from_bytes(&[known.as_bytes(), b"; ", value.as_bytes()].concat()).ok()
        });
        self.headers.insert(key, joined.unwrap_or(value));
        self
    }

    /// One more pair in the query.
    pub fn with_query(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.query.text(key.as_ref(), value.as_ref());
        self
    }

    /// The idempotency key, instead of one made for this call.
    pub fn with_idempotency_key(self, key: impl AsRef<str>) -> Self {
        match self.client.api().headers.idempotency_key {
            Some(name) => self.with_header(name, key),
            None => self,
        }
    }

    /// The API's version that the call asks for.
    pub fn with_version(self, version: impl AsRef<str>) -> Self {
        match self.client.api().headers.version {
            Some(name) => self.with_header(name, version),
            None => self,
        }
    }

    /// Where the call goes, instead of the client's base URL.
    pub fn with_base_url(mut self, url: impl AsRef<str>) -> Self {
        match Url::parse(url.as_ref()) {
            Ok(url) => self.options.base = Some(url),
            Err(error) => return self.mistaken(error.into()),
        }
        self
    }

    /// The credential of a security scheme, instead of the client's.
    pub fn with_credential(
        mut self,
        scheme: &'static str,
        credential: impl Into<Credential>,
    ) -> Self {
        let own = self.client.shared.credentials.clone();
        self.options
            .credentials
            .get_or_insert(own)
            .set(scheme, credential.into());
        self
    }

    /// Sends no credentials: where something on the way adds them.
    pub fn without_credentials(mut self) -> Self {
        self.options.anonymous = true;
        self
    }
}

/// Shows the operation only: arguments hold personal data.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Request({} {})",
            self.operation.method.as_str(),
            self.operation.path
        )
    }
}
