//! The `relationships` of a resource (JSON:API 1.1 §7.2.2.2) and their linkage.
//!
//! How many resources a relationship links, its linkage tells: a list, one identifier, or both as alternatives. Where the
//! document leaves the linkage out, [`cardinality`](crate::normalise::cardinality) finds out when all operations are known.

use serde_json::Value;

use crate::ledger::Construct;
use crate::model::{
    Cardinality, Linkage, Member, Relationship, Relationships, Target, TypeId, TypeKind, TypeRef,
};
use crate::normalise::builder::{Builder, Context, Untold, doc_of};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, Part, View};
use crate::normalise::words::words;

/// The members of a relationship object (JSON:API 1.1 §7.2.2.2).
const OF_RELATIONSHIPS: [&str; 3] = ["data", "links", "meta"];
/// The members of a resource identifier object that the runtime's own type has, or keeps as they come.
const OF_IDENTIFIERS: [&str; 3] = ["type", "id", "lid"];
/// How deep alternatives of linkage are followed.
const MAX_DEPTH: usize = 4;

/// What linkage is made of.
#[derive(Default)]
struct Found<'a> {
    /// Whether it may be a list, and whether it may be one identifier.
    many: bool,
    one: bool,
    /// The identifiers' `type`s, as far as the document says.
    types: Vec<String>,
    /// Schemas of identifiers.
    identifiers: Vec<View<'a>>,
}

impl<'a> Builder<'a> {
    /// The type of a `relationships` object; a component that several resources share is one type.
    pub(super) fn relationships(&mut self, parts: &[Part<'a>], cx: &Context) -> TypeId {
        let view = self.schemas.merged(parts);
        let view = if view.component.is_none() {
            self.settled(view)
        } else {
            view
        };
        let direction = view.component.map_or(cx.direction, |component| {
            self.directions.of_type(component, cx.direction)
        });
        let view = self.schemas.directed(view, direction);
        let known = view.component.map(|component| (component, direction));
        if let Some(&id) = known.and_then(|slot| self.relationship_components.get(&slot)) {
            return id;
        }
        let mut scope = Scope::new(Case::Snake, self.taken.resource_members);
        let mut all = Relationships::default();
        let mut untold = Vec::new();
        for (wire, parts) in &view.properties {
            let one = self.schemas.merged(parts);
            let one = self.settled(one);
            if !is_relationship(&one) {
                self.ignored(
                    Construct::Reading,
                    format!("relationships.{wire}"),
                    "member-among-relationships-is-none",
                );
                all.members
                    .push(self.member_of(wire, parts, &view, &mut scope, cx));
                continue;
            }
            let (mut relationship, is_told) = self.relationship(wire, &one, &mut scope, cx);
            relationship.required = view.required.contains(wire);
            if !is_told {
                untold.push(all.relationships.len());
            }
            all.relationships.push(relationship);
        }
        let kind = TypeKind::Relationships(all);
        let id = match view.component {
            None => self.named_apart(kind, &view, &cx.member("relationships")),
            Some(component) => {
                let name = self.component_name(component, direction);
                let id = self.start(name, doc_of(&view));
                self.describe(id, direction, &view);
                self.finish(id, kind);
                self.relationship_components
                    .insert((component, direction), id);
                id
            }
        };
        let untold = untold.into_iter();
        self.untold
            .extend(untold.map(|place| Untold { owner: id, place }));
        id
    }

    /// A relationship, and whether the document tells its cardinality here.
    fn relationship(
        &mut self,
        wire: &'a str,
        view: &View<'a>,
        scope: &mut Scope,
        cx: &Context,
    ) -> (Relationship, bool) {
        let data = view
            .properties
            .get("data")
            .map(|parts| self.schemas.merged(parts));
        let mut doc = doc_of(view);
        let mut found = Found::default();
        if let Some(data) = &data {
            self.find_linkage(data, &mut found, 0);
        }
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
        if let Some(told) = told.and_then(Value::as_array) {
            let told = told.iter().filter_map(Value::as_str);
            found.types = told.map(str::to_owned).collect();
        }
        let cardinality = match (found.one, found.many) {
            (true, true) => Cardinality::OneOrMany,
            (false, true) => Cardinality::ToMany,
            (_, false) => Cardinality::ToOne,
        };
        let is_told = found.one || found.many;
        let relationship = Relationship {
            name: scope.mint(&[words(wire)], wire),
            doc,
            cardinality,
            required: false,
            linkage: self.linkage_of(found, &cx.member(wire)),
        };
        (relationship, is_told)
    }

    /// The linkage of one place, where `data` holds identifiers.
    pub(crate) fn linkage(&mut self, data: &View<'a>, cx: &Context) -> Linkage {
        let mut found = Found::default();
        self.find_linkage(data, &mut found, 0);
        self.linkage_of(found, cx)
    }

    fn linkage_of(&mut self, found: Found<'a>, cx: &Context) -> Linkage {
        Linkage {
            identifier: self.identifier_type(&found.identifiers, cx),
            // What the types are is known only when all resources are: `families` resolves the target.
            target: Target::Any { types: found.types },
        }
    }

    /// Looks at linkage, and at its alternatives.
    fn find_linkage(&mut self, view: &View<'a>, found: &mut Found<'a>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let branches = self.branches(view);
        let chosen = !branches.is_empty() && view.items.is_empty() && view.properties.is_empty();
        if !chosen && (view.kind == Some(Kind::Array) || !view.items.is_empty()) {
            found.many = true;
            let items = self.schemas.merged(&view.items);
            let one = found.one;
            self.find_linkage(&items, found, depth + 1);
            // An item is no linkage by itself.
            found.one = one;
            return;
        }
        if let Some(parts) = view.properties.get("type") {
            let ty = self.schemas.merged(parts);
            found.types.extend(self.linkage_types(&ty));
        }
        if !chosen && (view.is_object() || view.kind.is_some()) {
            found.one = true;
            found.identifiers.push(view.clone());
        }
        for branch in branches {
            let branch = self.schemas.view(branch);
            self.find_linkage(&branch, found, depth + 1);
        }
    }

    /// The `type` values that a resource identifier object may have, as far as the document says.
    fn linkage_types(&mut self, ty: &View<'a>) -> Vec<String> {
        if let Some(Value::String(constant)) = &ty.constant {
            return vec![constant.clone()];
        }
        if let Some(told) = ty.extension("x-linkage-types").and_then(Value::as_array) {
            let told = told.iter().filter_map(Value::as_str);
            return told.map(str::to_owned).collect();
        }
        if self.has_words(ty)
            && let TypeKind::OpenEnum(open) = self.enum_kind(ty)
        {
            let words = open.words.iter();
            return words.map(|word| word.name.wire().to_owned()).collect();
        }
        // An example may be one of many; a default is what the server puts there.
        let told = ty.default.and_then(Value::as_str);
        if told.is_some() {
            self.ignored(Construct::Reading, "default", "type-from-default");
        }
        told.map(str::to_owned).into_iter().collect()
    }

    /// The type of identifiers that have more members than `type` and `id`. Of several schemas, all members count.
    fn identifier_type(&mut self, views: &[View<'a>], cx: &Context) -> Option<TypeId> {
        let mut scope = Scope::new(Case::Snake, self.taken.identifier_members);
        let mut members: Vec<Member> = Vec::new();
        let mut owner: Option<&View<'a>> = None;
        let cx = Context {
            own: [cx.own.clone(), vec!["identifier".to_owned()]].concat(),
            ..cx.clone()
        };
        for view in views {
            for (wire, parts) in &view.properties {
                let known = members.iter().any(|member| member.name.wire() == *wire);
                if known || OF_IDENTIFIERS.contains(wire) {
                    continue;
                }
                let member = self.member_of(wire, parts, view, &mut scope, &cx);
                // What is said to be any object is at hand among what came beside type and id.
                if matches!(member.ty, TypeRef::FreeForm | TypeRef::FreeObject) {
                    continue;
                }
                owner = owner.or(Some(view));
                members.push(member);
            }
        }
        let owner = owner?;
        Some(self.inline_named(TypeKind::Identifier(members), owner, &cx))
    }
}

/// Whether a member of `relationships` is a relationship: an object that has what relationship objects have, or of which
/// nothing is said that could tell otherwise.
fn is_relationship(view: &View<'_>) -> bool {
    match view.kind {
        Some(Kind::Object) | None if view.constant.is_none() && view.words.is_empty() => {
            view.properties.is_empty()
                || OF_RELATIONSHIPS
                    .iter()
                    .any(|name| view.properties.contains_key(name))
        }
        _ => false,
    }
}
