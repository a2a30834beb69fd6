//! Error objects (JSON:API 1.1 §11): one shared type for all operations.

#[cfg(test)]
mod tests;

use crate::document::links::Links;
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::declared::{self, Object};
use crate::object::extra::Extra;
use crate::object::member::Member;
use crate::object::part::Part;
use crate::object::reader::ObjectReader;
use crate::object::writer::ObjectWriter;
use crate::value::map::FreeObject;
use crate::value::wire::Wire;

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

    /// Where more is said about this occurrence.
    pub fn about(&self) -> Option<&str> {
        self.links.get("about")
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
        let mut object = ObjectReader::open(node);
        let mut this = Self {
            // A status already says that something went wrong: a body that does not say what must not hide that.
            errors: object.lenient("errors"),
            extra: Extra::new(),
        };
        object.rest(&mut this.extra)?;
        Ok(this)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.object(|object| {
            object.required("errors", &self.errors).rest(&self.extra);
        });
    }
}

impl Object for ErrorObject {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .member("id", &mut self.id)
            .member("status", &mut self.status)
            .member("code", &mut self.code)
            .member("title", &mut self.title)
            .member("detail", &mut self.detail)
            .member("details", &mut self.details)
            .member("source", &mut self.source)
            .member("links", &mut self.links)
            .member("meta", &mut self.meta)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .member("id", &self.id)
            .member("status", &self.status)
            .member("code", &self.code)
            .member("title", &self.title)
            .member("detail", &self.detail)
            .member("details", &self.details)
            .member("source", &self.source)
            .member("links", &self.links)
            .member("meta", &self.meta)
            .rest(&self.extra)
    }
}

impl Object for ErrorSource {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object
            .member("pointer", &mut self.pointer)
            .member("parameter", &mut self.parameter)
            .member("header", &mut self.header)
            .rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object
            .member("pointer", &self.pointer)
            .member("parameter", &self.parameter)
            .member("header", &self.header)
            .rest(&self.extra)
    }
}

impl Wire for ErrorObject {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        declared::read(node)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        declared::write(self, out);
    }
}

impl Wire for ErrorSource {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        declared::read(node)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        declared::write(self, out);
    }
}
