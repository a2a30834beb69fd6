//! What a call returns.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use jsonapi_runtime::serde::{Serialize, Serializer};
use jsonapi_runtime::{
    Document, Included, LinksMany, LinksOne, Lookup, Mismatch, PrimaryData, ReplyHeaders, Resolve,
    Wire, inspect,
};

use crate::outcome::head::{Head, text};
use crate::outcome::limit;
use crate::outcome::limit::Limit;

/// A reply: its body as a type, status, headers and the bytes as they came.
///
/// Where the body is a JSON:API document, [`Reply::data`], [`Reply::resolve`] and [`Reply::resolve_all`] lead into it.
#[derive(Clone)]
pub struct Reply<T> {
    pub(crate) head: Head,
    pub(crate) bytes: Bytes,
    pub(crate) body: T,
}

impl<T> Reply<T> {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The headers that the document declares for the reply, typed: `reply.typed_headers::<LocationHeaders>()`. The docs
    /// of each operation's `send` name the type. What is missing or odd is `None`.
    pub fn typed_headers<H: ReplyHeaders>(&self) -> H {
        H::read(&self.head.headers)
    }

    /// How many attempts the call took: 1 where the first one succeeded.
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }

    /// The name of the request in the API's logs: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        text(&self.head.headers, self.head.api.headers.request_id?)
    }

    /// The rate limit.
    pub fn rate_limit(&self) -> Option<Limit> {
        limit::read(&self.head.headers, &self.head.api.headers.rate_limit)
    }

    /// The product's quota.
    pub fn quota(&self) -> Option<Limit> {
        limit::read(&self.head.headers, &self.head.api.headers.quota)
    }

    /// The body, as it came; empty where it is streamed.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The body; to be changed in place, or read where it is a stream.
    pub fn body_mut(&mut self) -> &mut T {
        &mut self.body
    }

    /// The body, by value.
    pub fn into_body(self) -> T {
        self.body
    }
}

impl<T: Wire> Reply<T> {
    /// Members of the body that do not fit their types, each with its path from the top. The body is read once more for it.
    pub fn mismatches(&self) -> Vec<Mismatch> {
        let text = std::str::from_utf8(&self.bytes).unwrap_or_default();
        inspect::<T>(text).map(|(_, odd)| odd).unwrap_or_default()
    }
}

impl<D, R, M> Reply<Document<D, R, M>> {
    /// The primary data (JSON:API 1.1 §7.1).
    pub fn data(&self) -> &D {
        &self.body.data
    }

    /// The primary data, by value.
    pub fn into_data(self) -> D {
        self.body.data
    }

    /// The whole document.
    pub fn document(&self) -> &Document<D, R, M> {
        &self.body
    }
}

/// See [`Document`] for what the document holds and when it is looked through.
impl<D: PrimaryData, R: Included, M> Reply<Document<D, R, M>> {
    /// The resource that a to-one relationship points at; `None` where the document does not hold it.
    pub fn resolve<T: Resolve<R>>(&self, relationship: &impl LinksOne<T>) -> Option<&T> {
        self.body.resolve(relationship)
    }

    /// The resources that a to-many relationship points at, as far as the document holds them.
    pub fn resolve_all<'a, T: Resolve<R>>(
        &'a self,
        relationship: &'a impl LinksMany<T>,
    ) -> impl Iterator<Item = &'a T> {
        self.body.resolve_all(relationship)
    }

    /// What became of a to-one relationship: found, not included, `null`, without linkage.
    pub fn lookup<'a, T: Resolve<R>>(
        &'a self,
        relationship: &'a impl LinksOne<T>,
    ) -> Lookup<'a, T, R> {
        self.body.lookup(relationship)
    }

    /// What became of each resource that a to-many relationship points at.
    pub fn lookup_all<'a, T: Resolve<R>>(
        &'a self,
        relationship: &'a impl LinksMany<T>,
    ) -> impl Iterator<Item = Lookup<'a, T, R>> {
        self.body.lookup_all(relationship)
    }
}

/// Shows no content: bodies hold personal data.
impl<T> std::fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reply")
            .field("operation", &self.head.operation.id)
            .field("status", &self.head.status)
            .field("request_id", &self.request_id())
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// The body; declared names are written as declared.
impl<T: Serialize> Serialize for Reply<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.body.serialize(serializer)
    }
}
