//! Overlays (OpenAPI Overlay Specification 1.0): changes to the bundled document that are kept in files of their own.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use super::read;
use crate::problem::{Place, Problem, Problems, child_pointer, codes};
use crate::source::{FileId, Sources};

/// Applies the actions of the overlay file `path` to `root`, in their order.
pub(super) fn apply(root: &mut Value, path: &Path, sources: &mut Sources, problems: &mut Problems) {
    let Some((file, overlay)) = read::read(sources, path, None, problems) else {
        return;
    };
    let mut overlay_file = Overlay {
        file,
        path: path.to_owned(),
        sources,
        problems,
    };
    let is_overlay = overlay
        .get("overlay")
        .and_then(Value::as_str)
        .is_some_and(|version| version.starts_with("1."));
    if !is_overlay {
        overlay_file.invalid("", "there is no `overlay: 1.0.0` at the top level");
        return;
    }
    let Some(Value::Array(actions)) = overlay.get("actions") else {
        overlay_file.invalid("", "an overlay has a list of `actions`");
        return;
    };
    for (index, action) in actions.iter().enumerate() {
        overlay_file.action(root, action, &format!("/actions/{index}"));
    }
}

struct Overlay<'a> {
    file: FileId,
    path: PathBuf,
    sources: &'a mut Sources,
    problems: &'a mut Problems,
}

impl Overlay<'_> {
    fn place(&self, pointer: &str) -> Place {
        Place::InFile {
            file: self.path.clone(),
            pointer: pointer.to_owned(),
        }
    }

    fn invalid(&mut self, pointer: &str, message: impl Into<String>) {
        let place = self.place(pointer);
        self.problems.push(
            Problem::error(codes::OVERLAY_INVALID, place, message)
                .with_help("see the OpenAPI Overlay Specification 1.0"),
        );
    }

    /// One action: selects places of `root`, then removes or updates each.
    fn action(&mut self, root: &mut Value, action: &Value, at: &str) {
        let at_target = child_pointer(at, "target");
        let Some(target) = action.get("target").and_then(Value::as_str) else {
            return self.invalid(at, "an action has a `target`, which is a string");
        };
        let path = match JsonPath::parse(target) {
            Ok(path) => path,
            Err(error) => {
                return self.invalid(&at_target, format!("`{target}` is no JSONPath: {error}"));
            }
        };
        let mut selected: Vec<String> = path
            .query_located(root)
            .iter()
            .map(|node| node.location().to_json_pointer())
            .collect();
        selected.sort_by(|one, other| place_order(one, other));
        selected.dedup();
        if selected.is_empty() {
            let place = self.place(&at_target);
            self.problems.push(
                Problem::error(
                    codes::OVERLAY_SELECTS_NOTHING,
                    place,
                    format!("`{target}` selects nothing"),
                )
                .with_help("the document has changed, or the target is misspelt"),
            );
        }
        if action.get("remove").and_then(Value::as_bool) == Some(true) {
            // From the end, so that the places of the others stay what they are.
            for pointer in selected.iter().rev() {
                self.remove(root, pointer);
            }
        } else if let Some(update) = action.get("update") {
            let at_update = child_pointer(at, "update");
            if !self.has_only_local_references(update, &at_update) {
                return;
            }
            for pointer in &selected {
                if let Some(value) = root.pointer_mut(pointer) {
                    self.update(value, update, pointer, &at_update);
                }
            }
        } else {
            self.invalid(at, "an action has an `update` or `remove: true`");
        }
    }

    fn remove(&mut self, root: &mut Value, pointer: &str) {
        let Some((parent, segment)) = pointer.rsplit_once('/') else {
            return self.invalid("", "the document itself cannot be removed");
        };
        match root.pointer_mut(parent) {
            Some(Value::Object(members)) => {
                members.shift_remove(&segment.replace("~1", "/").replace("~0", "~"));
            }
            Some(Value::Array(items)) => {
                let Some(index) = segment
                    .parse::<usize>()
                    .ok()
                    .filter(|index| *index < items.len())
                else {
                    return;
                };
                items.remove(index);
                for moved in index..items.len() {
                    if let Some((file, origin)) =
                        self.sources.origin(&format!("{parent}/{}", moved + 1))
                    {
                        self.sources
                            .note_origin(format!("{parent}/{moved}"), file, origin);
                    }
                }
            }
            _ => {}
        }
    }

    /// Merges `update` into `value`: mappings member by member, lists by appending; anything else is replaced.
    fn update(&mut self, value: &mut Value, update: &Value, pointer: &str, at: &str) {
        match (value, update) {
            (Value::Object(members), Value::Object(update)) => {
                self.update_members(members, update, pointer, at)
            }
            (Value::Array(items), Value::Array(more)) => {
                for (index, item) in more.iter().enumerate() {
                    self.append(items, item, pointer, format!("{at}/{index}"));
                }
            }
            (Value::Array(items), item) => self.append(items, item, pointer, at.to_owned()),
            (value, update) => {
                *value = update.clone();
                self.sources
                    .note_origin(pointer.to_owned(), self.file, at.to_owned());
            }
        }
    }

    fn update_members(
        &mut self,
        members: &mut Map<String, Value>,
        update: &Map<String, Value>,
        pointer: &str,
        at: &str,
    ) {
        for (key, update) in update {
            let (pointer, at) = (child_pointer(pointer, key), child_pointer(at, key));
            if let Some(member) = members.get_mut(key) {
                self.update(member, update, &pointer, &at);
            } else {
                members.insert(key.clone(), update.clone());
                self.sources.note_origin(pointer, self.file, at);
            }
        }
    }

    fn append(&mut self, items: &mut Vec<Value>, item: &Value, pointer: &str, at: String) {
        self.sources
            .note_origin(format!("{pointer}/{}", items.len()), self.file, at);
        items.push(item.clone());
    }

    /// Reports references to other files: the document is bundled already.
    fn has_only_local_references(&mut self, update: &Value, at: &str) -> bool {
        match update {
            Value::Object(members) => members.iter().fold(true, |all, (key, member)| {
                let at = child_pointer(at, key);
                let local = match (key.as_str(), member) {
                    ("$ref", Value::String(reference)) if !reference.starts_with('#') => {
                        self.invalid(
                            &at,
                            "an overlay can refer only to what is in the document (`#/…`)",
                        );
                        false
                    }
                    _ => self.has_only_local_references(member, &at),
                };
                all && local
            }),
            Value::Array(items) => items.iter().enumerate().fold(true, |all, (index, item)| {
                self.has_only_local_references(item, &format!("{at}/{index}")) && all
            }),
            _ => true,
        }
    }
}

/// Orders pointers so that, of two places of one list, the one with the smaller index comes first, and a place comes
/// before what is in it.
fn place_order(one: &str, other: &str) -> Ordering {
    let mut others = other.split('/');
    for segment in one.split('/') {
        let Some(other) = others.next() else {
            return Ordering::Greater;
        };
        let order = match (segment.parse::<usize>(), other.parse::<usize>()) {
            (Ok(index), Ok(other)) => index.cmp(&other),
            _ => segment.cmp(other),
        };
        if order.is_ne() {
            return order;
        }
    }
    others.next().map_or(Ordering::Equal, |_| Ordering::Less)
}
