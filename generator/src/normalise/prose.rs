//! Enumerations that a document tells only in prose.
//!
//! Two spellings count, each a rule of its own:
//! - `prose-enum-list`: "Possible values:" and then a list, one value an item;
//! - `prose-enum-sentence`: "One of `a`, `b`, or `c`." or "Possible values include `a` and `b`." in backticks.

/// The rule for a list of values.
pub(crate) const LIST_RULE: &str = "prose-enum-list";
/// The rule for a sentence with values in backticks.
pub(crate) const SENTENCE_RULE: &str = "prose-enum-sentence";

/// The values that `description` lists, and the rule that found them.
pub(crate) fn words(description: &str) -> Option<(Vec<String>, &'static str)> {
    if let Some(found) = listed(description) {
        return Some((found, LIST_RULE));
    }
    in_sentence(description).map(|found| (found, SENTENCE_RULE))
}

fn listed(description: &str) -> Option<Vec<String>> {
    let start = description.find("ossible values")?;
    let (head, list) = description[start..].split_once('\n')?;
    if !head.trim_end().ends_with(':') {
        return None;
    }
    let items = list
        .lines()
        .map(str::trim)
        .skip_while(|line| line.is_empty());
    let found: Vec<String> = items
        .take_while(|line| line.starts_with("- ") || line.starts_with("* "))
        .filter_map(|line| first_word(&line[2..]))
        .collect();
    (!found.is_empty()).then_some(found)
}

/// The value at the start of a list item: what stands in backticks, or the first run without white space.
fn first_word(item: &str) -> Option<String> {
    let item = item.trim();
    if let Some(rest) = item.strip_prefix('`') {
        let (word, _) = rest.split_once('`')?;
        return Some(word.to_owned());
    }
    let word = item
        .split_whitespace()
        .next()?
        .trim_end_matches([':', ',', ';']);
    (!word.is_empty()).then(|| word.to_owned())
}

fn in_sentence(description: &str) -> Option<Vec<String>> {
    for opening in [
        "One of `",
        "ossible values include `",
        "ossible values are `",
        "ossible values: `",
    ] {
        let Some(start) = description.find(opening) else {
            continue;
        };
        let rest = &description[start + opening.len() - 1..];
        if let Some(found) = backticked(rest).filter(|found| found.len() > 1) {
            return Some(found);
        }
    }
    None
}

/// The words in backticks at the start of `text`, as long as only commas, "and" and "or" stand between them and the
/// sentence ends behind the last; a sentence that goes on speaks of something else.
fn backticked(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let (word, after) = rest.strip_prefix('`')?.split_once('`')?;
        if word.is_empty() || word.contains(char::is_whitespace) {
            return None;
        }
        found.push(word.to_owned());
        let next = after.trim_start_matches([',', ' ', '\n']);
        let next = next
            .strip_prefix("and ")
            .or_else(|| next.strip_prefix("or "))
            .unwrap_or(next);
        if next.starts_with('`') {
            rest = next;
            continue;
        }
        let ends = after.is_empty()
            || after.starts_with('.')
            || after.starts_with(", or null")
            || after.starts_with('\n');
        return ends.then_some(found);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    fn of(text: &str) -> Option<(Vec<String>, &'static str)> {
        words(text)
    }

    #[test]
    fn a_list_behind_possible_values_is_an_enumeration() {
        let (found, rule) = of("Where it stands.\n\nPossible values:\n- open\n- `shut` (for good)\n- half_open: ajar\n\nMore may come.").unwrap();
        assert_eq!(found, ["open", "shut", "half_open"]);
        assert_eq!(rule, LIST_RULE);
    }

    #[test]
    fn a_sentence_of_backticked_words_is_an_enumeration() {
        assert_eq!(
            of("The colour. One of `red`, `green`, or `blue`.")
                .unwrap()
                .0,
            ["red", "green", "blue"]
        );
        assert_eq!(
            of("Possible values include `on` and `off`.").unwrap().0,
            ["on", "off"]
        );
    }

    #[test]
    fn a_sentence_about_members_is_none() {
        assert_eq!(of("One of `a` or `b` is required."), None);
        assert_eq!(of("Must be one of the values in `options`."), None);
    }
}
