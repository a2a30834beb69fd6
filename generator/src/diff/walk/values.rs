//! Values: what a member, parameter or item may be.

use crate::diff::kinds::*;
use crate::diff::paths;
use crate::model::{Api, Choice, Scalar, TypeKind, TypeRef, Union, UnionKind, Variant};

use super::state::{At, Walk, matched};
use super::wider::{Step, bare, step};

impl Walk<'_> {
    /// Compares what may stand at a place.
    pub(super) fn value(&mut self, old: &TypeRef, new: &TypeRef, at: &At) {
        let (old, new) = (bare(old), bare(new));
        match (old, new) {
            (TypeRef::Nullable(one), TypeRef::Nullable(other)) => self.value(one, other, at),
            (TypeRef::Nullable(one), other) => {
                self.note(&ATTRIBUTE_NOT_NULLABLE, at);
                self.value(one, other, at);
            }
            (one, TypeRef::Nullable(other)) => {
                self.note(&ATTRIBUTE_NULLABLE, at);
                self.value(one, other, at);
            }
            (TypeRef::List(one), TypeRef::List(other)) => self.value(one, other, &at.item("[]")),
            (TypeRef::Map(one), TypeRef::Map(other)) => self.value(one, other, &at.item(".*")),
            (TypeRef::Identifier(one), TypeRef::Identifier(other)) => self.linkage(one, other, at),
            (TypeRef::Named(one), TypeRef::Named(other)) if self.same_kind(old, new) => {
                self.meet(*one, *other, at, Some(at.origin));
            }
            (one, other) => self.other_value(one, other, at),
        }
    }

    /// Whether two named types are compared part by part.
    fn same_kind(&self, old: &TypeRef, new: &TypeRef) -> bool {
        let (TypeRef::Named(one), TypeRef::Named(other)) = (old, new) else {
            return false;
        };
        let (one, other) = (&self.old.ty(*one).kind, &self.new.ty(*other).kind);
        let alike = |kind: &TypeKind| matches!(kind, TypeKind::Object(_) | TypeKind::Resource(_));
        std::mem::discriminant(one) == std::mem::discriminant(other) || alike(one) && alike(other)
    }

    fn other_value(&mut self, old: &TypeRef, new: &TypeRef, at: &At) {
        let (before, after) = (told(self.old, old), told(self.new, new));
        // A constant is an enumeration of one, wherever it has a type of its own.
        if let (Some(one), Some(other)) = (words(self.old, old), words(self.new, new)) {
            let path = match old {
                TypeRef::Named(id) => paths::of_type(self.old, *id),
                _ => String::new(),
            };
            self.values_of(&one, &other, at, &path);
            return;
        }
        if self.one_of_union(old, new, at) {
            return;
        }
        let kind = match step(self.old, old, self.new, new) {
            Step::Same => return,
            Step::Wider => &TYPE_WIDENED,
            Step::WiderNumber => &TYPE_OUTGROWN,
            Step::Narrower => &TYPE_NARROWED,
            Step::Other => &TYPE_CHANGED,
        };
        let items = [at.items(), self.within(old)].concat();
        self.note(kind, at).changed(before, after).about(items);
    }

    /// A union here and one of its variants there; `false` where they are not.
    fn one_of_union(&mut self, old: &TypeRef, new: &TypeRef, at: &At) -> bool {
        if let Some((union, fits)) = in_union(self.old, old, self.new, new) {
            let Some(variant) = union.variants.get(fits) else {
                return false;
            };
            let (one, others) = (bare(&variant.ty), rest(union, fits));
            if let TypeRef::Named(one) = one
                && let TypeRef::Named(other) = new
            {
                self.meet(*one, *other, at, Some(at.origin));
            }
            let items = [at.items(), self.within(old)].concat();
            self.note(&VARIANT_REMOVED, at).was(others).about(items);
            return true;
        }
        if let Some((union, fits)) = in_union(self.new, new, self.old, old) {
            let Some(variant) = union.variants.get(fits) else {
                return false;
            };
            let (other, others) = (bare(&variant.ty), rest(union, fits));
            if let TypeRef::Named(one) = old
                && let TypeRef::Named(other) = other
            {
                self.meet(*one, *other, at, Some(at.origin));
            }
            self.note(&VARIANT_ADDED, at).now(others);
            return true;
        }
        false
    }

    /// Compares the values of enumerations; `path` is the old one's type.
    pub(super) fn values_of(&mut self, old: &[String], new: &[String], at: &At, path: &str) {
        let values = matched(old, new, |value| value.as_str());
        let list = |values: &[&String]| {
            let quoted: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
            quoted.join(", ")
        };
        if !values.gone.is_empty() {
            let mut items = at.items();
            items.push(path.to_owned());
            self.note(&ENUM_REMOVED, at)
                .was(list(&values.gone))
                .about(items);
        }
        if !values.new.is_empty() {
            let items = at.items();
            self.note(&ENUM_ADDED, at)
                .now(list(&values.new))
                .about(items);
        }
    }

    /// Compares the variants of unions.
    pub(super) fn union(&mut self, old: &Union, new: &Union, at: &At) {
        let member = |union: &Union| match &union.kind {
            UnionKind::Resources => Some("type".to_owned()),
            UnionKind::Tagged(discriminator) => Some(discriminator.member.clone()),
            UnionKind::Shaped => None,
        };
        let (before, after) = (member(old), member(new));
        if before != after {
            let shape = || "the shape of the value".to_owned();
            let (known, told) = (before.is_some(), after.is_some());
            // Values are what they were where only one of the documents names the member.
            let kind = if known && told {
                &DISCRIMINATOR_CHANGED
            } else {
                &DISCRIMINATOR_TOLD
            };
            self.note(kind, at)
                .changed(before.unwrap_or_else(shape), after.unwrap_or_else(shape));
        }
        let mut left: Vec<&Variant> = new.variants.iter().collect();
        let (mut pairs, mut gone) = (Vec::new(), Vec::new());
        for one in &old.variants {
            let found = best(self.old, one, self.new, &left);
            match found {
                Some(place) => pairs.push((one, left.remove(place))),
                None => gone.push(one),
            }
        }
        let (mut was, mut is, mut items) = (Vec::new(), Vec::new(), Vec::new());
        for variant in gone {
            was.push(named(self.old, variant));
            items.extend(
                at.items()
                    .first()
                    .map(|path| format!("{path}::{}", variant.name)),
            );
            items.extend(self.within(&variant.ty));
        }
        is.extend(left.iter().map(|variant| named(self.new, variant)));
        // Values of a discriminator that lead to a variant which is there before and after.
        for (one, other) in &pairs {
            let tags = matched(&one.tags, &other.tags, |tag| tag.as_str());
            was.extend(tags.gone.iter().map(|tag| format!("`{tag}`")));
            is.extend(tags.new.iter().map(|tag| format!("`{tag}`")));
        }
        if !was.is_empty() {
            self.note(&VARIANT_REMOVED, at)
                .was(was.join(", "))
                .about(items);
        }
        if !is.is_empty() {
            self.note(&VARIANT_ADDED, at)
                .now(is.join(", "))
                .about(Vec::new());
        }
        for (one, other) in pairs {
            let mut items = at.items();
            if let Some(path) = items.first_mut() {
                path.push_str(&format!("::{}", one.name));
            }
            self.value(&one.ty, &other.ty, &at.clone().with_items(items));
        }
    }
}

/// The values of an enumeration or a constant text.
fn words(api: &Api, ty: &TypeRef) -> Option<Vec<String>> {
    match ty {
        TypeRef::Scalar(Scalar::Constant(value)) => Some(vec![
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        ]),
        TypeRef::Named(id) => match &api.ty(*id).kind {
            TypeKind::OpenEnum(open) => {
                let words = open.words.iter().map(|word| word.name.wire().to_owned());
                Some(words.collect())
            }
            _ => None,
        },
        _ => None,
    }
}

/// The union that `ty` is, and its variant that stands for `other`.
fn in_union<'a>(
    api: &'a Api,
    ty: &TypeRef,
    of: &Api,
    other: &TypeRef,
) -> Option<(&'a Union, usize)> {
    let TypeRef::Named(id) = ty else { return None };
    let TypeKind::Union(union) = &api.ty(*id).kind else {
        return None;
    };
    let place = union
        .variants
        .iter()
        .position(|variant| is_alike(api, &variant.ty, of, other))?;
    Some((union, place))
}

/// The variants of a union but one, in a few words.
fn rest(union: &Union, but: usize) -> String {
    let others = union
        .variants
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != but);
    let names: Vec<String> = others.map(|(_, variant)| shown(variant)).collect();
    names.join(", ")
}

fn shown(variant: &Variant) -> String {
    match variant.tags.as_slice() {
        [] => variant.name.wire().to_owned(),
        tags => tags
            .iter()
            .map(|tag| format!("`{tag}`"))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// What a variant is called: by its tags, else by what it is.
fn named(api: &Api, variant: &Variant) -> String {
    if variant.tags.is_empty() {
        return told(api, bare(&variant.ty));
    }
    shown(variant)
}

/// The new variant that stands for an old one.
fn best(old: &Api, one: &Variant, new: &Api, left: &[&Variant]) -> Option<usize> {
    let by_tag = left
        .iter()
        .position(|other| one.tags.iter().any(|tag| other.tags.contains(tag)));
    let tagged = |variant: &Variant| !variant.tags.is_empty();
    by_tag
        .or_else(|| {
            left.iter().position(|other| {
                let alike = is_alike(old, &one.ty, new, &other.ty) && choice(one) == choice(other);
                alike && !(tagged(one) && tagged(other))
            })
        })
        .or_else(|| {
            left.iter().position(|other| {
                !tagged(one) && !tagged(other) && is_alike(old, &one.ty, new, &other.ty)
            })
        })
}

/// Members that must be there, and members that must have one value.
type Sign<'a> = (Vec<&'a str>, Vec<(&'a str, String)>);

/// What a value must be to be read as a variant, as far as it does not depend on the others.
fn choice(variant: &Variant) -> Option<Sign<'_>> {
    match &variant.choice {
        Choice::Object {
            required,
            constants,
            ..
        } => Some((
            required.iter().map(String::as_str).collect(),
            constants
                .iter()
                .map(|(name, value)| (name.as_str(), value.to_string()))
                .collect(),
        )),
        _ => None,
    }
}

/// Whether two types are of one kind, and objects have members in common.
fn is_alike(old: &Api, one: &TypeRef, new: &Api, other: &TypeRef) -> bool {
    match (bare(one), bare(other)) {
        (TypeRef::Named(one), TypeRef::Named(other)) => {
            let names = |api: &'_ Api, kind: &TypeKind| -> Option<Vec<String>> {
                match kind {
                    TypeKind::Object(object) => Some(
                        object
                            .members
                            .iter()
                            .map(|member| member.name.wire().to_owned())
                            .collect(),
                    ),
                    TypeKind::Resource(resource) => Some(resource.types.clone()),
                    TypeKind::OpenEnum(open) => Some(
                        open.words
                            .iter()
                            .map(|word| word.name.wire().to_owned())
                            .collect(),
                    ),
                    TypeKind::Union(union) => Some(
                        union
                            .variants
                            .iter()
                            .map(|variant| named(api, variant))
                            .collect(),
                    ),
                    _ => None,
                }
            };
            let (one, other) = (&old.ty(*one).kind, &new.ty(*other).kind);
            if std::mem::discriminant(one) != std::mem::discriminant(other) {
                return false;
            }
            let (Some(one), Some(other)) = (names(old, one), names(new, other)) else {
                return true;
            };
            let shared = one.iter().filter(|name| other.contains(name)).count();
            one == other || 2 * shared >= one.len().max(other.len())
        }
        (TypeRef::List(one), TypeRef::List(other)) | (TypeRef::Map(one), TypeRef::Map(other)) => {
            is_alike(old, one, new, other)
        }
        (one, other) => matches!(step(old, one, new, other), Step::Same),
    }
}

/// A type in words of JSON: no name of the generated code.
pub(super) fn told(api: &Api, ty: &TypeRef) -> String {
    match bare(ty) {
        TypeRef::Scalar(scalar) => scalar_told(scalar),
        TypeRef::Named(id) => match &api.ty(*id).kind {
            TypeKind::Resource(resource) => match resource.types.as_slice() {
                [] => "resource".to_owned(),
                types => format!("resource {}", types.join(", ")),
            },
            TypeKind::Object(_) | TypeKind::Relationships(_) => "object".to_owned(),
            TypeKind::Identifier(_) => "resource identifier".to_owned(),
            TypeKind::OpenEnum(_) => "string of known values".to_owned(),
            TypeKind::Union(union) => {
                let variants = union
                    .variants
                    .iter()
                    .map(|variant| match variant.tags.as_slice() {
                        [] => told(api, &variant.ty),
                        tags => tags.join(", "),
                    });
                format!("one of {}", variants.collect::<Vec<_>>().join(", "))
            }
        },
        TypeRef::Id(_) => "string".to_owned(),
        TypeRef::Identifier(_) => "resource identifier".to_owned(),
        TypeRef::List(item) => format!("list of {}", told(api, item)),
        TypeRef::Map(value) => format!("map of {}", told(api, value)),
        TypeRef::Nullable(inner) => format!("{} or null", told(api, inner)),
        TypeRef::Boxed(inner) => told(api, inner),
        TypeRef::FreeForm => "anything".to_owned(),
        TypeRef::FreeObject => "any object".to_owned(),
    }
}

fn scalar_told(scalar: &Scalar) -> String {
    let word = match scalar {
        Scalar::String => "string",
        Scalar::Boolean => "boolean",
        Scalar::Integer { bits: 32 } => "integer of 32 bits",
        Scalar::Integer { .. } => "integer",
        Scalar::Number => "number",
        Scalar::Date => "date",
        Scalar::DateTime => "date-time",
        Scalar::Uri => "URI",
        Scalar::Base64 => "base64",
        Scalar::Binary => "file",
        Scalar::Constant(value) => return value.to_string(),
    };
    word.to_owned()
}
