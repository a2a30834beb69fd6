//! Constraints: what the keywords of schemas say of values beyond their type.

use openapiv3::{
    AdditionalProperties, AnySchema, Schema, SchemaData, SchemaKind, Type, VariantOrUnknownOrEmpty,
};
use serde_json::{Number, Value};

use crate::model::{Bound, Constraints, RequiredSets, Travels};

use super::view::{Alternatives, Kind, Part, Schemas, View};

/// Extensions that lowering makes of keywords that the model keeps as they are.
const FURTHER: &[(&str, &str)] = &[
    ("x-pattern-properties", "patternProperties"),
    ("x-property-names", "propertyNames"),
    ("x-dependent-schemas", "dependentSchemas"),
    ("x-if", "if"),
    ("x-then", "then"),
    ("x-else", "else"),
    ("x-not", "not"),
    ("x-prefix-items", "prefixItems"),
    ("x-unevaluated-items", "unevaluatedItems"),
    ("x-contains", "contains"),
    ("x-min-contains", "minContains"),
    ("x-max-contains", "maxContains"),
];

/// How deep lists in lists are looked into.
const DEEPEST: usize = 4;

impl<'a> Schemas<'a> {
    /// What a view says of a value where it stands, with what it says of its items. What it says of the members of an
    /// object is the type's.
    pub(crate) fn constraints(self, view: &View<'a>) -> Option<Box<Constraints>> {
        let found = self.constraints_within(view, 0);
        let has_type =
            view.is_object() && !view.properties.is_empty() || !view.alternatives.is_empty();
        let found = if has_type {
            found.without_members()
        } else {
            found
        };
        found.boxed()
    }

    /// What a view says of the members of an object, whoever holds it.
    pub(crate) fn constraints_of_type(self, view: &View<'a>) -> Option<Box<Constraints>> {
        let found = self.constraints_within(view, 0);
        if view.is_object() {
            found.of_members().boxed()
        } else {
            None
        }
    }

    /// The only value that a view allows: a constant, or an enumeration of one.
    pub(crate) fn sole_value(self, view: &View<'a>) -> Option<Value> {
        if view.constant.is_some() {
            return view.constant.clone();
        }
        match (view.kind, view.words.as_slice()) {
            (Some(Kind::String) | None, [word]) => Some((*word).into()),
            (Some(Kind::Boolean | Kind::Integer | Kind::Number), []) => {
                match self.constraints(view)?.values.as_slice() {
                    [value] if value.is_boolean() || value.is_number() => Some(value.clone()),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn constraints_within(self, view: &View<'a>, depth: usize) -> Constraints {
        let mut found = Constraints::default();
        for schema in &view.made_of {
            found.tighten(of_schema(schema));
        }
        // Words of text are an open enum's, and a constant is a type.
        if found
            .values
            .iter()
            .all(|value| value.is_string() || value.is_null())
            || view.constant.is_some()
        {
            found.values.clear();
        }
        let lists = view.alternatives.iter();
        found.required_sets = lists.filter_map(|list| self.required_sets(list)).collect();
        if depth < DEEPEST {
            if view.kind == Some(Kind::Array) && !view.items.is_empty() {
                let items = self.merged(&view.items);
                found.items = self.constraints_of_part(&items, depth);
            }
            if let Some(AdditionalProperties::Schema(schema)) = view.additional {
                let others = self.view(schema.as_ref());
                found.others = self.constraints_of_part(&others, depth);
            }
        }
        found
    }

    /// The constraints of an item, unless it is a type that has them itself.
    fn constraints_of_part(self, part: &View<'a>, depth: usize) -> Option<Box<Constraints>> {
        if part.is_object() || !part.alternatives.is_empty() {
            return None;
        }
        self.constraints_within(part, depth + 1).boxed()
    }

    /// The sets of a list of alternatives that do nothing but require members.
    fn required_sets(self, list: &Alternatives<'a>) -> Option<RequiredSets> {
        let sets: Option<Vec<Vec<String>>> = list
            .branches
            .iter()
            .map(|branch| required_alone(*branch))
            .collect();
        let sets = sets.filter(|sets| sets.len() > 1)?;
        Some(RequiredSets {
            sets,
            exactly_one: list.exactly_one,
        })
    }
}

/// The members that a branch requires, where it says nothing more.
fn required_alone(branch: Part<'_>) -> Option<Vec<String>> {
    let Part::Schema(schema) = branch else {
        return None;
    };
    let required = match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) if object.properties.is_empty() => &object.required,
        SchemaKind::Any(any)
            if any.properties.is_empty()
                && any.one_of.is_empty()
                && any.any_of.is_empty()
                && any.all_of.is_empty() =>
        {
            &any.required
        }
        _ => return None,
    };
    (!required.is_empty()).then(|| required.clone())
}

/// What the keywords of one schema say.
fn of_schema(schema: &Schema) -> Constraints {
    let mut found = of_data(&schema.schema_data);
    match &schema.schema_kind {
        SchemaKind::Type(ty) => of_type(&mut found, ty),
        SchemaKind::Any(any) => of_any(&mut found, any),
        _ => {}
    }
    found
}

/// What stands beside the type, in members of its own or as an extension that lowering made.
fn of_data(data: &SchemaData) -> Constraints {
    let extension = |name: &str| data.extensions.get(name);
    let forbids = |name: &str| extension(name) == Some(&Value::Bool(false));
    let number = |name: &str| match extension(name) {
        Some(Value::Number(value)) => Some(value.clone()),
        _ => None,
    };
    let bound = |name: &str| {
        let inclusive = |value| Bound {
            value,
            exclusive: false,
        };
        number(name).map(inclusive)
    };
    Constraints {
        minimum: bound("x-minimum"),
        maximum: bound("x-maximum"),
        multiple_of: number("x-multiple-of"),
        format: extension("x-format")
            .and_then(Value::as_str)
            .map(str::to_owned),
        closed: forbids("x-additional-properties") || forbids("x-unevaluated-properties"),
        required_with: extension("x-dependent-required")
            .map(required_with)
            .unwrap_or_default(),
        further: FURTHER
            .iter()
            .filter_map(|(name, keyword)| Some((*keyword, extension(name)?.clone())))
            .collect(),
        default: data.default.clone(),
        travels: match (data.read_only, data.write_only) {
            (true, false) => Travels::Read,
            (false, true) => Travels::Sent,
            _ => Travels::Both,
        },
        ..Constraints::default()
    }
}

fn required_with(told: &Value) -> Vec<(String, Vec<String>)> {
    let members = told.as_object().into_iter().flatten();
    let members = members.map(|(member, others)| {
        let others = others.as_array().into_iter().flatten();
        let others = others.filter_map(Value::as_str).map(str::to_owned);
        (member.clone(), others.collect())
    });
    members.collect()
}

fn of_type(found: &mut Constraints, ty: &Type) {
    match ty {
        Type::String(string) => {
            found.values = values(&string.enumeration);
            found.min_length = count(string.min_length);
            found.max_length = count(string.max_length);
            found.patterns.extend(string.pattern.clone());
            set_format(found, &string.format);
        }
        Type::Number(number) => {
            found.values = number
                .enumeration
                .iter()
                .map(|value| value.map_or(Value::Null, as_number))
                .collect();
            let bound =
                |value: f64, exclusive| float(value).map(|value| Bound { value, exclusive });
            let [minimum, maximum] = [
                number
                    .minimum
                    .and_then(|value| bound(value, number.exclusive_minimum)),
                number
                    .maximum
                    .and_then(|value| bound(value, number.exclusive_maximum)),
            ];
            found.minimum = minimum.or(found.minimum.take());
            found.maximum = maximum.or(found.maximum.take());
            found.multiple_of = number
                .multiple_of
                .and_then(float)
                .or(found.multiple_of.take());
            set_format(found, &number.format);
        }
        Type::Integer(integer) => {
            found.values = values(&integer.enumeration);
            let bound = |value: i64, exclusive| Bound {
                value: value.into(),
                exclusive,
            };
            let minimum = integer
                .minimum
                .map(|value| bound(value, integer.exclusive_minimum));
            let maximum = integer
                .maximum
                .map(|value| bound(value, integer.exclusive_maximum));
            found.minimum = minimum.or(found.minimum.take());
            found.maximum = maximum.or(found.maximum.take());
            found.multiple_of = integer
                .multiple_of
                .map(Number::from)
                .or(found.multiple_of.take());
            set_format(found, &integer.format);
        }
        Type::Boolean(boolean) => found.values = values(&boolean.enumeration),
        Type::Object(object) => {
            found.min_members = count(object.min_properties);
            found.max_members = count(object.max_properties);
            found.closed |= object.additional_properties == Some(AdditionalProperties::Any(false));
        }
        Type::Array(array) => {
            found.min_items = count(array.min_items);
            found.max_items = count(array.max_items);
            found.unique_items = array.unique_items;
        }
    }
}

fn of_any(found: &mut Constraints, any: &AnySchema) {
    found.values.clone_from(&any.enumeration);
    let bound = |value: Option<f64>, exclusive: Option<bool>| {
        let exclusive = exclusive.unwrap_or_default();
        value
            .and_then(float)
            .map(|value| Bound { value, exclusive })
    };
    found.minimum = bound(any.minimum, any.exclusive_minimum).or(found.minimum.take());
    found.maximum = bound(any.maximum, any.exclusive_maximum).or(found.maximum.take());
    found.multiple_of = any.multiple_of.and_then(float).or(found.multiple_of.take());
    found.min_length = count(any.min_length);
    found.max_length = count(any.max_length);
    found.patterns.extend(any.pattern.clone());
    found.format = any.format.clone().or(found.format.take());
    found.min_items = count(any.min_items);
    found.max_items = count(any.max_items);
    found.unique_items = any.unique_items.unwrap_or_default();
    found.min_members = count(any.min_properties);
    found.max_members = count(any.max_properties);
    found.closed |= any.additional_properties == Some(AdditionalProperties::Any(false));
}

/// The values of an enumeration; `None` is null.
fn values<T: Clone + Into<Value>>(enumeration: &[Option<T>]) -> Vec<Value> {
    let values = enumeration.iter().cloned();
    values
        .map(|value| value.map_or(Value::Null, Into::into))
        .collect()
}

fn count(count: Option<usize>) -> Option<u64> {
    count.and_then(|count| u64::try_from(count).ok())
}

/// A number as a person writes it: whole ones without a fraction.
fn float(value: f64) -> Option<Number> {
    let is_whole = value.fract() == 0.0 && value.abs() < 9e15;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole, and within what a float says exactly"
    )]
    let whole = is_whole.then(|| Number::from(value as i64));
    whole.or_else(|| Number::from_f64(value))
}

fn as_number(value: f64) -> Value {
    float(value).map_or(Value::Null, Value::Number)
}

fn set_format<T: serde::Serialize>(found: &mut Constraints, format: &VariantOrUnknownOrEmpty<T>) {
    let named = match format {
        VariantOrUnknownOrEmpty::Item(format) => serde_json::to_value(format).ok(),
        VariantOrUnknownOrEmpty::Unknown(format) => Some(Value::String(format.clone())),
        VariantOrUnknownOrEmpty::Empty => None,
    };
    if let Some(Value::String(format)) = named {
        found.format = Some(format);
    }
}
