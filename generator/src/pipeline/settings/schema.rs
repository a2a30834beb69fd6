//! The JSON Schema of the settings: made of their types, and of the codes of all rules.

use schemars::schema_for;
use serde_json::{Value, json};

use crate::lint::RULES;
use crate::problem::codes::{Level, TABLES};
use crate::settings::Settings;

/// The JSON Schema (2020-12) of `codegen.yaml`, for editors and for whoever writes settings by program.
///
/// It is published as `generator/settings.schema.json`.
#[must_use]
pub fn settings_schema() -> Value {
    let mut schema = schema_for!(Settings).to_value();
    let rules = TABLES.iter().flat_map(|(_, table)| *table);
    let may_count_otherwise = rules.filter(|rule| rule.level != Level::Fatal);
    only(
        &mut schema,
        "rules",
        may_count_otherwise.map(|rule| rule.code),
    );
    only(&mut schema, "lint", RULES.iter().map(|rule| rule.code));
    schema
}

/// Lets the setting `name` have these keys alone.
fn only(schema: &mut Value, name: &str, codes: impl Iterator<Item = &'static str>) {
    if let Some(Value::Object(setting)) = schema.pointer_mut(&format!("/properties/{name}")) {
        let codes: Vec<&str> = codes.collect();
        setting.insert("propertyNames".to_owned(), json!({"enum": codes}));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::settings_schema;

    /// `cargo xtask codegen` writes it.
    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/settings.schema.json");
        let text = format!("{:#}\n", settings_schema());
        assert_eq!(std::fs::read_to_string(path).unwrap(), text);
    }
}
