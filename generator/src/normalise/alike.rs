//! Types that look alike are one type; its name must fit all its uses.

use crate::model::{TypeId, TypeKind};

use super::builder::Builder;
use super::words::words;

/// A name made of values has so many words at most.
const MOST_WORDS: usize = 6;

impl Builder<'_> {
    /// Renames each inline type that stands in several places after what the places have in common.
    pub(crate) fn rename_alike(&mut self) {
        for index in 0..self.drafts.len() {
            let Some(draft) = self.drafts.get(index) else {
                continue;
            };
            if draft.aliases.len() < 2 || draft.dropped {
                continue;
            }
            let whole = common(&draft.aliases);
            let bare = whole.as_deref().map(without_containers);
            let candidates = [
                bare,
                by_members(&draft.kind),
                by_values(&draft.kind, &draft.aliases),
                draft.aliases.first().map(|first| without_containers(first)),
            ];
            let mut candidates = candidates.into_iter().flatten();
            let Some(words) = candidates
                .find(|words| self.type_names.is_free(words) && self.type_names.is_plain(words))
            else {
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

/// Words without JSON:API's own containers on the way, and without what they start with twice: `report attributes status` is
/// a report's status.
fn without_containers(all: &[String]) -> Vec<String> {
    let last = all.len().saturating_sub(1);
    let kept = all.iter().enumerate().filter(|(place, word)| {
        *place == last || !matches!(word.as_str(), "attributes" | "relationships" | "data")
    });
    let kept: Vec<String> = kept.map(|(_, word)| word.clone()).collect();
    let doubled = (1..=kept.len() / 2)
        .rev()
        .find(|count| kept.get(..*count) == kept.get(*count..2 * count));
    doubled
        .and_then(|count| kept.get(count..))
        .map_or_else(|| kept.clone(), <[String]>::to_vec)
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

    use super::{TypeKind, by_values, common};
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
