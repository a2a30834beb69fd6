//! The paths that a file names: in `use` lines, and in its code.

use super::plain::plain;

/// A path that a `use` line brings in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The path as written: `["crate", "model", "Api"]`. The last piece may be `*`.
    pub path: Vec<String>,
    /// The name that it has in the file.
    pub name: String,
    /// Where it stands.
    pub line: usize,
    /// Whether it is handed on to others, by `pub use`.
    pub public: bool,
}

/// A path in the code of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The path as written.
    pub path: Vec<String>,
    /// Where it stands.
    pub line: usize,
}

/// All that a file names.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    /// What its `use` lines bring in.
    pub imports: Vec<Import>,
    /// What its code names, `use` lines aside.
    pub mentions: Vec<Mention>,
    /// The items that it defines.
    pub defined: Vec<String>,
}

impl Paths {
    /// Reads a source file.
    pub fn read(source: &str) -> Self {
        let tokens = tokens(&plain(source));
        let mut paths = Self::default();
        let mut at = 0;
        let mut start = 0;
        while at < tokens.len() {
            if tokens[at].text == "use" {
                let public = tokens[start..at].iter().any(|token| token.text == "pub");
                let line = tokens[at].line;
                at = paths.import(&tokens, at + 1, &[], (line, public));
                start = at;
                continue;
            }
            if matches!(tokens[at].text.as_str(), ";" | "}" | "]") {
                start = at + 1;
            }
            at = paths.mention(&tokens, at);
        }
        paths
    }

    /// Reads a use tree behind `prefix`; the answer is where it ends.
    fn import(
        &mut self,
        tokens: &[Token],
        at: usize,
        prefix: &[String],
        (mut line, public): (usize, bool),
    ) -> usize {
        let mut path = prefix.to_vec();
        let mut at = at;
        let mut alias = None;
        while let Some(token) = tokens.get(at) {
            match token.text.as_str() {
                "::" => at += 1,
                "{" => {
                    at += 1;
                    while tokens.get(at).is_some_and(|token| token.text != "}") {
                        if matches!(tokens[at].text.as_str(), "," | ";") {
                            at += 1;
                        } else {
                            at = self.import(tokens, at, &path, (line, public));
                        }
                    }
                    return at + 1;
                }
                "as" => {
                    alias = tokens.get(at + 1).map(|token| token.text.clone());
                    at += 2;
                }
                "," | "}" | ";" => break,
                word => {
                    path.push(word.to_owned());
                    line = token.line;
                    at += 1;
                }
            }
        }
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        if let Some(last) = path.last() {
            let name = alias.unwrap_or_else(|| last.clone());
            self.imports.push(Import {
                name,
                path,
                line,
                public,
            });
        }
        at
    }

    fn mention(&mut self, tokens: &[Token], at: usize) -> usize {
        const DEFINING: &[&str] = &[
            "struct",
            "enum",
            "trait",
            "fn",
            "const",
            "static",
            "type",
            "union",
            "macro_rules",
        ];
        let token = &tokens[at];
        if !token.is_word() {
            return at + 1;
        }
        if DEFINING.contains(&token.text.as_str()) {
            let next = tokens[at + 1..].iter().find(|token| token.is_word());
            if let Some(next) = next {
                self.defined.push(next.text.clone());
            }
            return at + 1;
        }
        if token.text == "mod" {
            return at + 2;
        }
        let mut path = vec![token.text.clone()];
        let mut end = at + 1;
        while tokens.get(end).is_some_and(|token| token.text == "::")
            && tokens.get(end + 1).is_some_and(Token::is_word)
        {
            path.push(tokens[end + 1].text.clone());
            end += 2;
        }
        // A field or a method, or what a macro calls its own crate.
        let before = at.checked_sub(1).map(|at| tokens[at].text.as_str());
        if !matches!(before, Some("." | "$" | "'" | "in")) {
            self.mentions.push(Mention {
                path,
                line: token.line,
            });
        }
        end
    }
}

#[derive(Debug)]
struct Token {
    text: String,
    line: usize,
}

impl Token {
    fn is_word(&self) -> bool {
        self.text
            .starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// Words, `::`, and each other character by itself.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let length = if first.is_alphanumeric() || first == '_' {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            let (token, behind) = rest.split_at(length);
            if !first.is_whitespace() {
                tokens.push(Token {
                    text: token.to_owned(),
                    line: number + 1,
                });
            }
            rest = behind;
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn use_trees_are_taken_apart() {
        let paths = Paths::read(
            "pub use crate::a::{self, b::{C, D as E}, f::*};\nuse super::G;\nfn h() -> c::K { g.i(); $crate::j() }",
        );
        let found: Vec<String> = paths
            .imports
            .iter()
            .map(|one| {
                format!(
                    "{} {} {} {}",
                    one.path.join("::"),
                    one.name,
                    one.line,
                    one.public
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                "crate::a a 1 true",
                "crate::a::b::C C 1 true",
                "crate::a::b::D E 1 true",
                "crate::a::f::* * 1 true",
                "super::G G 2 false",
            ]
        );
        let said: Vec<String> = paths
            .mentions
            .iter()
            .map(|one| one.path.join("::"))
            .collect();
        assert!(
            said.contains(&"c::K".to_owned()) && !said.contains(&"crate::j".to_owned()),
            "{said:?}"
        );
        assert!(!said.contains(&"i".to_owned()), "{said:?}");
        assert_eq!(paths.defined, ["h"]);
    }
}
