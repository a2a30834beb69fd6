//! Wraps doc comments at the width of the line, without changing what they mean as Markdown.

#[cfg(test)]
mod tests;

/// Breaks each line that is longer than `width`; continuation lines stand where the text of their list item stands.
/// Fenced code and tables stay as they are.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let trimmed = line.trim_start();
        let marks = fence_of(trimmed);
        match (fence, marks) {
            (None, Some(_)) => fence = marks,
            (Some(open), Some(close)) if close.len() >= open.len() => fence = None,
            _ => {}
        }
        let whole = fence.is_some() || marks.is_some() || trimmed.starts_with('|');
        if whole || line.chars().count() <= width {
            lines.push(line.to_owned());
        } else {
            wrap_line(line, width, &mut lines);
        }
    }
    lines
}

/// The backticks that open or close fenced code.
fn fence_of(line: &str) -> Option<&str> {
    let marks = line.len() - line.trim_start_matches('`').len();
    line.get(..marks).filter(|_| marks >= 3)
}

fn wrap_line(line: &str, width: usize, lines: &mut Vec<String>) {
    let (first, hanging, text) = prefix(line);
    let mut current = first;
    let mut columns = current.chars().count();
    let mut empty = true;
    for word in words(text) {
        let length = word.chars().count();
        if !empty && columns + 1 + length > width && !starts_block(word) {
            lines.push(std::mem::replace(&mut current, hanging.clone()));
            columns = hanging.chars().count();
            empty = true;
        }
        if !empty {
            current.push(' ');
            columns += 1;
        }
        current.push_str(word);
        columns += length;
        empty = false;
    }
    lines.push(current);
}

/// What stands before the text of a line, what stands before its continuation, and the text.
fn prefix(line: &str) -> (String, String, &str) {
    let mut rest = line;
    let mut first = String::new();
    let mut hanging = String::new();
    loop {
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let after = rest.get(spaces..).unwrap_or_default();
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let marker = if after.starts_with("- ") || after.starts_with("> ") {
            2
        } else if digits > 0
            && after
                .get(digits..)
                .is_some_and(|after| after.starts_with(". "))
        {
            digits + 2
        } else {
            0
        };
        let (taken, left) = rest.split_at(spaces + marker);
        first.push_str(taken);
        hanging.extend(taken.chars().map(|c| if c == '>' { '>' } else { ' ' }));
        rest = left;
        if marker == 0 {
            return (first, hanging, rest);
        }
    }
}

/// The words of a text; code spans are not taken apart.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.split(move |c| {
        if c == '`' {
            in_code = !in_code;
        }
        c == ' ' && !in_code
    })
    .filter(|word| !word.is_empty())
}

/// Whether a word at the start of a line would start a list, a heading, a quote or the like.
fn starts_block(word: &str) -> bool {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = digits > 0
        && word
            .get(digits..)
            .is_some_and(|after| after == "." || after == ")");
    numbered
        || word.starts_with(['-', '+', '#', '>', '=', '|', ':', '~'])
        || word == "*"
        || word.starts_with("```")
}
