//! Walks the tree: where lowering stands, what it found, and the plain values it takes out.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::notes::{Notes, Unsupported};
use super::rules;
use crate::problem::{Problem, Problems, codes, push_segment};
use crate::tally::Uses;

/// Extensions of an object, in openapiv3's form.
pub(super) type Extensions = IndexMap<String, Value>;

/// The state of lowering. Its methods, each beside the objects it is about, take values out of the tree.
pub(super) struct Cursor<'a> {
    /// The pointer of the object that is being lowered.
    pub(super) at: String,
    pub(super) notes: &'a mut Notes,
    uses: &'a Uses,
    /// `components.callbacks` as they are in the tree, for operations that refer to them.
    pub(super) callbacks: &'a Map<String, Value>,
    /// The references to callbacks that are being put in place, to notice rings.
    pub(super) open_callbacks: Vec<String>,
    pub(super) problems: Problems,
    pub(super) unsupported: Vec<Unsupported>,
    pub(super) client_certificates: Vec<String>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(
        notes: &'a mut Notes,
        uses: &'a Uses,
        callbacks: &'a Map<String, Value>,
    ) -> Self {
        Self {
            at: String::new(),
            notes,
            uses,
            callbacks,
            open_callbacks: Vec::new(),
            problems: Problems::new(),
            unsupported: Vec::new(),
            client_certificates: Vec::new(),
        }
    }

    /// Does `step` one segment deeper.
    pub(super) fn within<T>(&mut self, segment: &str, step: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.at.len();
        push_segment(&mut self.at, segment);
        let result = step(self);
        self.at.truncate(length);
        result
    }

    /// The same for an item of a list.
    pub(super) fn within_item<T>(&mut self, index: usize, step: impl FnOnce(&mut Self) -> T) -> T {
        self.within(&index.to_string(), step)
    }

    /// Reports that the value at this place should be `expected`.
    pub(super) fn malformed(&mut self, value: &Value, expected: &str) {
        let found = match value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(text) if text.len() <= 40 => &format!("`{text}`"),
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "a mapping",
        };
        let message = format!("{expected} is due here, not {found}");
        self.problems.push(
            Problem::error(codes::MALFORMED, &self.at, message)
                .with_help("compare with the OpenAPI Specification of the document's version"),
        );
    }

    /// Reports that the object at this place lacks the member `name`.
    pub(super) fn missing(&mut self, what: &str, name: &str) {
        let message = format!("{what} has a `{name}`; this one has none");
        self.problems.push(
            Problem::error(codes::MEMBER_MISSING, &self.at, message)
                .with_help(format!("add `{name}`")),
        );
    }

    /// Lists the member `key` of the object at this place, which is a `what`, as unsupported.
    pub(super) fn unsupported(&mut self, what: &str, key: &str) {
        let at = crate::problem::child_pointer(&self.at, key);
        self.unsupported.push(Unsupported {
            construct: format!("{what}.{key}"),
            at,
        });
    }

    /// A member that the object, a `what`, does not have in the specification: an extension, or unsupported.
    pub(super) fn other(
        &mut self,
        what: &str,
        key: String,
        value: Value,
        extensions: &mut Extensions,
    ) {
        if key.starts_with("x-") {
            extensions.insert(key, value);
        } else {
            self.unsupported(what, &key);
        }
    }

    pub(super) fn object(&mut self, value: Value) -> Map<String, Value> {
        match value {
            Value::Object(members) => members,
            other => {
                self.malformed(&other, "a mapping");
                Map::new()
            }
        }
    }

    /// The members of an object of the kind `what`, each noted as read.
    pub(super) fn members(&mut self, what: &str, value: Value) -> Map<String, Value> {
        let members = self.object(value);
        for key in members.keys() {
            self.notes.note_read(what, key);
        }
        members
    }

    pub(super) fn text(&mut self, key: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other => self.within(key, |cursor| cursor.plain_text(other)),
        }
    }

    /// The value at this place, which is a string.
    pub(super) fn plain_text(&mut self, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other => {
                self.malformed(&other, "a string");
                None
            }
        }
    }

    pub(super) fn flag(&mut self, key: &str, value: &Value) -> bool {
        self.maybe_flag(key, value).unwrap_or_default()
    }

    pub(super) fn maybe_flag(&mut self, key: &str, value: &Value) -> Option<bool> {
        if !value.is_boolean() {
            self.within(key, |cursor| cursor.malformed(value, "`true` or `false`"));
        }
        value.as_bool()
    }

    pub(super) fn count(&mut self, key: &str, value: &Value) -> Option<usize> {
        // YAML authors write `1.0` too.
        let whole = value.as_u64().or_else(|| {
            value
                .as_f64()
                .filter(|n| n.fract() == 0.0 && *n >= 0.0)
                .map(|n| {
                    #[allow(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "whole and not negative; too large saturates"
                    )]
                    {
                        n as u64
                    }
                })
        });
        if whole.is_none() {
            self.within(key, |cursor| cursor.malformed(value, "a whole number"));
        }
        whole.and_then(|count| usize::try_from(count).ok())
    }

    pub(super) fn texts(&mut self, key: &str, value: Value) -> Vec<String> {
        self.list(key, value, Self::plain_text)
    }

    /// Lowers each item of the list `value`, the member `key`.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        value: Value,
        mut item: impl FnMut(&mut Self, Value) -> Option<T>,
    ) -> Vec<T> {
        self.within(key, |cursor| {
            let Value::Array(items) = value else {
                cursor.malformed(&value, "a list");
                return Vec::new();
            };
            let mut lowered = Vec::with_capacity(items.len());
            for (index, value) in items.into_iter().enumerate() {
                lowered.extend(cursor.within_item(index, |cursor| item(cursor, value)));
            }
            lowered
        })
    }

    /// Lowers each member of the mapping `value`, the member `key`.
    pub(super) fn map<T>(
        &mut self,
        key: &str,
        value: Value,
        mut member: impl FnMut(&mut Self, Value) -> Option<T>,
    ) -> IndexMap<String, T> {
        self.within(key, |cursor| {
            let members = cursor.object(value);
            let mut lowered = IndexMap::with_capacity(members.len());
            for (name, value) in members {
                if let Some(value) = cursor.within(&name, |cursor| member(cursor, value)) {
                    lowered.insert(name, value);
                }
            }
            lowered
        })
    }

    /// Does `step` with the member `key` of an object of the kind `what`, which goes no further by `rule`.
    pub(super) fn left_out<T>(
        &mut self,
        rule: &'static str,
        (what, key): (&str, &str),
        value: Value,
        step: impl FnOnce(&mut Self, Value) -> T,
    ) -> T {
        self.notes.note_whole(rule, what, key, &value);
        let before = std::mem::replace(&mut self.notes.paused, true);
        let result = step(self, value);
        self.notes.paused = before;
        result
    }

    /// Lowers each component of the section `key`; those that nothing needs are noted as such.
    pub(super) fn section<T>(
        &mut self,
        key: &str,
        value: Value,
        mut component: impl FnMut(&mut Self, Value) -> Option<T>,
    ) -> IndexMap<String, T> {
        let uses = self.uses;
        let left_out = |name: &str| match key {
            _ if !uses.reaches(key, name) => Some(rules::COMPONENT_WITHOUT_USE),
            "links" => Some(rules::LINK_LEFT_OUT),
            _ => None,
        };
        if let Value::Object(components) = &value {
            for (name, component) in components {
                if let Some(rule) = left_out(name) {
                    let alone = Value::Object(Map::from_iter([(name.clone(), component.clone())]));
                    self.notes.note_whole(rule, "components", key, &alone);
                }
            }
        }
        self.within(key, |cursor| {
            let components = cursor.object(value);
            let mut lowered = IndexMap::with_capacity(components.len());
            for (name, value) in components {
                cursor.notes.paused = left_out(&name).is_some();
                if let Some(value) = cursor.within(&name, |cursor| component(cursor, value)) {
                    lowered.insert(name, value);
                }
                cursor.notes.paused = false;
            }
            lowered
        })
    }

    /// Lowers what may be a reference, to something that is no schema.
    pub(super) fn reference_or<T>(
        &mut self,
        value: Value,
        item: impl FnOnce(&mut Self, Value) -> Option<T>,
    ) -> Option<openapiv3::ReferenceOr<T>> {
        let Some(Value::String(_)) = value.get("$ref") else {
            return item(self, value).map(openapiv3::ReferenceOr::Item);
        };
        let mut target = None;
        for (key, value) in self.members("reference", value) {
            match (key.as_str(), value) {
                ("$ref", Value::String(reference)) => target = Some(reference),
                ("summary", _) => self
                    .notes
                    .note(rules::REF_ANNOTATION_LEFT_OUT, "reference.summary"),
                ("description", _) => self
                    .notes
                    .note(rules::REF_ANNOTATION_LEFT_OUT, "reference.description"),
                (extension, _) if extension.starts_with("x-") => {
                    let subject = format!("reference.{extension}");
                    self.notes.note(rules::REF_ANNOTATION_LEFT_OUT, &subject);
                }
                _ => self.unsupported("reference", &key),
            }
        }
        target.map(|reference| openapiv3::ReferenceOr::Reference { reference })
    }
}
