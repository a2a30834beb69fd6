//! A request on its way into a typed one: getters that note what is wrong and go on, so that a client learns of
//! everything at once.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::COOKIE;
use jsonapi_runtime::http::encoding::Encoding;
use jsonapi_runtime::http::query::{Parameters, QueryError};
use jsonapi_runtime::http::unreadable::Unreadable;
use jsonapi_runtime::http::{Claim, cookie, header, path};
use jsonapi_runtime::value::wire::Layout;
use jsonapi_runtime::{Number, Wire};

use crate::answer::failure::Failure;
use crate::answer::problem::{Problem, Source};
use crate::read::context::Context;
use crate::read::fieldsets::Fieldsets;
use crate::read::payload::Payload;
use crate::read::reading::{Reading, Refused};

/// A request whose operation is known, not yet typed. `Debug` prints what [`Context`] prints: parameters may be personal.
#[derive(Default)]
pub struct Incoming {
    pub(crate) context: Context,
    /// Percent-encoded, as it came.
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) query: Parameters,
    pub(crate) payload: Option<Payload>,
    pub(crate) problems: Vec<Problem>,
    /// How many of the problems the document's schemas tell; those of who reads the same once more are not told again.
    pub(crate) told: usize,
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

    /// A parameter in the path, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When its text is no `T`.
    pub fn path<T: Wire>(&mut self, name: &'static str) -> Reading<T> {
        self.encoded_path(name, Encoding::SIMPLE)
    }

    /// A parameter in the path.
    ///
    /// # Errors
    /// When its text is no `T`.
    pub fn encoded_path<T: Wire>(&mut self, name: &'static str, encoding: Encoding) -> Reading<T> {
        let text = self.path.iter().find(|(key, _)| *key == name);
        let value = text.map(|(_, text)| path::read(name, text, encoding));
        self.required(value, Source::Parameter(name.to_owned()))
    }

    /// A query parameter, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn query<T: Wire>(&mut self, key: &'static str) -> Reading<Option<T>> {
        self.encoded_query(key, Encoding::FORM)
    }

    /// A query parameter that must be there, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_query<T: Wire>(&mut self, key: &'static str) -> Reading<T> {
        self.required_encoded_query(key, Encoding::FORM)
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
        let value = self.query.get(key, encoding);
        self.in_query(key, value)
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

    /// A query parameter that says how many of something, encoded as OpenAPI has it by default. What a document declares as a number
    /// may come as one: `10.0` is 10, and of `1.5` the whole part counts.
    ///
    /// # Errors
    /// When it is there and no number.
    pub fn count(&mut self, key: &'static str) -> Reading<Option<i64>> {
        self.encoded_count(key, Encoding::FORM)
    }

    /// The same where it must be there.
    ///
    /// # Errors
    /// When it is missing or no number.
    pub fn required_count(&mut self, key: &'static str) -> Reading<i64> {
        self.required_encoded_count(key, Encoding::FORM)
    }

    /// A query parameter that says how many of something.
    ///
    /// # Errors
    /// When it is there and no number.
    pub fn encoded_count(&mut self, key: &'static str, encoding: Encoding) -> Reading<Option<i64>> {
        let number = self.query.get::<Number>(key, encoding);
        self.in_query(
            key,
            number.map(|number| number.map(|number| whole(&number))),
        )
    }

    /// The same where it must be there.
    ///
    /// # Errors
    /// When it is missing or no number.
    pub fn required_encoded_count(
        &mut self,
        key: &'static str,
        encoding: Encoding,
    ) -> Reading<i64> {
        let value = self.encoded_count(key, encoding)?;
        self.given(value, Source::Parameter(key.to_owned()))
    }

    /// A query parameter whose members are parameters of their own: an object in the style `form`, exploded.
    ///
    /// # Errors
    /// When some are there and make no `T`.
    pub fn query_members<T: Wire>(
        &mut self,
        key: &'static str,
        claim: Claim<'_>,
    ) -> Reading<Option<T>> {
        let value = self.query.members(key, claim);
        self.in_query(key, value)
    }

    /// The same where it must be there.
    ///
    /// # Errors
    /// When none of its members is there, or they make no `T`.
    pub fn required_query_members<T: Wire>(
        &mut self,
        key: &'static str,
        claim: Claim<'_>,
    ) -> Reading<T> {
        let value = self.query_members(key, claim)?;
        self.given(value, Source::Parameter(key.to_owned()))
    }

    fn in_query<T>(&mut self, key: &str, value: Result<T, QueryError>) -> Reading<T> {
        value.map_err(|error| {
            let source = Source::Parameter(key.to_owned());
            self.problems
                .push(Problem::new(error.to_string()).at(source));
            Refused
        })
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
    pub fn sort<F: From<String>>(&self, key: &str) -> Option<Vec<F>> {
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

    /// A header, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn header<T: Wire>(&mut self, name: &'static str) -> Reading<Option<T>> {
        self.encoded_header(name, Encoding::SIMPLE)
    }

    /// A header that must be there, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_header<T: Wire>(&mut self, name: &'static str) -> Reading<T> {
        self.required_encoded_header(name, Encoding::SIMPLE)
    }

    /// A header.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn encoded_header<T: Wire>(
        &mut self,
        name: &'static str,
        encoding: Encoding,
    ) -> Reading<Option<T>> {
        let lines = lines(&self.context.headers, name);
        if lines.len() > 1 && (encoding.content.is_some() || T::LAYOUT == Layout::Scalar) {
            return self.note(Err(Unreadable::Repeated), Source::Header(name.to_owned()));
        }
        let value = header::read(lines.iter().map(|line| &**line), encoding);
        self.note(value, Source::Header(name.to_owned()))
    }

    /// A header that must be there.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_encoded_header<T: Wire>(
        &mut self,
        name: &'static str,
        encoding: Encoding,
    ) -> Reading<T> {
        let value = self.encoded_header(name, encoding)?;
        self.given(value, Source::Header(name.to_owned()))
    }

    /// A cookie, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn cookie<T: Wire>(&mut self, name: &'static str) -> Reading<Option<T>> {
        self.encoded_cookie(name, Encoding::FORM)
    }

    /// A cookie that must be there, encoded as OpenAPI has it by default.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_cookie<T: Wire>(&mut self, name: &'static str) -> Reading<T> {
        self.required_encoded_cookie(name, Encoding::FORM)
    }

    /// A cookie.
    ///
    /// # Errors
    /// When it is there and no `T`.
    pub fn encoded_cookie<T: Wire>(
        &mut self,
        name: &'static str,
        encoding: Encoding,
    ) -> Reading<Option<T>> {
        let lines = lines(&self.context.headers, COOKIE.as_str());
        let value = cookie::read(lines.iter().map(|line| &**line), name, encoding);
        self.note(value, Source::Header("Cookie".to_owned()))
    }

    /// A cookie that must be there.
    ///
    /// # Errors
    /// When it is missing or no `T`.
    pub fn required_encoded_cookie<T: Wire>(
        &mut self,
        name: &'static str,
        encoding: Encoding,
    ) -> Reading<T> {
        let value = self.encoded_cookie(name, encoding)?;
        self.given(value, Source::Header("Cookie".to_owned()))
    }

    /// A parameter whose members are cookies of their own: an object in the style `form`, exploded.
    ///
    /// # Errors
    /// When some are there and make no `T`.
    pub fn cookie_members<T: Wire>(
        &mut self,
        _: &'static str,
        claim: Claim<'_>,
    ) -> Reading<Option<T>> {
        let lines = lines(&self.context.headers, COOKIE.as_str());
        let value = cookie::read_members(lines.iter().map(|line| &**line), claim);
        self.note(value, Source::Header("Cookie".to_owned()))
    }

    /// The same where it must be there.
    ///
    /// # Errors
    /// When none of its members is there, or they make no `T`.
    pub fn required_cookie_members<T: Wire>(
        &mut self,
        name: &'static str,
        claim: Claim<'_>,
    ) -> Reading<T> {
        let value = self.cookie_members(name, claim)?;
        self.given(value, Source::Header("Cookie".to_owned()))
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
        let read = self.problems.split_off(self.told.min(self.problems.len()));
        for problem in read {
            let is_told = self.problems.iter().any(|known| known.is_about(&problem));
            if !is_told {
                self.problems.push(problem);
            }
        }
        Err(Failure::invalid(std::mem::take(&mut self.problems)))
    }

    /// Notes what the document's schemas tell, before anything is read.
    #[cfg(feature = "validation")]
    pub(crate) fn told(&mut self, problems: Vec<Problem>) {
        self.problems.extend(problems);
        self.told = self.problems.len();
    }

    fn given<T>(&mut self, value: Option<T>, source: Source) -> Reading<T> {
        match value {
            Some(value) => Ok(value),
            None => self.missing(source),
        }
    }

    fn required<T>(&mut self, value: Option<Result<T, Unreadable>>, source: Source) -> Reading<T> {
        match value {
            None => self.missing(source),
            Some(value) => self.note(value, source),
        }
    }

    fn note<T>(&mut self, value: Result<T, Unreadable>, source: Source) -> Reading<T> {
        value.map_err(|error| {
            self.problems
                .push(Problem::new(format!("{source}: {error}")).at(source));
            Refused
        })
    }

    fn missing<T>(&mut self, source: Source) -> Reading<T> {
        self.problems
            .push(Problem::new(format!("{source} is missing")).at(source));
        Err(Refused)
    }
}

/// The whole part of a number; the nearest that there is, where it is too large.
#[allow(clippy::cast_possible_truncation, reason = "`as` takes the nearest")]
fn whole(number: &Number) -> i64 {
    let nearest = || number.as_f64().unwrap_or(f64::MAX) as i64;
    number.as_i64().unwrap_or_else(nearest)
}

/// The lines of a header. Bytes that are no UTF-8 become U+FFFD.
pub(crate) fn lines<'h>(headers: &'h HeaderMap, name: &str) -> Vec<Cow<'h, str>> {
    let lines = headers.get_all(name).iter();
    lines
        .map(|line| String::from_utf8_lossy(line.as_bytes()))
        .collect()
}
