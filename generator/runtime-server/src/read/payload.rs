//! The body of a request, and how it is read by its media type.

use bytes::Bytes;
use jsonapi_runtime::http::encoding::Encoding;
use jsonapi_runtime::http::form::{self, FormField};
use jsonapi_runtime::json::inflection::same;
use jsonapi_runtime::{Blob, Node, Value, Wire};

use crate::answer::problem::{Problem, Source};
use crate::read::media_type;
use crate::read::multipart::Part;
use crate::read::reading::{Reading, Refused};
use crate::read::text::{json_bytes, json_part, read_text};
use crate::read::upload::Upload;

/// What is said of a body that should be text.
const NO_UTF_8: &str = "the body is no UTF-8 text";

/// A body, with the media type that it came in.
#[derive(Debug)]
pub struct Payload {
    pub(crate) index: usize,
    /// As the request tells it.
    pub(crate) media_type: Option<String>,
    pub(crate) bytes: Bytes,
    pub(crate) parts: Vec<Part>,
    pub(crate) problems: Vec<Problem>,
}

impl Payload {
    /// Which of the operation's media types the body came in, counted from 0 in the document's order.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it is no JSON, or no `T`.
    pub fn json<T: Wire>(&mut self) -> Reading<T> {
        json_bytes(&self.bytes).map_err(|errors| {
            let problems = errors
                .into_iter()
                .map(|(pointer, detail)| Problem::new(detail).at(Source::Pointer(pointer)));
            self.problems.extend(problems);
            Refused
        })
    }

    /// The body as `application/x-www-form-urlencoded`; brackets in keys nest.
    ///
    /// # Errors
    /// When it is no `T`.
    pub fn form<T: Wire>(&mut self) -> Reading<T> {
        self.form_by(&[])
    }

    /// The same, members of which are written as these fields say.
    ///
    /// # Errors
    /// When it is no `T`, or no UTF-8.
    pub fn form_by<T: Wire>(&mut self, fields: &[FormField]) -> Reading<T> {
        let text = std::str::from_utf8(&self.bytes).map_err(|_| NO_UTF_8.to_owned());
        let value = text.and_then(|text| form::read(text, fields).map_err(|why| why.to_string()));
        self.note(value.map_err(Problem::new))
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is no UTF-8.
    pub fn text(&mut self) -> Reading<String> {
        let text = String::from_utf8(self.bytes.to_vec());
        self.note(text.map_err(|_| Problem::new(NO_UTF_8)))
    }

    /// The body as text where the document tells no more than a media range: what came as JSON is a JSON string.
    ///
    /// # Errors
    /// When it is no UTF-8, or other JSON than a string.
    pub fn any_text(&mut self) -> Reading<String> {
        match self.media_type.as_deref().is_some_and(media_type::is_json) {
            true => self.json(),
            false => self.text(),
        }
    }

    /// The body as it came, with the media type that it came in.
    ///
    /// # Errors
    /// Never; the type is that of the other readers.
    pub fn blob(&mut self) -> Reading<Blob> {
        let told = self.media_type.as_deref();
        Ok(Blob::new(told.unwrap_or(Blob::ANY), self.bytes.clone()))
    }

    /// The body as it came.
    ///
    /// # Errors
    /// Never; the type is that of the other readers.
    pub fn bytes(&mut self) -> Reading<Bytes> {
        Ok(self.bytes.clone())
    }

    /// A part of a multipart body that is a file.
    ///
    /// # Errors
    /// When it comes twice.
    pub fn file(&mut self, name: &str) -> Reading<Option<Upload>> {
        let file = self.once(name).map(|part| Some(part?.upload.clone()));
        self.note(file.map_err(Problem::new))
    }

    /// All parts of a multipart body that are files of one name (`name` or `name[]`).
    ///
    /// # Errors
    /// Never; the type is that of the other readers.
    pub fn files(&mut self, name: &str) -> Reading<Option<Vec<Upload>>> {
        let files: Vec<_> = self.named(name).map(|part| part.upload.clone()).collect();
        Ok((!files.is_empty()).then_some(files))
    }

    /// A part of a multipart body that holds one value.
    ///
    /// # Errors
    /// When it comes twice, or is no `T`.
    pub fn part<T: Wire>(&mut self, name: &'static str) -> Reading<Option<T>> {
        let part = match self.once(name) {
            Ok(part) => part,
            Err(detail) => return self.note(Err(Problem::new(detail))),
        };
        let value = part.map(|part| match part.is_json() {
            true => json_part(&part.upload.whole()),
            false => read_text(Node::String(part.text().into())),
        });
        self.optional(name, value)
    }

    /// A part of a multipart body that holds a list: parts of the same name (`name` or `name[]`), each an item; or one
    /// of JSON that is all of it.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn part_list<T: Wire>(&mut self, name: &'static str) -> Reading<Option<T>> {
        let items: Result<Vec<Value>, String> = self.named(name).map(Part::value).collect();
        let value = match items {
            Err(detail) => Some(Err(detail)),
            Ok(items) => match items.as_slice() {
                [] => return self.part_by(FormField::list(name, Encoding::DEEP_OBJECT)),
                [all @ Value::Array(_)] => Some(read_text(Node::from(all))),
                items => Some(read_text(Node::Array(
                    items.iter().map(Node::from).collect(),
                ))),
            },
        };
        self.optional(name, value)
    }

    /// A part of a multipart body that holds an object: parts `name[member]`, or one of JSON.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn part_object<T: Wire>(&mut self, name: &'static str) -> Reading<Option<T>> {
        let is_whole = self.named(name).next().is_some();
        match is_whole {
            true => self.part(name),
            false => self.part_by(FormField::object(name, Encoding::DEEP_OBJECT)),
        }
    }

    /// A value in one part or several, written in the style that a document tells.
    ///
    /// # Errors
    /// When it is there and not written so, or no `T`.
    pub fn part_by<T: Wire>(&mut self, field: FormField) -> Reading<Option<T>> {
        let texts: Vec<(&str, String)> = self
            .parts
            .iter()
            .filter(|part| part.upload.file_name.is_none())
            .map(|part| (part.name.as_str(), part.text()))
            .collect();
        let texts = texts.iter().map(|(name, text)| (*name, text.as_str()));
        let value = form::read_parts(texts, &field).map_err(|why| why.to_string());
        self.optional(field.name, value.transpose())
    }

    /// Ends reading parts: a part that must be there is.
    ///
    /// # Errors
    /// When it is missing, or could not be read.
    pub fn required<T>(&mut self, name: &str, value: Reading<Option<T>>) -> Reading<T> {
        if let Some(value) = value? {
            return Ok(value);
        }
        self.note(Err(Problem::new(format!("the part {name} is missing"))))
    }

    /// The one part of a name.
    fn once(&self, name: &str) -> Result<Option<&Part>, String> {
        let mut parts = self.named(name);
        match (parts.next(), parts.next()) {
            (_, Some(_)) => Err(format!("the part {name} is repeated")),
            (part, None) => Ok(part),
        }
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &Part> {
        self.parts
            .iter()
            .filter(move |part| same(part.name.strip_suffix("[]").unwrap_or(&part.name), name))
    }

    fn optional<T>(&mut self, name: &str, value: Option<Result<T, String>>) -> Reading<Option<T>> {
        let value = value.map(|value| {
            value.map_err(|detail| Problem::new(format!("the part {name}: {detail}")))
        });
        value.map(|value| self.note(value)).transpose()
    }

    fn note<T>(&mut self, value: Result<T, Problem>) -> Reading<T> {
        value.map_err(|problem| {
            self.problems.push(problem);
            Refused
        })
    }
}

impl Part {
    fn is_json(&self) -> bool {
        let told = self.upload.content_type.as_deref();
        told.is_some_and(media_type::is_json)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.upload.whole()).into_owned()
    }

    /// What the part holds: JSON where it says so, else text.
    fn value(&self) -> Result<Value, String> {
        match self.is_json() {
            true => json_part(&self.upload.whole()),
            false => Ok(Value::String(self.text())),
        }
    }
}
