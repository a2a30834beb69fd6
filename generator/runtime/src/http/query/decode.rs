//! Taking a query string apart.

use std::fmt;

use super::error::QueryError;
use crate::http::encoding::Encoding;
use crate::http::pairs::{Claim, Pair, Pairs, path, starts_with};
use crate::json::inflection::same;
use crate::value::wire::Wire;

/// The parameters of a query string, decoded, in order.
///
/// Names are compared as members of objects are: declared names in any of their spellings, in brackets or not. Brackets may
/// come encoded or plain.
///
/// ```
/// use jsonapi_runtime::http::encoding::Encoding;
/// use jsonapi_runtime::http::query::Parameters;
/// let query = Parameters::parse("filter[status]=approved&page%5Bsize%5D=10&include=")?;
/// assert_eq!(query.get::<String>("filter[status]", Encoding::FORM)?.as_deref(), Some("approved"));
/// assert_eq!(query.get::<i64>("page[size]", Encoding::FORM)?, Some(10));
/// assert_eq!(query.list("include"), Some(vec![]));
/// assert_eq!(query.list("sort"), None);
/// # Ok::<(), jsonapi_runtime::http::query::QueryError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    pairs: Pairs,
}

impl Parameters {
    /// Takes a query string apart, with or without a leading `?`. `+` is a space (as HTML forms send it).
    ///
    /// # Errors
    /// Where names or values are not UTF-8.
    pub fn parse(query: &str) -> Result<Self, QueryError> {
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut pairs = Pairs::default();
        let parameters = query.split('&').filter(|parameter| !parameter.is_empty());
        for (index, parameter) in parameters.enumerate() {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let index = index + 1;
            pairs.push(name, value).ok_or(QueryError::Text { index })?;
        }
        Ok(Self { pairs })
    }

    /// Names as they came, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().map(|pair| pair.name.as_str())
    }

    /// Whether there is such a parameter, whatever its value.
    pub fn contains(&self, name: &str) -> bool {
        self.values(name).next().is_some()
    }

    /// The texts of a parameter, one for each time that it came.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.pairs.of(name).map(|pair| pair.value.as_str())
    }

    /// The items of a parameter that commas separate: `None` where it is absent, no items where it is empty.
    ///
    /// Commas separate whether they came encoded or plain, as servers of this kind of API have it.
    pub fn list(&self, name: &str) -> Option<Vec<&str>> {
        let mut values = self.values(name).peekable();
        values.peek()?;
        let items = values.flat_map(|value| value.split(','));
        Some(items.filter(|item| !item.is_empty()).collect())
    }

    /// Lists by the name in brackets: `fields[TYPE]` gives `TYPE` and its items.
    pub fn lists<'a>(&'a self, family: &'a str) -> impl Iterator<Item = (&'a str, Vec<&'a str>)> {
        self.pairs
            .iter()
            .filter_map(move |pair| match pair.path.as_slice() {
                [first, key] if same(family, first) => {
                    let items = pair.value.split(',').filter(|item| !item.is_empty());
                    Some((key.as_str(), items.collect()))
                }
                _ => None,
            })
    }

    /// A parameter's value; `None` where it is absent.
    ///
    /// # Errors
    /// Where it is no `T`, or is repeated and `T` is no list.
    pub fn get<T: Wire>(&self, name: &str, encoding: Encoding) -> Result<Option<T>, QueryError> {
        let value = self.pairs.read(name, encoding);
        value.map_err(|error| QueryError::of(name, error))
    }

    /// An object whose members are parameters of their own; `None` where none of them is there. `name` is for the error.
    ///
    /// # Errors
    /// Where they are no `T`.
    pub fn members<T: Wire>(&self, name: &str, claim: Claim<'_>) -> Result<Option<T>, QueryError> {
        let value = self.pairs.members(claim);
        value.map_err(|error| QueryError::of(name, error))
    }

    /// The value of a parameter that has to be there.
    ///
    /// # Errors
    /// Where it is absent, no `T`, or is repeated and `T` is no list.
    pub fn required<T: Wire>(&self, name: &str, encoding: Encoding) -> Result<T, QueryError> {
        let missing = || QueryError::Missing {
            parameter: name.to_owned(),
        };
        self.get(name, encoding)?.ok_or_else(missing)
    }

    /// Names that are none of `known`, where `fields` in `known` stands for all `fields[...]`: for servers that refuse those.
    pub fn unknown<'a>(&'a self, known: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        let paths: Vec<Vec<String>> = known.iter().map(|name| path(name)).collect();
        let is_known =
            move |pair: &&Pair| !paths.iter().any(|known| starts_with(&pair.path, known));
        self.pairs
            .iter()
            .filter(is_known)
            .map(|pair| pair.name.as_str())
    }
}

/// Names only: values may be personal.
impl fmt::Debug for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}
