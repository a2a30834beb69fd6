//! Small edits of a document: what tells one fixture from the base that it shares with others.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

/// A document that differs from a base in a few places.
#[derive(Clone, Debug, Deserialize)]
pub struct Edited {
    /// What it shows.
    pub name: String,
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

/// An edit, at a JSON pointer.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Edit {
    /// Puts a value there; `-` is behind the last of a list.
    Set {
        /// Where.
        set: String,
        /// What.
        to: Value,
    },
    /// Takes the value away.
    Remove {
        /// Where.
        remove: String,
    },
    /// Gives a member another name; references to it follow.
    Rename {
        /// Where.
        rename: String,
        /// The name.
        to: String,
    },
}

impl Edited {
    /// The document, made of its base.
    ///
    /// # Panics
    /// When an edit is about nothing: the fixture is wrong.
    pub fn apply(&self, base: &Value) -> Value {
        let mut document = base.clone();
        for edit in &self.edits {
            assert!(
                edit.apply(&mut document).is_some(),
                "{}: nothing stands at {edit:?}",
                self.name
            );
        }
        document
    }
}

/// Reads YAML as JSON.
///
/// # Panics
/// When the file is not there or is no YAML.
#[allow(clippy::panic, reason = "tests fail by panicking")]
pub fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Edit {
    fn apply(&self, document: &mut Value) -> Option<()> {
        match self {
            Self::Set { set, to } => {
                let (parent, key) = parent(document, set)?;
                match parent {
                    Value::Array(items) if key == "-" => items.push(to.clone()),
                    Value::Array(items) => *items.get_mut(key.parse::<usize>().ok()?)? = to.clone(),
                    Value::Object(members) => {
                        members.insert(key, to.clone());
                    }
                    _ => return None,
                }
            }
            Self::Remove { remove } => {
                let (parent, key) = parent(document, remove)?;
                match parent {
                    Value::Array(items) => {
                        let place = key.parse::<usize>().ok()?;
                        (place < items.len()).then(|| items.remove(place))?;
                    }
                    Value::Object(members) => {
                        members.shift_remove(&key)?;
                    }
                    _ => return None,
                }
            }
            Self::Rename { rename, to } => {
                let (parent, key) = parent(document, rename)?;
                let members = parent.as_object_mut()?;
                members.get(&key)?;
                let renamed: Map<String, Value> = std::mem::take(members)
                    .into_iter()
                    .map(|(name, value)| (if name == key { to.clone() } else { name }, value))
                    .collect();
                *members = renamed;
                let above = rename.rsplit_once('/')?.0;
                follow(document, &format!("#{rename}"), &format!("#{above}/{to}"));
            }
        }
        Some(())
    }
}

/// What holds the value at a pointer, and under which key.
fn parent<'a>(document: &'a mut Value, pointer: &str) -> Option<(&'a mut Value, String)> {
    let (above, key) = pointer.rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    Some((document.pointer_mut(above)?, key))
}

/// Texts that are a reference lead elsewhere.
fn follow(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| follow(item, from, to)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| follow(member, from, to)),
        _ => {}
    }
}
