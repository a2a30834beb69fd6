//! Schemas of a type, with the keywords that fit it.

use openapiv3::{
    AdditionalProperties, AnySchema, ArrayType, BooleanType, IntegerType, NumberType, ObjectType,
    ReferenceOr, Schema, SchemaData, SchemaKind, StringType, Type, VariantOrUnknownOrEmpty,
};
use serde_json::{Number, Value};

use super::super::cursor::Cursor;
use super::super::rules;
use super::keywords::Constraints;

impl Cursor<'_> {
    /// The kind of a schema of `types`; of none, of any type.
    pub(super) fn typed(
        &mut self,
        types: &[String],
        mut constraints: Constraints,
        data: &mut SchemaData,
    ) -> SchemaKind {
        let kind = match types {
            [] => self.any(&mut constraints, None),
            [only] => {
                let kind = self.of_type(only, &mut constraints, data);
                self.note_leftovers(&mut constraints, data);
                kind
            }
            several => self.one_of_types(several, &mut constraints, data),
        };
        for keyword in constraints.present() {
            self.notes.note(rules::KEYWORD_OF_ANOTHER_TYPE, keyword);
        }
        if let Some(value) = &constraints.additional_properties {
            self.notes.note_whole(
                rules::KEYWORD_OF_ANOTHER_TYPE,
                "schema",
                "additionalProperties",
                value,
            );
        }
        kind
    }

    /// A format of a type that has none in the model travels as an extension.
    fn note_leftovers(&mut self, constraints: &mut Constraints, data: &mut SchemaData) {
        if let Some(format) = constraints.format.take() {
            self.notes.note(rules::KEPT_AS_EXTENSION, "format");
            data.extensions
                .insert("x-format".to_owned(), Value::String(format));
        }
    }

    fn one_of_types(
        &mut self,
        types: &[String],
        constraints: &mut Constraints,
        data: &mut SchemaData,
    ) -> SchemaKind {
        self.notes.note(rules::TYPE_LIST_TO_ONE_OF, "type");
        let values = constraints.enumeration.take();
        let mut branches = Vec::new();
        for name in types {
            if let Some(values) = &values {
                let fitting: Vec<Value> = values
                    .iter()
                    .filter(|value| fits(value, name))
                    .cloned()
                    .collect();
                if fitting.is_empty() {
                    continue;
                }
                constraints.enumeration = Some(fitting);
            }
            let mut schema_data = SchemaData::default();
            let schema_kind = self.of_type(name, constraints, &mut schema_data);
            branches.push(ReferenceOr::Item(Schema {
                schema_data,
                schema_kind,
            }));
        }
        self.note_leftovers(constraints, data);
        SchemaKind::OneOf { one_of: branches }
    }

    fn of_type(
        &mut self,
        name: &str,
        constraints: &mut Constraints,
        data: &mut SchemaData,
    ) -> SchemaKind {
        if let Some(values) = &constraints.enumeration
            && !(can_enumerate(name)
                && values
                    .iter()
                    .all(|value| value.is_null() || fits(value, name)))
        {
            return self.any(constraints, Some(name));
        }
        self.note_carried(name, constraints);
        SchemaKind::Type(match name {
            "string" => Type::String(string_type(constraints)),
            "number" => Type::Number(self.number_type(constraints)),
            "integer" => Type::Integer(self.integer_type(constraints, data)),
            "boolean" => Type::Boolean(BooleanType {
                enumeration: enumeration(constraints, Value::as_bool),
            }),
            "object" => Type::Object(self.object_type(constraints)),
            _ => Type::Array(ArrayType {
                items: constraints.items.take(),
                min_items: constraints.min_items.take(),
                max_items: constraints.max_items.take(),
                unique_items: constraints.unique_items.take().unwrap_or_default(),
            }),
        })
    }

    fn note_carried(&mut self, name: &str, constraints: &Constraints) {
        for keyword in constraints.present() {
            if keyword_fits(keyword, name) {
                self.notes.note(rules::CARRIED, keyword);
            }
        }
    }

    fn number_type(&mut self, constraints: &mut Constraints) -> NumberType {
        let (minimum, exclusive_minimum) = self.lower_bound(constraints);
        let (maximum, exclusive_maximum) = self.upper_bound(constraints);
        NumberType {
            format: constraints.format.take().into(),
            multiple_of: constraints
                .multiple_of
                .take()
                .and_then(|number| number.as_f64()),
            exclusive_minimum,
            exclusive_maximum,
            minimum: minimum.and_then(|number| number.as_f64()),
            maximum: maximum.and_then(|number| number.as_f64()),
            enumeration: enumeration(constraints, Value::as_f64),
        }
    }

    fn integer_type(
        &mut self,
        constraints: &mut Constraints,
        data: &mut SchemaData,
    ) -> IntegerType {
        let (minimum, exclusive_minimum) = self.lower_bound(constraints);
        let (maximum, exclusive_maximum) = self.upper_bound(constraints);
        IntegerType {
            format: constraints.format.take().into(),
            multiple_of: self.integer("multipleOf", constraints.multiple_of.take(), data),
            exclusive_minimum,
            exclusive_maximum,
            minimum: self.integer("minimum", minimum, data),
            maximum: self.integer("maximum", maximum, data),
            enumeration: enumeration(constraints, whole),
        }
    }

    /// `number` if 64 bits hold it; else `keyword` travels as an extension.
    fn integer(
        &mut self,
        keyword: &'static str,
        number: Option<Number>,
        data: &mut SchemaData,
    ) -> Option<i64> {
        let number = number?;
        let whole = whole_number(&number);
        if whole.is_none() {
            self.notes.note(rules::BOUND_BEYOND_INTEGER, keyword);
            let extension = match keyword {
                "minimum" => "x-minimum",
                "maximum" => "x-maximum",
                _ => "x-multiple-of",
            };
            data.extensions
                .insert(extension.to_owned(), Value::Number(number));
        }
        whole
    }

    fn lower_bound(&mut self, constraints: &mut Constraints) -> (Option<Number>, bool) {
        let bound = constraints.minimum.take();
        let exclusive = constraints.exclusive_minimum.take();
        self.bound("exclusiveMinimum", bound, exclusive, |exclusive, bound| {
            exclusive >= bound
        })
    }

    fn upper_bound(&mut self, constraints: &mut Constraints) -> (Option<Number>, bool) {
        let bound = constraints.maximum.take();
        let exclusive = constraints.exclusive_maximum.take();
        self.bound("exclusiveMaximum", bound, exclusive, |exclusive, bound| {
            exclusive <= bound
        })
    }

    /// The stricter of a bound and an exclusive one, and whether it is exclusive.
    fn bound(
        &mut self,
        keyword: &'static str,
        bound: Option<Number>,
        exclusive: Option<Value>,
        stricter: fn(f64, f64) -> bool,
    ) -> (Option<Number>, bool) {
        match exclusive {
            None => (bound, false),
            Some(Value::Bool(flag)) => (bound, flag),
            Some(Value::Number(number)) => {
                self.notes.note(rules::EXCLUSIVE_BOUND_TO_FLAG, keyword);
                let as_float = |number: &Number| number.as_f64().unwrap_or_default();
                match bound {
                    Some(bound) if !stricter(as_float(&number), as_float(&bound)) => {
                        (Some(bound), false)
                    }
                    _ => (Some(number), true),
                }
            }
            Some(other) => {
                self.within(keyword, |cursor| {
                    cursor.malformed(&other, "a number (3.1) or a flag (3.0)")
                });
                (bound, false)
            }
        }
    }

    fn object_type(&mut self, constraints: &mut Constraints) -> ObjectType {
        ObjectType {
            properties: constraints.properties.take().unwrap_or_default(),
            required: constraints.required.take().unwrap_or_default(),
            additional_properties: self.additional_properties(constraints),
            min_properties: constraints.min_properties.take(),
            max_properties: constraints.max_properties.take(),
        }
    }

    fn additional_properties(
        &mut self,
        constraints: &mut Constraints,
    ) -> Option<AdditionalProperties> {
        Some(match constraints.additional_properties.take()? {
            Value::Bool(allowed) => AdditionalProperties::Any(allowed),
            schema => {
                let schema = self.within("additionalProperties", |cursor| cursor.schema(schema));
                AdditionalProperties::Schema(Box::new(schema))
            }
        })
    }

    /// A schema of no type, or of one that the model cannot hold with these keywords.
    fn any(&mut self, constraints: &mut Constraints, typ: Option<&str>) -> SchemaKind {
        for keyword in constraints.present() {
            self.notes.note(rules::CARRIED, keyword);
        }
        let (minimum, exclusive_minimum) = self.lower_bound(constraints);
        let (maximum, exclusive_maximum) = self.upper_bound(constraints);
        let ObjectType {
            properties,
            required,
            additional_properties,
            min_properties,
            max_properties,
        } = self.object_type(constraints);
        SchemaKind::Any(AnySchema {
            typ: typ.map(str::to_owned),
            pattern: constraints.pattern.take(),
            multiple_of: constraints
                .multiple_of
                .take()
                .and_then(|number| number.as_f64()),
            exclusive_minimum: exclusive_minimum.then_some(true),
            exclusive_maximum: exclusive_maximum.then_some(true),
            minimum: minimum.and_then(|number| number.as_f64()),
            maximum: maximum.and_then(|number| number.as_f64()),
            properties,
            required,
            additional_properties,
            min_properties,
            max_properties,
            items: constraints.items.take(),
            min_items: constraints.min_items.take(),
            max_items: constraints.max_items.take(),
            unique_items: constraints.unique_items.take(),
            enumeration: constraints.enumeration.take().unwrap_or_default(),
            format: constraints.format.take(),
            min_length: constraints.min_length.take(),
            max_length: constraints.max_length.take(),
            ..AnySchema::default()
        })
    }
}

fn string_type(constraints: &mut Constraints) -> StringType {
    StringType {
        format: VariantOrUnknownOrEmpty::from(constraints.format.take()),
        pattern: constraints.pattern.take(),
        enumeration: enumeration(constraints, |value| value.as_str().map(str::to_owned)),
        min_length: constraints.min_length.take(),
        max_length: constraints.max_length.take(),
    }
}

/// The values of `enum`, of which null is `None`.
fn enumeration<T>(
    constraints: &mut Constraints,
    convert: impl Fn(&Value) -> Option<T>,
) -> Vec<Option<T>> {
    let values = constraints.enumeration.take().unwrap_or_default();
    values.iter().map(convert).collect()
}

/// The integer that a value is, however it is spelled: `1.0` is one.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => whole_number(number),
        _ => None,
    }
}

fn whole_number(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let float = number
            .as_f64()
            .filter(|float| float.fract() == 0.0 && float.abs() < 9e15)?;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "whole, and within what a float says exactly"
        )]
        Some(float as i64)
    })
}

/// Whether the model has an `enum` for the type.
fn can_enumerate(name: &str) -> bool {
    matches!(name, "string" | "number" | "integer" | "boolean")
}

fn fits(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => whole(value).is_some(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        _ => value.is_array(),
    }
}

fn keyword_fits(keyword: &str, name: &str) -> bool {
    let of = match keyword {
        "format" => return can_enumerate(name) && name != "boolean",
        "pattern" | "minLength" | "maxLength" => "string",
        "properties" | "required" | "additionalProperties" | "minProperties" | "maxProperties" => {
            "object"
        }
        "items" | "minItems" | "maxItems" | "uniqueItems" => "array",
        _ => return matches!(name, "number" | "integer"),
    };
    of == name
}
