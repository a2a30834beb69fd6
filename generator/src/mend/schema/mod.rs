//! Schemas.
//!
//! | module | rules |
//! |---|---|
//! | [`types`] | what `type` says |
//! | [`required`] | `required` as a flag |
//! | [`composition`] | compositions, items, discriminators |
//! | [`values`] | `enum`, `default`, bounds |

mod composition;
mod required;
mod types;
mod values;

use serde_json::{Map, Value, json};

use crate::load::grammar::Version;
use crate::problem::codes;

use super::mender::Mender;

impl Mender<'_> {
    /// What is mended before the members are.
    pub(super) fn schema(&mut self, members: &mut Map<String, Value>) {
        self.required_flags(members);
        self.types(members);
        self.items_list(members);
        self.enum_of_items(members);
        self.exclusive_bounds(members);
        self.flag_schemas(members);
        if self.version > Version::V30 && members.contains_key("nullable") {
            self.tell(
                codes::NULLABLE_AFTER_3_0,
                "nullable",
                format!(
                    "OpenAPI {} has no `nullable`; it has `type: [..., \"null\"]`",
                    self.version.as_str()
                ),
            );
        }
    }

    /// What is mended when they are.
    pub(super) fn settle_schema(&mut self, members: &mut Map<String, Value>) {
        self.without_empty(members);
        self.items_missing(members);
        self.values_of_type(members);
        self.default_of_type(members);
        self.once_each(members);
        self.crossed_bounds(members);
    }

    /// A text in the place of a schema: `"true"`, a reference, or the name of a type.
    pub(super) fn schema_as_text(&mut self, text: String) -> Value {
        let trimmed = text.trim();
        let schema = if trimmed.starts_with('#') || trimmed.contains('/') {
            json!({ "$ref": trimmed })
        } else {
            json!({ "type": trimmed })
        };
        self.tell(
            codes::SCHEMA_AS_TEXT,
            "",
            format!("a schema is a mapping; `{text}` is a text"),
        );
        schema
    }

    /// `additionalProperties: "false"`.
    fn flag_schemas(&mut self, members: &mut Map<String, Value>) {
        for key in [
            "additionalProperties",
            "unevaluatedProperties",
            "unevaluatedItems",
        ] {
            if let Some(value @ Value::String(_)) = members.get_mut(key) {
                self.within(key, |mender| mender.flag(key, value));
            }
        }
    }
}
