//! The arguments of a dynamic call as typed values.

use jsonapi_runtime::http::encoding::Encoding;
use jsonapi_runtime::{DecodeError, Inflection, RawReply, Value, Wire, from_value};

use super::error::ArgumentError;
use super::{Arguments, DynamicCall, Outcome};
use crate::call::request::Request;
use crate::outcome::read::Read;
use crate::travel::multipart::File;
use jsonapi_runtime::http::encoding::Location;

/// Taking arguments apart; for generated code.
impl Arguments {
    /// An argument, where it was given.
    ///
    /// # Errors
    /// It is not of its type.
    pub fn take<T: Wire>(
        &mut self,
        place: Location,
        name: &str,
    ) -> Result<Option<T>, ArgumentError> {
        let value = self.remove(place, name);
        value.map(|value| read(name, &value)).transpose()
    }

    /// An argument that must be given.
    ///
    /// # Errors
    /// It was not given, or is not of its type.
    pub fn required<T: Wire>(&mut self, place: Location, name: &str) -> Result<T, ArgumentError> {
        self.take(place, name)?.ok_or_else(|| missing(name))
    }

    /// A list of words in the query, where it was given: as an array, or as text with commas.
    pub fn list(&mut self, name: &str) -> Option<Vec<String>> {
        self.remove(Location::Query, name)
            .map(|value| words(&value))
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
        self.body.is_some() || self.file_body.is_some() || !self.files.is_empty()
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
        if let Some(file) = self.file_body.take() {
            return Ok(Some(file));
        }
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
        let given: Vec<Value> = match self.remove_part(name) {
            None => Vec::new(),
            Some(Value::Array(files)) => files,
            Some(value) => vec![value],
        };
        let texts = given.iter().map(|value| file(name, value));
        let taken = self.files.extract_if(.., |(known, _)| known == name);
        texts.chain(taken.map(|(_, file)| Ok(file))).collect()
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
                (Location::Query, Value::Array(_)) => {
                    request.list(name, Encoding::COMMA, words(&value))
                }
                (Location::Query, _) => request.with_query(name, plain(&value)),
                (Location::Header, _) => request.with_header(name, plain(&value)),
                (Location::Path | Location::Cookie, _) => {
                    return Err(ArgumentError::Unknown { name });
                }
            };
        }
        let name = if self.body.is_some() || self.file_body.is_some() {
            Some("body".to_owned())
        } else {
            self.files.into_iter().next().map(|(name, _)| name)
        };
        match name {
            Some(name) => Err(ArgumentError::Unknown { name }),
            None => Ok(DynamicCall::new(request, self.progress, read, write)),
        }
    }
}

/// Reads a value; a command line gives numbers and lists as text, so text is tried as JSON and as words with commas where it
/// does not fit as text.
fn read<T: Wire>(name: &str, value: &Value) -> Result<T, ArgumentError> {
    let first = from_value(value);
    let Err(error) = first else {
        return mismatch(name, first);
    };
    let other = match value {
        Value::String(text) => {
            let list = || words(value).into_iter().map(Value::from).collect();
            let json = jsonapi_runtime::from_str(text).ok();
            json.or_else(|| from_value(&Value::Array(list())).ok())
        }
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
