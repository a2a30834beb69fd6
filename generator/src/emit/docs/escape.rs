//! Plain text as Markdown: what would mean something is escaped, bare URLs become links.

/// Escapes text that stands inside a paragraph.
pub(super) fn text(text: &str, in_table: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(start) = url_start(rest) {
        let (before, from) = rest.split_at(start);
        let (url, after) = from.split_at(url_length(from));
        plain(before, in_table, &mut out);
        out.push('<');
        out.push_str(url);
        out.push('>');
        rest = after;
    }
    plain(rest, in_table, &mut out);
    out
}

/// Escapes text without looking for URLs: inside the text of a link.
pub(super) fn plain(text: &str, in_table: bool, out: &mut String) {
    let mut previous = out.chars().next_back();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let inside_word =
            previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        let special = match c {
            '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => !inside_word,
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '|' => in_table,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
        previous = Some(c);
    }
}

/// Escapes what would start a block if it stands first in a line.
pub(super) fn line_start(line: &str) -> Option<String> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, after) = line.split_at(digits);
    if digits > 0 && after.starts_with(['.', ')']) {
        return Some(format!("{number}\\{after}"));
    }
    line.starts_with(['#', '-', '+', '>', '=', '|', ':'])
        .then(|| format!("\\{line}"))
}

/// A code span with as many backticks as it needs.
pub(super) fn code(text: &str, in_table: bool) -> String {
    let mut text = text.replace('\n', " ");
    if in_table {
        text = text.replace('|', "\\|");
    }
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    format!("{fence} {text} {fence}")
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

fn url_start(text: &str) -> Option<usize> {
    ["https://", "http://"]
        .iter()
        .filter_map(|scheme| text.find(scheme))
        .min()
}

/// How much of a text that starts with a URL belongs to it: no closing punctuation, no bracket that encloses it.
fn url_length(text: &str) -> usize {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | ')' | ']' | '\\' | '|' | '\'')
    };
    let url = text.split(ends).next().unwrap_or(text);
    url.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_'])
        .len()
}

/// Whether a tag is one of HTML, and so can be left out; any other is text that happens to stand in angle brackets.
pub(super) fn is_html_tag(tag: &str) -> bool {
    const TAGS: [&str; 32] = [
        "a",
        "b",
        "blockquote",
        "br",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "u",
        "ul",
        "td",
    ];
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let name = name.get(..end).unwrap_or_default().to_ascii_lowercase();
    tag.starts_with("<!") || TAGS.contains(&name.as_str())
}

/// A block of HTML as text: tags and comments go, line breaks stay.
pub(super) fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, from)) = rest.split_once('<') {
        out.push_str(before);
        let end = if from.starts_with("!--") { "-->" } else { ">" };
        match from.split_once(end) {
            Some((tag, after)) if is_html_tag(&format!("<{tag}")) => rest = after,
            _ => {
                out.push('<');
                rest = from;
            }
        }
    }
    out.push_str(rest);
    out
}
