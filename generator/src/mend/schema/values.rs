//! Values of a schema: `enum` and `default` beside `type`, bounds.

use serde_json::{Map, Number, Value};

use crate::load::grammar::{Form, Version};
use crate::mend::mender::Mender;
use crate::problem::codes;

impl Mender<'_> {
    /// `exclusiveMinimum` is a flag in 3.0 and a number after it.
    pub(super) fn exclusive_bounds(&mut self, members: &mut Map<String, Value>) {
        for key in ["exclusiveMinimum", "exclusiveMaximum"] {
            let Some(value) = members.get_mut(key) else {
                continue;
            };
            if value.is_string() {
                self.within(key, |mender| {
                    mender.number(key, Form::Number, value);
                    if value.is_string() {
                        mender.flag(key, value);
                    }
                });
            }
            let message = match (&*value, self.version) {
                (Value::Number(_), Version::V30) => "is a flag beside the bound in 3.0",
                (Value::Bool(_), Version::V31 | Version::V32) => "is a number since 3.1",
                _ => continue,
            };
            self.tell(
                codes::EXCLUSIVE_BOUND_FORM,
                key,
                format!("`{key}` {message}"),
            );
        }
    }

    /// Values of `enum` that are of another type and spell one of it.
    pub(super) fn values_of_type(&mut self, members: &mut Map<String, Value>) {
        let Some(ty) = only_type(members) else { return };
        let nullable = members.get("nullable") == Some(&Value::Bool(true));
        let Some(Value::Array(values)) = members.get_mut("enum") else {
            return;
        };
        self.within("enum", |mender| {
            for (index, value) in values.iter_mut().enumerate() {
                if fits(value, &ty) || value.is_null() || (nullable && value == "null") {
                    continue;
                }
                let message = format!("`{value}` is not of the type `{ty}`");
                mender.tell(codes::VALUE_OF_OTHER_TYPE, &index.to_string(), message);
                if let Some(meant) = spelt(value, &ty) {
                    *value = meant;
                }
            }
        });
    }

    pub(super) fn default_of_type(&mut self, members: &mut Map<String, Value>) {
        let Some(ty) = only_type(members) else { return };
        let Some(value) = members.get_mut("default") else {
            return;
        };
        if fits(value, &ty) || value.is_null() {
            return;
        }
        let message = format!("the default `{value}` is not of the type `{ty}`");
        self.tell(codes::VALUE_OF_OTHER_TYPE, "default", message);
        match spelt(value, &ty) {
            Some(meant) => *value = meant,
            None => {
                members.shift_remove("default");
            }
        }
    }

    /// What may stand only once in a list.
    pub(super) fn once_each(&mut self, members: &mut Map<String, Value>) {
        for (key, code) in [
            ("enum", codes::ENUM_VALUE_TWICE),
            ("required", codes::REQUIRED_TWICE),
        ] {
            if let Some(Value::Array(values)) = members.get_mut(key) {
                self.each_once(code, key, values);
            }
        }
    }

    pub(super) fn crossed_bounds(&mut self, members: &Map<String, Value>) {
        let pairs = [
            ("minimum", "maximum"),
            ("minLength", "maxLength"),
            ("minItems", "maxItems"),
            ("minProperties", "maxProperties"),
        ];
        for (lower, upper) in pairs {
            let bound = |key: &str| members.get(key).and_then(Value::as_f64);
            if let (Some(least), Some(most)) = (bound(lower), bound(upper))
                && least > most
            {
                self.tell(
                    codes::BOUNDS_CROSSED,
                    lower,
                    format!("`{lower}` {least} is above `{upper}` {most}"),
                );
            }
        }
    }
}

/// The one type that a schema has, null aside.
fn only_type(members: &Map<String, Value>) -> Option<String> {
    match members.get("type")? {
        Value::String(name) => Some(name.clone()),
        Value::Array(names) => {
            let mut names = names
                .iter()
                .filter_map(Value::as_str)
                .filter(|name| *name != "null");
            let only = names.next()?.to_owned();
            names.next().is_none().then_some(only)
        }
        _ => None,
    }
}

fn fits(value: &Value, ty: &str) -> bool {
    match ty {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

/// The value of the type `ty` that is spelt by one of another type.
fn spelt(value: &Value, ty: &str) -> Option<Value> {
    match (value, ty) {
        (Value::Number(_) | Value::Bool(_), "string") => Some(Value::String(value.to_string())),
        (Value::String(text), "number" | "integer") => {
            let number = Value::Number(text.trim().parse::<Number>().ok()?);
            fits(&number, ty).then_some(number)
        }
        (Value::String(text), "boolean") => match text.trim().to_ascii_lowercase().as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        _ => None,
    }
}
