//! A source file as far as it names modules: comments, texts, quoted code and tests are blanks, lines stay lines.

/// Macros whose body is code of another crate.
const QUOTING: &[&str] = &["quote", "quote_spanned", "parse_quote", "macro_rules"];

/// `source` with a blank in the place of each character that is no code of the file's own.
pub fn plain(source: &str) -> String {
    let mut text: Vec<char> = source.chars().collect();
    blank_texts(&mut text);
    blank_macros(&mut text);
    blank_tests(&mut text);
    text.into_iter().collect()
}

/// Comments and literals.
fn blank_texts(text: &mut [char]) {
    let mut at = 0;
    while at < text.len() {
        let end = match (text[at], text.get(at + 1)) {
            ('/', Some('/')) => find(text, at, |rest| rest[0] == '\n'),
            ('/', Some('*')) => end_of_comment(text, at),
            ('r' | 'b' | 'c', _) if at > 0 && is_word(text[at - 1]) => at + 1,
            ('r', Some('"' | '#')) if is_raw(text, at + 1) => end_of_raw(text, at + 1),
            ('b', Some('r')) if is_raw(text, at + 2) => end_of_raw(text, at + 2),
            ('"', _) => end_of_text(text, at),
            ('\'', _) => match end_of_char(text, at) {
                Some(end) => end,
                None => at + 1,
            },
            _ => {
                at += 1;
                continue;
            }
        };
        if end == at + 1 && (text[at] == '\'' || is_word(text[at])) {
            at += 1;
            continue;
        }
        blank(text, at, end);
        at = end;
    }
}

/// The bodies of macros that hold the code of another crate, or of whoever calls them.
fn blank_macros(text: &mut [char]) {
    let mut at = 0;
    while at < text.len() {
        if text[at] == '!' {
            let start = text[..at]
                .iter()
                .rposition(|c| !is_word(*c))
                .map_or(0, |p| p + 1);
            let name: String = text[start..at].iter().collect();
            let open = find(text, at + 1, |rest| {
                matches!(rest[0], '(' | '[' | '{' | ';')
            });
            if QUOTING.contains(&name.as_str()) && open < text.len() {
                let end = end_of_group(text, open);
                blank(text, open, end);
                at = end;
                continue;
            }
        }
        at += 1;
    }
}

/// Modules for tests, whether they stand here or in a file of their own.
fn blank_tests(text: &mut [char]) {
    let attribute: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut at = 0;
    while at + attribute.len() <= text.len() {
        if text[at..at + attribute.len()] == attribute[..] {
            let open = find(text, at, |rest| matches!(rest[0], '{' | ';'));
            let end = if text.get(open) == Some(&'{') {
                end_of_group(text, open)
            } else {
                open
            };
            blank(text, at, end);
            at = end;
        }
        at += 1;
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn blank(text: &mut [char], from: usize, to: usize) {
    let to = to.min(text.len());
    for c in &mut text[from..to] {
        if *c != '\n' {
            *c = ' ';
        }
    }
}

fn find(text: &[char], from: usize, is: impl Fn(&[char]) -> bool) -> usize {
    (from..text.len())
        .find(|at| is(&text[*at..]))
        .unwrap_or(text.len())
}

fn end_of_comment(text: &[char], at: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = at;
    while at < text.len() {
        match (text[at], text.get(at + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                at += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    at
}

fn is_raw(text: &[char], at: usize) -> bool {
    let quote = find(text, at, |rest| rest[0] != '#');
    text.get(quote) == Some(&'"')
}

fn end_of_raw(text: &[char], at: usize) -> usize {
    let quote = find(text, at, |rest| rest[0] == '"');
    let hashes = quote - at;
    let end = find(text, quote + 1, |rest| {
        rest[0] == '"' && rest.len() > hashes && rest[1..=hashes].iter().all(|c| *c == '#')
    });
    end + 1 + hashes
}

fn end_of_text(text: &[char], at: usize) -> usize {
    let mut at = at + 1;
    while at < text.len() && text[at] != '"' {
        at += if text[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The end of a character literal; none where the quote starts a lifetime.
fn end_of_char(text: &[char], at: usize) -> Option<usize> {
    if text.get(at + 1) == Some(&'\\') {
        return Some(find(text, at + 3, |rest| rest[0] == '\'') + 1);
    }
    (text.get(at + 2) == Some(&'\'')).then_some(at + 3)
}

/// The end of the group whose bracket opens at `open`.
pub(super) fn end_of_group(text: &[char], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.iter().enumerate().skip(open) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn only_code_of_the_file_is_left_and_lines_stay() {
        let source = "use a::B; // crate::no\nlet x: &'a str = \"crate::no\"; let c = '\"'; let r = r#\"crate::\"no\"#;\n\
                      quote!(crate::no #x); /* crate::no */ d::E\n#[cfg(test)]\nmod tests { use crate::no; }\nuse f::G;";
        let plain = plain(source);
        assert!(!plain.contains("no"), "{plain}");
        for kept in ["use a::B;", "let c =", "&'a str", "d::E", "use f::G;"] {
            assert!(plain.contains(kept), "{kept} in {plain}");
        }
        assert_eq!(plain.lines().count(), source.lines().count());
    }
}
