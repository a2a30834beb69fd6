//! Error objects (JSON:API 1.1 §11): one shared type for all operations.

#[cfg(test)]
mod tests;

use crate::extra::Extra;
use crate::inflection::Inflection;
use crate::links::Links;
use crate::map::FreeObject;
use crate::member::Member;
use crate::mismatch::Mismatch;
use crate::node::Node;
use crate::part::Part;
use crate::reader::ObjectReader;
use crate::wire::Wire;
use crate::writer::ObjectWriter;

/// A document that holds errors instead of data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errors {
    /// What went wrong; empty where the body does not say it. What stands in its place is in [`extra`](Self::extra).
    pub errors: Vec<ErrorObject>,
    /// Undeclared members beside `errors`.
    pub extra: Extra,
}

impl Errors {
    /// A document with these errors.
    pub fn new(errors: Vec<ErrorObject>) -> Self {
        let extra = Extra::new();
        Self { errors, extra }
    }
}

impl From<ErrorObject> for Errors {
    fn from(error: ErrorObject) -> Self {
        Self::new(vec![error])
    }
}

/// One error.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorObject {
    /// Names this occurrence.
    pub id: Member<String>,
    /// The HTTP status, as text.
    pub status: Member<String>,
    /// The API's code for this kind of error.
    pub code: Member<String>,
    /// A summary of this kind of error.
    pub title: Member<String>,
    /// What went wrong this time. See [`detail`](Self::detail()).
    pub detail: Member<String>,
    /// The same under the name that some APIs give it.
    pub details: Member<String>,
    /// What in the request is to blame.
    pub source: Part<ErrorSource>,
    /// Links: `about`, `type`.
    pub links: Links,
    /// Whatever else the API says.
    pub meta: Member<FreeObject>,
    /// Undeclared members.
    pub extra: Extra,
}

impl ErrorObject {
    /// An error with a title.
    pub fn new(title: impl Into<String>) -> Self {
        let title = Member::Value(title.into());
        Self {
            title,
            ..Self::default()
        }
    }

    /// What went wrong this time: `detail`, or else `details`.
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref().or(self.details.as_deref())
    }

    /// The summary.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The JSON Pointer (RFC 6901) to what in the request document is to blame.
    pub fn pointer(&self) -> Option<&str> {
        self.source.pointer.as_deref()
    }
}

/// What in a request an error is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorSource {
    /// A JSON Pointer (RFC 6901) into the request document.
    pub pointer: Member<String>,
    /// A query parameter.
    pub parameter: Member<String>,
    /// A header.
    pub header: Member<String>,
    /// Undeclared members.
    pub extra: Extra,
}

impl Wire for Errors {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            // A status already says that something went wrong: a body that does not say what must not hide that.
            errors: object.lenient("errors"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        let object = ObjectWriter::new(style).required("errors", &self.errors);
        object.rest(&self.extra)
    }
}

impl Wire for ErrorObject {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            id: object.member("id"),
            status: object.member("status"),
            code: object.member("code"),
            title: object.member("title"),
            detail: object.member("detail"),
            details: object.member("details"),
            source: object.part("source"),
            links: Links::from(object.member("links")),
            meta: object.member("meta"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .member("id", &self.id)
            .member("status", &self.status)
            .member("code", &self.code)
            .member("title", &self.title)
            .member("detail", &self.detail)
            .member("details", &self.details)
            .part("source", &self.source)
            .member("links", self.links.member())
            .member("meta", &self.meta)
            .rest(&self.extra)
    }
}

impl Wire for ErrorSource {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        Ok(Self {
            pointer: object.member("pointer"),
            parameter: object.member("parameter"),
            header: object.member("header"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .member("pointer", &self.pointer)
            .member("parameter", &self.parameter)
            .member("header", &self.header)
            .rest(&self.extra)
    }
}
