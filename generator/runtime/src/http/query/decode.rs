//! Taking a query string apart.

use std::fmt;

use super::encode::Encoding;
use super::error::QueryError;
use super::pair::{Pair, pair, path, same_path, starts_with};
use super::typed;
use crate::json::inflection::same;
use crate::value::wire::Wire;

/// The parameters of a query string, decoded, in order.
///
/// Names are compared as members of objects are: declared names in any of their spellings, in brackets or not. Brackets may
/// come encoded or plain.
///
/// ```
/// use jsonapi_runtime::http::query::{Encoding, Parameters};
/// let query = Parameters::parse("filter[status]=approved&page%5Bsize%5D=10&include=")?;
/// assert_eq!(query.get::<String>("filter[status]", Encoding::Form)?.as_deref(), Some("approved"));
/// assert_eq!(query.get::<i64>("page[size]", Encoding::Form)?, Some(10));
/// assert_eq!(query.list("include"), Some(vec![]));
/// assert_eq!(query.list("sort"), None);
/// # Ok::<(), jsonapi_runtime::http::query::QueryError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    pairs: Vec<Pair>,
}

impl Parameters {
    /// Takes a query string apart, with or without a leading `?`. `+` is a space (as HTML forms send it).
    ///
    /// # Errors
    /// Where names or values are not UTF-8.
    pub fn parse(query: &str) -> Result<Self, QueryError> {
        let query = query.strip_prefix('?').unwrap_or(query);
        let parameters = query.split('&').filter(|parameter| !parameter.is_empty());
        let pairs = parameters
            .enumerate()
            .map(|(index, parameter)| pair(index + 1, parameter));
        Ok(Self {
            pairs: pairs.collect::<Result<_, _>>()?,
        })
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
        let path = path(name);
        let pairs = self
            .pairs
            .iter()
            .filter(move |pair| same_path(&path, &pair.path));
        pairs.map(|pair| pair.value.as_str())
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
        typed::read(&self.pairs, name, encoding)
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
