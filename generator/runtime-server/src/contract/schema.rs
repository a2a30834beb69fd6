//! What a schema says of a value, through references and compositions.

use jsonapi_runtime::serde_json::{Map, Value};

/// How many references lead from one schema to another at most.
const DEPTH: usize = 12;

/// The schemas of an operation and those that they share.
pub(super) struct Schemas<'s> {
    defs: Option<&'s Map<String, Value>>,
}

impl<'s> Schemas<'s> {
    /// Schemas that refer to `$defs` of `root`.
    pub(super) fn of(root: &'s Value) -> Self {
        Self {
            defs: root.get("$defs").and_then(Value::as_object),
        }
    }

    /// All schemas that are about the same value: the schema itself, what it refers to, its branches.
    pub(super) fn about(&self, schema: &'s Value) -> Vec<&'s Value> {
        let mut found = Vec::new();
        self.collect(schema, DEPTH, &mut found);
        found
    }

    fn collect(&self, schema: &'s Value, depth: usize, found: &mut Vec<&'s Value>) {
        if depth == 0 || found.len() > 256 {
            return;
        }
        found.push(schema);
        let named = schema.get("$ref").and_then(Value::as_str);
        let named = named.and_then(|text| self.defs?.get(text.strip_prefix("#/$defs/")?));
        if let Some(named) = named {
            self.collect(named, depth - 1, found);
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let branches = schema.get(keyword).and_then(Value::as_array);
            for branch in branches.into_iter().flatten() {
                self.collect(branch, depth - 1, found);
            }
        }
        for keyword in ["then", "else"] {
            if let Some(branch) = schema.get(keyword) {
                self.collect(branch, depth - 1, found);
            }
        }
    }

    /// Whether a value may be of a type; any value may be, where nothing is said.
    pub(super) fn takes(&self, schema: &'s Value, kind: &'static str) -> bool {
        let mut says_something = false;
        for schema in self.about(schema) {
            let kinds = match schema.get("type") {
                Some(Value::Array(kinds)) => kinds.as_slice(),
                Some(kind) => std::slice::from_ref(kind),
                None => &[],
            };
            let constant = schema.get("const").into_iter();
            let values = schema.get("enum").and_then(Value::as_array);
            let values = values.into_iter().flatten().chain(constant);
            let mut known: Vec<&str> = Vec::new();
            known.extend(kinds.iter().filter_map(Value::as_str));
            let named = |value: &'s Value| -> &'s str { kind_of(value) };
            known.extend(values.map(named));
            says_something |= !known.is_empty();
            if known.contains(&kind) || kind == "integer" && known.contains(&"number") {
                return true;
            }
        }
        !says_something
    }

    /// The schema of a member.
    pub(super) fn member(&self, schema: &'s Value, name: &str) -> Option<&'s Value> {
        let about = self.about(schema);
        let mut declared = about.iter();
        let declared = declared.find_map(|schema| schema.get("properties")?.get(name));
        let open = || {
            about
                .iter()
                .find_map(|schema| schema.get("additionalProperties"))
        };
        declared.or_else(open)
    }

    /// The schema of the items.
    pub(super) fn items(&self, schema: &'s Value) -> Option<&'s Value> {
        let about = self.about(schema);
        about.into_iter().find_map(|schema| schema.get("items"))
    }
}

/// The type of a value, in the words of schemas.
fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
