//! Taking a query string apart.

use std::fmt;

use percent_encoding::percent_decode_str;

use super::encode::Encoding;
use super::typed;
use crate::inflection::same;
use crate::mismatch::Mismatch;
use crate::wire::Wire;

/// The parameters of a query string, decoded, in order.
///
/// Names are compared as members of objects are: declared names in any of their spellings, in brackets or not. Brackets may
/// come encoded or plain.
///
/// ```
/// use jsonapi_runtime::query::{Encoding, Parameters};
/// let query = Parameters::parse("filter[status]=approved&page%5Bsize%5D=10&include=")?;
/// assert_eq!(query.get::<String>("filter[status]", Encoding::Form)?.as_deref(), Some("approved"));
/// assert_eq!(query.get::<i64>("page[size]", Encoding::Form)?, Some(10));
/// assert_eq!(query.list("include"), Some(vec![]));
/// assert_eq!(query.list("sort"), None);
/// # Ok::<(), jsonapi_runtime::query::QueryError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    pub(super) pairs: Vec<Pair>,
}

/// One parameter.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Pair {
    /// The name as it came, decoded: `filter[a][b]`.
    pub(super) name: String,
    /// The same taken apart: `filter`, `a`, `b`. A last `[]` is left out.
    pub(super) path: Vec<String>,
    pub(super) value: String,
}

/// What is wrong with a parameter. Never tells its value.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A name or value is not UTF-8 when decoded.
    #[error("query parameter {index} is not valid UTF-8")]
    Text {
        /// The parameter's place in the query string, from 1.
        index: usize,
    },
    /// A parameter that has to be there is not.
    #[error("query parameter `{parameter}` is missing")]
    Missing {
        /// The parameter.
        parameter: String,
    },
    /// A parameter that can only be there once is there more than once.
    #[error("query parameter `{parameter}` is repeated")]
    Repeated {
        /// The parameter.
        parameter: String,
    },
    /// A parameter that is no value of its type.
    #[error("query parameter `{parameter}`: expected {expected}")]
    Value {
        /// The parameter.
        parameter: String,
        /// What was expected: `an integer`.
        expected: &'static str,
    },
}

impl QueryError {
    /// The parameter, as error objects give it in `source.parameter`.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::Text { .. } => None,
            Self::Missing { parameter }
            | Self::Repeated { parameter }
            | Self::Value { parameter, .. } => Some(parameter),
        }
    }

    pub(super) fn value(parameter: &str, odd: &Mismatch) -> Self {
        let parameter = parameter.to_owned();
        Self::Value {
            parameter,
            expected: odd.expected(),
        }
    }
}

impl fmt::Debug for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QueryError({self})")
    }
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
        typed::read(self, name, encoding)
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

fn pair(index: usize, parameter: &str) -> Result<Pair, QueryError> {
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    let text = |part: &str| decode(part).ok_or(QueryError::Text { index });
    let (name, value) = (text(name)?, text(value)?);
    Ok(Pair {
        path: path(&name),
        name,
        value,
    })
}

fn decode(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

/// `filter[a][b]` as `filter`, `a`, `b`. A last `[]` says that more of the same may follow and is left out. What is not
/// properly bracketed is one name.
pub(super) fn path(name: &str) -> Vec<String> {
    let name = name.strip_suffix("[]").unwrap_or(name);
    let whole = || vec![name.to_owned()];
    let Some((first, brackets)) = name.strip_suffix(']').and_then(|open| open.split_once('['))
    else {
        return whole();
    };
    let segments: Vec<&str> = brackets.split("][").collect();
    if first.is_empty() || segments.iter().any(|segment| segment.contains(['[', ']'])) {
        return whole();
    }
    std::iter::once(first)
        .chain(segments)
        .map(str::to_owned)
        .collect()
}

pub(super) fn starts_with(path: &[String], known: &[String]) -> bool {
    path.len() >= known.len() && known.iter().zip(path).all(|(known, own)| same(known, own))
}

fn same_path(known: &[String], path: &[String]) -> bool {
    path.len() == known.len() && starts_with(path, known)
}
