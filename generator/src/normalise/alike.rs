//! Types that look alike are one type; its name must fit all its uses.

use crate::model::{TypeId, TypeKind};

use super::builder::Builder;
use super::words::words;

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
            let Some(words) = common(&draft.aliases).or_else(|| by_members(&draft.kind)) else {
                continue;
            };
            if !self.type_names.is_free(&words) {
                continue;
            }
            let wire = draft.name.wire().to_owned();
            let name = self.type_names.mint(&[words], &wire);
            if let Some(draft) = self.drafts.get_mut(TypeId(index).index()) {
                draft.name = name;
            }
        }
    }
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
    let end = (0..first.len())
        .rev()
        .take_while(|start| names.iter().all(|name| name.ends_with(&first[*start..])))
        .last();
    let start = (1..=first.len())
        .take_while(|end| names.iter().all(|name| name.starts_with(&first[..*end])))
        .last();
    let ending = end.map(|start| first[start..].to_vec()).unwrap_or_default();
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

    use super::common;

    fn names(texts: &[&str]) -> Vec<Vec<String>> {
        texts
            .iter()
            .map(|text| text.split(' ').map(str::to_owned).collect())
            .collect()
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
