//! What a document says, by a walk of its own over the raw JSON: nothing of the generator is asked.

use std::collections::BTreeSet;

use serde_json::Value;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation under `paths`.
pub(crate) struct Operation {
    pub(crate) method: String,
    pub(crate) path: String,
    /// Places and names; a header's name in lower case.
    pub(crate) parameters: BTreeSet<(String, String)>,
}

/// All operations under `paths`.
pub(crate) fn operations(root: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, item) in members(root, "paths") {
        let item = deref(root, item);
        for method in METHODS {
            let Some(operation) = item.get(method) else {
                continue;
            };
            let own = list(operation, "parameters");
            let parameters = own.chain(list(item, "parameters")).filter_map(|parameter| {
                let parameter = deref(root, parameter);
                let text = |key: &str| Some(parameter.get(key)?.as_str()?.to_owned());
                let (place, name) = (text("in")?, text("name")?);
                let name = if place == "header" {
                    name.to_lowercase()
                } else {
                    name
                };
                Some((place, name))
            });
            found.push(Operation {
                method: method.to_owned(),
                path: path.to_owned(),
                parameters: parameters.collect(),
            });
        }
    }
    found
}

/// The names of all properties of schemas that operations and webhooks reach, by references too.
pub(crate) fn property_names(root: &Value) -> BTreeSet<String> {
    let mut walk = Walk {
        root,
        seen: BTreeSet::new(),
        names: BTreeSet::new(),
    };
    for section in ["paths", "webhooks"] {
        for (_, item) in members(root, section) {
            let item = deref(root, item);
            for method in METHODS {
                if let Some(operation) = item.get(method) {
                    walk.operation(operation);
                }
            }
            list(item, "parameters").for_each(|parameter| walk.parameter(parameter));
        }
    }
    walk.names
}

struct Walk<'d> {
    root: &'d Value,
    seen: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl<'d> Walk<'d> {
    fn operation(&mut self, operation: &'d Value) {
        list(operation, "parameters").for_each(|parameter| self.parameter(parameter));
        if let Some(body) = operation.get("requestBody") {
            self.content(deref(self.root, body));
        }
        for (_, reply) in members(operation, "responses") {
            self.content(deref(self.root, reply));
        }
    }

    fn parameter(&mut self, parameter: &'d Value) {
        let parameter = deref(self.root, parameter);
        parameter
            .get("schema")
            .into_iter()
            .for_each(|schema| self.schema(schema));
        self.content(parameter);
    }

    fn content(&mut self, owner: &'d Value) {
        for (_, media) in members(owner, "content") {
            media
                .get("schema")
                .into_iter()
                .for_each(|schema| self.schema(schema));
        }
    }

    fn schema(&mut self, schema: &'d Value) {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str)
            && !self.seen.insert(reference.to_owned())
        {
            return;
        }
        let schema = deref(self.root, schema);
        for (name, property) in members(schema, "properties") {
            self.names.insert(name.to_owned());
            self.schema(property);
        }
        for keyword in ["allOf", "oneOf", "anyOf", "prefixItems"] {
            list(schema, keyword).for_each(|part| self.schema(part));
        }
        for keyword in ["items", "additionalProperties"] {
            schema
                .get(keyword)
                .into_iter()
                .for_each(|part| self.schema(part));
        }
    }
}

/// What a reference refers to, or the value itself.
fn deref<'d>(root: &'d Value, value: &'d Value) -> &'d Value {
    let mut value = value;
    for _ in 0..32 {
        match value.get("$ref").and_then(Value::as_str) {
            Some(pointer) => match root.pointer(pointer.trim_start_matches('#')) {
                Some(target) => value = target,
                None => return &Value::Null,
            },
            None => return value,
        }
    }
    &Value::Null
}

fn members<'d>(
    owner: &'d Value,
    name: &str,
) -> impl Iterator<Item = (&'d str, &'d Value)> + use<'d> {
    let members = owner.get(name).and_then(Value::as_object);
    let members = members.into_iter().flatten();
    members.map(|(key, value)| (key.as_str(), value))
}

fn list<'d>(owner: &'d Value, name: &str) -> impl Iterator<Item = &'d Value> + use<'d> {
    let items = owner.get(name).and_then(Value::as_array);
    items.into_iter().flatten()
}
