//! Names of operations: `list-all-inquiries` of the tag `Inquiries` is `inquiries().list()`.

use crate::model::{Method, Name, Tag, Taken};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::words::{singular, words};

/// Words that say nothing in a name.
const ARTICLES: &[&str] = &["a", "an", "the", "all"];
/// Words that no name ends with.
const PREPOSITIONS: &[&str] = &["for", "to", "from", "of", "on", "in", "by", "with", "as"];

/// The names within a tag.
pub(crate) struct Naming {
    tag: Vec<String>,
    methods: Scope,
    types: Scope,
    /// Words behind the name of an operation's type in the names of other types.
    behind: Vec<&'static str>,
}

impl Naming {
    pub(crate) fn new(tag: &Tag, taken: &Taken) -> Self {
        // The tag's own type and the trait of the same name stand in the same module.
        let mut types = Scope::new(Case::Pascal, &taken.types_of_operations());
        let words = words(tag.type_name.wire());
        types.mint(std::slice::from_ref(&words), tag.type_name.wire());
        Self {
            tag: words,
            methods: Scope::new(Case::Snake, taken.tag_methods),
            types,
            behind: taken.words_behind_operations(),
        }
    }

    /// The names that an operation may have, shortest first.
    pub(crate) fn candidates(&self, id: &str) -> Vec<Vec<String>> {
        let full = base_words(id);
        let short = short_words(id, &full, &self.tag);
        let all = words(id);
        vec![
            if short.is_empty() {
                full.clone()
            } else {
                short
            },
            full,
            all,
        ]
    }

    /// Mints the method and the type of an operation: the same words for both.
    pub(crate) fn mint(&mut self, candidates: &[Vec<String>], id: &str) -> (Name, Name) {
        let is_free = |words: &&Vec<String>| {
            self.methods.is_free(words) && self.types.is_family_free(words, &self.behind)
        };
        // `clone` would have to be `clone_` and `CloneType`: with the word that was left out it reads better.
        let is_plain =
            |words: &&Vec<String>| self.methods.is_plain(words) && self.types.is_plain(words);
        let mut free = candidates.iter().filter(is_free);
        let plain = free.clone().find(is_plain);
        let chosen = plain
            .or_else(|| free.next())
            .or(candidates.last())
            .cloned()
            .unwrap_or_default();
        (
            self.methods.mint(std::slice::from_ref(&chosen), id),
            self.types.mint_family(&chosen, id, &self.behind),
        )
    }
}

/// The words of an operation's id without articles.
pub(crate) fn base_words(id: &str) -> Vec<String> {
    let all = words(id);
    let kept: Vec<String> = all
        .iter()
        .filter(|word| !ARTICLES.contains(&word.as_str()))
        .cloned()
        .collect();
    if kept.is_empty() { all } else { kept }
}

/// The words of an id without those of the tag. In an id of compounds (`crates_inCratePurchases_list`), the tag is one of them
/// and not a word within another.
fn short_words(id: &str, full: &[String], tag: &[String]) -> Vec<String> {
    let parts = id.split(|character: char| !character.is_alphanumeric());
    let parts: Vec<Vec<String>> = parts.filter(|part| !part.is_empty()).map(words).collect();
    let is_tag = |part: &Vec<String>| {
        let mut pairs = part.iter().zip(tag);
        part.len() == tag.len() && pairs.all(|(one, other)| singular(one) == singular(other))
    };
    let has_compounds = parts.len() > 2 && parts.iter().any(|part| part.len() > 1);
    let others: Vec<&Vec<String>> = parts.iter().filter(|part| !is_tag(part)).collect();
    if !has_compounds || others.len() < 2 || others.len() == parts.len() {
        return trimmed(without_tag(full, tag));
    }
    others.into_iter().flatten().cloned().collect()
}

/// `words` without the last place where the words of the tag stand, in singular or plural; nor do they stay in front where
/// three more follow: `report-action-re-run-report` of `Reports` is `action re run`. What was printed `as` something is
/// printed.
fn without_tag(all: &[String], tag: &[String]) -> Vec<String> {
    let same = |one: &str, other: &str| singular(one) == singular(other);
    if tag.is_empty() || all.len() <= tag.len() {
        return all.to_vec();
    }
    let starts = (0..=all.len() - tag.len()).rev();
    for start in starts {
        let window = &all[start..start + tag.len()];
        if window.iter().zip(tag).all(|(one, other)| same(one, other)) {
            let (before, after) = (&all[..start], &all[start + tag.len()..]);
            let after = match after {
                [first, rest @ ..] if first == "as" && !rest.is_empty() && !before.is_empty() => {
                    rest
                }
                _ => after,
            };
            let repeated = before.len() >= tag.len() + 2
                && before.iter().zip(tag).all(|(one, other)| same(one, other));
            let before = if repeated {
                &before[tag.len()..]
            } else {
                before
            };
            return [before, after].concat();
        }
    }
    all.to_vec()
}

/// `words` without prepositions that nothing follows or precedes any more.
fn trimmed(mut all: Vec<String>) -> Vec<String> {
    while all.len() > 1
        && all
            .last()
            .is_some_and(|word| PREPOSITIONS.contains(&word.as_str()))
    {
        all.pop();
    }
    while all.len() > 1
        && all
            .first()
            .is_some_and(|word| PREPOSITIONS.contains(&word.as_str()))
    {
        all.remove(0);
    }
    all
}

/// The id of an operation that has none: `get-users-id`.
pub(crate) fn id_from_path(method: Method, path: &str) -> String {
    let mut parts = vec![method.as_str().to_ascii_lowercase()];
    parts.extend(words(path));
    parts.join("-")
}

/// The tag of an operation that has none: the first word of the path that is no version and no parameter.
pub(crate) fn tag_from_path(path: &str) -> String {
    let plain = path.split('/').find(|piece| {
        let version = piece
            .strip_prefix('v')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        !piece.is_empty() && !piece.contains('{') && !version && *piece != "api"
    });
    plain.map_or_else(|| "root".to_owned(), str::to_owned)
}

/// What an operation without an id does, from its method and path: `GET /users/{id}` is `retrieve`, `GET /users` `list`.
pub(crate) fn verb_words(method: Method, path: &str, tag: &[String]) -> Vec<String> {
    let on_one = path.trim_end_matches('/').ends_with('}');
    let verb = match (method, on_one) {
        (Method::Get, true) => "retrieve",
        (Method::Get, false) => "list",
        (Method::Post, _) => "create",
        (Method::Put, _) => "replace",
        (Method::Patch, _) => "update",
        (Method::Delete, _) => "delete",
        (Method::Head, _) => "head",
        (Method::Options, _) => "options",
        (Method::Trace, _) => "trace",
    };
    let mut all = vec![verb.to_owned()];
    for piece in path
        .split('/')
        .filter(|piece| !piece.is_empty() && !piece.contains('{'))
    {
        all.extend(words(piece));
    }
    let short = without_tag(&all, tag);
    if short.is_empty() { all } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(id: &str, tag: &str) -> String {
        short_words(id, &base_words(id), &words(tag)).join("_")
    }

    #[test]
    fn the_words_of_the_tag_go() {
        for (id, tag, name) in [
            ("list-all-inquiries", "Inquiries", "list"),
            ("retrieve-an-inquiry", "Inquiries", "retrieve"),
            ("print-an-inquiry-pdf", "Inquiries", "print_pdf"),
            ("list-all-lists", "Lists", "list"),
            ("create-a-country-list-item", "List Items", "create_country"),
            ("set-status-for-a-case", "Cases", "set_status"),
            ("accounts-set-all-tags", "Accounts", "set_tags"),
            ("runAccountAction", "Accounts", "run_action"),
            ("print-a-receipt-as-pdf", "Receipts", "print_pdf"),
            ("film-action-play-again-film", "Films", "action_play_again"),
            (
                "films_inFilmSeries_listAll",
                "Films",
                "in_film_series_list_all",
            ),
            (
                "films_filmEvents_getRelated",
                "Films",
                "film_events_get_related",
            ),
            ("films_listAllFilms", "Films", "films_list"),
        ] {
            assert_eq!(short(id, tag), name, "{id}");
        }
    }

    #[test]
    fn operations_without_ids_are_named_by_method_and_path() {
        assert_eq!(
            verb_words(Method::Get, "/users/{id}", &words("users")).join("_"),
            "retrieve"
        );
        assert_eq!(
            verb_words(Method::Get, "/users/{id}/posts", &words("users")).join("_"),
            "list_posts"
        );
        assert_eq!(id_from_path(Method::Get, "/users/{id}"), "get-users-id");
        assert_eq!(tag_from_path("/api/v2/users/{id}"), "users");
        assert_eq!(tag_from_path("/"), "root");
    }
}
