//! Path templates (OpenAPI 3.1 §4.8.8): `/inquiries/{inquiry-id}`, `/files/{name}.{ext}`.
//!
//! A template is cut at its slashes. Within a segment any number of parameters may stand between literals, and a
//! parameter's name may hold any character save `}` and `/`. A brace that opens no parameter is a literal.

use jsonapi_runtime::http::encode_component;

/// A path template, cut into segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template {
    /// The segments, in order.
    pub(crate) segments: Vec<Segment>,
}

/// What stands between two slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Exactly this text.
    Literal(&'static str),
    /// One parameter and nothing else: its name.
    Parameter(&'static str),
    /// Parameters between literals.
    Mixed(Vec<Piece>),
}

/// A piece of a mixed segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Exactly this text.
    Literal(&'static str),
    /// A parameter: its name.
    Parameter(&'static str),
}

impl Template {
    /// Cuts a template; a missing first slash is as good as one.
    pub(crate) fn parse(path: &'static str) -> Self {
        let path = path.strip_prefix('/').unwrap_or(path);
        Self {
            segments: path.split('/').map(Segment::parse).collect(),
        }
    }

    /// The parameters' values in a path that fits, as they came: percent-encoded. `segments` is the path decoded, `raw` as it
    /// came.
    pub(crate) fn values(&self, segments: &[String], raw: &[&str]) -> Vec<(&'static str, String)> {
        let mut values = Vec::new();
        let texts = segments.iter().zip(raw);
        for (segment, (text, raw)) in self.segments.iter().zip(texts) {
            match segment {
                Segment::Literal(_) => {}
                Segment::Parameter(name) => values.push((*name, (*raw).to_owned())),
                Segment::Mixed(pieces) => values.extend(mixed(pieces, text, raw)),
            }
        }
        values
    }
}

impl Segment {
    fn parse(text: &'static str) -> Self {
        let pieces = pieces(text);
        match pieces.as_slice() {
            [] => Self::Literal(""),
            [Piece::Literal(literal)] => Self::Literal(literal),
            [Piece::Parameter(name)] => Self::Parameter(name),
            _ => Self::Mixed(pieces),
        }
    }

    /// Whether a decoded segment of a path fits.
    pub(crate) fn fits(&self, text: &str) -> bool {
        match self {
            Self::Literal(literal) => *literal == text,
            Self::Parameter(_) => !text.is_empty(),
            Self::Mixed(pieces) => take(pieces, text, &mut Vec::new()),
        }
    }

    /// How much of a segment is literal: of two mixed segments the one with more is tried first.
    pub(crate) fn literal_length(&self) -> usize {
        match self {
            Self::Literal(literal) => literal.len(),
            Self::Parameter(_) => 0,
            Self::Mixed(pieces) => pieces.iter().map(Piece::literal_length).sum(),
        }
    }

    /// Whether the two accept the same texts: they differ in names of parameters at most.
    pub(crate) fn same_shape(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Literal(one), Self::Literal(two)) => one == two,
            (Self::Parameter(_), Self::Parameter(_)) => true,
            (Self::Mixed(one), Self::Mixed(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.same_shape(two))
            }
            _ => false,
        }
    }
}

impl Piece {
    fn literal_length(&self) -> usize {
        match self {
            Self::Literal(literal) => literal.len(),
            Self::Parameter(_) => 0,
        }
    }

    fn same_shape(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Literal(one), Self::Literal(two)) => one == two,
            (Self::Parameter(_), Self::Parameter(_)) => true,
            _ => false,
        }
    }
}

/// Cuts a segment into literals and parameters.
fn pieces(mut text: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    while !text.is_empty() {
        let parameter = text.split_once('{').and_then(|(before, rest)| {
            let (name, after) = rest.split_once('}')?;
            (!name.is_empty()).then_some((before, name, after))
        });
        let Some((before, name, after)) = parameter else {
            pieces.push(Piece::Literal(text));
            break;
        };
        if !before.is_empty() {
            pieces.push(Piece::Literal(before));
        }
        pieces.push(Piece::Parameter(name));
        text = after;
    }
    pieces
}

/// The values in a mixed segment, first to last.
fn mixed(pieces: &[Piece], text: &str, raw: &str) -> Vec<(&'static str, String)> {
    let mut values = Vec::new();
    if !take(pieces, raw, &mut values) {
        // A literal came encoded.
        values.clear();
        take(pieces, text, &mut values);
        for (_, value) in &mut values {
            *value = encode_component(value).into_owned();
        }
    }
    // `take` goes from the last piece to the first.
    values.reverse();
    values
}

/// Fits pieces to a text from the end, so that the first of two parameters takes as much as it can: `a.tar.gz` is
/// the name `a.tar` and the extension `gz`. Pushes values last to first.
///
/// Nothing is tried twice: the rightmost place of a literal leaves the most to what stands before it, so where that
/// place fails every other one would.
fn take(pieces: &[Piece], text: &str, values: &mut Vec<(&'static str, String)>) -> bool {
    match pieces {
        [] => text.is_empty(),
        [before @ .., Piece::Literal(literal)] => text
            .strip_suffix(literal)
            .is_some_and(|rest| take(before, rest, values)),
        [before @ .., Piece::Parameter(name)] => {
            let Some((rest, value)) = split_value(before, text) else {
                return false;
            };
            values.push((*name, value.to_owned()));
            let before = match before {
                [before @ .., Piece::Literal(_)] => before,
                parameters => parameters,
            };
            take(before, rest, values)
        }
    }
}

/// Splits off the value of a parameter that ends a text and comes after `before`; the literal between is left out.
fn split_value<'t>(before: &[Piece], text: &'t str) -> Option<(&'t str, &'t str)> {
    let (last, _) = text.char_indices().next_back()?;
    match before {
        [] => Some(("", text)),
        [Piece::Literal(literal)] => {
            let value = text.strip_prefix(literal)?;
            (!value.is_empty()).then_some(("", value))
        }
        [.., Piece::Literal(literal)] => {
            let at = text.get(..last)?.rfind(literal)?;
            Some((text.get(..at)?, text.get(at + literal.len()..)?))
        }
        [.., Piece::Parameter(_)] => Some(text.split_at(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(template: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
        let segments: Vec<String> = path
            .trim_start_matches('/')
            .split('/')
            .map(str::to_owned)
            .collect();
        let template = Template::parse(template);
        let fits = template.segments.len() == segments.len()
            && template
                .segments
                .iter()
                .zip(&segments)
                .all(|(segment, text)| segment.fits(text));
        let raw: Vec<&str> = segments.iter().map(String::as_str).collect();
        fits.then(|| template.values(&segments, &raw))
    }

    fn pairs(expected: &[(&'static str, &str)]) -> Option<Vec<(&'static str, String)>> {
        Some(
            expected
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn names_may_hold_any_character() {
        assert_eq!(
            values("/a/{x y.z:[0]}", "/a/1"),
            pairs(&[("x y.z:[0]", "1")])
        );
    }

    #[test]
    fn the_first_of_two_parameters_takes_most() {
        assert_eq!(
            values("/files/{name}.{ext}", "/files/a.tar.gz"),
            pairs(&[("name", "a.tar"), ("ext", "gz")])
        );
        assert_eq!(values("/files/{name}.{ext}", "/files/a"), None);
        assert_eq!(values("/files/{name}.{ext}", "/files/.gz"), None);
        assert_eq!(values("/{a}{b}", "/xyz"), pairs(&[("a", "xy"), ("b", "z")]));
    }

    #[test]
    fn a_parameter_may_stand_between_literals() {
        assert_eq!(
            values("/v{major}:undo", "/v12:undo"),
            pairs(&[("major", "12")])
        );
        assert_eq!(values("/v{major}:undo", "/v:undo"), None);
        assert_eq!(values("/v{major}:undo", "/v12:redo"), None);
    }

    #[test]
    fn braces_that_open_no_parameter_are_literals() {
        assert_eq!(values("/a{/b", "/a{/b"), pairs(&[]));
        assert_eq!(values("/{}", "/{}"), pairs(&[]));
    }

    #[test]
    fn values_are_as_they_came() {
        let template = Template::parse("/{a}/{b}.{c}");
        let values = template.values(
            &["x,y".to_owned(), "p.q.r".to_owned()],
            &["x%2Cy", "p%2Eq.r"],
        );
        assert_eq!(
            Some(values),
            pairs(&[("a", "x%2Cy"), ("b", "p%2Eq"), ("c", "r")])
        );
        let values = template.values(&["x".to_owned(), "p.é".to_owned()], &["x", "p%2E%C3%A9"]);
        assert_eq!(
            Some(values),
            pairs(&[("a", "x"), ("b", "p"), ("c", "%C3%A9")])
        );
    }

    #[test]
    fn a_literal_may_occur_in_values() {
        assert_eq!(
            values("/v{a}.{b}.{c}", "/v1.2.3.4"),
            pairs(&[("a", "1.2"), ("b", "3"), ("c", "4")])
        );
        assert_eq!(values("/v{a}.{b}", "/v.1."), None);
        assert_eq!(
            values("/{a}--{b}", "/x---"),
            pairs(&[("a", "x"), ("b", "-")])
        );
    }

    #[test]
    fn characters_of_several_bytes_are_not_cut() {
        assert_eq!(values("/{a}{b}", "/äß"), pairs(&[("a", "ä"), ("b", "ß")]));
    }
}
