//! Media types (RFC 9110 §8.3.1).

use std::fmt;

/// A media type or media range: `application/json`, `image/*`, `text/csv; charset=utf-8`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MediaType<'a> {
    r#type: &'a str,
    subtype: &'a str,
    parameters: &'a str,
}

impl<'a> MediaType<'a> {
    /// Splits a header's value.
    ///
    /// ```
    /// use jsonapi_runtime::MediaType;
    /// let sent = MediaType::parse("application/vnd.api+json; charset=utf-8").unwrap();
    /// assert!(sent.is_json() && sent.is_in("application/*"));
    /// ```
    pub fn parse(text: &'a str) -> Option<Self> {
        let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
        let (r#type, subtype) = essence.trim().split_once('/')?;
        let is_token = |part: &str| !part.is_empty() && !part.contains([' ', '/', ',']);
        (is_token(r#type) && is_token(subtype)).then_some(Self {
            r#type,
            subtype,
            parameters,
        })
    }

    /// The type: `application`.
    pub fn r#type(self) -> &'a str {
        self.r#type
    }

    /// The subtype: `vnd.api+json`.
    pub fn subtype(self) -> &'a str {
        self.subtype
    }

    /// The structured syntax suffix (RFC 6838 §4.2.8): `json` of `vnd.api+json`.
    pub fn suffix(self) -> Option<&'a str> {
        self.subtype.rsplit_once('+').map(|(_, suffix)| suffix)
    }

    /// Whether the content is JSON.
    pub fn is_json(self) -> bool {
        let json = |text: &str| text.eq_ignore_ascii_case("json");
        json(self.subtype) || self.suffix().is_some_and(json)
    }

    /// Whether it is a media range.
    pub fn is_range(self) -> bool {
        self.subtype == "*"
    }

    /// Whether type and subtype are the same, whatever the parameters are.
    pub fn is_same(self, other: MediaType<'_>) -> bool {
        self.r#type.eq_ignore_ascii_case(other.r#type)
            && self.subtype.eq_ignore_ascii_case(other.subtype)
    }

    /// The parameters, with their values out of quotes (RFC 9110 §5.6.6): `charset` and `utf-8`.
    ///
    /// ```
    /// use jsonapi_runtime::MediaType;
    /// let sent = MediaType::parse(r#"application/vnd.api+json; ext="https://a.example/x;y""#).unwrap();
    /// assert_eq!(sent.parameters().next(), Some(("ext", "https://a.example/x;y")));
    /// ```
    pub fn parameters(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.parameters;
        let pairs = std::iter::from_fn(move || {
            rest = rest.trim_start_matches([';', ' ', '\t']);
            if rest.is_empty() {
                return None;
            }
            let mut quoted = false;
            let end = rest.find(|c| {
                quoted ^= c == '"';
                c == ';' && !quoted
            });
            let (pair, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            Some(pair)
        });
        pairs.filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            Some((name.trim(), value.trim().trim_matches('"')))
        })
    }

    /// The value of a parameter.
    pub fn parameter(self, name: &str) -> Option<&'a str> {
        let mut parameters = self.parameters();
        let found = parameters.find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// Whether it is in a media range: `image/*`, `*/*`, or the same media type. What parameters the range has, it must
    /// have too; the range's weight (`q`) is none.
    pub fn is_in(self, range: &str) -> bool {
        let fits = |own: &str, range: &str| range == "*" || own.eq_ignore_ascii_case(range);
        MediaType::parse(range).is_some_and(|range| {
            fits(self.r#type, range.r#type)
                && fits(self.subtype, range.subtype)
                && range.parameters().all(|(name, value)| {
                    let own = self.parameter(name);
                    name.eq_ignore_ascii_case("q")
                        || own.is_some_and(|own| own.eq_ignore_ascii_case(value))
                })
        })
    }
}

impl fmt::Display for MediaType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.r#type, self.subtype)
    }
}

impl fmt::Debug for MediaType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MediaType({self})")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    #[test]
    fn ranges_take_what_is_in_them() {
        let png = MediaType::parse("Image/PNG").unwrap();
        for range in ["image/png", "image/*", "*/*", "image/png; q=0.5"] {
            assert!(png.is_in(range), "{range}");
        }
        for range in ["image/jpeg", "text/*", "png", ""] {
            assert!(!png.is_in(range), "{range}");
        }
    }

    #[test]
    fn parameters_of_a_range_must_be_had() {
        let atomic = r#"application/vnd.api+json;ext="https://jsonapi.org/ext/atomic""#;
        let sent = MediaType::parse(atomic).unwrap();
        assert!(sent.is_in(atomic) && sent.is_in("application/vnd.api+json"));
        let plain = MediaType::parse("application/vnd.api+json; charset=UTF-8").unwrap();
        assert!(!plain.is_in(atomic) && plain.is_in("application/vnd.api+json; Charset=utf-8"));
    }

    #[test]
    fn json_is_told_by_subtype_or_suffix() {
        for text in [
            "application/json",
            "application/vnd.api+json;charset=utf-8",
            "Application/JSON",
        ] {
            assert!(MediaType::parse(text).unwrap().is_json(), "{text}");
        }
        assert!(!MediaType::parse("application/jsonl").unwrap().is_json());
    }

    #[test]
    fn what_is_no_media_type_is_refused() {
        for text in [
            "",
            "json",
            "/json",
            "text/",
            "text/html, text/plain",
            "a/b/c",
        ] {
            assert_eq!(MediaType::parse(text), None, "{text}");
        }
    }
}
