//! Operations and what they are made of: each as often as an operation uses it, references followed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::ledger::Construct;

/// The methods of HTTP that OpenAPI knows.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// How often each construct stands in a loaded document. Keywords, and what they make, are counted by
/// [`keywords`](super::keywords()).
pub fn constructs(root: &Value) -> BTreeMap<Construct, usize> {
    let mut tally = Tally {
        root,
        counts: BTreeMap::new(),
    };
    tally.document();
    tally.counts
}

struct Tally<'a> {
    root: &'a Value,
    counts: BTreeMap<Construct, usize>,
}

impl<'a> Tally<'a> {
    fn add(&mut self, construct: Construct, count: usize) {
        if count > 0 {
            *self.counts.entry(construct).or_default() += count;
        }
    }

    fn document(&mut self) {
        self.add(Construct::Server, size(self.root.get("servers")));
        let schemas = self.root.pointer("/components/schemas");
        self.add(
            Construct::Schema,
            schemas.and_then(Value::as_object).map_or(0, Map::len),
        );
        let schemes = self.root.pointer("/components/securitySchemes");
        self.add(Construct::SecurityScheme, size(schemes));
        for (path, item) in members(self.root.get("paths")) {
            if path.starts_with('/') {
                self.add(Construct::Server, size(item.get("servers")));
                for operation in operations(item) {
                    self.add(Construct::Operation, 1);
                    self.operation(item, operation);
                }
            }
        }
        for (_, item) in members(self.root.get("webhooks")) {
            for _ in operations(item) {
                self.add(Construct::Webhook, 1);
            }
        }
    }

    fn operation(&mut self, item: &'a Value, operation: &'a Value) {
        self.add(Construct::Server, size(operation.get("servers")));
        self.add(Construct::Parameter, self.parameters(item, operation));
        self.add(Construct::Callback, size(operation.get("callbacks")));
        if let Some(body) = operation.get("requestBody") {
            self.content(self.resolved(body));
        }
        for (status, response) in members(operation.get("responses")) {
            if status.starts_with("x-") {
                continue;
            }
            let response = self.resolved(response);
            self.content(response);
            self.add(Construct::Header, size(response.get("headers")));
            self.add(Construct::Link, size(response.get("links")));
        }
    }

    fn content(&mut self, holder: &'a Value) {
        for (_, media_type) in members(holder.get("content")) {
            self.add(Construct::MediaType, 1);
            self.add(Construct::Encoding, size(media_type.get("encoding")));
        }
    }

    /// How many parameters an operation has: its own, and those of its path that it does not override.
    fn parameters(&self, item: &'a Value, operation: &'a Value) -> usize {
        let lists = [operation.get("parameters"), item.get("parameters")];
        let all = lists.into_iter().flatten().filter_map(Value::as_array);
        let keys: BTreeSet<(&str, &str)> = all
            .flatten()
            .map(|parameter| {
                let parameter = self.resolved(parameter);
                let text = |key: &str| parameter.get(key).and_then(Value::as_str);
                (
                    text("in").unwrap_or_default(),
                    text("name").unwrap_or_default(),
                )
            })
            .collect();
        keys.len()
    }

    /// The object itself, or the component that it refers to.
    fn resolved(&self, value: &'a Value) -> &'a Value {
        let mut value = value;
        for _ in 0..16 {
            let target = value.get("$ref").and_then(Value::as_str);
            let target = target.and_then(|target| target.strip_prefix('#'));
            match target.and_then(|pointer| self.root.pointer(pointer)) {
                Some(next) => value = next,
                None => break,
            }
        }
        value
    }
}

fn operations(item: &Value) -> impl Iterator<Item = &Value> {
    METHODS.iter().filter_map(|method| item.get(method))
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

/// How many members or items it has, extensions aside.
fn size(value: Option<&Value>) -> usize {
    match value {
        Some(Value::Array(items)) => items.len(),
        Some(Value::Object(members)) => members.keys().filter(|key| !key.starts_with("x-")).count(),
        _ => 0,
    }
}
