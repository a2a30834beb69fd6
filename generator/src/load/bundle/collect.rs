//! The second half of bundling: what references led to is fetched and put under `components`, or in place.

use std::path::Path;

use serde_json::{Map, Value};

use super::super::unfound::{near, nowhere, ring};
use super::super::{pointer, read};
use super::{Bundler, Component};
use crate::problem::{Place, Problem, child_pointer, codes};
use crate::source::FileId;

impl Bundler<'_> {
    /// A copy of what `pointer` of the file `path` leads to; if there is nothing, that is reported at `at`.
    pub(super) fn content(
        &mut self,
        path: &Path,
        pointer: &str,
        at: &str,
    ) -> Option<(FileId, Value)> {
        let place = Place::Pointer(child_pointer(at, "$ref"));
        if !self.trees.contains_key(path) {
            let read = read::read(self.sources, path, Some(place.clone()), self.problems);
            self.trees.insert(path.to_owned(), read);
        }
        let (file, tree) = self.trees.get(path)?.as_ref()?;
        let Some(content) = pointer::find(tree, pointer) else {
            let message = format!("{} has nothing at `{pointer}`", path.display());
            let help = match near(tree, pointer) {
                Some(near) => format!("`#{near}` is there: is it meant?"),
                None => "check the spelling of the part after `#`".to_owned(),
            };
            self.problems
                .push(Problem::error(codes::REF_TO_NOWHERE, place, message).with_help(help));
            return None;
        };
        Some((*file, content.clone()))
    }

    /// Copies what was referred to in other files to `components`, and what that refers to, until there is no more.
    pub(super) fn add_components(&mut self, tree: &mut Value) {
        while let Some(component) = self.queue.pop_front() {
            let mut at = component.pointer_in_tree();
            let content = match self.content(&component.path, &component.pointer, &component.from) {
                Some((file, mut content)) => {
                    self.sources
                        .note_origin(at.clone(), file, component.pointer.clone());
                    self.walk(&mut content, component.kind, file, &mut at);
                    content
                }
                // So that the missing thing is reported once.
                None => Value::Object(Map::new()),
            };
            insert(tree, component, content);
        }
    }

    /// Copies the parts of the main document that are referred to but are no components.
    pub(super) fn add_late_components(&mut self, tree: &mut Value) {
        for component in std::mem::take(&mut self.late) {
            let at = component.pointer_in_tree();
            let content = pointer::find(tree, &component.pointer).cloned();
            if content.is_none() {
                let place = child_pointer(&component.from, "$ref");
                self.problems.push(nowhere(tree, &component.pointer, place));
            } else if let Some((file, origin)) = self.sources.origin(&component.pointer) {
                self.sources.note_origin(at, file, origin);
            }
            insert(
                tree,
                component,
                content.unwrap_or_else(|| Value::Object(Map::new())),
            );
        }
    }

    /// Puts the path items that are elsewhere in the main document in place.
    pub(super) fn put_late_path_items(&mut self, tree: &mut Value) {
        for (at, target) in std::mem::take(&mut self.late_path_items) {
            let mut seen = vec![at.clone()];
            let mut target = target;
            let content = loop {
                if seen.contains(&target) {
                    self.problems.push(ring(&child_pointer(&at, "$ref")));
                    break None;
                }
                let Some(content) = pointer::find(tree, &target) else {
                    self.problems
                        .push(nowhere(tree, &target, child_pointer(&at, "$ref")));
                    break None;
                };
                let Some(next) = content.get("$ref").and_then(Value::as_str) else {
                    break Some(content.clone());
                };
                let next = next.trim_start_matches('#').to_owned();
                seen.push(std::mem::replace(&mut target, next));
            };
            let Some(mut content) = content else { continue };
            if let Some((file, origin)) = self.sources.origin(&target) {
                if let Some(value) = tree.pointer_mut(&at) {
                    self.keep_siblings(value, &mut content, &at);
                    *value = content;
                }
                self.sources.note_origin(at, file, origin);
            }
        }
    }
}

impl Component {
    fn pointer_in_tree(&self) -> String {
        child_pointer(&format!("/components/{}", self.section), &self.name)
    }
}

fn insert(tree: &mut Value, component: Component, content: Value) {
    let section = tree
        .as_object_mut()
        .map(|root| {
            root.entry("components")
                .or_insert_with(|| Value::Object(Map::new()))
        })
        .and_then(Value::as_object_mut)
        .map(|sections| {
            sections
                .entry(component.section)
                .or_insert_with(|| Value::Object(Map::new()))
        });
    if let Some(Value::Object(members)) = section {
        members.insert(component.name, content);
    }
}
