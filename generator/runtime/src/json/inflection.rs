//! Three spellings of a declared name: `name-first`, `nameFirst`, `name_first`.
//!
//! Only names that the document declares are inflected. Keys of maps, of free-form values and of undeclared members are
//! somebody else's and stay as they came.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

/// How names are spelled in what is written. Any of the three is read, mixed too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Inflection {
    /// As the document declares them: usually `name-first`.
    #[default]
    Kebab,
    /// `nameFirst`.
    Camel,
    /// `name_first`.
    Snake,
}

impl Inflection {
    /// The word that stands for it in headers and settings: `kebab`, `camel`, `snake`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kebab => "kebab",
            Self::Camel => "camel",
            Self::Snake => "snake",
        }
    }

    /// A declared name in this spelling.
    ///
    /// ```
    /// use jsonapi_runtime::Inflection;
    /// assert_eq!(Inflection::Camel.apply("address-street-1"), "addressStreet1");
    /// assert_eq!(Inflection::Snake.apply("address-street-1"), "address_street_1");
    /// ```
    pub fn apply(self, name: &str) -> Cow<'_, str> {
        let joint = match self {
            Self::Kebab => return Cow::Borrowed(name),
            Self::Snake => Some('_'),
            Self::Camel => None,
        };
        if !name.bytes().any(is_special) {
            return Cow::Borrowed(name);
        }
        let mut text = String::with_capacity(name.len() + 4);
        spell(name, joint, |letter| {
            text.push(letter);
            true
        });
        Cow::Owned(text)
    }
}

impl std::str::FromStr for Inflection {
    type Err = UnknownInflection;

    fn from_str(text: &str) -> Result<Self, UnknownInflection> {
        match text {
            "kebab" => Ok(Self::Kebab),
            "camel" => Ok(Self::Camel),
            "snake" => Ok(Self::Snake),
            _ => Err(UnknownInflection),
        }
    }
}

/// A word that names no inflection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an inflection: expected `kebab`, `camel` or `snake`")]
pub struct UnknownInflection;

/// Whether a key is a spelling of a declared name.
pub fn same(declared: &str, key: &str) -> bool {
    declared == key
        || (same_letters(declared, key)
            && [None, Some('_'), Some('-')]
                .iter()
                .any(|joint| spells(declared, *joint, key)))
}

/// Whether two names have the same letters, without case and separators: what has not cannot be a spelling, and that is
/// quickly seen.
fn same_letters(declared: &str, key: &str) -> bool {
    let letters = |name| str::bytes(name).filter(|byte| !matches!(byte, b'-' | b'_'));
    letters(declared)
        .map(|byte| byte | 0x20)
        .eq(letters(key).map(|byte| byte | 0x20))
}

/// The first and the last letter of a name, without case: all spellings of it share them.
pub(crate) fn ends(name: &str) -> u16 {
    let letter = |byte: Option<&u8>| byte.map_or(0, |byte| byte | 0x20);
    u16::from_le_bytes([
        letter(name.as_bytes().first()),
        letter(name.as_bytes().last()),
    ])
}

fn is_special(byte: u8) -> bool {
    matches!(byte, b'-' | b'_') || byte.is_ascii_uppercase()
}

fn spells(declared: &str, joint: Option<char>, key: &str) -> bool {
    let mut rest = key.chars();
    spell(declared, joint, |letter| rest.next() == Some(letter)) && rest.next().is_none()
}

/// Gives the letters of a name's spelling to `emit` until that says no. `joint` stands between words; without one, words
/// start with a capital. Separators before the first word and behind the last one are part of the name.
fn spell(name: &str, joint: Option<char>, mut emit: impl FnMut(char) -> bool) -> bool {
    let is_separator = |letter: char| matches!(letter, '-' | '_');
    let body = name.trim_start_matches(is_separator);
    let (prefix, _) = name.split_at(name.len() - body.len());
    let trimmed = body.trim_end_matches(is_separator);
    let (words, suffix) = body.split_at(trimmed.len());

    if !prefix.chars().all(&mut emit) {
        return false;
    }
    let (mut before, mut gap) = (None, false);
    for letter in words.chars() {
        if is_separator(letter) {
            if !joint.is_none_or(&mut emit) {
                return false;
            }
            gap = true;
            continue;
        }
        let hump =
            letter.is_ascii_uppercase() && before.is_some_and(|b: char| !b.is_ascii_uppercase());
        if hump && !gap && !joint.is_none_or(&mut emit) {
            return false;
        }
        let starts_word = gap || hump;
        let spelled = if starts_word && joint.is_none() {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        };
        if !emit(spelled) {
            return false;
        }
        (before, gap) = (Some(letter), false);
    }
    suffix.chars().all(emit)
}
