//! What a request asks for by `Prefer` (RFC 7240), in the words that Prism has for it.

use http::HeaderMap;

/// What a request asks for: `Prefer: code=404, example=missing, dynamic=true`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preference {
    /// The status.
    pub(crate) code: Option<u16>,
    /// The name of an example.
    pub(crate) example: Option<String>,
    /// Whether the reply is made of the schema although there is an example.
    pub(crate) dynamic: bool,
}

impl Preference {
    /// Whether the request asks for a reply of its own choice.
    pub(crate) fn chooses(&self) -> bool {
        *self != Self::default()
    }

    /// What the headers of a request ask for; what is not understood is nobody's wish.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let lines = headers.get_all("prefer").iter();
        Self::parse(lines.filter_map(|line| line.to_str().ok()))
    }

    /// What lines of the header ask for.
    pub(crate) fn parse<'l>(lines: impl IntoIterator<Item = &'l str>) -> Self {
        let mut preference = Self::default();
        for wish in lines.into_iter().flat_map(|line| line.split([',', ';'])) {
            let (name, value) = wish.split_once('=').unwrap_or((wish, ""));
            let value = value.trim().trim_matches('"');
            match name.trim() {
                "code" => preference.code = value.parse().ok(),
                "example" => preference.example = Some(value.to_owned()),
                "dynamic" => preference.dynamic = value != "false",
                _ => {}
            }
        }
        preference
    }
}
