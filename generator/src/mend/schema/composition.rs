//! Compositions, items and discriminators.

use serde_json::{Map, Value, json};

use crate::load::grammar::Version;
use crate::mend::mender::Mender;
use crate::problem::codes;

impl Mender<'_> {
    /// `items: [a, b]` was `prefixItems` before 2020-12; of one item it is what authors mean by `items`.
    pub(super) fn items_list(&mut self, members: &mut Map<String, Value>) {
        let Some(Value::Array(items)) = members.get_mut("items") else {
            return;
        };
        let mut items = std::mem::take(items);
        if items.is_empty() {
            self.tell(
                codes::EMPTY_LIST_FOR_MAPPING,
                "items",
                "`items` is a schema",
            );
            members.insert("items".to_owned(), json!({}));
            return;
        }
        self.tell(
            codes::ITEMS_LIST,
            "items",
            "`items` is one schema, which all items have",
        );
        if items.len() == 1 {
            members.insert("items".to_owned(), items.remove(0));
        } else {
            members.shift_remove("items");
            self.renamed("prefixItems", "items");
            members.insert("prefixItems".to_owned(), Value::Array(items));
            // Versions before 2020-12 had `additionalItems` for those behind.
            if let Some(rest) = members.shift_remove("additionalItems") {
                members.insert("items".to_owned(), rest);
            }
        }
    }

    /// `enum` beside `type: array` lists what items can be, where none of its values is a list.
    pub(super) fn enum_of_items(&mut self, members: &mut Map<String, Value>) {
        let array = members.get("type").and_then(Value::as_str) == Some("array");
        let values = members.get("enum").and_then(Value::as_array);
        let misplaced = array
            && values.is_some_and(|values| {
                !values.is_empty()
                    && values
                        .iter()
                        .all(|value| !value.is_array() && !value.is_null())
            });
        let free = members.get("items").is_none_or(|items| {
            items
                .as_object()
                .is_some_and(|items| !items.contains_key("enum") && !items.contains_key("$ref"))
        });
        if !misplaced || !free {
            return;
        }
        self.tell(
            codes::ENUM_OF_ITEMS,
            "enum",
            "`enum` of an array lists no lists",
        );
        let Some(values) = members.shift_remove("enum") else {
            return;
        };
        let items = members.entry("items").or_insert_with(|| json!({}));
        if let Value::Object(items) = items {
            items.insert("enum".to_owned(), values);
        }
    }

    pub(super) fn items_missing(&mut self, members: &mut Map<String, Value>) {
        let array = members.get("type").and_then(Value::as_str) == Some("array");
        if self.version == Version::V30 && array && !members.contains_key("items") {
            self.tell(
                codes::ITEMS_MISSING,
                "",
                "an array has `items`, which say what is in it",
            );
            members.insert("items".to_owned(), json!({}));
        }
    }

    pub(super) fn without_empty(&mut self, members: &mut Map<String, Value>) {
        for key in ["allOf", "oneOf", "anyOf", "enum"] {
            if members
                .get(key)
                .and_then(Value::as_array)
                .is_some_and(Vec::is_empty)
            {
                self.tell(
                    codes::COMPOSITION_EMPTY,
                    key,
                    format!("`{key}` is empty: nothing would be allowed"),
                );
                members.shift_remove(key);
            }
        }
    }

    /// Whether the discriminator says which property tells.
    pub(in crate::mend) fn settle_discriminator(
        &mut self,
        members: &mut Map<String, Value>,
    ) -> bool {
        let told = members
            .get("propertyName")
            .is_some_and(|name| name.as_str().is_none_or(|name| !name.is_empty()));
        if !told {
            self.tell(
                codes::DISCRIMINATOR_WITHOUT_PROPERTY,
                "",
                "the discriminator has no `propertyName`",
            );
        }
        told
    }
}
