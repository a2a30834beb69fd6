//! Marks in a parsed file where prettyplease's lines are wanted otherwise.

use syn::{Attribute, Expr, Field, Fields, File, ImplItem, Item, TraitItem, parse_quote};

use super::boundary;
use super::docs::wrap_docs;
use super::marks::{BLANK, OPEN, STEP, WIDTH, break_before, expression_attributes, mark_attribute};
use super::order::{self, Origin};
use super::width;

/// Marks all of a file.
pub(super) fn mark(file: &mut File) {
    wrap_docs(&mut file.attrs, 0);
    mark_items(&mut file.items, 0);
}

/// What decides whether a blank line stands between two neighbours.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Use(Origin),
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

/// Marks items that start at a column: the blank lines before them, and what they hold.
fn mark_items(items: &mut [Item], column: usize) {
    order::sort(items);
    let mut previous: Option<Group> = None;
    for item in items {
        let group = match item {
            Item::Use(item) => Group::Use(order::origin(item)),
            Item::Mod(module) if module.content.is_none() => Group::ModuleDeclaration,
            Item::Const(_) => Group::Constant,
            _ => Group::Other,
        };
        if let Some(attributes) = item_attributes(item) {
            wrap_docs(attributes, column);
        }
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    mark_items(items, column + STEP);
                }
            }
            Item::Const(item) => {
                let start = width::of_constant(&item.vis, "const", &item.ident, &item.ty);
                mark_value(&mut item.expr, column, start);
            }
            Item::Static(item) => {
                let start = width::of_constant(&item.vis, "static", &item.ident, &item.ty);
                mark_value(&mut item.expr, column, start);
            }
            Item::Fn(item) => boundary::mark(&mut item.block, column + STEP),
            Item::Struct(item) => mark_fields(&mut item.fields, column + STEP),
            Item::Enum(item) => {
                for variant in &mut item.variants {
                    wrap_docs(&mut variant.attrs, column + STEP);
                    mark_fields(&mut variant.fields, column + 2 * STEP);
                }
            }
            Item::Impl(block) => mark_impl(&mut block.items, column + STEP),
            Item::Trait(block) => mark_trait(&mut block.items, column + STEP),
            _ => {}
        }
        if previous.is_some_and(|previous| previous.parted_from(group))
            && let Some(attributes) = item_attributes(item)
        {
            blank_before(attributes);
        }
        previous = Some(group);
    }
}

/// Marks the members of an `impl` block.
fn mark_impl(items: &mut [ImplItem], column: usize) {
    let mut previous: Option<Group> = None;
    for item in items {
        let (group, attributes) = match item {
            ImplItem::Const(item) => {
                let start = width::of_constant(&item.vis, "const", &item.ident, &item.ty);
                break_before(&mut item.expr, column, start);
                if is_list_of_one_tuple(&item.expr) {
                    item.attrs.push(parse_quote!(#[rustfmt::skip]));
                }
                (Group::Constant, &mut item.attrs)
            }
            ImplItem::Fn(item) => {
                boundary::mark(&mut item.block, column + STEP);
                if boundary::has_long_type(&item.sig, column)
                    || boundary::has_long_arm(&item.block, column + STEP)
                {
                    item.attrs.push(parse_quote!(#[rustfmt::skip]));
                }
                (Group::Other, &mut item.attrs)
            }
            ImplItem::Type(item) => (Group::Constant, &mut item.attrs),
            ImplItem::Macro(item) => (Group::Other, &mut item.attrs),
            _ => continue,
        };
        wrap_docs(attributes, column);
        if previous.is_some_and(|previous| previous.parted_from(group)) {
            blank_before(attributes);
        }
        previous = Some(group);
    }
}

/// Marks the members of a trait.
fn mark_trait(items: &mut [TraitItem], column: usize) {
    let mut previous: Option<Group> = None;
    for item in items {
        let (group, attributes) = match item {
            TraitItem::Const(item) => (Group::Constant, &mut item.attrs),
            TraitItem::Fn(item) => (Group::Other, &mut item.attrs),
            TraitItem::Type(item) => (Group::Constant, &mut item.attrs),
            TraitItem::Macro(item) => (Group::Other, &mut item.attrs),
            _ => continue,
        };
        wrap_docs(attributes, column);
        if previous.is_some_and(|previous| previous.parted_from(group)) {
            blank_before(attributes);
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

/// Puts a blank line before what has these attributes.
fn blank_before(attributes: &mut Vec<Attribute>) {
    attributes.insert(0, mark_attribute(BLANK));
}

/// Marks the value of a constant or static.
fn mark_value(value: &mut Expr, column: usize, start: usize) {
    if !open_list(value) {
        break_before(value, column, start);
        boundary::mark_expression(value, column);
    }
}

/// Breaks a list whose elements have attributes: rustfmt does so, prettyplease only where it does not fit in a line. Says
/// whether it is such a list.
fn open_list(value: &mut Expr) -> bool {
    match value {
        Expr::Reference(value) => open_list(&mut value.expr),
        Expr::Array(list) => {
            let first = list.elems.first_mut().and_then(expression_attributes);
            let attributes = first.filter(|attributes| !attributes.is_empty());
            let opened = attributes.is_some();
            if let Some(attributes) = attributes {
                attributes.insert(0, mark_attribute(OPEN));
            }
            opened
        }
        _ => false,
    }
}

/// Whether a value is `&[(..)]`: rustfmt writes both brackets on one line where prettyplease takes two.
fn is_list_of_one_tuple(value: &Expr) -> bool {
    let Expr::Reference(value) = value else {
        return false;
    };
    match &*value.expr {
        Expr::Array(list) => matches!(list.elems.iter().collect::<Vec<_>>()[..], [Expr::Tuple(_)]),
        _ => false,
    }
}

/// Wraps the doc comments of fields, and keeps rustfmt from those that are too long for a line: prettyplease breaks inside
/// their type, rustfmt behind the colon.
fn mark_fields(fields: &mut Fields, column: usize) {
    let Fields::Named(fields) = fields else {
        return;
    };
    for Field {
        attrs,
        vis,
        ident,
        ty,
        ..
    } in &mut fields.named
    {
        wrap_docs(attrs, column);
        let Some(ident) = ident else { continue };
        let name = width::of_visibility(vis) + width::of_ident(ident) + ": ".len();
        if column + name + width::of_type(ty).unwrap_or(0) + 1 > WIDTH {
            attrs.push(parse_quote!(#[rustfmt::skip]));
        }
    }
}
