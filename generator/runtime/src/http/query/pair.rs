//! One `name=value` of a query string.

use percent_encoding::percent_decode_str;

use super::error::QueryError;
use crate::json::inflection::same;

/// One parameter.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Pair {
    /// The name as it came, decoded: `filter[a][b]`.
    pub(super) name: String,
    /// The same taken apart: `filter`, `a`, `b`. A last `[]` is left out.
    pub(super) path: Vec<String>,
    pub(super) value: String,
}

pub(super) fn pair(index: usize, parameter: &str) -> Result<Pair, QueryError> {
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

pub(super) fn same_path(known: &[String], path: &[String]) -> bool {
    path.len() == known.len() && starts_with(path, known)
}
