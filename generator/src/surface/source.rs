//! The public signatures of Rust source files: what a reviewer of generated code reads.
//!
//! Documentation, bodies, private items and what every type implements alike are left out.

use syn::{Block, Fields, ImplItem, Item, Stmt, TraitItem, Visibility};

/// Traits that every generated type implements, of which a reviewer learns nothing.
const UNIFORM: [&str; 3] = ["Wire", "Serialize", "Deserialize"];

/// The public signatures of a source file, in the order of the file.
///
/// # Errors
/// When the source is no Rust.
pub fn surface(source: &str) -> syn::Result<String> {
    let mut file = syn::parse_file(source)?;
    file.attrs.clear();
    file.shebang = None;
    file.items = public(file.items);
    Ok(prettyplease::unparse(&file).replace(" {}\n", ";\n"))
}

fn public(items: Vec<Item>) -> Vec<Item> {
    items.into_iter().filter_map(signature).collect()
}

/// What of an item other crates can see.
fn signature(mut item: Item) -> Option<Item> {
    match &mut item {
        Item::Const(constant) => shown(&constant.vis, &mut constant.attrs)?,
        Item::Static(constant) => shown(&constant.vis, &mut constant.attrs)?,
        Item::Type(alias) => shown(&alias.vis, &mut alias.attrs)?,
        Item::Use(import) => shown(&import.vis, &mut import.attrs)?,
        Item::Macro(_) => {}
        Item::Fn(function) => {
            shown(&function.vis, &mut function.attrs)?;
            *function.block = empty();
        }
        Item::Struct(object) => {
            shown(&object.vis, &mut object.attrs)?;
            public_fields(&mut object.fields);
        }
        Item::Enum(choice) => {
            shown(&choice.vis, &mut choice.attrs)?;
            for variant in &mut choice.variants {
                variant.attrs.clear();
                for field in &mut variant.fields {
                    field.attrs.clear();
                }
            }
        }
        Item::Trait(definition) => {
            shown(&definition.vis, &mut definition.attrs)?;
            definition.items.iter_mut().for_each(trait_item);
        }
        Item::Impl(block) => implementation(block)?,
        Item::Mod(module) => {
            shown(&module.vis, &mut module.attrs)?;
            if let Some((_, items)) = &mut module.content {
                *items = public(std::mem::take(items));
            }
        }
        _ => return None,
    }
    Some(item)
}

/// Drops the attributes of a public item; `None` for a private one.
fn shown(visibility: &Visibility, attributes: &mut Vec<syn::Attribute>) -> Option<()> {
    attributes.clear();
    matches!(visibility, Visibility::Public(_)).then_some(())
}

fn public_fields(fields: &mut Fields) {
    match fields {
        Fields::Named(named) => {
            named.named = std::mem::take(&mut named.named)
                .into_iter()
                .filter_map(|mut field| {
                    shown(&field.vis, &mut field.attrs)?;
                    Some(field)
                })
                .collect();
        }
        Fields::Unnamed(unnamed) => unnamed
            .unnamed
            .iter_mut()
            .for_each(|field| field.attrs.clear()),
        Fields::Unit => {}
    }
}

fn trait_item(item: &mut TraitItem) {
    match item {
        TraitItem::Fn(method) => {
            method.attrs.clear();
            method.default = method.default.is_some().then(empty);
        }
        TraitItem::Const(constant) => constant.attrs.clear(),
        TraitItem::Type(associated) => associated.attrs.clear(),
        _ => {}
    }
}

/// Keeps what is public of an inherent `impl`, constants and types of another; `None` where nothing is worth a line.
fn implementation(block: &mut syn::ItemImpl) -> Option<()> {
    block.attrs.clear();
    let of_trait = block.trait_.as_ref().map(|implemented| {
        let path = implemented.0.segments.last();
        path.map(|segment| segment.ident.to_string())
            .unwrap_or_default()
    });
    if of_trait
        .as_deref()
        .is_some_and(|name| UNIFORM.contains(&name))
    {
        return None;
    }
    block.items.retain_mut(|item| match item {
        ImplItem::Fn(method) => {
            method.block = empty();
            of_trait.is_none() && shown(&method.vis, &mut method.attrs).is_some()
        }
        ImplItem::Const(constant) => {
            let public = shown(&constant.vis, &mut constant.attrs).is_some();
            public || of_trait.is_some()
        }
        ImplItem::Type(associated) => {
            associated.attrs.clear();
            true
        }
        _ => false,
    });
    (of_trait.is_some() || !block.items.is_empty()).then_some(())
}

fn empty() -> Block {
    Block {
        brace_token: syn::token::Brace::default(),
        stmts: Vec::<Stmt>::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::surface;

    #[test]
    fn only_public_signatures_are_left() {
        let source = "
            //! About.
            use std::fmt;
            pub use other::Thing;
            /// Doc.
            #[derive(Clone)]
            pub struct Book { /// Title.
                pub title: String, pages: u32 }
            struct Hidden;
            impl Book {
                /// Doc.
                pub fn new(title: String) -> Self { Self { title, pages: 0 } }
                fn secret(&self) {}
            }
            impl Wire for Book { fn read() {} }
            impl ResourceType for Book { const TYPES: &'static [&'static str] = &[\"book\"]; }
            impl fmt::Display for Book { fn fmt(&self) {} }
            pub trait Books { /// Doc.
                fn list(&self) -> u8 { 1 } fn find(&self); }
        ";
        insta::assert_snapshot!(surface(source).unwrap(), @r#"
        pub use other::Thing;
        pub struct Book {
            pub title: String,
        }
        impl Book {
            pub fn new(title: String) -> Self;
        }
        impl ResourceType for Book {
            const TYPES: &'static [&'static str] = &["book"];
        }
        impl fmt::Display for Book;
        pub trait Books {
            fn list(&self) -> u8;
            fn find(&self);
        }
        "#);
    }
}
