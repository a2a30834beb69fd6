//! `x-` extensions: known, where they may stand, of the right shape.

use indexmap::IndexMap;
use serde_json::Value;

use crate::lint::context::Context;
use crate::lint::extensions::{EXTENSIONS, Extension};
use crate::lint::findings::Findings;
use crate::lint::tree::Node;
use crate::load::grammar::Kind;
use crate::problem::child_pointer;

/// All extensions of the document: the object, the name, the value.
fn all<'c, 'a>(
    context: &'c Context<'a>,
) -> impl Iterator<Item = (&'c Node<'a>, &'a String, &'a Value)> {
    context.tree.nodes().iter().flat_map(|node| {
        // Headers are named by whoever sends them, and so are the keys of a callback.
        let named = matches!(node.kind, Kind::Callback);
        node.value
            .iter()
            .filter(move |(name, _)| name.starts_with("x-") && !named)
            .map(move |(name, value)| (node, name, value))
    })
}

/// The extensions that the generator reads.
fn known<'c, 'a>(
    context: &'c Context<'a>,
) -> impl Iterator<Item = (&'c Node<'a>, &'static Extension, &'a Value)> {
    all(context).filter_map(|(node, name, value)| {
        let extension = EXTENSIONS.iter().find(|known| known.name == name)?;
        Some((node, extension, value))
    })
}

pub(super) fn misplaced(context: &Context<'_>, findings: &mut Findings) {
    for (node, extension, _) in known(context) {
        if !(extension.stands_on)(&context.tree, node) {
            let message = format!("`{}` belongs on {}", extension.name, extension.place);
            findings.add(child_pointer(&node.at, extension.name), message);
        }
    }
}

pub(super) fn malformed(context: &Context<'_>, findings: &mut Findings) {
    for (node, extension, value) in known(context) {
        if !(extension.is_valid)(node, value) {
            let message = format!("`{}` must be {}", extension.name, extension.shape);
            findings.add(child_pointer(&node.at, extension.name), message);
        }
    }
}

pub(super) fn unknown(context: &Context<'_>, findings: &mut Findings) {
    let mut places: IndexMap<&str, Vec<String>> = IndexMap::new();
    for (node, name, _) in all(context) {
        if !EXTENSIONS.iter().any(|known| known.name == name) {
            let at = child_pointer(&node.at, name);
            places.entry(name).or_default().push(at);
        }
    }
    for (name, at) in places {
        if let Some(first) = at.first() {
            let others = match at.len() - 1 {
                0 => String::new(),
                count => format!(", here and in {count} other places"),
            };
            findings.add(first, format!("`{name}` is not known{others}"));
        }
    }
}

pub(super) fn linkage_types(context: &Context<'_>, findings: &mut Findings) {
    for (node, extension, value) in known(context) {
        if extension.name != "x-linkage-types" {
            continue;
        }
        for (index, told) in value.as_array().into_iter().flatten().enumerate() {
            let Some(told) = told.as_str() else {
                continue;
            };
            let fits = |ty: &&str| match told.strip_suffix('*') {
                Some(beginning) => ty.starts_with(beginning),
                None => *ty == told,
            };
            if !context.resource_types.iter().any(fits) {
                let at = format!("{}/{}/{index}", node.at, extension.name);
                findings.add(at, format!("no resource has the type `{told}`"));
            }
        }
    }
}
