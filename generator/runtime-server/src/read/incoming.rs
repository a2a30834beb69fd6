//! A request on its way into a typed one: getters that note what is wrong and go on, so that a client learns of
//! everything at once.

use http::HeaderMap;
use jsonapi_runtime::http::query::{Encoding, Parameters};
use jsonapi_runtime::{Node, Wire};

use crate::answer::failure::{Failure, Problem, Source};
use crate::credentials::cookie;
use crate::read::context::Context;
use crate::read::fieldsets::Fieldsets;
use crate::read::payload::Payload;
use crate::read::reading::{Reading, Refused};
use crate::read::text::read_text;

/// A request whose operation is known, not yet typed. `Debug` prints what [`Context`] prints: parameters may be personal.
pub struct Incoming {
    pub(crate) context: Context,
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) query: Parameters,
    pub(crate) payload: Option<Payload>,
    pub(crate) problems: Vec<Problem>,
}

impl std::fmt::Debug for Incoming {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Incoming")
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}

impl Incoming {
    /// What is known of the request beside its parameters and its body.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Gives away what is known of the request beside its parameters and its body.
    pub fn take_context(&mut self) -> Context {
        std::mem::take(&mut self.context)
    }

    /// A parameter in the path.
    ///
    /// # Errors
    /// When its text is no `T`.
    pub fn path<T: Wire>(&mut self, name: &'static str) -> Reading<T> {
        let text = self.path.iter().find(|(key, _)| *key == name);
        let value = text.map(|(_, text)| read_text(Node::String(text.into())));
        self.required(value, Source::Parameter(name.to_owned()))
    }

    /// A query parameter, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn query<T: Wire>(&mut self, key: &'static str) -> Reading<Option<T>> {
        self.encoded_query(key, Encoding::Form)
    }

    /// A query parameter that must be there, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_query<T: Wire>(&mut self, key: &'static str) -> Reading<T> {
        self.required_encoded_query(key, Encoding::Form)
    }

    /// A query parameter.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn encoded_query<T: Wire>(
        &mut self,
        key: &'static str,
        encoding: Encoding,
    ) -> Reading<Option<T>> {
        self.query.get(key, encoding).map_err(|error| {
            let source = Source::Parameter(key.to_owned());
            self.problems
                .push(Problem::new(error.to_string()).at(source));
            Refused
        })
    }

    /// A query parameter that must be there.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_encoded_query<T: Wire>(
        &mut self,
        key: &'static str,
        encoding: Encoding,
    ) -> Reading<T> {
        let value = self.encoded_query(key, encoding)?;
        self.given(value, Source::Parameter(key.to_owned()))
    }

    /// The paths in `include` (JSON:API 1.1 §8.3): `None` where the parameter is absent, an empty list where it is empty.
    pub fn include<P: From<String>>(&self, key: &str) -> Option<Vec<P>> {
        let names = self.query.list(key)?;
        let paths = names
            .into_iter()
            .map(|name| P::from(name.trim().to_owned()));
        Some(paths.collect())
    }

    /// The fields in `sort` (JSON:API 1.1 §8.5), each with its `-` where it has one.
    pub fn sort(&self, key: &str) -> Option<Vec<String>> {
        self.include(key)
    }

    /// Sparse fieldsets (JSON:API 1.1 §8.4): `KEY[TYPE]=name,name`.
    pub fn fieldsets(&self, key: &str) -> Fieldsets {
        let own = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        Fieldsets::new(
            self.query
                .lists(key)
                .map(|(kind, names)| (kind.to_owned(), own(names))),
        )
    }

    /// A header.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn header<T: Wire>(&mut self, name: &'static str) -> Reading<Option<T>> {
        let text = header_text(&self.context.headers, name);
        let value = text.map(|text| {
            read_text(Node::text(&text)).or_else(|error| {
                // A header of several values is a list, separated by commas (RFC 9110 §5.6.1).
                let items = text.split(',').map(|item| Node::text(item.trim()));
                read_text(Node::Array(items.collect())).map_err(|_| error)
            })
        });
        self.optional(value, Source::Header(name.to_owned()))
    }

    /// A header that must be there.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_header<T: Wire>(&mut self, name: &'static str) -> Reading<T> {
        let value = self.header(name)?;
        self.given(value, Source::Header(name.to_owned()))
    }

    /// A cookie that must be there.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_cookie<T: Wire>(&mut self, name: &'static str) -> Reading<T> {
        let value = self.cookie(name)?;
        self.given(value, Source::Header("Cookie".to_owned()))
    }

    /// A cookie.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn cookie<T: Wire>(&mut self, name: &'static str) -> Reading<Option<T>> {
        let text = cookie(&self.context.headers, name);
        let value = text.map(|text| read_text(Node::String(text.into())));
        self.optional(value, Source::Header("Cookie".to_owned()))
    }

    /// The body, read by `read`, where there is one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn body<T>(&mut self, read: impl FnOnce(&mut Payload) -> Reading<T>) -> Reading<Option<T>> {
        let Some(payload) = &mut self.payload else {
            return Ok(None);
        };
        let value = read(payload);
        self.problems.append(&mut payload.problems);
        value.map(Some)
    }

    /// The body, read by `read`, where it must be there.
    ///
    /// # Errors
    /// When it is missing or cannot be read.
    pub fn required_body<T>(
        &mut self,
        read: impl FnOnce(&mut Payload) -> Reading<T>,
    ) -> Reading<T> {
        let value = self.body(read)?;
        self.given(value, Source::Pointer(String::new()))
    }

    /// Ends reading.
    ///
    /// # Errors
    /// Everything that was noted.
    pub fn finish(&mut self) -> Result<(), Failure> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(Failure::bad_request(std::mem::take(&mut self.problems)))
    }

    fn given<T>(&mut self, value: Option<T>, source: Source) -> Reading<T> {
        match value {
            Some(value) => Ok(value),
            None => self.missing(source),
        }
    }

    fn required<T>(&mut self, value: Option<Result<T, String>>, source: Source) -> Reading<T> {
        match value {
            None => self.missing(source),
            Some(value) => self.note(value, source),
        }
    }

    fn optional<T>(
        &mut self,
        value: Option<Result<T, String>>,
        source: Source,
    ) -> Reading<Option<T>> {
        value.map(|value| self.note(value, source)).transpose()
    }

    fn note<T>(&mut self, value: Result<T, String>, source: Source) -> Reading<T> {
        value.map_err(|detail| {
            self.problems
                .push(Problem::new(format!("{source}: {detail}")).at(source));
            Refused
        })
    }

    fn missing<T>(&mut self, source: Source) -> Reading<T> {
        self.problems
            .push(Problem::new(format!("{source} is missing")).at(source));
        Err(Refused)
    }
}

fn header_text(headers: &HeaderMap, name: &str) -> Option<String> {
    let values = headers.get_all(name).iter();
    let values: Vec<_> = values
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect();
    (!values.is_empty()).then(|| values.join(", "))
}
