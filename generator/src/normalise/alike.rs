//! Types that look alike are one type; its name must fit all its uses.

use crate::model::{TypeId, TypeKind};

use super::builder::{Builder, Draft};
use super::words::{pascal, words};

/// A name made of values has so many words at most.
const MOST_WORDS: usize = 6;

impl Builder<'_> {
    /// Names each inline type after what it is: without JSON:API's containers on the way to it, and where it stands in several
    /// places, after what these have in common.
    pub(crate) fn rename_alike(&mut self) {
        for index in 0..self.drafts.len() {
            let Some(draft) = self.drafts.get(index) else {
                continue;
            };
            if draft.aliases.is_empty() || draft.dropped {
                continue;
            }
            // What it is called already may be the best.
            let mut candidates =
                candidates(draft).take_while(|words| pascal(words) != draft.name.ident());
            let found = candidates
                .find(|words| self.type_names.is_free(words) && self.type_names.is_plain(words));
            let Some(words) = found else {
                continue;
            };
            let wire = draft.name.wire().to_owned();
            let name = self.type_names.mint(&[words], &wire);
            if let Some(draft) = self.drafts.get_mut(TypeId(index).index()) {
                draft.name = name;
            }
        }
    }
}

/// What an inline type may be called, the best first.
fn candidates(draft: &Draft) -> impl Iterator<Item = Vec<String>> + use<> {
    let places = &draft.aliases;
    let first = places.first().map(|first| without_containers(first));
    let several = places.len() > 1;
    let (common, vague) = match common(places).filter(|_| several) {
        Some(words) if is_vague(&words) => (None, Some(words)),
        words => (words.map(|words| without_containers(&words)), None),
    };
    let found = [
        common,
        by_members(&draft.kind).filter(|_| several),
        by_values(&draft.kind, places).filter(|_| several),
        vague,
        first,
    ];
    found.into_iter().flatten()
}

/// Whether a name says of nothing what it is.
fn is_vague(words: &[String]) -> bool {
    const VAGUE: &[&str] = &[
        "status", "state", "kind", "mode", "level", "action", "reason",
    ];
    matches!(words, [only] if VAGUE.contains(&only.as_str()))
}

/// Words without JSON:API's own containers on the way, and without what stands there twice in a row: `report attributes
/// status` is a report's status, `date date type` the type of a date.
fn without_containers(all: &[String]) -> Vec<String> {
    let last = all.len().saturating_sub(1);
    let kept = all.iter().enumerate().filter(|(place, word)| {
        *place == last || !matches!(word.as_str(), "attributes" | "relationships" | "data")
    });
    without_stutter(kept.map(|(_, word)| word.clone()).collect())
}

/// Words without those that repeat the ones right before them, unless nothing follows: what a member of its owner's own
/// name is, these last words say.
fn without_stutter(mut words: Vec<String>) -> Vec<String> {
    for count in (1..=words.len() / 2).rev() {
        let mut start = 0;
        while start + 2 * count < words.len() {
            if words.get(start..start + count) == words.get(start + count..start + 2 * count) {
                words.drain(start..start + count);
            } else {
                start += 1;
            }
        }
    }
    words
}

/// Two or three values name an enumeration whose places have no free name in common, before the words that the places end with:
/// `pending ready status`.
fn by_values(kind: &TypeKind, places: &[Vec<String>]) -> Option<Vec<String>> {
    let TypeKind::OpenEnum(open) = kind else {
        return None;
    };
    let end = ending(places).map(without_containers);
    if !(2..=3).contains(&open.words.len()) {
        return None;
    }
    let values = open.words.iter();
    let mut all: Vec<String> = values.flat_map(|word| words(word.name.wire())).collect();
    all.extend(end.unwrap_or_default());
    (all.len() <= MOST_WORDS).then_some(all)
}

/// The words that all names end with.
fn ending(names: &[Vec<String>]) -> Option<&[String]> {
    let first = names.first()?;
    let start = (0..first.len())
        .rev()
        .take_while(|start| names.iter().all(|name| name.ends_with(&first[*start..])))
        .last()?;
    first.get(start..)
}

/// The members of a small object name it where its places have nothing in common.
fn by_members(kind: &TypeKind) -> Option<Vec<String>> {
    let TypeKind::Object(object) = kind else {
        return None;
    };
    if object.members.is_empty() || object.members.len() > 3 {
        return None;
    }
    Some(
        object
            .members
            .iter()
            .flat_map(|member| words(member.name.wire()))
            .collect(),
    )
}

/// The words that all names end with, else start with. One word alone must be telling to count.
fn common(names: &[Vec<String>]) -> Option<Vec<String>> {
    const VAGUE: &[&str] = &[
        "data",
        "value",
        "item",
        "type",
        "attributes",
        "meta",
        "object",
        "request",
        "reply",
        "create",
        "update",
        "list",
        "result",
        "links",
    ];
    let first = names.first()?;
    let start = (1..=first.len())
        .take_while(|end| names.iter().all(|name| name.starts_with(&first[..*end])))
        .last();
    let ending = ending(names).map(<[String]>::to_vec).unwrap_or_default();
    let beginning = start.map(|end| first[..end].to_vec()).unwrap_or_default();
    let telling = |words: &Vec<String>| {
        words.len() > 1
            || words
                .first()
                .is_some_and(|word| !VAGUE.contains(&word.as_str()))
    };
    let shortest = names.iter().map(Vec::len).min().unwrap_or_default();
    if !beginning.is_empty() && !ending.is_empty() && beginning.len() + ending.len() <= shortest {
        return Some([beginning, ending].concat());
    }
    if !ending.is_empty() && telling(&ending) {
        return Some(ending);
    }
    if !beginning.is_empty() {
        return Some([beginning, vec!["value".to_owned()]].concat());
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::{TypeKind, by_values, common, without_containers};
    use crate::normalise::types::open_enum;

    fn names(texts: &[&str]) -> Vec<Vec<String>> {
        texts
            .iter()
            .map(|text| text.split(' ').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn values_name_what_has_no_name_in_common() {
        let open = open_enum(&["waiting", "sold", "lent"].map(str::to_owned));
        let places = names(&["painting attributes state", "sculpture state"]);
        let found = by_values(&TypeKind::OpenEnum(open), &places).unwrap();
        assert_eq!(found.join(" "), "waiting sold lent state");
    }

    #[test]
    fn nothing_is_said_twice_in_a_row() {
        for (all, once) in [
            ("doi attributes date date type", "doi date type"),
            ("doi geo location geo location box", "doi geo location box"),
            ("report report type", "report type"),
            ("account data", "account data"),
            ("update wishlist wishlist", "update wishlist wishlist"),
        ] {
            let all = names(&[all]).concat();
            assert_eq!(without_containers(&all).join(" "), once);
        }
    }

    #[test]
    fn what_all_places_have_in_common_is_the_name() {
        assert_eq!(
            common(&names(&["account address", "inquiry address"]))
                .unwrap()
                .join(" "),
            "address"
        );
        assert_eq!(
            common(&names(&[
                "inquiry fields name first",
                "inquiry fields birthdate"
            ]))
            .unwrap()
            .join(" "),
            "inquiry fields value"
        );
        assert_eq!(common(&names(&["account a", "inquiry b"])), None);
    }
}
