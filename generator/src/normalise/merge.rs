//! What a schema says by itself, taken into a view: annotations, types, members, alternatives.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaData, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::model::Bounds;

use super::view::{Alternatives, Kind, Part, View};

impl Bounds {
    /// The bounds of a schema; the outermost that states one wins.
    fn merge(&mut self, minimum: Option<f64>, maximum: Option<f64>) {
        self.minimum = self.minimum.or(minimum.and_then(whole));
        self.maximum = self.maximum.or(maximum.and_then(whole));
    }
}

/// A bound, where it is a count.
fn whole(bound: f64) -> Option<u32> {
    let fits = (0.0..=f64::from(u32::MAX)).contains(&bound) && bound.fract() == 0.0;
    // In range and whole: nothing is lost.
    fits.then_some(bound as u32)
}

pub(super) fn merge_data<'a>(view: &mut View<'a>, data: &'a SchemaData) {
    view.title = view.title.or(data.title.as_deref());
    view.description = view.description.or(data.description.as_deref());
    view.example = view.example.or(data.example.as_ref());
    view.default = view.default.or(data.default.as_ref());
    view.deprecated |= data.deprecated;
    let default = data.default.as_ref().and_then(Value::as_u64);
    let default = default.and_then(|default| u32::try_from(default).ok());
    view.bounds.default = view.bounds.default.or(default);
    view.nullable |= data.nullable;
    if let Some(constant) = data.extensions.get("x-const") {
        view.constant.get_or_insert_with(|| constant.clone());
    }
    if !data.extensions.is_empty() {
        view.extensions.push(&data.extensions);
    }
}

pub(super) fn merge_type<'a>(view: &mut View<'a>, ty: &'a Type) {
    match ty {
        Type::String(string) => {
            view.kind.get_or_insert(Kind::String);
            set_format(view, &string.format, |format| {
                string_format(format).to_owned()
            });
            if view.words.is_empty() {
                view.words = string
                    .enumeration
                    .iter()
                    .flatten()
                    .map(String::as_str)
                    .collect();
            }
            view.nullable |= string.enumeration.iter().any(Option::is_none);
        }
        Type::Number(number) => {
            view.kind.get_or_insert(Kind::Number);
            view.bounds.merge(number.minimum, number.maximum);
        }
        Type::Integer(integer) => {
            view.kind.get_or_insert(Kind::Integer);
            let [minimum, maximum] = [integer.minimum, integer.maximum]
                .map(|bound| bound.and_then(|bound| u32::try_from(bound).ok()));
            view.bounds
                .merge(minimum.map(f64::from), maximum.map(f64::from));
            set_format(view, &integer.format, |format| match format {
                openapiv3::IntegerFormat::Int32 => "int32".to_owned(),
                openapiv3::IntegerFormat::Int64 => "int64".to_owned(),
            });
        }
        Type::Boolean(_) => {
            view.kind.get_or_insert(Kind::Boolean);
        }
        Type::Object(object) => {
            view.kind.get_or_insert(Kind::Object);
            add_properties(
                view,
                &object.properties,
                &object.required,
                object.additional_properties.as_ref(),
            );
        }
        Type::Array(array) => {
            view.kind.get_or_insert(Kind::Array);
            if let Some(items) = &array.items {
                view.items.push(items.into());
            }
        }
    }
}

pub(super) fn merge_any<'a>(view: &mut View<'a>, any: &'a AnySchema) {
    let kind = match any.typ.as_deref() {
        Some("string") => Some(Kind::String),
        Some("number") => Some(Kind::Number),
        Some("integer") => Some(Kind::Integer),
        Some("boolean") => Some(Kind::Boolean),
        // `type: object` beside alternatives is what the alternatives are, not a part of its own.
        Some("object") if any.one_of.is_empty() && any.any_of.is_empty() => Some(Kind::Object),
        Some("array") => Some(Kind::Array),
        _ if !any.properties.is_empty() => Some(Kind::Object),
        _ if any.items.is_some() => Some(Kind::Array),
        _ => None,
    };
    view.kind = view.kind.or(kind);
    view.bounds.merge(any.minimum, any.maximum);
    if view.format.is_none() {
        view.format.clone_from(&any.format);
    }
    if view.words.is_empty() {
        view.words = any.enumeration.iter().filter_map(Value::as_str).collect();
    }
    add_properties(
        view,
        &any.properties,
        &any.required,
        any.additional_properties.as_ref(),
    );
    if let Some(items) = &any.items {
        view.items.push(items.into());
    }
}

fn add_properties<'a>(
    view: &mut View<'a>,
    properties: &'a IndexMap<String, ReferenceOr<Box<Schema>>>,
    required: &'a [String],
    additional: Option<&'a AdditionalProperties>,
) {
    for (name, schema) in properties {
        view.properties.entry(name).or_default().push(schema.into());
    }
    view.required.extend(required.iter().map(String::as_str));
    if view.additional.is_none() && additional.is_some() {
        view.additional = additional;
    }
}

pub(super) fn add_alternatives<'a>(
    view: &mut View<'a>,
    branches: &'a [ReferenceOr<Schema>],
    exactly_one: bool,
    data: &'a SchemaData,
) {
    if !branches.is_empty() {
        let branches = branches.iter().map(Part::from).collect();
        view.alternatives.push(Alternatives {
            branches,
            exactly_one,
            discriminator: data.discriminator.as_ref(),
        });
    }
}

fn set_format<T>(
    view: &mut View<'_>,
    format: &VariantOrUnknownOrEmpty<T>,
    name: impl Fn(&T) -> String,
) {
    if view.format.is_some() {
        return;
    }
    view.format = match format {
        VariantOrUnknownOrEmpty::Item(format) => Some(name(format)),
        VariantOrUnknownOrEmpty::Unknown(format) => Some(format.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    };
}

fn string_format(format: &openapiv3::StringFormat) -> &'static str {
    use openapiv3::StringFormat::{Binary, Byte, Date, DateTime, Password};
    match format {
        Date => "date",
        DateTime => "date-time",
        Password => "password",
        Byte => "byte",
        Binary => "binary",
    }
}
