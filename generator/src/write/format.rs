//! How generated files look, decided in this one place.
//!
//! prettyplease prints items without blank lines between them, and lays out a few constructs in another way than
//! rustfmt. The pass [`layout`] over the parsed file marks where a line is wanted otherwise; the marks print as comments
//! that no other code can print, and are replaced line by line. [`RUSTFMT_TOML`], which each generated crate carries,
//! makes rustfmt agree with the rest. What emitters avoid, because the two differ there:
//!
//! - a struct literal with another path than `Self`, unless it is sure to be long;
//! - `a | b` patterns of many string literals (write one arm each), and patterns that break inside parentheses;
//! - `Ok(match ..)`: bind the match, or let each arm be a result;
//! - method chains in match arms and turbofish calls that may not fit in a line.
//!
//! `use` items and `mod` declarations are sorted here, see [`order`]; `use` lists are laid out by [`lists`].

use std::mem;

use proc_macro2::TokenStream;
use syn::File;

mod boundary;
mod docs;
mod layout;
mod lists;
mod marks;
mod order;
#[cfg(test)]
mod tests;
mod width;
mod wrap;

/// The `rustfmt.toml` of generated crates: rustfmt's stable options under which prettyplease's output stays as it is.
pub const RUSTFMT_TOML: &str = "\
# prettyplease's width and habits, so that generated files are clean under `cargo fmt --check`.
max_width = 89
use_small_heuristics = \"Max\"
struct_lit_width = 26
short_array_element_width_threshold = 0
";

/// The word by which a generated file is known, to people, to this generator and to code review tools.
pub const MARK: &str = "@generated";

/// The two lines at the top of each generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    lines: [String; 2],
}

impl Header {
    /// The header of files generated from a document of this title and version.
    pub fn new(title: &str, version: &str) -> Self {
        let source: Vec<&str> = title
            .split_whitespace()
            .chain(version.split_whitespace())
            .collect();
        Self {
            lines: [
                format!("{MARK} by `cargo xtask codegen` from {}.", source.join(" ")),
                "Do not edit: change the document or the generator, then run the command again."
                    .to_owned(),
            ],
        }
    }

    /// The header as comment lines that start with `prefix` (`//`, `#`), each ended by a newline.
    pub fn comment(&self, prefix: &str) -> String {
        self.lines
            .iter()
            .map(|line| format!("{prefix} {line}\n"))
            .collect()
    }
}

/// An emitter wrote tokens that are no Rust: a fault of the generator.
#[derive(Debug, thiserror::Error)]
#[error(
    "{path}: the generated tokens are no Rust file: {reason} (a fault of the generator, please report it)"
)]
pub struct FormatError {
    /// The file, relative to its crate.
    pub path: String,
    /// What the parser says.
    pub reason: String,
}

/// Prints a file: header, inner attributes, then the items with blank lines between them.
///
/// # Errors
/// When the tokens do not parse as a Rust file.
pub fn format(tokens: TokenStream, header: &Header) -> Result<String, syn::Error> {
    let mut file: File = syn::parse2(tokens)?;
    layout::mark(&mut file);
    let items = mem::take(&mut file.items);
    let mut text = header.comment("//");
    append(&mut text, &file);
    file.attrs.clear();
    file.items = items;
    append(&mut text, &file);
    Ok(text)
}

/// Prints a part of a file behind a blank line, with its marks replaced by line breaks.
fn append(text: &mut String, part: &File) {
    let printed = prettyplease::unparse(part);
    if printed.is_empty() {
        return;
    }
    text.reserve(printed.len() + 1);
    text.push('\n');
    for line in lists::lay_out(&printed).lines() {
        match line.split_once(marks::MARK) {
            None if is_call_with_types(line) => text.push_str(&without_gaps(line)),
            None => text.push_str(line),
            Some((_, marks::BLANK)) => {}
            Some((_, marks::OPEN)) => continue,
            // The value goes to the next line, one step further in.
            Some((start, _)) => {
                text.push_str(start.trim_end());
                text.push_str("\n    ");
                continue;
            }
        }
        text.push('\n');
    }
}

/// Whether a line is the call of a macro that takes types: tokens of macros are printed one by one.
fn is_call_with_types(line: &str) -> bool {
    line.contains("!(") && line.ends_with(");") && line.contains(" < ")
}

/// `Vec<Item>` for `Vec < Item >`.
fn without_gaps(line: &str) -> String {
    line.replace(" < ", "<")
        .replace(" >", ">")
        .replace(" :: ", "::")
}
