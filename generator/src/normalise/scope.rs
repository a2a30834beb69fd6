//! Scopes: where identifiers are minted, so that no two in one scope are the same and none is a keyword.

use std::collections::{HashMap, HashSet};

use crate::model::Name;

use super::words::{pascal, shouty, snake};

/// Keywords of the 2024 edition, strict and reserved.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written as raw identifiers.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// How words are written in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// `GovernmentId`: types and variants.
    Pascal,
    /// `government_id`: members, methods, modules.
    Snake,
    /// `GOVERNMENT_ID`: constants.
    Shouty,
}

impl Case {
    fn apply(self, words: &[String]) -> String {
        match self {
            Self::Pascal => pascal(words),
            Self::Snake => snake(words),
            Self::Shouty => shouty(words),
        }
    }
}

/// A place where every identifier stands once.
#[derive(Debug)]
pub(crate) struct Scope {
    case: Case,
    taken: HashMap<String, String>,
    reserved: HashSet<String>,
}

impl Scope {
    /// An empty scope whose names avoid `reserved` ones.
    pub(crate) fn new(case: Case, reserved: &[&str]) -> Self {
        Self {
            case,
            taken: HashMap::new(),
            reserved: reserved.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Mints a name for `wire`: the first of `candidates` that is free, else the last with a number.
    pub(crate) fn mint(&mut self, candidates: &[Vec<String>], wire: &str) -> Name {
        for words in candidates {
            let ident = self.spell(words);
            if !self.taken.contains_key(&ident) {
                return self.take(ident, wire);
            }
        }
        let last = candidates.last().map(Vec::as_slice).unwrap_or_default();
        let base = self.spell(last);
        let base = base.trim_start_matches("r#").trim_end_matches('_');
        let mut number = 2_usize;
        loop {
            let ident = match self.case {
                Case::Pascal => format!("{base}{number}"),
                Case::Snake | Case::Shouty => format!("{base}_{number}"),
            };
            if !self.taken.contains_key(&ident) {
                return self.take(ident, wire);
            }
            number += 1;
        }
    }

    /// Mints exactly the name that `words` spell, or tells whose it is already.
    ///
    /// # Errors
    /// With the spelling on the wire of the name's owner.
    pub(crate) fn claim(&mut self, words: &[String], wire: &str) -> Result<Name, String> {
        let ident = self.spell(words);
        match self.taken.get(&ident) {
            Some(owner) => Err(owner.clone()),
            None => Ok(self.take(ident, wire)),
        }
    }

    /// Whether the name that `words` spell is free.
    pub(crate) fn is_free(&self, words: &[String]) -> bool {
        !self.taken.contains_key(&self.spell(words))
    }

    /// Whether the name that `words` spell is free, and so is each name that one of `behind` makes of it.
    pub(crate) fn is_family_free(&self, words: &[String], behind: &[&str]) -> bool {
        self.is_whole_free(&self.spell(words), behind)
    }

    /// Mints a name together with the names that `behind` make of it; with a number where one of them is taken.
    pub(crate) fn mint_family(&mut self, words: &[String], wire: &str, behind: &[&str]) -> Name {
        let first = self.spell(words);
        let base = first.trim_end_matches('_').to_owned();
        let numbered = (2..).map(|number| format!("{base}{number}"));
        let mut all = std::iter::once(first.clone()).chain(numbered);
        let ident = all.find(|ident| self.is_whole_free(ident, behind));
        let ident = ident.unwrap_or(first);
        for word in behind {
            let made = format!("{}{word}", ident.trim_end_matches('_'));
            self.taken.insert(made, wire.to_owned());
        }
        self.take(ident, wire)
    }

    fn is_whole_free(&self, ident: &str, behind: &[&str]) -> bool {
        let base = ident.trim_end_matches('_');
        let made = behind.iter().map(|word| format!("{base}{word}"));
        let mut all = made.chain([ident.to_owned()]);
        all.all(|ident| !self.taken.contains_key(&ident))
    }

    /// Whether `words` are spelled as they are: neither a keyword nor a reserved name, which need a mark.
    pub(crate) fn is_plain(&self, words: &[String]) -> bool {
        self.spell(words) == self.case.apply(words)
    }

    /// The identifier that `words` would become, whoever has it.
    pub(crate) fn length(&self, words: &[String]) -> usize {
        self.spell(words).chars().count()
    }

    fn take(&mut self, ident: String, wire: &str) -> Name {
        self.taken.insert(ident.clone(), wire.to_owned());
        Name::new(ident, wire)
    }

    /// The identifier that `words` spell in this scope, no keyword and no reserved name.
    fn spell(&self, words: &[String]) -> String {
        let ident = self.case.apply(words);
        if NEVER_RAW.contains(&ident.as_str()) {
            return format!("{ident}_");
        }
        if self.reserved.contains(ident.as_str()) {
            return match self.case {
                Case::Pascal => format!("{ident}Type"),
                Case::Snake | Case::Shouty => format!("{ident}_"),
            };
        }
        if KEYWORDS.contains(&ident.as_str()) {
            return format!("r#{ident}");
        }
        ident
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::words::words;

    #[test]
    fn keywords_are_raw_or_get_an_underscore() {
        let mut scope = Scope::new(Case::Snake, &[]);
        assert_eq!(scope.mint(&[words("type")], "type").ident(), "r#type");
        assert_eq!(scope.mint(&[words("self")], "self").ident(), "self_");
        assert_eq!(scope.mint(&[words("crate")], "crate").ident(), "crate_");
    }

    #[test]
    fn a_clash_takes_the_fuller_name_and_then_a_number() {
        let mut scope = Scope::new(Case::Pascal, &["Option"]);
        assert_eq!(scope.mint(&[words("status")], "a").ident(), "Status");
        assert_eq!(
            scope
                .mint(&[words("status"), words("case status")], "b")
                .ident(),
            "CaseStatus"
        );
        assert_eq!(scope.mint(&[words("status")], "c").ident(), "Status2");
        assert_eq!(scope.mint(&[words("option")], "d").ident(), "OptionType");
        assert_eq!(scope.claim(&words("Status"), "e"), Err("a".to_owned()));
    }
}
