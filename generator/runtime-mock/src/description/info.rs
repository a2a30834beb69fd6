//! What a server knows of its API, where no code was generated for it.

use std::collections::BTreeMap;

use jsonapi_runtime::serde_json::Value;
use jsonapi_server::{ApiInfo, ErrorShape, OperationInfo, SecurityScheme};
use serde::Deserialize;

/// What a server knows of its API: the data of which generated crates have constants.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Info {
    title: String,
    version: String,
    base_path: String,
    error_media_type: Option<String>,
    error_members: Vec<String>,
    /// Members of error objects by status.
    errors: BTreeMap<u16, Vec<String>>,
    inflection_header: Option<String>,
    /// What the contracts of operations share.
    contract: Value,
    schemes: Vec<Scheme>,
    operations: Vec<Operation>,
}

#[derive(Debug, Deserialize)]
struct Scheme {
    name: String,
    /// `bearer`, `basic`, `header`, `query`, `cookie`.
    place: String,
    /// The name of the header, parameter or cookie.
    #[serde(default)]
    key: String,
    #[serde(default)]
    prefix: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Operation {
    id: String,
    tag: String,
    method: String,
    path: String,
    base_paths: Vec<String>,
    /// Names of schemes.
    security: Vec<Vec<String>>,
    bodies: Vec<String>,
    requires_body: bool,
    replies: Vec<String>,
    contract: Option<Value>,
    statuses: Vec<u16>,
    errors: BTreeMap<u16, Vec<String>>,
}

impl Info {
    /// The same as constants are: what is told of operations is looked at for as long as the process lives.
    pub(crate) fn leak(self) -> &'static ApiInfo {
        let schemes: Vec<&'static SecurityScheme> =
            self.schemes.into_iter().map(Scheme::leak).collect();
        let operations = self.operations.into_iter();
        let operations = operations.map(|operation| operation.leak(&schemes));
        let error_members = match self.error_members.is_empty() {
            true => ApiInfo::EMPTY.error_members,
            false => texts(self.error_members),
        };
        let contract = match self.contract {
            Value::Null => "",
            contract => text(contract.to_string()),
        };
        Box::leak(Box::new(ApiInfo {
            title: text(self.title),
            version: text(self.version),
            base_path: text(self.base_path),
            error_media_type: self
                .error_media_type
                .map_or(ApiInfo::EMPTY.error_media_type, text),
            error_members,
            errors: shapes(self.errors),
            inflection_header: self.inflection_header.map(text),
            contract,
            operations: list(operations.collect()),
        }))
    }
}

impl Scheme {
    fn leak(self) -> &'static SecurityScheme {
        let (name, key) = (text(self.name), text(self.key));
        let scheme = match self.place.as_str() {
            "bearer" => SecurityScheme::bearer(name),
            "basic" => SecurityScheme::basic(name),
            "header" => SecurityScheme::header(name, key, text(self.prefix)),
            "query" => SecurityScheme::query(name, key),
            "cookie" => SecurityScheme::cookie(name, key),
            _ => SecurityScheme::unknown(name),
        };
        Box::leak(Box::new(scheme))
    }
}

impl Operation {
    fn leak(self, schemes: &[&'static SecurityScheme]) -> &'static OperationInfo {
        let scheme = |name: String| -> &'static SecurityScheme {
            let known = schemes.iter().find(|scheme| scheme.name == name);
            known.copied().unwrap_or_else(|| {
                // Left out, the operation would be open to everybody.
                Box::leak(Box::new(SecurityScheme::unknown(text(name))))
            })
        };
        let security = self.security.into_iter();
        let security = security.map(|all| list(all.into_iter().map(scheme).collect()));
        Box::leak(Box::new(OperationInfo {
            id: text(self.id),
            tag: text(self.tag),
            method: text(self.method),
            path: text(self.path),
            base_paths: texts(self.base_paths),
            security: list(security.collect()),
            bodies: texts(self.bodies),
            requires_body: self.requires_body,
            replies: texts(self.replies),
            contract: self.contract.map_or("", |own| text(own.to_string())),
            statuses: list(self.statuses),
            errors: shapes(self.errors),
        }))
    }
}

fn text(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn list<T>(items: Vec<T>) -> &'static [T] {
    Box::leak(items.into_boxed_slice())
}

fn texts(all: Vec<String>) -> &'static [&'static str] {
    list(all.into_iter().map(text).collect())
}

fn shapes(table: BTreeMap<u16, Vec<String>>) -> &'static [ErrorShape] {
    let shapes = table.into_iter();
    list(
        shapes
            .map(|(status, members)| ErrorShape::new(status, texts(members)))
            .collect(),
    )
}
