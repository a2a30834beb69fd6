//! The arguments of a dynamic call.

use jsonapi_runtime::Value;

use super::error::ArgumentError;
use crate::pages::run::Progress;
use crate::travel::multipart::File;
use jsonapi_runtime::http::encoding::Location;

/// The arguments of a call by where they are sent, as JSON.
///
/// ```
/// use jsonapi_client::dynamic::Arguments;
/// use jsonapi_client::info::Location;
///
/// let arguments = Arguments::default()
///     .with(Location::Path, "animal-id", "ani_1")
///     .with(Location::Query, "page[size]", 10);
/// # let _ = arguments;
/// ```
///
/// One JSON object says the same: `path`, `query`, `header` and `cookie` hold arguments by name, `body` the body,
/// `media-type` the body's media type where the operation takes several.
///
/// ```
/// use jsonapi_client::dynamic::Arguments;
/// use jsonapi_client::runtime::serde_json::json;
///
/// let arguments = Arguments::try_from(json!({
///     "path": {"animal-id": "ani_1"},
///     "query": {"page[size]": 10},
/// }));
/// assert!(arguments.is_ok());
/// ```
#[derive(Clone, Default)]
pub struct Arguments {
    pub(super) values: Vec<(Location, String, Value)>,
    pub(super) body: Option<Value>,
    pub(super) media_type: Option<String>,
    pub(super) files: Vec<(String, File)>,
    pub(super) file_body: Option<File>,
    /// Which page of a collection is asked for.
    pub(super) progress: Progress,
}

impl Arguments {
    /// One more argument; in the query and in headers also one that the document does not know.
    pub fn with(mut self, place: Location, name: &str, value: impl Into<Value>) -> Self {
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

    /// A file: a part of a multipart body by its whole name. Bytes that are no text can only be given this way.
    pub fn with_file(mut self, name: &str, file: impl Into<File>) -> Self {
        self.files.push((name.to_owned(), file.into()));
        self
    }

    /// The body, where it is a file as a whole.
    pub fn with_file_body(mut self, file: impl Into<File>) -> Self {
        self.file_body = Some(file.into());
        self
    }

    /// The page of a cursor, which [`Arguments::cursor`] or [`Pages::cursor`](crate::Pages::cursor) gave for the same
    /// call.
    pub fn starting_at(mut self, cursor: impl Into<String>) -> Self {
        self.progress = Progress::at(cursor.into());
        self
    }

    /// What names the page that is asked for, where it is not the first: see
    /// [`DynamicReply::next_page`](super::DynamicReply::next_page).
    pub fn cursor(&self) -> Option<&str> {
        self.progress.cursor()
    }

    pub(super) fn remove(&mut self, place: Location, name: &str) -> Option<Value> {
        let is_it = |known: &str| match place {
            Location::Header => known.eq_ignore_ascii_case(name),
            _ => known == name,
        };
        let at = self
            .values
            .iter()
            .position(|(there, known, _)| *there == place && is_it(known))?;
        Some(self.values.remove(at).2)
    }
}

/// Arguments as one JSON object.
///
/// # Errors
/// It has members that mean nothing, or members that are no objects where they should be.
impl TryFrom<Value> for Arguments {
    type Error = ArgumentError;

    fn try_from(value: Value) -> Result<Self, ArgumentError> {
        let Value::Object(members) = value else {
            return Err(not_an_object("arguments"));
        };
        let mut arguments = Self::default();
        for (name, value) in members {
            let place = match name.as_str() {
                "path" => Location::Path,
                "query" => Location::Query,
                "header" => Location::Header,
                "cookie" => Location::Cookie,
                "body" => {
                    arguments.body = Some(value);
                    continue;
                }
                "media-type" => {
                    arguments.media_type = value.as_str().map(str::to_owned);
                    continue;
                }
                _ => return Err(ArgumentError::Unknown { name }),
            };
            let Value::Object(values) = value else {
                return Err(not_an_object(&name));
            };
            let values = values.into_iter().map(|(name, value)| (place, name, value));
            arguments.values.extend(values);
        }
        Ok(arguments)
    }
}

fn not_an_object(name: &str) -> ArgumentError {
    ArgumentError::NotAnObject {
        name: name.to_owned(),
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
