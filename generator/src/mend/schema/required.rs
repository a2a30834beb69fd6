//! `required` as a flag: on a property it says that the object requires it, elsewhere nothing.

use serde_json::{Map, Value};

use crate::mend::mender::Mender;
use crate::problem::codes;

impl Mender<'_> {
    pub(super) fn required_flags(&mut self, members: &mut Map<String, Value>) {
        if members.get("required").is_some_and(is_flag) {
            members.shift_remove("required");
            self.tell(
                codes::REQUIRED_FLAG,
                "required",
                "`required` of a schema lists names of its properties",
            );
        }
        let mut found = Vec::new();
        if let Some(Value::Object(properties)) = members.get_mut("properties") {
            self.within("properties", |mender| {
                for (name, property) in properties {
                    let Value::Object(property) = property else {
                        continue;
                    };
                    if !property.get("required").is_some_and(is_flag) {
                        continue;
                    }
                    mender.within(name, |mender| {
                        let message = format!("`required` stands on the property `{name}`, not in the list of its object");
                        mender.tell(codes::REQUIRED_FLAG, "required", message);
                    });
                    if property.shift_remove("required").is_some_and(|flag| is_true(&flag)) {
                        found.push(Value::from(name.clone()));
                    }
                }
            });
        }
        if found.is_empty() {
            return;
        }
        let required = members
            .entry("required")
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(required) = required {
            found.retain(|name| !required.contains(name));
            required.append(&mut found);
        }
    }
}

fn is_flag(value: &Value) -> bool {
    match value {
        Value::Bool(_) => true,
        Value::String(text) => matches!(text.to_ascii_lowercase().as_str(), "true" | "false"),
        _ => false,
    }
}

fn is_true(value: &Value) -> bool {
    value.as_bool().unwrap_or_else(|| {
        value
            .as_str()
            .is_some_and(|text| text.eq_ignore_ascii_case("true"))
    })
}
