//! What `type` says: JSON's types in other spellings, and types that JSON has not.

use serde_json::{Map, Value};

use crate::load::grammar::Version;
use crate::mend::mender::Mender;
use crate::problem::codes;

const TYPES: [&str; 7] = [
    "string", "number", "integer", "boolean", "object", "array", "null",
];

impl Mender<'_> {
    pub(super) fn types(&mut self, members: &mut Map<String, Value>) {
        let Some(value) = members.get("type") else {
            return;
        };
        match value {
            Value::Array(names) => {
                let names = names.clone();
                if self.version == Version::V30 {
                    self.tell(
                        codes::NEWER_THAN_VERSION,
                        "type",
                        "a list of types came with OpenAPI 3.1; the document is 3.0",
                    );
                }
                self.type_list(members, names);
            }
            Value::String(name) => {
                let name = name.clone();
                if self.version == Version::V30 && name == "null" {
                    self.tell(
                        codes::NEWER_THAN_VERSION,
                        "type",
                        "`type: \"null\"` came with OpenAPI 3.1; the document is 3.0",
                    );
                }
                if let Some(meant) = self.meant(&name, "type") {
                    meant.apply(members);
                } else if !TYPES.contains(&name.as_str()) && members.contains_key("$ref") {
                    let message = format!(
                        "`{name}` is no type of JSON; the `$ref` beside it says what this is"
                    );
                    self.tell(codes::TYPE_NOT_JSON, "type", message);
                    members.shift_remove("type");
                }
            }
            _ => {}
        }
    }

    /// Each name of a list; null without quotes is `"null"`.
    fn type_list(&mut self, members: &mut Map<String, Value>, names: Vec<Value>) {
        if names.is_empty() {
            self.tell(codes::COMPOSITION_EMPTY, "type", "`type` is an empty list");
            members.shift_remove("type");
            return;
        }
        let mut types: Vec<Value> = Vec::with_capacity(names.len());
        let mut any = false;
        for (index, name) in names.into_iter().enumerate() {
            let place = format!("type/{index}");
            let name = match name {
                Value::Null => {
                    self.tell_type(
                        &place,
                        "null without quotes is a value; the type is `\"null\"`",
                    );
                    Value::from("null")
                }
                Value::String(name) => match self.meant(&name, &place) {
                    Some(Meant { ty: None, .. }) => {
                        any = true;
                        continue;
                    }
                    Some(meant) => {
                        let ty = Value::from(meant.ty.unwrap_or_default());
                        if let Some(format) = meant.format {
                            members.entry("format").or_insert_with(|| format.into());
                        }
                        ty
                    }
                    None => Value::String(name),
                },
                other => other,
            };
            if !types.contains(&name) {
                types.push(name);
            }
        }
        if any {
            members.shift_remove("type");
        } else {
            members.insert("type".to_owned(), Value::Array(types));
        }
    }

    fn tell_type(&mut self, place: &str, message: &str) {
        match place.split_once('/') {
            Some((key, index)) => {
                self.within(key, |mender| {
                    mender.tell(codes::TYPE_SPELLING, index, message)
                });
            }
            None => self.tell(codes::TYPE_SPELLING, place, message),
        }
    }

    /// What a name stands for that is none of JSON's; none where it is one, or nobody can tell.
    fn meant(&mut self, name: &str, place: &str) -> Option<Meant> {
        if TYPES.contains(&name) {
            return None;
        }
        let plain = name.trim().to_lowercase();
        if let Some(known) = TYPES.iter().find(|known| **known == plain) {
            self.tell_type(place, &format!("`{name}` is no type; `{known}` is"));
            return Some(Meant {
                ty: Some(known),
                format: None,
            });
        }
        let meant = foreign(&plain)?;
        let stands_for = match (meant.ty, meant.format) {
            (Some(ty), Some(format)) => format!("`type: {ty}` with `format: {format}`"),
            (Some(ty), None) => format!("`type: {ty}`"),
            (None, _) => "any value".to_owned(),
        };
        let message = format!("`{name}` is no type of JSON; it stands for {stands_for}");
        match place.split_once('/') {
            Some((key, index)) => {
                self.within(key, |mender| {
                    mender.tell(codes::TYPE_NOT_JSON, index, message)
                });
            }
            None => self.tell(codes::TYPE_NOT_JSON, place, message),
        }
        Some(meant)
    }
}

/// What a name stands for: a type of JSON, or any.
struct Meant {
    ty: Option<&'static str>,
    format: Option<&'static str>,
}

impl Meant {
    fn apply(self, members: &mut Map<String, Value>) {
        match self.ty {
            Some(ty) => {
                members.insert("type".to_owned(), ty.into());
            }
            None => {
                members.shift_remove("type");
            }
        }
        if let Some(format) = self.format {
            members.entry("format").or_insert_with(|| format.into());
        }
    }
}

/// The types of programming languages and databases, of Swagger 2.0, and formats in the place of types.
fn foreign(name: &str) -> Option<Meant> {
    let (ty, format) = match name {
        "float" => ("number", Some("float")),
        "double" => ("number", Some("double")),
        "decimal" | "numeric" | "real" | "money" => ("number", None),
        "int" | "long" | "short" | "bigint" | "int16" | "int8" | "uint" | "uint32" | "uint64"
        | "count" => ("integer", None),
        "int32" => ("integer", Some("int32")),
        "int64" => ("integer", Some("int64")),
        "bool" => ("boolean", None),
        "str" | "text" | "char" | "varchar" | "enum" => ("string", None),
        "date" => ("string", Some("date")),
        "date-time" | "datetime" | "date_time" | "timestamp" | "iso8601" => {
            ("string", Some("date-time"))
        }
        "time" => ("string", Some("time")),
        "uuid" | "guid" => ("string", Some("uuid")),
        "uri" | "url" => ("string", Some("uri")),
        "email" => ("string", Some("email")),
        "password" => ("string", Some("password")),
        "byte" | "base64" => ("string", Some("byte")),
        "file" | "binary" => ("string", Some("binary")),
        "list" | "collection" => ("array", None),
        "map" | "dict" | "dictionary" | "hash" | "struct" => ("object", None),
        "none" | "nil" | "void" => ("null", None),
        "any" | "mixed" | "*" | "anything" | "unknown" | "json" => {
            return Some(Meant {
                ty: None,
                format: None,
            });
        }
        _ => return None,
    };
    Some(Meant {
        ty: Some(ty),
        format,
    })
}
