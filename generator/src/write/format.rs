//! How generated files look, decided in this one place.
//!
//! prettyplease prints items without blank lines between them. Where a blank line is wanted, the item gets a marker
//! attribute that prettyplease prints as a comment line of its own; that line is emptied after printing. The layout
//! of lines is prettyplease's; [`RUSTFMT_TOML`], which each generated crate carries, makes rustfmt agree with it.

use std::mem;

use proc_macro2::TokenStream;
use syn::{Attribute, File, ImplItem, Item, TraitItem, parse_quote};

#[cfg(test)]
mod tests;

/// The `rustfmt.toml` of generated crates: rustfmt's stable options under which prettyplease's output stays as it is.
pub const RUSTFMT_TOML: &str = "\
# prettyplease's width and habits, so that generated files are clean under `cargo fmt --check`.
max_width = 89
use_small_heuristics = \"Max\"
short_array_element_width_threshold = 0
";

/// What stands in the marker attribute; no generated file holds it otherwise, for control characters are escaped in
/// literals and doc comments start with another slash.
const BLANK: &str = "\u{1}blank";

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
    space_items(&mut file.items);
    let items = mem::take(&mut file.items);
    let mut text = header.comment("//");
    append(&mut text, &file);
    file.attrs.clear();
    file.items = items;
    append(&mut text, &file);
    Ok(text)
}

/// Prints a part of a file behind a blank line, with its markers turned into blank lines.
fn append(text: &mut String, part: &File) {
    let printed = prettyplease::unparse(part);
    if printed.is_empty() {
        return;
    }
    text.reserve(printed.len() + 1);
    text.push('\n');
    for line in printed.lines() {
        if line.trim_start().strip_prefix("//") != Some(BLANK) {
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// What decides whether a blank line stands between two neighbours.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Use,
    ModuleDeclaration,
    Constant,
    Other,
}

impl Group {
    /// Whether a blank line stands between items of these groups.
    fn parted_from(self, next: Self) -> bool {
        self == Self::Other || self != next
    }
}

/// Marks each item that a blank line comes before, in modules too.
fn space_items(items: &mut [Item]) {
    let mut previous: Option<Group> = None;
    for item in items {
        let group = match item {
            Item::Use(_) => Group::Use,
            Item::Mod(module) if module.content.is_none() => Group::ModuleDeclaration,
            Item::Const(_) => Group::Constant,
            _ => Group::Other,
        };
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    space_items(items);
                }
            }
            Item::Impl(block) => space_impl(&mut block.items),
            Item::Trait(block) => space_trait(&mut block.items),
            _ => {}
        }
        if previous.is_some_and(|previous| previous.parted_from(group)) {
            mark(item_attributes(item));
        }
        previous = Some(group);
    }
}

/// Marks the members of an `impl` block that a blank line comes before.
fn space_impl(items: &mut [ImplItem]) {
    let mut previous: Option<Group> = None;
    for item in items {
        let (group, attributes) = match item {
            ImplItem::Const(item) => (Group::Constant, &mut item.attrs),
            ImplItem::Fn(item) => (Group::Other, &mut item.attrs),
            ImplItem::Type(item) => (Group::Constant, &mut item.attrs),
            ImplItem::Macro(item) => (Group::Other, &mut item.attrs),
            _ => continue,
        };
        if previous.is_some_and(|previous| previous.parted_from(group)) {
            mark(Some(attributes));
        }
        previous = Some(group);
    }
}

/// Marks the members of a trait that a blank line comes before.
fn space_trait(items: &mut [TraitItem]) {
    let mut previous: Option<Group> = None;
    for item in items {
        let (group, attributes) = match item {
            TraitItem::Const(item) => (Group::Constant, &mut item.attrs),
            TraitItem::Fn(item) => (Group::Other, &mut item.attrs),
            TraitItem::Type(item) => (Group::Constant, &mut item.attrs),
            TraitItem::Macro(item) => (Group::Other, &mut item.attrs),
            _ => continue,
        };
        if previous.is_some_and(|previous| previous.parted_from(group)) {
            mark(Some(attributes));
        }
        previous = Some(group);
    }
}

/// The attributes of an item; `None` where syn keeps none.
fn item_attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::ExternCrate(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::ForeignMod(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::TraitAlias(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Union(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}

/// Puts the marker first: prettyplease prints `#[comment = "..."]` as a `//` line.
fn mark(attributes: Option<&mut Vec<Attribute>>) {
    if let Some(attributes) = attributes {
        attributes.insert(0, parse_quote!(#[comment = #BLANK]));
    }
}
