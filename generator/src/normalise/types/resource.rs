//! Resource objects (JSON:API 1.1 §7.2) and their relationships.

use serde_json::Value;

use crate::ledger::Construct;
use crate::model::{Cardinality, Relationship, Resource, Target, TypeId, TypeKind, TypeRef};
use crate::normalise::builder::{Builder, Context, Direction, doc_of};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, Part, View};
use crate::normalise::words::words;

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
        if !self.has_words(&ty) {
            return self.type_from_example(view, &ty);
        }
        match self.enum_kind(&ty) {
            TypeKind::OpenEnum(open) => open
                .words
                .iter()
                .map(|word| word.name.wire().to_owned())
                .collect(),
            _ => Vec::new(),
        }
    }

    /// A `type` that the document tells by its example alone, unless a discriminator tells more.
    fn type_from_example(&mut self, view: &View<'a>, ty: &View<'a>) -> Vec<String> {
        let told = view
            .home
            .is_some_and(|component| self.told_by_type.contains(component));
        match ty.example.and_then(Value::as_str) {
            Some(example) if !told && ty.extension("x-polymorphic").is_none() => {
                self.ignored(Construct::Reading, "example", "type-from-example");
                vec![example.to_owned()]
            }
            _ => Vec::new(),
        }
    }

    /// The type of `attributes`: an object, or a union of objects.
    fn section(&mut self, view: &View<'a>, member: &str, cx: &Context) -> Option<TypeId> {
        let parts = view.properties.get(member)?;
        let section = self.schemas.merged(parts);
        let section = self.schemas.directed(section, cx.direction);
        let cx = cx.member(member);
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

    /// The type of a `relationships` object; a component that several resources share is one type.
    fn relationships(&mut self, parts: &[Part<'a>], cx: &Context) -> TypeId {
        let view = self.schemas.merged(parts);
        let direction = view.component.map_or(cx.direction, |component| {
            self.directions.of_type(component, cx.direction)
        });
        let view = self.schemas.directed(view, direction);
        let known = view.component.map(|component| (component, direction));
        if let Some(&id) = known.and_then(|slot| self.relationship_components.get(&slot)) {
            return id;
        }
        let mut scope = Scope::new(Case::Snake, self.taken.resource_members);
        let mut found = Vec::with_capacity(view.properties.len());
        for (wire, parts) in &view.properties {
            let required = view.required.contains(wire);
            found.push(self.relationship(wire, parts, required, &mut scope));
        }
        let kind = TypeKind::Relationships(found);
        let Some(component) = view.component else {
            return self.named_apart(kind, &view, &cx.member("relationships"));
        };
        let name = self.component_name(component, direction);
        let id = self.start(name, doc_of(&view));
        self.describe(id, direction, &view);
        self.finish(id, kind);
        self.relationship_components
            .insert((component, direction), id);
        id
    }

    fn relationship(
        &mut self,
        wire: &'a str,
        parts: &[Part<'a>],
        required: bool,
        scope: &mut Scope,
    ) -> Relationship {
        let view = self.schemas.merged(parts);
        let data = view
            .properties
            .get("data")
            .map(|parts| self.schemas.merged(parts));
        let mut doc = doc_of(&view);
        let (cardinality, types) = match &data {
            Some(data) if data.kind == Some(Kind::Array) => {
                let items = self.schemas.merged(&data.items);
                (Cardinality::ToMany, self.linkage_types(&items, 0))
            }
            Some(data) => (Cardinality::ToOne, self.linkage_types(data, 0)),
            None => (Cardinality::ToOne, Vec::new()),
        };
        if doc.description.is_none() {
            doc.description = data
                .as_ref()
                .and_then(|data| data.description)
                .map(str::to_owned);
        }
        let told = view.extension("x-linkage-types").or_else(|| {
            data.as_ref()
                .and_then(|data| data.extension("x-linkage-types"))
        });
        let types = told.and_then(Value::as_array).map_or(types, |told| {
            told.iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        });
        // What the types are is known only when all resources are: `families` resolves the target.
        Relationship {
            name: scope.mint(&[words(wire)], wire),
            doc,
            cardinality,
            required,
            target: Target::Any { types },
        }
    }

    /// The `type` values that a resource identifier object may have, as far as the document says.
    fn linkage_types(&mut self, view: &View<'a>, depth: usize) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(parts) = view.properties.get("type") {
            let ty = self.schemas.merged(parts);
            if let Some(Value::String(constant)) = &ty.constant {
                found.push(constant.clone());
            } else if let Some(told) = ty.extension("x-linkage-types").and_then(Value::as_array) {
                found.extend(told.iter().filter_map(Value::as_str).map(str::to_owned));
            } else if self.has_words(&ty)
                && let TypeKind::OpenEnum(open) = self.enum_kind(&ty)
            {
                found.extend(open.words.iter().map(|word| word.name.wire().to_owned()));
            }
        }
        if depth < 4 {
            for branch in self.branches(view) {
                let branch = self.schemas.view(branch);
                found.extend(self.linkage_types(&branch, depth + 1));
            }
        }
        found
    }
}
