//! The order of `use` items and `mod` declarations: that of rustfmt's 2024 style, in three groups of `use` items.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

use syn::{Item, ItemUse, UseTree};

/// Where a `use` item takes its names from; a blank line stands between two of different origin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    Standard,
    Other,
    Crate,
}

/// The origin of a `use` item, by its first segment.
pub(super) fn origin(item: &ItemUse) -> Origin {
    let UseTree::Path(path) = &item.tree else {
        return Origin::Other;
    };
    match path.ident.to_string().as_str() {
        "std" | "core" | "alloc" => Origin::Standard,
        "crate" | "self" | "super" => Origin::Crate,
        _ => Origin::Other,
    }
}

/// Sorts each run of `use` items, and each run of `mod` declarations.
pub(super) fn sort(items: &mut [Item]) {
    for run in items.chunk_by_mut(|a, b| matches!((a, b), (Item::Use(_), Item::Use(_)))) {
        for item in run.iter_mut() {
            if let Item::Use(item) = item {
                sort_names(&mut item.tree);
            }
        }
        run.sort_by(|a, b| match (a, b) {
            (Item::Use(a), Item::Use(b)) => origin(a)
                .cmp(&origin(b))
                .then_with(|| compare(&a.tree, &b.tree)),
            _ => Ordering::Equal,
        });
    }
    for run in items.chunk_by_mut(|a, b| declared(a).is_some() && declared(b).is_some()) {
        run.sort_by(|a, b| match (declared(a), declared(b)) {
            (Some(a), Some(b)) => by_version(&a, &b),
            _ => Ordering::Equal,
        });
    }
}

/// The name of a module that is declared here and stands elsewhere.
fn declared(item: &Item) -> Option<String> {
    match item {
        Item::Mod(module) if module.content.is_none() => Some(name(&module.ident)),
        _ => None,
    }
}

/// Sorts the names in braces.
fn sort_names(tree: &mut UseTree) {
    match tree {
        UseTree::Path(path) => sort_names(&mut path.tree),
        UseTree::Group(group) => {
            let mut trees: Vec<UseTree> = std::mem::take(&mut group.items).into_iter().collect();
            trees.iter_mut().for_each(sort_names);
            trees.sort_by(compare);
            group.items = trees.into_iter().collect();
        }
        _ => {}
    }
}

/// Segment by segment: names, then `*`, then lists; a shorter path first.
fn compare(a: &UseTree, b: &UseTree) -> Ordering {
    use UseTree::{Glob, Group, Name, Path, Rename};
    match (a, b) {
        (Path(a), Path(b)) => {
            by_name(&name(&a.ident), &name(&b.ident)).then_with(|| compare(&a.tree, &b.tree))
        }
        (Group(a), Group(b)) => a
            .items
            .iter()
            .zip(&b.items)
            .map(|(a, b)| compare(a, b))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| a.items.len().cmp(&b.items.len())),
        (Path(_) | Name(_) | Rename(_), Path(_) | Name(_) | Rename(_)) => {
            let by_length = || matches!(a, Path(_)).cmp(&matches!(b, Path(_)));
            let by_alias = || alias(a).cmp(&alias(b));
            by_name(&first(a), &first(b))
                .then_with(by_length)
                .then_with(by_alias)
        }
        _ => {
            let rank = |tree: &UseTree| match tree {
                Path(_) | Name(_) | Rename(_) => 0,
                Glob(_) => 1,
                _ => 2,
            };
            rank(a).cmp(&rank(b))
        }
    }
}

fn first(tree: &UseTree) -> String {
    match tree {
        UseTree::Path(path) => name(&path.ident),
        UseTree::Name(item) => name(&item.ident),
        UseTree::Rename(item) => name(&item.ident),
        _ => String::new(),
    }
}

fn alias(tree: &UseTree) -> Option<String> {
    match tree {
        UseTree::Rename(item) => Some(name(&item.rename)),
        _ => None,
    }
}

/// A name as it is sorted: without `r#`.
fn name(ident: &syn::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

/// `self`, `super`, `crate` come first.
fn by_name(a: &str, b: &str) -> Ordering {
    let special = |name: &str| {
        ["self", "super", "crate"]
            .iter()
            .position(|word| *word == name)
            .unwrap_or(3)
    };
    special(a).cmp(&special(b)).then_with(|| by_version(a, b))
}

/// A piece of a name: numbers are compared by their value, underscores come before all else.
#[derive(PartialEq)]
enum Chunk {
    Underscore,
    Text(String),
    Number(String),
}

/// The version sort of the style guide.
fn by_version(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        let order = match (chunk(&mut a), chunk(&mut b)) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(a), Some(b)) => compare_chunks(&a, &b),
        };
        if order.is_ne() {
            return order;
        }
    }
}

fn compare_chunks(a: &Chunk, b: &Chunk) -> Ordering {
    match (a, b) {
        (Chunk::Underscore, Chunk::Underscore) => Ordering::Equal,
        (Chunk::Underscore, _) => Ordering::Less,
        (_, Chunk::Underscore) => Ordering::Greater,
        (Chunk::Number(a), Chunk::Number(b)) => {
            let (x, y) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            let by_value = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
            by_value.then_with(|| b.len().cmp(&a.len()))
        }
        (Chunk::Text(a) | Chunk::Number(a), Chunk::Text(b) | Chunk::Number(b)) => a.cmp(b),
    }
}

fn chunk(chars: &mut Peekable<Chars<'_>>) -> Option<Chunk> {
    let first = chars.next()?;
    if first == '_' {
        return Some(Chunk::Underscore);
    }
    let mut text = String::from(first);
    let digits = first.is_ascii_digit();
    while let Some(c) = chars.next_if(|c| *c != '_' && c.is_ascii_digit() == digits) {
        text.push(c);
    }
    Some(if digits {
        Chunk::Number(text)
    } else {
        Chunk::Text(text)
    })
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::*;

    #[test]
    fn names_are_sorted_as_rustfmt_sorts_them() {
        let mut names = vec![
            "x10", "x9", "u_zzz", "ua", "u256", "Zoo", "apple", "x009", "x09",
        ];
        names.sort_by(|a, b| by_version(a, b));
        assert_eq!(
            names,
            [
                "Zoo", "apple", "u_zzz", "u256", "ua", "x009", "x09", "x9", "x10"
            ]
        );
    }

    #[test]
    fn paths_come_before_lists_and_shorter_before_longer() {
        let mut items: Vec<Item> = vec![
            syn::parse_quote!(
                use a::{C, B};
            ),
            syn::parse_quote!(
                use a::b::C;
            ),
            syn::parse_quote!(
                use crate::z;
            ),
            syn::parse_quote!(
                use std::fmt;
            ),
            syn::parse_quote!(
                use a as x;
            ),
        ];
        sort(&mut items);
        let printed: Vec<String> = items
            .into_iter()
            .map(|item| item.into_token_stream().to_string().replace(' ', ""))
            .collect();
        assert_eq!(
            printed,
            [
                "usestd::fmt;",
                "useaasx;",
                "usea::b::C;",
                "usea::{B,C};",
                "usecrate::z;"
            ]
        );
    }
}
