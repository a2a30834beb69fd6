//! Names of members of mappings that say something: paths, statuses, media types, headers.

use serde_json::{Map, Value};

use crate::load::grammar::Kind;
use crate::problem::codes;

use super::mender::Mender;

impl Mender<'_> {
    /// Mends the names in the mapping `key`, which holds objects of `kind`.
    pub(super) fn keys(&mut self, key: &str, kind: Kind, members: &mut Map<String, Value>) {
        match (key, kind) {
            ("paths", Kind::PathItem) => self.renamed_keys(members, Self::path),
            ("responses", Kind::Response) if self.kind == Kind::Operation => {
                self.renamed_keys(members, Self::status);
            }
            ("content", Kind::MediaType) => self.renamed_keys(members, Self::media_type_name),
            ("headers", Kind::Header) if self.kind != Kind::Components => {
                self.renamed_keys(members, Self::header_name);
                self.without_twins(members);
            }
            _ => {}
        }
    }

    /// Gives members the names that `rule` makes of theirs, and leaves those out of which it makes none.
    fn renamed_keys(
        &mut self,
        members: &mut Map<String, Value>,
        rule: fn(&mut Self, &str) -> Option<String>,
    ) {
        let mut mended = Map::with_capacity(members.len());
        for (name, value) in std::mem::take(members) {
            let Some(new) = rule(self, &name) else {
                continue;
            };
            if new != name {
                self.renamed(&new, &name);
            }
            match mended.get_mut(&new) {
                // What was there under the right name counts; a path item takes the methods that it lacks.
                Some(Value::Object(known)) => {
                    if let Value::Object(more) = value {
                        for (key, value) in more {
                            known.entry(key).or_insert(value);
                        }
                    }
                }
                Some(_) => {}
                None => {
                    mended.insert(new, value);
                }
            }
        }
        *members = mended;
    }

    fn path(&mut self, path: &str) -> Option<String> {
        if path.starts_with('/') || path.starts_with("x-") {
            return Some(path.to_owned());
        }
        self.tell(
            codes::PATH_WITHOUT_SLASH,
            path,
            format!("the path `{path}` does not start with `/`"),
        );
        Some(format!("/{path}"))
    }

    /// `2xx`, `Default`, `200 OK`, `20X`: what is meant, where it is plain.
    fn status(&mut self, status: &str) -> Option<String> {
        let known = |text: &str| {
            let bytes = text.as_bytes();
            text == "default"
                || (bytes.len() == 3
                    && matches!(bytes.first(), Some(b'1'..=b'9'))
                    && (bytes.iter().all(u8::is_ascii_digit) || text.ends_with("XX")))
        };
        if known(status) || status.starts_with("x-") {
            return Some(status.to_owned());
        }
        let first = status.split([' ', '-', ',']).next().unwrap_or_default();
        let upper = first.to_ascii_uppercase().replace('*', "X");
        let meant = match upper.as_str() {
            "DEFAULT" => "default".to_owned(),
            text => text.to_owned(),
        };
        if !known(&meant) {
            return Some(status.to_owned());
        }
        self.tell(
            codes::STATUS_SPELLING,
            status,
            format!("`{status}` is no status; `{meant}` is"),
        );
        Some(meant)
    }

    fn media_type_name(&mut self, name: &str) -> Option<String> {
        let trimmed = name.trim();
        let whole = match trimmed.to_ascii_lowercase().as_str() {
            "json" => "application/json",
            "xml" => "application/xml",
            "text" | "plain" => "text/plain",
            "html" => "text/html",
            "form" => "application/x-www-form-urlencoded",
            "multipart" => "multipart/form-data",
            "binary" => "application/octet-stream",
            "*" => "*/*",
            _ if is_media_type(trimmed) => trimmed,
            _ => {
                self.tell(
                    codes::MEDIA_TYPE_INVALID,
                    name,
                    format!("`{name}` is no media type"),
                );
                return None;
            }
        };
        if whole != name {
            self.tell(
                codes::MEDIA_TYPE_INVALID,
                name,
                format!("`{name}` is no media type; `{whole}` is"),
            );
        }
        Some(whole.to_owned())
    }

    fn header_name(&mut self, name: &str) -> Option<String> {
        if is_token(name) {
            return Some(name.to_owned());
        }
        self.tell(
            codes::NAME_UNSENDABLE,
            name,
            format!("`{name}` cannot be the name of a header"),
        );
        None
    }

    /// Names of headers are the same in all spellings of case.
    fn without_twins(&mut self, members: &mut Map<String, Value>) {
        let mut seen: Vec<String> = Vec::new();
        members.retain(|name, _| {
            let plain = name.to_ascii_lowercase();
            if seen.contains(&plain) {
                self.tell(
                    codes::PARAMETER_TWICE,
                    name,
                    format!("the header `{name}` is given twice, in different spellings"),
                );
                return false;
            }
            seen.push(plain);
            true
        });
    }
}

/// A token (RFC 9110 §5.6.2): what a header and a cookie may be called.
pub(super) fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// `type/subtype`, with parameters behind a semicolon.
fn is_media_type(text: &str) -> bool {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let parts = essence.trim().split_once('/');
    parts.is_some_and(|(ty, subtype)| is_token(ty) && is_token(subtype))
        && parameters.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
