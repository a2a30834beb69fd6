//! Resource objects (JSON:API 1.1 §7.2).

use serde_json::Value;

use crate::ledger::Construct;
use crate::model::{Resource, TypeId, TypeKind, TypeRef};
use crate::normalise::builder::{Builder, Context, Direction};
use crate::normalise::view::{Kind, View};

/// The members of a resource object that have a place of their own in the model.
const OWN: [&str; 4] = ["type", "id", "attributes", "relationships"];

impl<'a> Builder<'a> {
    /// Whether a view is a resource object: it has a `type` that is text, and `attributes` or `relationships`; or it has
    /// only `type` and `id`, and a discriminator says that it is one of several resources.
    pub(crate) fn is_resource(&self, view: &View<'a>) -> bool {
        let Some(parts) = view.properties.get("type") else {
            return false;
        };
        let ty = self.schemas.merged(parts);
        if ty.kind.is_some_and(|kind| kind != Kind::String)
            || ty.constant.as_ref().is_some_and(|value| !value.is_string())
        {
            return false;
        }
        if view.properties.contains_key("attributes")
            || view.properties.contains_key("relationships")
        {
            return true;
        }
        view.home
            .is_some_and(|component| self.told_by_type.contains(component))
    }

    /// Whether a view is a resource where it is met: a request may leave out the id of what it makes, and is then none yet.
    pub(crate) fn is_whole_resource(&self, view: &View<'a>, cx: &Context) -> bool {
        let made = cx.direction == Direction::Request && !view.properties.contains_key("id");
        !made && self.is_resource(view)
    }

    pub(crate) fn resource_kind(&mut self, view: &View<'a>, cx: &Context) -> TypeKind {
        let types = self.resource_types(view);
        let attributes = self.section(view, "attributes", cx);
        let relationships = view
            .properties
            .get("relationships")
            .map(|parts| self.relationships(parts, cx));
        let others: Vec<&'a str> = view
            .properties
            .keys()
            .copied()
            .filter(|name| !OWN.contains(name))
            .collect();
        let id = view
            .properties
            .get("id")
            .map(|parts| self.schemas.merged(parts));
        let id_prefix = id
            .as_ref()
            .and_then(|id| id.extension("x-id-prefix"))
            .and_then(Value::as_str);
        let required = ["type", "id", "attributes", "relationships"].into_iter();
        let required = required.filter(|name| view.required.contains(name));
        TypeKind::Resource(Resource {
            types,
            type_enum: None,
            required: required.map(str::to_owned).collect(),
            identifies: None,
            has_id: id.is_some(),
            id_prefix: id_prefix.map(str::to_owned),
            attributes,
            relationships,
            members: self.members(view, &others, cx),
            family: None,
        })
    }

    /// The values of `type` that a resource's schema tells.
    fn resource_types(&mut self, view: &View<'a>) -> Vec<String> {
        let Some(parts) = view.properties.get("type") else {
            return Vec::new();
        };
        let ty = self.schemas.merged(parts);
        if let Some(Value::String(constant)) = &ty.constant {
            return vec![constant.clone()];
        }
        let mapped = self.mapped_types(view);
        if !self.has_words(&ty) {
            return mapped.unwrap_or_else(|| self.type_from_example(view, &ty));
        }
        let TypeKind::OpenEnum(open) = self.enum_kind(&ty) else {
            return Vec::new();
        };
        let words = open.words.iter();
        let words: Vec<String> = words.map(|word| word.name.wire().to_owned()).collect();
        let Some(mapped) = mapped.filter(|_| words.len() > 1) else {
            return words;
        };
        let (own, _): (Vec<String>, Vec<String>) =
            mapped.into_iter().partition(|tag| words.contains(tag));
        if own.is_empty() { words } else { own }
    }

    /// The values of `type` that a base's mapping leads to this component by: each subtype has its own.
    fn mapped_types(&mut self, view: &View<'a>) -> Option<Vec<String>> {
        let home = view.home?;
        let (member, tag) = self.schemas.inheritance.tag(home)?;
        if member != "type" {
            return None;
        }
        self.ignored(
            Construct::Reading,
            format!("type of {home}"),
            "type-by-mapping",
        );
        Some(vec![tag.to_owned()])
    }

    /// A `type` that the document tells by its default or example alone, unless a discriminator tells more.
    fn type_from_example(&mut self, view: &View<'a>, ty: &View<'a>) -> Vec<String> {
        let told = view
            .home
            .is_some_and(|component| self.told_by_type.contains(component));
        if told || ty.extension("x-polymorphic").is_some() {
            return Vec::new();
        }
        self.type_by_sample(ty).into_iter().collect()
    }

    /// The one `type` that a schema of any text shows: its default, else its example.
    fn type_by_sample(&mut self, ty: &View<'a>) -> Option<String> {
        let text = |value: Option<&'a Value>| value.and_then(Value::as_str);
        let (keyword, rule, sample) = match (text(ty.default), text(ty.example)) {
            (Some(default), _) => ("default", "type-from-default", default),
            (None, Some(example)) => ("example", "type-from-example", example),
            (None, None) => return None,
        };
        self.ignored(Construct::Reading, keyword, rule);
        Some(sample.to_owned())
    }

    /// The type of `attributes`: an object, or a union of objects.
    fn section(&mut self, view: &View<'a>, member: &str, cx: &Context) -> Option<TypeId> {
        let parts = view.properties.get(member)?;
        let section = self.schemas.merged(parts);
        let mut section = self.schemas.directed(section, cx.direction);
        let cx = self.member_context(member, view, cx);
        if section.component.is_none() {
            section = self.settled(section);
        }
        if let Some(component) = section.component {
            if let TypeRef::Named(id) = self.type_of_view(section, &cx) {
                return Some(id);
            }
            self.ignored(Construct::Reading, component, "attributes-without-members");
            return None;
        }
        if self.branches(&section).is_empty() {
            let object = self.object(&section, &cx);
            return Some(self.named_apart(TypeKind::Object(object), &section, &cx));
        }
        match self.type_of_view(section, &cx) {
            TypeRef::Named(id) => Some(id),
            _ => {
                self.ignored(
                    Construct::Reading,
                    "attributes",
                    "attributes-without-members",
                );
                None
            }
        }
    }
}
