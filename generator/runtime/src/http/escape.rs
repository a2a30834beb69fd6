//! Which characters are escaped where, and back.
//!
//! All that has a meaning in a place is escaped there, so that a reader can split first and decode then.

use std::borrow::Cow;

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};

/// Everything but the unreserved characters of RFC 3986 §2.3.
const COMPONENT: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What `allowReserved` leaves in a query: reserved characters save those that end or divide pairs (`#&+`) and those that no
/// query may hold (`[]`, RFC 3986 §3.4).
const RESERVED: AsciiSet = COMPONENT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    // Kept for the triplets that are written already; others are escaped by hand.
    .remove(b'%');

/// What no header can carry: everything else stays as it is (RFC 9110 §5.5).
const HEADER: &AsciiSet = CONTROLS;

/// The same within lists and objects, whose commas and signs of equality divide.
const HEADER_PART: AsciiSet = CONTROLS.add(b',').add(b'=');

/// How a text is escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Escape {
    /// As a component of a URL: all but letters, digits and `-._~`.
    Component,
    /// The same, with dots escaped too.
    Dots,
    /// As `allowReserved` has it.
    Reserved,
    /// The same within a list that commas divide.
    ReservedPart,
    /// As the whole value of a header.
    Header,
    /// As a part of a header's value.
    HeaderPart,
    /// Not at all.
    Plain,
}

impl Escape {
    /// The text, escaped.
    pub(crate) fn apply(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Component => component(text),
            Self::Dots => match component(text) {
                plain if !plain.contains('.') => plain,
                dotted => dotted.replace('.', "%2E").into(),
            },
            Self::Reserved => reserved(text),
            Self::ReservedPart => match reserved(text) {
                plain if !plain.contains(',') => plain,
                divided => divided.replace(',', "%2C").into(),
            },
            Self::Header => header(text, HEADER),
            Self::HeaderPart => header(text, &HEADER_PART),
            Self::Plain => Cow::Borrowed(text),
        }
    }
}

/// Percent-encodes text for a path segment, a key or a value: all but letters, digits and `-._~` (RFC 3986 §2.3).
pub fn encode_component(text: &str) -> Cow<'_, str> {
    component(text)
}

fn component(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, &COMPONENT).into()
}

/// Reserved expansion (RFC 6570 §3.2.3): triplets stay as they are, other signs of percent are escaped.
fn reserved(text: &str) -> Cow<'_, str> {
    match utf8_percent_encode(&signs(text, |rest| !is_triplet(rest)), &RESERVED).into() {
        Cow::Borrowed(plain) if plain.len() == text.len() => Cow::Borrowed(text),
        escaped => Cow::Owned(escaped.into_owned()),
    }
}

/// A header's value: what it cannot carry is percent-encoded, and so are spaces at its ends, which are not part of a value,
/// and signs of percent that would be read as encoding.
fn header<'t>(text: &'t str, set: &'static AsciiSet) -> Cow<'t, str> {
    let marked = signs(text, is_triplet);
    let escaped = utf8_percent_encode(&marked, set).to_string();
    let inner = escaped.trim_matches(' ');
    if inner.len() == escaped.len() {
        return Cow::Owned(escaped);
    }
    let after = escaped.trim_start_matches(' ').len() - inner.len();
    let before = escaped.len() - inner.len() - after;
    Cow::Owned([&"%20".repeat(before), inner, &"%20".repeat(after)].concat())
}

/// The text with those signs of percent escaped that a predicate tells by what follows them.
fn signs(text: &str, is_meant: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split('%');
    let mut marked = pieces.next().unwrap_or_default().to_owned();
    let mut at = marked.len();
    for piece in pieces {
        let rest = text.get(at + 1..).unwrap_or_default();
        marked.push_str(if is_meant(rest) { "%25" } else { "%" });
        marked.push_str(piece);
        at += 1 + piece.len();
    }
    Cow::Owned(marked)
}

fn is_triplet(rest: &str) -> bool {
    matches!(rest.as_bytes(), [one, two, ..] if one.is_ascii_hexdigit() && two.is_ascii_hexdigit())
}

/// Where the encoded character is itself what divides (`spaceDelimited`, `pipeDelimited`, brackets), a part that holds it is
/// escaped once more before (OpenAPI 3.1.1, appendix E): `a|b` becomes `a%7Cb`, which is then encoded as any text. A text that
/// holds such an escape already gets its sign of percent escaped, so that it comes back as it was.
pub(crate) fn guard<'t>(text: &'t str, dividers: &[char]) -> Cow<'t, str> {
    if !text.contains(dividers) && !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let is_escape = |rest: &str| {
        let code = rest.get(..2).unwrap_or_default();
        code == "25" || dividers.iter().any(|divider| code_of(*divider) == code)
    };
    let mut guarded = signs(text, is_escape).into_owned();
    for divider in dividers {
        guarded = guarded.replace(*divider, &format!("%{}", code_of(*divider)));
    }
    Cow::Owned(guarded)
}

/// Takes [`guard`] back.
pub(crate) fn unguard(text: String, dividers: &[char]) -> String {
    if !text.contains('%') {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('%') {
        plain.push_str(before);
        let code = after.get(..2).unwrap_or_default();
        let divider = dividers.iter().find(|divider| code_of(**divider) == code);
        match divider {
            _ if code == "25" => plain.push('%'),
            Some(divider) => plain.push(*divider),
            None => {
                plain.push('%');
                rest = after;
                continue;
            }
        }
        rest = after.get(2..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// The code of a divider: all of them are ASCII.
fn code_of(divider: char) -> String {
    format!("{:02X}", u32::from(divider))
}

/// Decodes percent-encoding; `None` where what comes out is no UTF-8.
pub(crate) fn decode(text: &str) -> Option<String> {
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

/// Decodes a key or a value of a query or a form, where `+` is a space.
pub(crate) fn decode_form(text: &str) -> Option<String> {
    match text.contains('+') {
        true => decode(&text.replace('+', " ")),
        false => decode(text),
    }
}
