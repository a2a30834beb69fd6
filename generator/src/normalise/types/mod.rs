//! From schemas to types.
//!
//! | module | rule |
//! |---|---|
//! | [`scalar`] | strings by format, numbers, constants |
//! | [`object`] | objects with declared members, maps, free objects |
//! | [`resource`] | resource objects |
//! | [`relationship`] | their relationships, and linkage wherever it stands |
//! | [`open_enum`](mod@open_enum) | `enum`, `x-open-enum` and enumerations told in prose |
//! | [`union`] | `oneOf` and `anyOf` |

mod choices;
mod object;
mod open_enum;
mod relationship;
mod resource;
mod scalar;
mod union;

pub(crate) use open_enum::open_enum;
pub(crate) use union::without as union_without;

use crate::ledger::Construct;
use crate::model::{Member, Relationship, TypeId, TypeKind, TypeRef};

use super::builder::{Builder, Context, Direction, Slot, doc_of};
use super::open::Open;
use super::view::{Kind, Part, View};
use super::words::words;

/// How deep schemas that are no components may hold one another; no document nests this deep.
const DEEPEST: usize = 128;

impl<'a> Builder<'a> {
    /// The type of a value that all `parts` describe; whether it may be null is the caller's to ask.
    pub(crate) fn type_of(&mut self, parts: &[Part<'a>], cx: &Context) -> TypeRef {
        let view = self.schemas.merged(parts);
        self.type_of_view(view, cx)
    }

    /// The type of a view, by the component that it is or by its own shape.
    pub(crate) fn type_of_view(&mut self, view: View<'a>, cx: &Context) -> TypeRef {
        match view.component {
            Some(component) => self.component_type(component, cx),
            None => self.inline_type(&view, cx),
        }
    }

    /// The type of a component: made once, however often it is met.
    fn component_type(&mut self, component: &'a str, cx: &Context) -> TypeRef {
        let direction = self.directions.of_type(component, cx.direction);
        let slot = (component, direction);
        match self.components.get(&slot) {
            Some(Slot::Done(ty)) => return ty.clone(),
            Some(Slot::Open) => {
                // Only components without a type of their own stay open: an alias that holds itself.
                self.ignored(Construct::Reading, component, "alias-of-itself");
                return TypeRef::FreeForm;
            }
            None => {}
        }
        let Some((_, schema)) = self
            .schemas
            .openapi
            .components
            .as_ref()
            .and_then(|all| all.schemas.get_key_value(component))
        else {
            return TypeRef::FreeForm;
        };
        let view = self.schemas.own_view(component, schema);
        let mut view = self.schemas.directed(view, direction);
        if let Some(target) = view.component.take().filter(|target| *target != component) {
            let ty = self.component_type(target, cx);
            self.components.insert(slot, Slot::Done(ty.clone()));
            return ty;
        }
        view.home = Some(component);
        let sent_too = direction == Direction::Request && self.directions.is_split(component);
        let mut base = words(component);
        base.extend(sent_too.then(|| "request".to_owned()));
        let own = Context::of_component(base, direction);
        if !self.needs_name(&view) {
            self.components.insert(slot, Slot::Open);
            let ty = self.inline_type(&view, &own);
            self.components.insert(slot, Slot::Done(ty.clone()));
            return ty;
        }
        let name = self.component_name(component, direction);
        let id = self.start(name, doc_of(&view));
        self.describe(id, direction, &view);
        self.components.insert(slot, Slot::Done(TypeRef::Named(id)));
        match self.kind_of(&view, &own) {
            Ok(kind) => {
                if matches!(&kind, TypeKind::Union(union) if union.kind == crate::model::UnionKind::Resources)
                    && direction == Direction::Reply
                {
                    self.unions_by_component.push((component, id));
                }
                self.finish(id, kind);
            }
            Err(ty) => {
                if let Some(draft) = self.drafts.get_mut(id.index()) {
                    draft.dropped = true;
                }
                self.components.insert(slot, Slot::Done(ty.clone()));
                return ty;
            }
        }
        TypeRef::Named(id)
    }

    /// The type of a schema that stands where it is used; within itself, it is the type that it is about to become.
    fn inline_type(&mut self, view: &View<'a>, cx: &Context) -> TypeRef {
        let view = &self.schemas.directed(view.clone(), cx.direction);
        let named = self.needs_name(view);
        if let Some(ty) = self.within_itself(view, named, cx) {
            return ty;
        }
        self.open.push(Open::new(view, cx));
        let kind = if named {
            self.kind_of(view, cx)
        } else {
            Err(self.plain_type(view, cx))
        };
        let started = self.open.pop().and_then(|open| open.started);
        match (kind, started) {
            (Ok(kind), Some(id)) => {
                self.finish(id, kind);
                TypeRef::Named(id)
            }
            (Ok(kind), None) => TypeRef::Named(self.inline_named(kind, view, cx)),
            (Err(ty), _) => ty,
        }
    }

    /// The type of a view that is met while the type of the same view is being made.
    fn within_itself(&mut self, view: &View<'a>, named: bool, cx: &Context) -> Option<TypeRef> {
        let made_of = Open::new(view, cx);
        let index = self.open.iter().position(|open| open.is_like(&made_of));
        if index.is_none() && self.open.len() < DEEPEST {
            return None;
        }
        let (Some(index), true) = (index, named) else {
            self.ignored(Construct::Reading, cx.own.join("-"), "alias-of-itself");
            return Some(TypeRef::FreeForm);
        };
        let open = self.open.get(index)?;
        if let Some(id) = open.started {
            return Some(TypeRef::Named(id));
        }
        // Named after the place where it was met first.
        let candidates = open.cx.candidates();
        let wire = candidates.last().map(|words| words.join("-"));
        let name = self.type_names.mint(&candidates, &wire.unwrap_or_default());
        let id = self.start(name, doc_of(view));
        self.describe(id, cx.direction, view);
        if let Some(open) = self.open.get_mut(index) {
            open.started = Some(id);
        }
        Some(TypeRef::Named(id))
    }

    /// Names a type that stands for itself, whatever else looks the same.
    pub(crate) fn named_apart(&mut self, kind: TypeKind, view: &View<'a>, cx: &Context) -> TypeId {
        let candidates = cx.candidates();
        let wire = candidates
            .last()
            .map(|words| words.join("-"))
            .unwrap_or_default();
        let name = self.type_names.mint(&candidates, &wire);
        let id = self.start(name, doc_of(view));
        self.describe(id, cx.direction, view);
        self.finish(id, kind);
        if let Some(draft) = self.drafts.get_mut(id.index()) {
            draft.aliases = candidates.into_iter().take(1).collect();
        }
        id
    }

    /// Names an inline type, or finds the type that looks the same.
    pub(crate) fn inline_named(&mut self, kind: TypeKind, view: &View<'a>, cx: &Context) -> TypeId {
        let key = format!("{:?} {}", cx.direction, likeness(&kind));
        let mut candidates = cx.candidates();
        // A resource without a component is named by its own `type`, wherever it is met first.
        if let TypeKind::Resource(resource) = &kind
            && let [ty] = resource.types.as_slice()
        {
            candidates.insert(0, words(ty));
        }
        if let Some(&id) = self.alike.get(&key) {
            // A name of the settings fits all places.
            if let Some(draft) = self.drafts.get_mut(id.index())
                && !draft.aliases.is_empty()
            {
                draft.aliases.append(&mut candidates);
            }
            return id;
        }
        let wire = candidates
            .last()
            .map(|words| words.join("-"))
            .unwrap_or_default();
        let chosen = candidates
            .iter()
            .find_map(|words| self.settings.names.types.get(&super::words::pascal(words)));
        let settled = chosen.is_some();
        if let Some(chosen) = chosen {
            candidates = vec![words(chosen)];
        }
        let name = self.type_names.mint(&candidates, &wire);
        let id = self.start(name, doc_of(view));
        self.describe(id, cx.direction, view);
        self.finish(id, kind);
        if let Some(draft) = self.drafts.get_mut(id.index()) {
            let places = candidates.into_iter().filter(|_| !settled);
            draft.aliases = places.take(1).collect();
        }
        self.alike.insert(key, id);
        id
    }

    /// Whether a view becomes a type with a name of its own.
    fn needs_name(&self, view: &View<'a>) -> bool {
        if view.constant.is_some() {
            return false;
        }
        if self.branches(view).len() > 1 {
            return true;
        }
        (view.is_object() && !view.properties.is_empty()) || self.has_words(view)
    }

    /// What a view that needs a name is, or the plain type that it turns out to be after all.
    fn kind_of(&mut self, view: &View<'a>, cx: &Context) -> Result<TypeKind, TypeRef> {
        if self.branches(view).len() > 1 {
            return self.union_kind(view, cx);
        }
        if self.has_words(view) {
            return Ok(self.enum_kind(view));
        }
        if self.is_whole_resource(view, cx) {
            return Ok(self.resource_kind(view, cx));
        }
        Ok(TypeKind::Object(self.object(view, cx)))
    }

    /// The type of a view that needs no name.
    fn plain_type(&mut self, view: &View<'a>, cx: &Context) -> TypeRef {
        if let Some(constant) = &view.constant {
            return TypeRef::Scalar(crate::model::Scalar::Constant(constant.clone()));
        }
        if let [branch] = self.branches(view).as_slice() {
            let merged = self.schemas.with_branch(view, *branch);
            return self.type_of_view(merged, cx);
        }
        match view.kind {
            Some(Kind::Array) => self.list(view, cx),
            Some(Kind::Object) => self.free_object(view, cx),
            Some(_) => scalar::scalar(view),
            None => {
                self.ledger.generated(Construct::Emitted, "free-form value");
                TypeRef::FreeForm
            }
        }
    }

    fn list(&mut self, view: &View<'a>, cx: &Context) -> TypeRef {
        if view.items.is_empty() {
            self.ledger.generated(Construct::Emitted, "free-form value");
            return TypeRef::List(Box::new(TypeRef::FreeForm));
        }
        let items = self.schemas.merged(&view.items);
        let nullable = items.nullable;
        let item = self.type_of_view(items, &cx.item());
        TypeRef::List(Box::new(nullable_item(item, nullable)))
    }
}

/// An item of a list or map that may be null.
pub(crate) fn nullable_item(item: TypeRef, nullable: bool) -> TypeRef {
    if nullable && !matches!(item, TypeRef::FreeForm) {
        TypeRef::Nullable(Box::new(item))
    } else {
        item
    }
}

/// What two types must have in common to be one: everything but documentation.
fn likeness(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Object(object) => {
            format!(
                "object {:?} {:?}",
                likeness_of(&object.members),
                object.additional
            )
        }
        TypeKind::Identifier(members) => format!("identifier {:?}", likeness_of(members)),
        TypeKind::OpenEnum(open) => format!(
            "enum {:?}",
            open.words
                .iter()
                .map(|word| word.name.wire())
                .collect::<Vec<_>>()
        ),
        TypeKind::Relationships(all) => {
            let links = all.relationships.iter();
            let links: Vec<String> = links
                .map(|one| {
                    let Relationship {
                        name,
                        cardinality,
                        linkage,
                        required,
                        ..
                    } = one;
                    format!("{}:{cardinality:?}:{linkage:?}:{required}", name.wire())
                })
                .collect();
            format!("relationships {links:?} {:?}", likeness_of(&all.members))
        }
        TypeKind::Union(union) => {
            let variants: Vec<String> = union
                .variants
                .iter()
                .map(|v| format!("{:?}:{:?}:{:?}", v.ty, v.tags, v.choice))
                .collect();
            format!("union {:?} {variants:?}", union.kind)
        }
        TypeKind::Resource(resource) => format!("{resource:?}"),
    }
}

fn likeness_of(members: &[Member]) -> Vec<String> {
    let members = members.iter();
    members
        .map(|member| {
            format!(
                "{}:{:?}:{:?}:{:?}:{:?}",
                member.name.wire(),
                member.ty,
                member.presence,
                member.sensitivity,
                member.constraints
            )
        })
        .collect()
}

/// The component that a part refers to, where it is a reference.
pub(crate) fn referenced(part: Part<'_>) -> Option<&str> {
    match part {
        Part::Reference(reference) => reference.strip_prefix("#/components/schemas/"),
        Part::Component(name) | Part::Base(name) => Some(name),
        Part::Schema(_) => None,
    }
}
