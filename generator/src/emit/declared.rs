//! What emitted code has names for: names of a document that stand beside it are minted against that.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::{ImplItem, Item, UseTree};

/// The names that a file declares or imports, and those of the functions in its `impl` blocks. All of them are new in each file:
/// a file that is no Rust, which is never written, declares nothing.
pub(crate) fn declared(file: TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let items = syn::parse2::<syn::File>(file).map(|file| file.items);
    for item in items.unwrap_or_default() {
        let name = match item {
            Item::Const(item) => item.ident,
            Item::Enum(item) => item.ident,
            Item::Fn(item) => item.sig.ident,
            Item::Mod(item) => item.ident,
            Item::Static(item) => item.ident,
            Item::Struct(item) => item.ident,
            Item::Trait(item) => item.ident,
            Item::Type(item) => item.ident,
            Item::Impl(item) => {
                names.extend(item.items.into_iter().filter_map(|item| match item {
                    ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                    _ => None,
                }));
                continue;
            }
            Item::Use(item) => {
                imported(item.tree, &mut names);
                continue;
            }
            _ => continue,
        };
        names.insert(name.to_string());
    }
    names
}

fn imported(tree: UseTree, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => imported(*path.tree, names),
        UseTree::Name(name) => {
            names.insert(name.ident.to_string());
        }
        UseTree::Rename(rename) => {
            names.insert(rename.rename.to_string());
        }
        UseTree::Group(group) => {
            for tree in group.items {
                imported(tree, names);
            }
        }
        UseTree::Glob(_) => {}
    }
}

/// The names by which code calls its variables, and whatever else it writes without a path: all but methods, fields and what has
/// a path.
pub(crate) fn plain(code: TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    add_plain(code, &mut names);
    names
}

fn add_plain(code: TokenStream, names: &mut BTreeSet<String>) {
    // What stands in front: `.` of a member, the second `:` of a path.
    let mut before = [' '; 2];
    for tree in code {
        let now = match &tree {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match tree {
            TokenTree::Ident(ident) if before[1] != '.' && before != [':', ':'] => {
                names.insert(ident.to_string().trim_start_matches("r#").to_owned());
            }
            TokenTree::Group(group) => add_plain(group.stream(), names),
            _ => {}
        }
        before = [before[1], now];
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn a_file_declares_its_items_imports_and_methods() {
        let file = quote! {
            use a::{b, c as d};
            pub mod e;
            const F: u8 = 1;
            pub struct G;
            impl G { fn h() { fn i() {} } }
        };
        let expected = ["F", "G", "b", "d", "e", "h"];
        assert!(declared(file).iter().eq(expected));
    }

    #[test]
    fn members_and_paths_are_not_plain() {
        let code = quote!(let a = b.c(d::e, &f)?; if let Some(r#type) = g { h.i = j; });
        let names = plain(code);
        for name in ["a", "b", "d", "f", "g", "h", "j", "type"] {
            assert!(names.contains(name), "{name}");
        }
        for name in ["c", "e", "i"] {
            assert!(!names.contains(name), "{name}");
        }
    }
}
