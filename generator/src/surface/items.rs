//! The public items of crates as a set.

use std::collections::BTreeSet;

use super::source::surface;

/// The public signatures of files, a line each, with the item that each stands in.
///
/// A file is its path, crate first (`persona-types/src/lib.rs`), and its text. What is no caller's business is left out: files
/// outside `src`, guides, calls by name, tables of what there is, and what traits of the runtime are given.
///
/// # Errors
/// When a file is no Rust.
pub fn items<'a>(
    files: impl IntoIterator<Item = (String, &'a str)>,
) -> syn::Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for (path, text) in files {
        let is_source = path.contains("/src/") && path.ends_with(".rs");
        if is_source && !path.contains("guide") && !path.contains("dynamic") {
            add(&path, &surface(text)?, &mut all);
        }
    }
    Ok(all)
}

fn add(file: &str, public: &str, all: &mut BTreeSet<String>) {
    let mut owner = String::new();
    for item in public.split('\n').fold(Vec::<String>::new(), joined) {
        let is_inner = item.starts_with(' ');
        let trimmed = item.trim();
        if !is_inner {
            trimmed.clone_into(&mut owner);
        }
        let of_trait = owner.starts_with("impl") && owner.contains(" for ");
        let of_value = owner.starts_with("pub static") || owner.starts_with("pub const");
        let is_table = owner.contains("! {") || is_inner && (of_trait || of_value);
        if trimmed.is_empty() || trimmed.starts_with('}') || is_table {
            continue;
        }
        if let Some(names) = trimmed.strip_prefix("pub use ") {
            let path = names.split('{').next().unwrap_or_default();
            let names = names
                .split(['{', '}', ',', ';'])
                .map(str::trim)
                .filter(|name| !name.is_empty());
            all.extend(names.map(|name| format!("{file} {path} {name}")));
            continue;
        }
        all.insert(format!("{file} {owner} {trimmed}"));
    }
}

/// Puts a signature of several lines into one: brackets of arguments and braces of `use` are closed in it.
fn joined(mut items: Vec<String>, line: &str) -> Vec<String> {
    let is_open = |item: &String| {
        let count = |sign: char| item.matches(sign).count();
        let in_use = item.trim_start().starts_with("pub use") && !item.ends_with(';');
        count('(') > count(')') || in_use
    };
    match items.last_mut().filter(|last| is_open(last)) {
        Some(last) => last.push_str(line.trim()),
        None => items.push(line.to_owned()),
    }
    items
}
