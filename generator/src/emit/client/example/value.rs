//! Values in examples: those that the document gives, or else something short of the right type.

use serde_json::Value;

use super::Example;
use crate::emit::client::scope::client_crate;
use crate::model::{
    Additional, Cardinality, Linkage, Name, Object, OpenEnum, Relationship, Scalar, Shape, Target,
    TypeId, TypeKind, TypeRef, Union, UnionKind,
};

/// How deep objects in objects are shown.
const DEEPEST: usize = 5;

/// An expression in the two forms in which it may be asked for.
pub(super) struct Written {
    /// For what takes anything that can be made into the type.
    pub(super) into: String,
    /// Of exactly the type.
    pub(super) exact: String,
}

impl Written {
    /// An expression that is of the type already.
    pub(super) fn exact(text: impl Into<String>) -> Self {
        let exact = text.into();
        let into = exact.clone();
        Self { into, exact }
    }

    /// A literal that is made into the type.
    fn made(literal: String) -> Self {
        let exact = format!("{literal}.into()");
        Self {
            into: literal,
            exact,
        }
    }
}

impl Example<'_> {
    /// An argument of a method: lists are taken item by item, objects by reference.
    pub(super) fn argument(
        &mut self,
        ty: &TypeRef,
        example: Option<&Value>,
        name: &Name,
    ) -> Option<String> {
        match ty {
            TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => self.argument(inner, example, name),
            TypeRef::List(item) if self.is_light(item) => {
                let item = self.value(item, example, name.wire(), "item", 0)?;
                Some(format!("[{}]", item.into))
            }
            ty => {
                let value = self.value(ty, example, name.wire(), name.ident(), 0)?;
                Some(match self.is_light(ty) {
                    true => value.into,
                    false => format!("&{}", value.exact),
                })
            }
        }
    }

    /// A whole body.
    pub(super) fn whole(&mut self, ty: &TypeRef) -> Option<String> {
        let value = self.value(ty, None, "text", "body", 0)?;
        if value.exact == "body" {
            return Some(value.exact);
        }
        self.bind("body", &value.exact)
    }

    /// Whether an argument of the type is made of something smaller, such as a text.
    fn is_light(&self, ty: &TypeRef) -> bool {
        match ty {
            TypeRef::Scalar(_) | TypeRef::Id(_) => true,
            TypeRef::Named(id) => matches!(self.api.ty(*id).kind, TypeKind::OpenEnum(_)),
            _ => false,
        }
    }

    /// A value of a type. `wire` is what it is called in the document, `name` what a variable for it is called.
    pub(super) fn value(
        &mut self,
        ty: &TypeRef,
        example: Option<&Value>,
        wire: &str,
        name: &str,
        depth: usize,
    ) -> Option<Written> {
        match ty {
            TypeRef::Scalar(scalar) => self.scalar(scalar, example, wire),
            TypeRef::Id(_) => Some(Written::made(literal(example, wire))),
            TypeRef::Named(id) => self.named(*id, example, wire, name, depth),
            TypeRef::List(item) => {
                let item = self.value(item, example, wire, name, depth)?;
                Some(Written::exact(format!("vec![{}]", item.exact)))
            }
            TypeRef::Nullable(inner) => {
                let inner = self.value(inner, example, wire, name, depth)?;
                Some(Written::exact(format!("Some({})", inner.exact)))
            }
            TypeRef::Boxed(inner) => {
                let inner = self.value(inner, example, wire, name, depth)?;
                Some(Written {
                    exact: format!("Box::new({})", inner.exact),
                    into: inner.exact,
                })
            }
            TypeRef::FreeObject => self.runtime("FreeObject", "default()"),
            TypeRef::FreeForm => {
                let text = literal(example, wire);
                self.runtime("Value", &format!("from({text})"))
            }
            TypeRef::Map(_) => None,
            TypeRef::Identifier(linkage) => self.identifier(linkage, example, wire),
        }
    }

    /// An identifier, where no member beside type and id is asked for.
    fn identifier(
        &mut self,
        linkage: &Linkage,
        example: Option<&Value>,
        wire: &str,
    ) -> Option<Written> {
        if linkage.identifier.is_some() {
            return None;
        }
        let ty = match &linkage.target {
            Target::Type(id) => match &self.api.ty(*id).kind {
                TypeKind::Resource(resource) => resource.types.first().cloned(),
                _ => None,
            },
            Target::Any { types } => types.first().cloned(),
        };
        let id = literal(example, wire);
        let made = format!("new({:?}, {id})", ty.unwrap_or_else(|| "type".to_owned()));
        let identifier = self.runtime("Identifier", &made)?;
        Some(Written::made(identifier.exact))
    }

    fn scalar(&mut self, scalar: &Scalar, example: Option<&Value>, wire: &str) -> Option<Written> {
        let of_text = |literal: String| Written {
            exact: format!("{literal}.to_owned()"),
            into: literal,
        };
        Some(match scalar {
            Scalar::String | Scalar::Base64 | Scalar::Binary => of_text(literal(example, wire)),
            Scalar::Uri => of_text(literal(example, "https://example.com")),
            Scalar::Constant(value @ Value::String(_)) => of_text(literal(Some(value), wire)),
            Scalar::Boolean | Scalar::Constant(Value::Bool(_)) => {
                let value = example.and_then(Value::as_bool).unwrap_or(true);
                Written::exact(value.to_string())
            }
            Scalar::Integer { bits } => {
                let value = example.and_then(Value::as_i64);
                let fits = value.filter(|value| *bits != 32 || i32::try_from(*value).is_ok());
                Written::exact(fits.unwrap_or(1).to_string())
            }
            Scalar::Number | Scalar::Constant(Value::Number(_)) => {
                let value = example.and_then(Value::as_i64);
                let value = value.and_then(|value| i32::try_from(value).ok());
                Written::made(value.unwrap_or(1).to_string())
            }
            Scalar::Date => Written::made(literal(example, "2026-01-31")),
            Scalar::DateTime => Written::made(literal(example, "2026-01-31T12:00:00Z")),
            Scalar::Constant(_) => return None,
        })
    }

    fn named(
        &mut self,
        id: TypeId,
        example: Option<&Value>,
        wire: &str,
        name: &str,
        depth: usize,
    ) -> Option<Written> {
        let ty = self.api.ty(id);
        match &ty.kind {
            TypeKind::OpenEnum(open) => self.word(id, open, example, wire),
            TypeKind::Object(object) if ty.shape == Shape::Request && depth < DEEPEST => {
                self.object(id, object, name, depth)
            }
            TypeKind::Resource(resource) if ty.shape == Shape::Request && depth < DEEPEST => {
                let object = Object {
                    members: resource.sent(id),
                    additional: Additional::Undeclared,
                };
                self.object(id, &object, name, depth)
            }
            TypeKind::Relationships(all) if ty.shape == Shape::Request => {
                self.relationships(id, &all.relationships)
            }
            TypeKind::Union(union) if ty.shape == Shape::Request && depth < DEEPEST => {
                self.union(id, union, example, name, depth)
            }
            _ => None,
        }
    }

    /// The relationships that a request has to give, each with a resource of its type.
    fn relationships(&mut self, id: TypeId, all: &[Relationship]) -> Option<Written> {
        let ty = self.import_type(id)?;
        let mut arguments = Vec::new();
        for relationship in all.iter().filter(|relationship| relationship.required) {
            if relationship.linkage.identifier.is_some() {
                return None;
            }
            let kind = self.linked_type(&relationship.linkage.target)?;
            let made = format!("new({kind:?}, \"1\")");
            let identifier = self.runtime("Identifier", &made)?.exact;
            arguments.push(match relationship.cardinality {
                Cardinality::ToOne => identifier,
                Cardinality::ToMany | Cardinality::OneOrMany => format!("vec![{identifier}]"),
            });
        }
        Some(Written::exact(match arguments.is_empty() {
            true => format!("{ty}::default()"),
            false => format!("{ty}::new({})", arguments.join(", ")),
        }))
    }

    /// A `type` that a relationship may point at.
    fn linked_type(&self, target: &Target) -> Option<String> {
        match target {
            Target::Any { types } => types.first().cloned(),
            Target::Type(id) => match &self.api.ty(*id).kind {
                TypeKind::Resource(resource) => resource.types.first().cloned(),
                TypeKind::Union(union) => {
                    union.variants.iter().flat_map(|v| &v.tags).next().cloned()
                }
                _ => None,
            },
        }
    }

    /// A word of an open enum: the document's example, or else the first.
    fn word(
        &mut self,
        id: TypeId,
        open: &OpenEnum,
        example: Option<&Value>,
        wire: &str,
    ) -> Option<Written> {
        let example = example.and_then(Value::as_str);
        let named = |text: &str| open.words.iter().find(|word| word.name.wire() == text);
        let current = || open.words.iter().find(|word| !word.doc.deprecated);
        match example.and_then(named).or_else(current) {
            Some(word) => {
                let ty = self.import_type(id)?;
                Some(Written::exact(format!("{ty}::{}", word.name)))
            }
            None => Some(Written::made(format!("{:?}", example.unwrap_or(wire)))),
        }
    }

    /// The first variant of a union that can be shown.
    fn union(
        &mut self,
        id: TypeId,
        union: &Union,
        example: Option<&Value>,
        name: &str,
        depth: usize,
    ) -> Option<Written> {
        if union.kind == UnionKind::Resources {
            return None;
        }
        let ty = self.import_type(id)?;
        let mut variants = union.variants.iter();
        variants.find_map(|variant| {
            let wire = variant.name.wire();
            let value =
                self.attempt(|this| this.value(&variant.ty, example, wire, name, depth + 1))?;
            let is_object = match &variant.ty {
                TypeRef::Named(id) => matches!(
                    self.api.ty(*id).kind,
                    TypeKind::Object(_) | TypeKind::Resource(_)
                ),
                _ => false,
            };
            // Objects are boxed in unions.
            let value = match is_object {
                true => format!("Box::new({})", value.exact),
                false => value.exact,
            };
            Some(Written::exact(format!("{ty}::{}({value})", variant.name)))
        })
    }

    /// Imports a type of the API; nothing where its name is taken.
    pub(super) fn import_type(&mut self, id: TypeId) -> Option<String> {
        let (crates, ty) = (client_crate(self.api), self.api.ty(id));
        let name = ty.name.ident();
        self.import(&format!("{crates}::types::{}", ty.module), name)?;
        Some(name.to_owned())
    }

    /// Imports a name; nothing where another of that name is imported, or stands in every file.
    pub(super) fn import(&mut self, module: &str, name: &str) -> Option<()> {
        const PRELUDE: [&str; 8] = [
            "Option", "Result", "Some", "Box", "Vec", "String", "Ok", "Err",
        ];
        let path = format!("{module}::{name}");
        let end = format!("::{name}");
        let mut others = self.uses.iter().filter(|other| **other != path);
        if PRELUDE.contains(&name) || others.any(|other| other.ends_with(&end)) {
            return None;
        }
        self.uses.insert(path);
        Some(())
    }

    /// A value of a type of the runtime.
    pub(super) fn runtime(&mut self, name: &str, made: &str) -> Option<Written> {
        let crates = client_crate(self.api);
        self.import(&format!("{crates}::runtime"), name)?;
        Some(Written::exact(format!("{name}::{made}")))
    }
}

/// A literal of the example where it is text, else of another text.
fn literal(example: Option<&Value>, other: &str) -> String {
    format!("{:?}", example.and_then(Value::as_str).unwrap_or(other))
}
