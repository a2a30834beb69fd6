//! Media types (RFC 9110 §8.3.1).

use std::fmt;

/// A media type or media range, without its parameters: `application/json`, `image/*`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MediaType<'a> {
    r#type: &'a str,
    subtype: &'a str,
}

impl<'a> MediaType<'a> {
    /// Splits a header's value; parameters behind `;` are passed over.
    ///
    /// ```
    /// use jsonapi_runtime::MediaType;
    /// let sent = MediaType::parse("application/vnd.api+json; charset=utf-8").unwrap();
    /// assert!(sent.is_json() && sent.is_in("application/*"));
    /// ```
    pub fn parse(text: &'a str) -> Option<Self> {
        let (essence, _) = text.split_once(';').unwrap_or((text, ""));
        let (r#type, subtype) = essence.trim().split_once('/')?;
        let is_token = |part: &str| !part.is_empty() && !part.contains([' ', '/', ',']);
        (is_token(r#type) && is_token(subtype)).then_some(Self { r#type, subtype })
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

    /// Whether it is in a media range: `image/*`, `*/*`, or the same media type. Parameters of the range are passed over.
    pub fn is_in(self, range: &str) -> bool {
        let fits = |own: &str, range: &str| range == "*" || own.eq_ignore_ascii_case(range);
        MediaType::parse(range).is_some_and(|range| {
            fits(self.r#type, range.r#type) && fits(self.subtype, range.subtype)
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
