//! What every rule is given.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde_json::Value;

use super::examples::{self, Use, Verdicts};
use super::members::Through;
use super::tree::{Node, Tree};
use crate::load::Document;
use crate::load::grammar::Kind;

/// A document, and what several rules want to know of it.
pub(super) struct Context<'a> {
    pub(super) document: &'a Document,
    pub(super) tree: Tree<'a>,
    /// Every example beside the schema that it has to obey.
    pub(super) uses: Vec<Use<'a>>,
    /// The prefixes of ids (`x-id-prefix`), by resource type.
    pub(super) id_prefixes: HashMap<&'a str, &'a str>,
    /// The constants of the resources' `type`, and the values that discriminators map.
    pub(super) resource_types: Vec<&'a str>,
    verdicts: OnceCell<Verdicts>,
}

impl<'a> Context<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let tree = Tree::of(&document.root);
        let uses = examples::uses(&tree);
        let mut context = Self {
            document,
            tree,
            uses,
            id_prefixes: HashMap::new(),
            resource_types: Vec::new(),
            verdicts: OnceCell::new(),
        };
        context.learn_resources();
        context
    }

    /// What the validator says of the examples; it is asked once.
    pub(super) fn verdicts(&self) -> &Verdicts {
        self.verdicts
            .get_or_init(|| examples::validate(self.tree.root, &self.uses))
    }

    /// The components that are resource objects (JSON:API 1.1 §7.2): a constant `type` and `attributes`.
    pub(super) fn resources(&self) -> impl Iterator<Item = &Node<'a>> {
        self.tree
            .of_kind(Kind::Schema)
            .filter(|node| node.component().is_some())
            .filter(|node| self.resource_members(node).is_some())
    }

    /// The constants of `type` and the prefix of `id`, of a resource.
    fn resource_members(&self, node: &Node<'a>) -> Option<(Vec<&'a str>, Option<&'a str>)> {
        let schema = self.tree.root.pointer(&node.at)?;
        let members = self.tree.properties(schema, &node.at, Through::AllOf);
        members.get("attributes")?;
        let types = self.tree.constants(members.get("type")?);
        let prefix = members
            .get("id")
            .and_then(|id| self.tree.told(id, "x-id-prefix"));
        (!types.is_empty()).then_some((types, prefix))
    }

    fn learn_resources(&mut self) {
        let told: Vec<_> = self
            .tree
            .of_kind(Kind::Schema)
            .filter(|node| node.component().is_some())
            .filter_map(|node| self.resource_members(node))
            .collect();
        for (types, prefix) in told {
            for ty in types {
                self.resource_types.push(ty);
                if let Some(prefix) = prefix {
                    self.id_prefixes.insert(ty, prefix);
                }
            }
        }
        // A resource whose `type` is any text has its values in the mapping of a union.
        let mapped = self
            .tree
            .of_kind(Kind::Schema)
            .filter_map(|node| node.value.get("discriminator")?.get("mapping")?.as_object());
        self.resource_types
            .extend(mapped.flat_map(|mapping| mapping.keys().map(String::as_str)));
    }

    /// Whether any object that may show an example does.
    pub(super) fn shows_examples(&self) -> bool {
        self.tree.nodes().iter().any(|node| {
            let empty = |list: &Value| match list {
                Value::Array(items) => items.is_empty(),
                Value::Object(members) => members.is_empty(),
                _ => false,
            };
            let many = node.value.get("examples").is_some_and(|list| !empty(list));
            many || node.value.contains_key("example")
        })
    }
}
