//! Calls of operations that are only known at run time, through the typed calls of a generated client.
//!
//! A generated crate has a function for each operation that takes [`Arguments`] apart into the typed arguments of the
//! operation's method, and hands the typed reply to [`Arguments::send`]. What goes over the wire is what the typed call
//! sends; what comes back was read and written by the reply's types.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use jsonapi_runtime::{DecodeError, Inflection, RawReply, Value, Wire, from_value};

use crate::info::Place;
use crate::pages::{Progress, Run};
use crate::transport::BoxFuture;
use crate::{Error, File, Read, Request};

/// The arguments of a call by where they are sent, as JSON.
///
/// ```
/// use jsonapi_client::dynamic::Arguments;
/// use jsonapi_client::info::Place;
///
/// let arguments = Arguments::default()
///     .with(Place::Path, "animal-id", "ani_1")
///     .with(Place::Query, "page[size]", 10);
/// # let _ = arguments;
/// ```
#[derive(Clone, Default)]
pub struct Arguments {
    values: Vec<(Place, String, Value)>,
    body: Option<Value>,
    media_type: Option<String>,
    /// Which page of a collection is asked for.
    progress: Progress,
}

/// A call on its way, or what is wrong with its arguments.
pub type Outcome = Result<DynamicCall, ArgumentError>;

/// A call on its way. It does nothing until it is awaited; every status is a reply.
pub type DynamicCall = BoxFuture<Result<DynamicReply, Error>>;

/// What is wrong with arguments. No message holds a value.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArgumentError {
    /// There is no operation of this id, or its tag was not compiled.
    #[error("there is no operation {id:?}")]
    UnknownOperation {
        /// The `operationId`.
        id: String,
    },
    /// An argument that the operation requires was not given.
    #[error("the argument {name:?} is missing")]
    Missing {
        /// The argument's name on the wire; `body` for the body.
        name: String,
    },
    /// An argument that the operation does not have.
    #[error("the operation has no argument {name:?} there")]
    Unknown {
        /// The argument's name.
        name: String,
    },
    /// An argument is not of its type.
    #[error("the argument {name:?}: {source}")]
    Mismatch {
        /// The argument's name on the wire; `body` for the body.
        name: String,
        /// What is wrong with it.
        source: DecodeError,
    },
}

/// The reply to a dynamic call.
#[derive(Clone)]
pub struct DynamicReply {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
    typed: RawReply,
    run: Run,
}

impl Arguments {
    /// One more argument; in the query and in headers also one that the document does not know.
    pub fn with(mut self, place: Place, name: &str, value: impl Into<Value>) -> Self {
        self.values.push((place, name.to_owned(), value.into()));
        self
    }

    /// The body: JSON as it is sent, the members of a form, or the parts of a multipart body by their whole names. A
    /// file is a text, or an object of `text` and, on wish, `name` and `media-type`.
    pub fn with_body(mut self, body: impl Into<Value>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// The media type of the body, where the operation takes several.
    pub fn with_media_type(mut self, media_type: &str) -> Self {
        self.media_type = Some(media_type.to_owned());
        self
    }

    /// The page of a cursor, which [`Arguments::cursor`] or [`Pages::cursor`](crate::Pages::cursor) gave for the same
    /// call.
    pub fn starting_at(mut self, cursor: impl Into<String>) -> Self {
        self.progress = Progress::at(cursor.into());
        self
    }

    /// What names the page that is asked for, where it is not the first: see [`DynamicReply::next_page`].
    pub fn cursor(&self) -> Option<&str> {
        self.progress.cursor()
    }

    fn remove(&mut self, place: Place, name: &str) -> Option<Value> {
        let is_it = |known: &str| match place {
            Place::Header => known.eq_ignore_ascii_case(name),
            _ => known == name,
        };
        let at = self
            .values
            .iter()
            .position(|(there, known, _)| *there == place && is_it(known))?;
        Some(self.values.remove(at).2)
    }
}

/// Taking arguments apart; for generated code.
impl Arguments {
    /// An argument, where it was given.
    ///
    /// # Errors
    /// It is not of its type.
    pub fn take<T: Wire>(&mut self, place: Place, name: &str) -> Result<Option<T>, ArgumentError> {
        let value = self.remove(place, name);
        value.map(|value| read(name, &value)).transpose()
    }

    /// An argument that must be given.
    ///
    /// # Errors
    /// It was not given, or is not of its type.
    pub fn required<T: Wire>(&mut self, place: Place, name: &str) -> Result<T, ArgumentError> {
        self.take(place, name)?.ok_or_else(|| missing(name))
    }

    /// A list of words in the query, where it was given: as an array, or as text with commas.
    pub fn list(&mut self, name: &str) -> Option<Vec<String>> {
        self.remove(Place::Query, name).map(|value| words(&value))
    }

    /// The body, where it was given.
    ///
    /// # Errors
    /// It is not of its type.
    pub fn body<T: Wire>(&mut self) -> Result<Option<T>, ArgumentError> {
        let body = self.body.take();
        body.map(|body| mismatch("body", from_value(&body)))
            .transpose()
    }

    /// The body, which must be given.
    ///
    /// # Errors
    /// It was not given, or is not of its type.
    pub fn required_body<T: Wire>(&mut self) -> Result<T, ArgumentError> {
        self.body()?.ok_or_else(|| missing("body"))
    }

    /// Whether there is a body.
    pub fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// Whether the body was given in this media type.
    pub fn is_in(&self, media_type: &str) -> bool {
        self.media_type.as_deref() == Some(media_type)
    }

    /// A body that is a file, where it was given.
    ///
    /// # Errors
    /// It is not of its type.
    pub fn file_body(&mut self) -> Result<Option<File>, ArgumentError> {
        let body = self.body.take();
        body.map(|body| file("body", &body)).transpose()
    }

    /// A value among the parts of a multipart body, where it was given.
    ///
    /// # Errors
    /// It is not of its type.
    pub fn part<T: Wire>(&mut self, name: &str) -> Result<Option<T>, ArgumentError> {
        let part = self.remove_part(name);
        part.map(|part| read(name, &part)).transpose()
    }

    /// A value among the parts of a multipart body, which must be given.
    ///
    /// # Errors
    /// It was not given, or is not of its type.
    pub fn required_part<T: Wire>(&mut self, name: &str) -> Result<T, ArgumentError> {
        self.part(name)?.ok_or_else(|| missing(name))
    }

    /// A file or several among the parts of a multipart body.
    ///
    /// # Errors
    /// One of them is no file.
    pub fn files(&mut self, name: &str) -> Result<Vec<File>, ArgumentError> {
        match self.remove_part(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(files)) => files.iter().map(|value| file(name, value)).collect(),
            Some(value) => Ok(vec![file(name, &value)?]),
        }
    }

    /// A file among the parts of a multipart body, which must be given.
    ///
    /// # Errors
    /// It was not given, or is no file.
    pub fn required_file(&mut self, name: &str) -> Result<File, ArgumentError> {
        self.files(name)?.pop().ok_or_else(|| missing(name))
    }

    fn remove_part(&mut self, name: &str) -> Option<Value> {
        let part = self.body.as_mut()?.as_object_mut()?.remove(name);
        let is_empty = self.body.as_ref().and_then(Value::as_object);
        if is_empty.is_some_and(|parts| parts.is_empty()) {
            self.body = None;
        }
        part
    }

    /// Sends a typed call with the arguments that the document does not know.
    ///
    /// # Errors
    /// There is a body or an argument in the path that the operation does not have.
    pub fn send<T: 'static>(
        self,
        mut request: Request,
        read: Read<T>,
        write: fn(&T, Inflection) -> RawReply,
    ) -> Outcome {
        for (place, name, value) in self.values {
            request = match (place, &value) {
                (Place::Query, Value::Array(_)) => request.list(name, words(&value)),
                (Place::Query, _) => request.with_query(name, plain(&value)),
                (Place::Header, _) => request.with_header(name, plain(&value)),
                (Place::Path | Place::Cookie, _) => return Err(ArgumentError::Unknown { name }),
            };
        }
        if self.body.is_some() {
            let name = "body".to_owned();
            return Err(ArgumentError::Unknown { name });
        }
        let run = Run::new(request, self.progress);
        let call = match run.request() {
            Some(Ok(request)) => request.respond(read),
            Some(Err(error)) => return Ok(Box::pin(std::future::ready(Err(error)))),
            None => return Ok(Box::pin(std::future::pending())),
        };
        Ok(Box::pin(async move {
            let reply = call.await?;
            Ok(DynamicReply {
                status: reply.status(),
                headers: reply.headers().clone(),
                bytes: reply.bytes().clone(),
                typed: write(reply.body(), Inflection::Kebab),
                run,
            })
        }))
    }
}

impl DynamicReply {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, as it came.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The body, as the reply's types write it after they read it: the same, unless they lose something.
    pub fn typed(&self) -> &RawReply {
        &self.typed
    }

    /// The arguments of the call that brings the next page (JSON:API 1.1 §8.6), made of those that brought this one;
    /// `None` after the last page, and where the reply is no page.
    ///
    /// ```
    /// # use jsonapi_client::{Error, dynamic::{Arguments, ArgumentError, DynamicReply, Outcome}};
    /// # async fn all(call: impl Fn(Arguments) -> Outcome) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut arguments = Some(Arguments::default());
    /// while let Some(page) = arguments {
    ///     let reply = call(page.clone())?.await?;
    ///     arguments = reply.next_page(page)?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The link to the next page leads to another server, or to a page that was read before.
    pub fn next_page(&self, arguments: Arguments) -> Result<Option<Arguments>, Error> {
        let document = self.json().unwrap_or_default();
        let Some(items) = document.get("data").and_then(Value::as_array) else {
            return Ok(None);
        };
        let mut run = self.run.clone();
        run.turn(
            |name| document.get("links")?.get(name),
            items.len(),
            &self.bytes,
        )?;
        let progress = run.into_progress();
        Ok(progress.map(|progress| Arguments {
            progress,
            ..arguments
        }))
    }

    /// The body as JSON, where it is JSON.
    pub fn json(&self) -> Option<Value> {
        jsonapi_runtime::serde_json::from_slice(&self.bytes).ok()
    }
}

/// Shows the names of the arguments only: values hold personal data.
impl std::fmt::Debug for Arguments {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.values.iter().map(|(place, name, _)| (place, name)))
            .finish()
    }
}

/// Shows no content: bodies hold personal data.
impl std::fmt::Debug for DynamicReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DynamicReply")
            .field("status", &self.status)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// Reads a value; a command line gives numbers as text, so text is tried as JSON where it does not fit as text.
fn read<T: Wire>(name: &str, value: &Value) -> Result<T, ArgumentError> {
    let first = from_value(value);
    let Err(error) = first else {
        return mismatch(name, first);
    };
    let other = match value {
        Value::String(text) => jsonapi_runtime::from_str(text).ok(),
        Value::Number(_) | Value::Bool(_) => from_value(&Value::String(plain(value))).ok(),
        _ => None,
    };
    mismatch(name, other.ok_or(error))
}

fn mismatch<T>(name: &str, read: Result<T, DecodeError>) -> Result<T, ArgumentError> {
    read.map_err(|source| ArgumentError::Mismatch {
        name: name.to_owned(),
        source,
    })
}

fn missing(name: &str) -> ArgumentError {
    ArgumentError::Missing {
        name: name.to_owned(),
    }
}

fn file(name: &str, value: &Value) -> Result<File, ArgumentError> {
    let member = |member: &str| value.get(member).and_then(Value::as_str);
    let text: String = match member("text") {
        Some(text) => text.to_owned(),
        None => mismatch(name, from_value(value))?,
    };
    let mut file = File::new(text);
    if let Some(name) = member("name") {
        file = file.name(name);
    }
    if let Some(media_type) = member("media-type") {
        file = file.media_type(media_type);
    }
    Ok(file)
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::String(text) => text.split(',').map(str::to_owned).collect(),
        other => vec![plain(other)],
    }
}

/// A value as text without quotes.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
