//! Long names of inline types say what the type is, not the whole way to it.
//!
//! Of a name of more than [`LONGEST`] letters go, in this order and only as far as needed, whatever would leave a name that is
//! taken:
//! 1. JSON:API's containers (`attributes`, `relationships`, `data`), and `value` and `item` but at the end;
//! 2. words that stand further behind once more;
//! 3. the first words, which tell the operation or the owner: what the type itself is stands at the end.
//!
//! Components keep the names that the document gives them.

use std::mem;

use super::builder::Builder;
use super::scope::Scope;
use super::words::words;

/// So many letters a name has at most, where a shorter one tells.
const LONGEST: usize = 45;

/// Words that say where a value stands, not what it is.
const CONTAINERS: &[&str] = &["attributes", "relationships", "data", "value", "item"];

impl Builder<'_> {
    /// Shortens the names of inline types that are too long.
    pub(crate) fn shorten_names(&mut self) {
        let mut drafts = mem::take(&mut self.drafts);
        let inline = drafts
            .iter_mut()
            .filter(|draft| !draft.dropped && !draft.aliases.is_empty());
        for draft in inline {
            let whole = words(draft.name.ident());
            if self.type_names.length(&whole) <= LONGEST {
                continue;
            }
            if let Some(short) = shorter(whole, &self.type_names) {
                let wire = draft.name.wire().to_owned();
                draft.name = self.type_names.mint(&[short], &wire);
            }
        }
        self.drafts = drafts;
    }
}

/// The fullest name that is short enough and free.
fn shorter(whole: Vec<String>, scope: &Scope) -> Option<Vec<String>> {
    let fits = |words: &Vec<String>| scope.length(words) <= LONGEST && scope.is_free(words);
    let bare = without_containers(&whole);
    let once = without_repetition(&bare);
    if let Some(found) = [&bare, &once].into_iter().find(|words| fits(words)) {
        return Some(found.clone());
    }
    // Two words at least: one alone tells nothing.
    let tails = |all: &Vec<String>| -> Vec<Vec<String>> {
        let last = all.len().saturating_sub(2);
        (1..=last).map(|start| all[start..].to_vec()).collect()
    };
    [once, bare, whole].iter().flat_map(tails).find(fits)
}

/// A name without the containers on the way to what it names.
fn without_containers(all: &[String]) -> Vec<String> {
    let last = all.len().saturating_sub(1);
    let kept = all
        .iter()
        .enumerate()
        .filter(|(place, word)| *place == last || !CONTAINERS.contains(&word.as_str()));
    kept.map(|(_, word)| word.clone()).collect()
}

/// A name with each word where it stands last.
fn without_repetition(all: &[String]) -> Vec<String> {
    let kept = all
        .iter()
        .enumerate()
        .filter(|(place, word)| !all[place + 1..].contains(word));
    kept.map(|(_, word)| word.clone()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::{Scope, shorter};
    use crate::normalise::scope::Case;
    use crate::normalise::words::words;

    #[test]
    fn what_a_type_is_stays() {
        let mut scope = Scope::new(Case::Pascal, &[]);
        let long = "museum-fields-catalogue-numbers-value-item-value-catalogue-class";
        let short = shorter(words(long), &scope).unwrap();
        assert_eq!(
            short.join(" "),
            "museum fields catalogue numbers catalogue class"
        );
        scope.mint(&[short], long);
        let next = shorter(words(long), &scope).unwrap();
        assert_eq!(next.join(" "), "museum fields numbers catalogue class");
    }

    #[test]
    fn the_first_words_go_where_all_are_different() {
        let scope = Scope::new(Case::Pascal, &[]);
        let long = "replace-exhibition-of-museum-in-country-opening-hours-monday";
        assert_eq!(
            shorter(words(long), &scope).unwrap().join(" "),
            "exhibition of museum in country opening hours monday"
        );
    }
}
