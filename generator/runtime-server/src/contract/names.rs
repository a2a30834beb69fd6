//! Keys in any spelling as the document declares them, and back: schemas know one spelling, clients may use three.

use std::collections::{HashMap, HashSet};

use jsonapi_runtime::json::inflection::same;
use jsonapi_runtime::serde_json::{Map, Value};

/// The names of members that schemas declare.
#[derive(Debug, Default)]
pub(super) struct Names {
    declared: HashSet<String>,
    /// By their letters.
    alike: HashMap<String, Vec<String>>,
}

/// Keys that were spelled otherwise: by the pointer to the member as the document declares it.
#[derive(Debug, Default)]
pub(super) struct Spelled(HashMap<String, String>);

impl Names {
    /// The names in a tree of schemas.
    pub(super) fn of(root: &Value) -> Self {
        let mut names = Self::default();
        names.collect(root);
        for name in &names.declared {
            names
                .alike
                .entry(letters(name))
                .or_default()
                .push(name.clone());
        }
        names
    }

    fn collect(&mut self, schema: &Value) {
        match schema {
            Value::Array(items) => items.iter().for_each(|item| self.collect(item)),
            Value::Object(members) => {
                if let Some(Value::Object(properties)) = members.get("properties") {
                    self.declared.extend(properties.keys().cloned());
                }
                if let Some(Value::Array(required)) = members.get("required") {
                    let names = required.iter().filter_map(Value::as_str);
                    self.declared.extend(names.map(str::to_owned));
                }
                members.values().for_each(|value| self.collect(value));
            }
            _ => {}
        }
    }

    /// A value with its keys as they are declared; what was spelled otherwise is noted.
    pub(super) fn declared(&self, value: Value, at: &str, spelled: &mut Spelled) -> Value {
        match value {
            Value::Array(items) => {
                let items = items.into_iter().enumerate();
                items
                    .map(|(index, item)| self.declared(item, &format!("{at}/{index}"), spelled))
                    .collect()
            }
            Value::Object(members) => {
                let mut declared = Map::new();
                for (key, value) in members {
                    let name = self.name(&key).map(str::to_owned);
                    let pointer = format!("{at}/{}", escaped(name.as_deref().unwrap_or(&key)));
                    let value = self.declared(value, &pointer, spelled);
                    match name {
                        Some(name) => {
                            spelled.0.insert(pointer, key);
                            declared.entry(name).or_insert(value);
                        }
                        None => {
                            declared.insert(key, value);
                        }
                    }
                }
                Value::Object(declared)
            }
            value => value,
        }
    }

    /// The declared name that a key is another spelling of.
    fn name(&self, key: &str) -> Option<&str> {
        if self.declared.contains(key) {
            return None;
        }
        let alike = self.alike.get(&letters(key))?;
        let found = alike.iter().find(|name| same(name, key));
        found.map(String::as_str)
    }
}

impl Spelled {
    /// A pointer as the client wrote it.
    pub(super) fn pointer(&self, declared: &str) -> String {
        let (mut known, mut written) = (String::new(), String::new());
        for segment in declared.split('/').skip(1) {
            known.push('/');
            known.push_str(segment);
            written.push('/');
            match self.0.get(&known) {
                Some(key) => written.push_str(&escaped(key)),
                None => written.push_str(segment),
            }
        }
        written
    }
}

/// A name as a segment of a pointer (RFC 6901 §3).
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| !matches!(letter, '-' | '_'));
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}
