//! A `$ref` in the place of a mapping from names, or of a text: what it names stands there instead.

use serde_json::{Map, Value};

use super::super::grammar::{Form, Kind};
use super::super::pointer::{self, Target};
use super::super::read;
use super::Bundler;
use crate::problem::{Place, Problem, child_pointer, codes};
use crate::source::FileId;

impl Bundler<'_> {
    /// Replaces the mapping `value` of `file`, if it is a `$ref`, by the mapping that this names; the file that it is in.
    pub(super) fn mapping_in_place(&mut self, value: &mut Value, file: FileId, at: &str) -> FileId {
        let Some((reference, path, pointer)) = self.included(value, file) else {
            return file;
        };
        self.told(&reference, "a mapping", at);
        let Some((from, content)) = self.content(&path, &pointer, at) else {
            *value = Value::Object(Map::new());
            return file;
        };
        self.sources.note_origin(at.to_owned(), from, pointer);
        *value = content;
        from
    }

    /// Replaces texts of the main document that are a `$ref` by the text of the file.
    pub(super) fn texts_in_place(&mut self, value: &mut Value, kind: Kind, at: &mut String) {
        let Value::Object(members) = value else {
            return;
        };
        for (key, member) in members {
            let form = match kind {
                _ if key.starts_with("x-") => continue,
                Kind::Callback => Form::Object(Kind::PathItem),
                _ => match kind.known(key) {
                    Some(known) => known.form,
                    None => continue,
                },
            };
            let length = at.len();
            crate::problem::push_segment(at, key);
            match (form, member) {
                (Form::Text, member) => self.text_in_place(member, at),
                (Form::Object(kind), member) => self.texts_in_place(member, kind, at),
                (Form::Map(kind), Value::Object(named)) => {
                    for (name, member) in named {
                        let length = at.len();
                        crate::problem::push_segment(at, name);
                        self.texts_in_place(member, kind, at);
                        at.truncate(length);
                    }
                }
                (Form::List(kind), Value::Array(items)) => {
                    for (index, item) in items.iter_mut().enumerate() {
                        let length = at.len();
                        crate::problem::push_segment(at, &index.to_string());
                        self.texts_in_place(item, kind, at);
                        at.truncate(length);
                    }
                }
                _ => {}
            }
            at.truncate(length);
        }
    }

    fn text_in_place(&mut self, value: &mut Value, at: &str) {
        let Some((reference, path, pointer)) = self.included(value, self.main) else {
            return;
        };
        self.told(&reference, "a text", at);
        let place = Place::Pointer(child_pointer(at, "$ref"));
        let text = if pointer.is_empty() {
            read::read_text(&path, place, self.problems)
        } else {
            self.content(&path, &pointer, at)
                .and_then(|(_, content)| content.as_str().map(str::to_owned))
        };
        *value = Value::String(text.unwrap_or_default());
    }

    /// The file and the pointer of what is nothing but a `$ref` to a file.
    fn included(
        &self,
        value: &Value,
        file: FileId,
    ) -> Option<(String, std::path::PathBuf, String)> {
        let Value::Object(members) = value else {
            return None;
        };
        let reference = members
            .get("$ref")
            .filter(|_| members.len() == 1)?
            .as_str()?;
        let Target::Local {
            file: target,
            pointer,
        } = pointer::parse(reference)
        else {
            return None;
        };
        let from = self.sources.path(file);
        let path = match target {
            Some(target) => pointer::relative_to(from, &target),
            None => from.to_owned(),
        };
        Some((reference.to_owned(), path, pointer))
    }

    fn told(&mut self, reference: &str, due: &str, at: &str) {
        let message = format!("`$ref: {reference}` stands where {due} is due, which has none");
        // What is put in place will have the place of the file that it comes from.
        let place = match self.sources.origin(at) {
            Some((file, pointer)) => Place::InFile {
                file: self.sources.path(file).to_owned(),
                pointer: child_pointer(&pointer, "$ref"),
            },
            None => Place::from(at),
        };
        self.problems.push(
            Problem::warning(codes::REF_FOR_MAP, place, message)
                .with_help("assumed: what the file holds"),
        );
    }
}
