//! The vendor's document: its operations, parameters, bodies and statuses.

use std::path::{Path, PathBuf};

use codegen_tests::fixture::repository;
use serde_json::{Map, Value, json};

const METHODS: [&str; 5] = ["get", "put", "post", "patch", "delete"];

/// A document of the vendor.
pub(crate) struct Document {
    root: Value,
    /// The file that Prism serves.
    pub(crate) yaml: PathBuf,
}

/// An operation of the document.
#[derive(Clone, Copy)]
pub(crate) struct Operation<'a> {
    pub(crate) document: &'a Document,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    item: &'a Value,
    operation: &'a Value,
}

impl Document {
    /// A document of the vendor's, read from its JSON: Prism gets the same as YAML.
    pub(crate) fn official(stem: &str) -> Self {
        let dir = std::env::var_os("OFFICIAL_DIR")
            .map_or_else(|| repository().join("../shared/official"), PathBuf::from);
        let yaml = dir.join(format!("{stem}.yaml"));
        let json = std::fs::read(yaml.with_extension("json"));
        let json = json.expect("OFFICIAL_DIR has the vendor's document");
        Self::new(serde_json::from_slice(&json).unwrap(), &yaml)
    }

    /// A document, and the file that it stands in.
    pub(crate) fn new(root: Value, file: &Path) -> Self {
        Self {
            root,
            yaml: file.to_owned(),
        }
    }

    /// The document with what the vendor's leaves out: that nested parts of multipart bodies have names with brackets.
    ///
    /// Prism needs it for these bodies. By the document as it is, an object in a multipart body is one part of JSON
    /// (OpenAPI 3.1 §4.8.15.1); Prism reads each part as text, and no text is an object: it refuses every body.
    pub(crate) fn with_part_styles(&self) -> Value {
        let mut root = self.root.clone();
        add_part_styles(&mut root);
        root
    }

    pub(crate) fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let paths = self.root["paths"].as_object().unwrap();
        paths.iter().flat_map(move |(path, item)| {
            let methods = METHODS
                .iter()
                .filter_map(move |method| Some((method, item.get(method)?)));
            methods.map(move |(method, operation)| Operation {
                document: self,
                method,
                path,
                item,
                operation,
            })
        })
    }

    /// What a value is, behind references.
    pub(crate) fn resolve<'a>(&'a self, mut value: &'a Value) -> &'a Value {
        while let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            value = self
                .root
                .pointer(&reference[1..])
                .expect("references lead somewhere");
        }
        value
    }
}

impl<'a> Operation<'a> {
    /// Method and path, for people.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    pub(crate) fn parameters(&self) -> impl Iterator<Item = &'a Value> {
        let lists = [&self.item["parameters"], &self.operation["parameters"]];
        let all = lists.into_iter().filter_map(Value::as_array).flatten();
        let document = self.document;
        all.map(move |parameter| document.resolve(parameter))
    }

    /// The media types of the request body; one `None` where there is no body.
    pub(crate) fn media_types(&self) -> Vec<Option<&'a str>> {
        match self.bodies() {
            Some(bodies) => bodies
                .keys()
                .map(|media_type| Some(media_type.as_str()))
                .collect(),
            None => vec![None],
        }
    }

    /// The media type object (OpenAPI 3.1 §4.8.14) of a request body.
    pub(crate) fn body(&self, media_type: &str) -> Option<&'a Value> {
        self.bodies()?.get(media_type)
    }

    /// The first declared success: its status, and what is said of it.
    pub(crate) fn success(&self) -> (u16, &'a Value) {
        let replies = self.operation["responses"].as_object().unwrap();
        let found = replies.iter().find_map(|(status, reply)| {
            let status: u16 = status.parse().ok()?;
            (200..300).contains(&status).then_some((status, reply))
        });
        let (status, reply) = found.expect("each operation has a success");
        (status, self.document.resolve(reply))
    }

    /// Whether a request has to have a body.
    pub(crate) fn requires_body(&self) -> bool {
        let body = self.operation.get("requestBody");
        body.is_some_and(|body| self.document.resolve(body)["required"] == true)
    }

    fn bodies(&self) -> Option<&'a Map<String, Value>> {
        let body = self.document.resolve(self.operation.get("requestBody")?);
        body["content"].as_object()
    }

    /// The declared statuses that are no success.
    pub(crate) fn errors(&self) -> impl Iterator<Item = u16> {
        let statuses = self.operation["responses"].as_object().unwrap().keys();
        statuses
            .filter_map(|status| status.parse().ok())
            .filter(|status| *status >= 400)
    }
}

/// Gives every multipart media type (OpenAPI 3.1 §4.8.14), wherever it stands, names with brackets for its parts.
fn add_part_styles(value: &mut Value) {
    if let Some(form) = value.get_mut("multipart/form-data")
        && let Some(parts) = form["schema"]["properties"].as_object()
    {
        let style = |part: &String| {
            (
                part.clone(),
                json!({"style": "deepObject", "explode": true}),
            )
        };
        form["encoding"] = parts.keys().map(style).collect();
    }
    match value {
        Value::Object(members) => members.values_mut().for_each(add_part_styles),
        Value::Array(items) => items.iter_mut().for_each(add_part_styles),
        _ => {}
    }
}
