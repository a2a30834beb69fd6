//! Objects as parameters: where each member has a key of its own, it is an argument of its own.

use openapiv3::{AdditionalProperties, ParameterData};

use super::encodings::{is_exploded, is_keyed};
use crate::model::{Encoding, Members, Style};
use crate::normalise::builder::Builder;
use crate::normalise::view::{Kind, View};

/// A member of an object, or a parameter that stays whole.
pub(super) struct Leaf<'a> {
    pub(super) key: String,
    pub(super) path: Vec<String>,
    pub(super) view: View<'a>,
    pub(super) required: bool,
    pub(super) encoding: Encoding,
}

impl<'a> Builder<'a> {
    /// The members of an object, however deep; the parameter itself where it stays whole.
    pub(super) fn leaves(
        &self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
    ) -> Vec<Leaf<'a>> {
        let path: Vec<String> = data
            .name
            .split(['[', ']'])
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect();
        let whole = Leaf {
            key: data.name.clone(),
            path,
            view,
            required: data.required,
            encoding,
        };
        if !is_keyed(encoding) {
            return vec![whole];
        }
        let mut found = Vec::new();
        self.collect_leaves(whole, 0, &mut found);
        found
    }

    fn collect_leaves(&self, leaf: Leaf<'a>, depth: usize, found: &mut Vec<Leaf<'a>>) {
        let exploded = is_exploded(leaf.encoding);
        // What is nested in an exploded object has no keys.
        let is_flat = exploded && depth > 0;
        if is_flat || depth > 8 || !self.falls_apart(&leaf.view, leaf.required) {
            found.push(leaf);
            return;
        }
        for (name, parts) in &leaf.view.properties {
            let key = match exploded {
                true => (*name).to_owned(),
                false => format!("{}[{name}]", leaf.key),
            };
            let member = Leaf {
                key,
                path: [leaf.path.clone(), vec![(*name).to_owned()]].concat(),
                view: self.schemas.merged(parts),
                required: leaf.required && leaf.view.required.contains(name),
                encoding: leaf.encoding,
            };
            self.collect_leaves(member, depth + 1, found);
        }
    }

    /// Whether the members of an object are arguments of their own. An open object is more than its members; one that may be
    /// missing as a whole, but not in part, is given as a whole.
    pub(super) fn falls_apart(&self, view: &View<'a>, required: bool) -> bool {
        let open = match view.additional {
            None | Some(AdditionalProperties::Any(false)) => false,
            Some(AdditionalProperties::Any(true) | AdditionalProperties::Schema(_)) => true,
        };
        let all_or_none = !required
            && view
                .properties
                .keys()
                .any(|name| view.required.contains(name));
        !view.properties.is_empty() && !open && !all_or_none
    }

    /// The members of a parameter that stays whole, where they are parameters of their own.
    pub(super) fn own_keys(&self, view: &View<'a>, encoding: Encoding) -> Option<Members> {
        let is_object = view.is_object() || (view.kind.is_none() && view.additional.is_some());
        if !is_exploded(encoding) || !is_object {
            return None;
        }
        let closed = match view.additional {
            None => !view.properties.is_empty(),
            Some(additional) => *additional == AdditionalProperties::Any(false),
        };
        Some(match closed {
            true => Members::Closed(view.properties.keys().map(|&name| name.into()).collect()),
            false => Members::Open,
        })
    }
}

impl Leaf<'_> {
    /// How the member is written under its key. A list in a deep object, of which OpenAPI says nothing, is separated by commas
    /// where JSON:API recommends so.
    pub(super) fn own_encoding(&self, has_role: bool) -> Encoding {
        let is_deep = self.encoding.style == Style::DeepObject;
        let is_list = self.view.kind == Some(Kind::Array);
        match self.view.kind {
            Some(Kind::Array) if is_deep && has_role && is_list => Encoding::COMMA,
            Some(Kind::String | Kind::Number | Kind::Integer | Kind::Boolean) if is_deep => {
                Encoding {
                    allow_reserved: self.encoding.allow_reserved,
                    allow_empty: self.encoding.allow_empty,
                    ..Encoding::FORM
                }
            }
            // A list in an exploded object repeats its key; what has members is JSON.
            _ if is_exploded(self.encoding) && self.path.len() > 1 && self.view.is_object() => {
                Encoding::JSON
            }
            _ => self.encoding,
        }
    }
}
