//! Markdown of the document, made fit for rustdoc.
//!
//! Parsed by the parser that rustdoc uses, then written again in one canonical way: one line for each paragraph and list
//! item (the formatter wraps them), fenced code that is never Rust, bare URLs as `<url>`, links only where they lead
//! somewhere, everything else escaped. So neither rustdoc nor clippy's `doc_*` lints find fault with it.

pub mod constraints;
mod escape;
mod render;
#[cfg(test)]
mod tests;

pub use constraints::{Side, allowed, headers_of};
use pulldown_cmark::{Options, Parser, TextMergeStream};

/// The text as Markdown that rustdoc takes without a warning; without trailing blank lines.
pub fn markdown(text: &str) -> String {
    let text = text.replace('\t', "    ");
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    render::render(TextMergeStream::new(Parser::new_ext(&text, options)))
}

/// A name as it is, in a line of Markdown: the API's, a tag's.
pub fn plain(name: &str) -> String {
    escape::text(name.trim(), false)
}

/// The text as one sentence: Markdown in one line that ends with a full stop.
pub fn sentence(text: &str) -> String {
    let mut line = markdown(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if line.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '`' | ')' | '"' | '*'))
    {
        line.push('.');
    }
    line
}
