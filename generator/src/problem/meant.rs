//! What was meant by a misspelt name.

use strsim::damerau_levenshtein;

/// More letters than these are never wrong, however long a name is.
const MOST_WRONG: usize = 3;

/// The one of `known` that is spelt most like `name`: a letter in three may be wrong, three at most; case, `-`, `_` and
/// blanks do not count.
///
/// ```
/// # use jsonapi_generator::problem::meant;
/// assert_eq!(meant("Autor", ["Author", "Book"]), Some("Author"));
/// assert_eq!(meant("min_items", ["minimum", "minItems"]), Some("minItems"));
/// assert_eq!(meant("colour", ["Author", "Book"]), None);
/// ```
#[must_use]
pub fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = bare(name);
    known
        .into_iter()
        .filter(|known| *known != name)
        .map(|known| (damerau_levenshtein(&plain, &bare(known)), known))
        .filter(|(wrong, known)| *wrong <= MOST_WRONG && *wrong * 3 < known.chars().count().max(1))
        .min()
        .map(|(_, known)| known)
}

fn bare(text: &str) -> String {
    text.replace(['_', '-', ' '], "").to_lowercase()
}
