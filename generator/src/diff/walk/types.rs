//! Pairs of types: resources, objects, relationships, enumerations, unions.

use std::collections::BTreeMap;

use crate::diff::found::PlaceClass;
use crate::diff::kinds::*;
use crate::diff::paths;
use crate::diff::verdict::Way;
use crate::model::{
    Additional, Api, Cardinality, Linkage, Member, Object, Presence, Relationship, Relationships,
    Resource, Shape, Target, TypeId, TypeKind, TypeRef,
};

use super::state::{At, Walk, matched};

impl Walk<'_> {
    /// Finds the resources of both APIs by their `type`.
    pub(super) fn resources(&mut self) {
        let (old, new) = (resources(self.old), resources(self.new));
        for (name, (id, _)) in &old {
            if !new.contains_key(name) {
                let items = self.within(&TypeRef::Named(*id));
                self.note_of(&RESOURCE_REMOVED, "resource", *name, None)
                    .about(items)
                    .way = Some(Way::Read);
            }
        }
        for (name, (other, primary)) in &new {
            let Some((one, _)) = old.get(name) else {
                self.note_of(&RESOURCE_ADDED, "resource", *name, None).way = Some(Way::Read);
                continue;
            };
            // What only stands in a list of types beside others is met where they are.
            if *primary {
                let at = At::new(
                    Way::Read,
                    PlaceClass::Resource,
                    *name,
                    crate::diff::found::Origin::Api,
                );
                self.meet(*one, *other, &at, None);
            }
        }
    }

    /// Compares a pair of types.
    pub(super) fn pair(&mut self, place: usize) {
        let Some((one, other, at)) = self.pair_at(place) else {
            return;
        };
        let (old, new) = (self.old.ty(one), self.new.ty(other));
        let path = paths::of_type(self.old, one);
        let at = at.with_items(vec![path.clone()]);
        if old.doc.deprecated == new.doc.deprecated && old.doc != new.doc {
            self.note_of(&TEXT_CHANGED, "", "text", Some(&at)).way = None;
        }
        match (&old.kind, &new.kind) {
            (TypeKind::Resource(old), TypeKind::Resource(new)) => {
                self.resource(old, new, &path, &at)
            }
            (TypeKind::Object(old), TypeKind::Object(new)) => self.object(old, new, &path, &at),
            (TypeKind::Relationships(old), TypeKind::Relationships(new)) => {
                self.relationships(old, new, &path, &at);
            }
            (TypeKind::Identifier(old), TypeKind::Identifier(new)) => {
                self.members(old, new, &path, &at)
            }
            (TypeKind::OpenEnum(old), TypeKind::OpenEnum(new)) => {
                let values = |words: &[crate::model::Word]| -> Vec<String> {
                    words
                        .iter()
                        .map(|word| word.name.wire().to_owned())
                        .collect()
                };
                self.values_of(&values(&old.words), &values(&new.words), &at, &path);
            }
            (TypeKind::Union(old), TypeKind::Union(new)) => self.union(old, new, &at),
            // `value` sends only types of one kind here, save these two.
            (TypeKind::Resource(_), TypeKind::Object(_))
            | (TypeKind::Object(_), TypeKind::Resource(_)) => {
                let sent = |api: &Api, id: TypeId| match &api.ty(id).kind {
                    TypeKind::Resource(resource) => resource.sent(id),
                    TypeKind::Object(object) => object.members.clone(),
                    _ => Vec::new(),
                };
                let (one, other) = (sent(self.old, one), sent(self.new, other));
                self.members(&one, &other, &path, &at);
            }
            _ => {}
        }
        self.limits(old.constraints.as_deref(), new.constraints.as_deref(), &at);
    }

    fn resource(&mut self, old: &Resource, new: &Resource, path: &str, at: &At) {
        let values = matched(&old.types, &new.types, |value| value.as_str());
        if values.both.is_empty()
            && let ([one], [other]) = (values.gone.as_slice(), values.new.as_slice())
        {
            self.note_of(&TYPE_VALUE_CHANGED, "", "`type`", Some(at))
                .changed(one.as_str(), other.as_str());
        } else {
            for value in values.gone {
                self.note_of(&TYPE_VALUE_REMOVED, "`type`", value, Some(at));
            }
            for value in values.new {
                self.note_of(&TYPE_VALUE_ADDED, "`type`", value, Some(at));
            }
        }
        let items = vec![format!("{path}::id")];
        match (old.has_id, new.has_id) {
            (false, true) => {
                let required = new.required.iter().any(|name| name == "id");
                let kind = if required {
                    &ATTRIBUTE_DEMANDED
                } else {
                    &ID_ADDED
                };
                let kind = if at.way == Way::Sent { kind } else { &ID_ADDED };
                self.note_of(kind, "", "id", Some(at))
                    .about(vec![path.to_owned()]);
            }
            (true, false) => {
                self.note_of(&ID_REMOVED, "", "id", Some(at)).about(items);
            }
            _ => self.requirement_of_parts(old, new, path, at),
        }
        if old.id_prefix != new.id_prefix {
            let told =
                |prefix: &Option<String>| prefix.clone().unwrap_or_else(|| "not told".to_owned());
            self.note_of(&ID_PREFIX_CHANGED, "", "ids", Some(at))
                .changed(told(&old.id_prefix), told(&new.id_prefix))
                .way = None;
        }
        let origin = Some(at.origin);
        for (name, noun, one, other) in [
            ("attributes", "attribute", old.attributes, new.attributes),
            (
                "relationships",
                "relationship",
                old.relationships,
                new.relationships,
            ),
        ] {
            let inner = at.member(name);
            match (one, other) {
                // In a resource, members of the two need no path before them.
                (Some(one), Some(other)) if at.place.class == PlaceClass::Resource => {
                    self.meet(one, other, &at.clone().of(noun), origin);
                }
                (Some(one), Some(other)) => self.meet(one, other, &inner.of(noun), origin),
                (Some(part), None) => {
                    let mut items = vec![format!("{path}::{name}")];
                    items.extend(self.within(&TypeRef::Named(part)));
                    self.note(&ATTRIBUTE_REMOVED, &inner).about(items);
                }
                (None, Some(_)) => {
                    self.note(&ATTRIBUTE_ADDED, &inner).about(Vec::new());
                }
                (None, None) => {}
            }
        }
        self.members(&old.members, &new.members, path, at);
    }

    /// Which of a resource's own members must be there.
    fn requirement_of_parts(&mut self, old: &Resource, new: &Resource, path: &str, at: &At) {
        for name in ["id", "attributes", "relationships"] {
            let asks = |one: &Resource| one.required.iter().any(|required| required == name);
            let kind = match (asks(old), asks(new)) {
                (false, true) => &ATTRIBUTE_REQUIRED,
                (true, false) => &ATTRIBUTE_OPTIONAL,
                _ => continue,
            };
            let items = vec![format!("{path}::{name}"), format!("{path}::new")];
            self.note(kind, &at.member(name)).about(items);
        }
    }

    fn object(&mut self, old: &Object, new: &Object, path: &str, at: &At) {
        self.members(&old.members, &new.members, path, at);
        match (&old.additional, &new.additional) {
            (Additional::Typed(one), Additional::Typed(other)) => {
                let items = vec![format!("{path}::additional")];
                self.value(one, other, &at.item(".*").with_items(items));
            }
            (Additional::Typed(_), _) => {
                let items = vec![format!("{path}::additional")];
                self.note(&OTHERS_REMOVED, at).about(items);
            }
            (_, Additional::Typed(_)) => {
                self.note(&OTHERS_ADDED, at).about(Vec::new());
            }
            _ => {}
        }
    }

    /// Compares members by their names on the wire.
    fn members(&mut self, old: &[Member], new: &[Member], path: &str, at: &At) {
        let members = matched(old, new, |member| member.name.wire());
        let strict = self.is_closed(at);
        for member in members.gone {
            let mut items = vec![format!("{path}::{}", member.name)];
            items.extend(self.within(&member.ty));
            if at.way == Way::Sent && is_required(member.presence) {
                items.extend(construction(path));
            }
            self.note(&ATTRIBUTE_REMOVED, &at.member(member.name.wire()))
                .about(items);
        }
        for member in members.new {
            let demanded = at.way == Way::Sent && is_required(member.presence);
            let kind = if demanded {
                &ATTRIBUTE_DEMANDED
            } else {
                &ATTRIBUTE_ADDED
            };
            let items = if demanded {
                construction(path)
            } else {
                Vec::new()
            };
            let found = self.note(kind, &at.member(member.name.wire()));
            found.about(items);
            if at.way == Way::Read {
                found.refused_if(strict);
            }
        }
        for (one, other) in members.both {
            self.member(one, other, path, at);
        }
    }

    /// Whether the old object at this place takes no members but those that are declared.
    fn is_closed(&self, at: &At) -> bool {
        let crate::diff::found::Origin::Pair(place) = at.origin else {
            return false;
        };
        let pair = self.pair_at(place);
        let constraints = pair.and_then(|(old, _, _)| self.old.ty(old).constraints.as_deref());
        constraints.is_some_and(|constraints| constraints.closed)
    }

    fn member(&mut self, old: &Member, new: &Member, path: &str, at: &At) {
        let mut items = vec![format!("{path}::{}", old.name)];
        let at = at.member(old.name.wire());
        let (was, is) = (is_required(old.presence), is_required(new.presence));
        if was || is {
            items.extend(construction(path));
        }
        let at = at.with_items(items);
        if was != is {
            let kind = if is {
                &ATTRIBUTE_REQUIRED
            } else {
                &ATTRIBUTE_OPTIONAL
            };
            self.note(kind, &at);
        }
        match (is_nullable(old.presence), is_nullable(new.presence)) {
            (false, true) => {
                self.note(&ATTRIBUTE_NULLABLE, &at);
            }
            (true, false) => {
                self.note(&ATTRIBUTE_NOT_NULLABLE, &at);
            }
            _ => {}
        }
        if old.sensitivity != new.sensitivity {
            self.note(&SENSITIVITY_CHANGED, &at);
        }
        self.member_docs(&old.doc, &new.doc, &at);
        self.value(&old.ty, &new.ty, &at);
        self.limits(old.constraints.as_deref(), new.constraints.as_deref(), &at);
    }

    fn relationships(&mut self, old: &Relationships, new: &Relationships, path: &str, at: &At) {
        let relationships = matched(&old.relationships, &new.relationships, |one| {
            one.name.wire()
        });
        let at = &at.clone().of("relationship");
        let sent = at.way == Way::Sent;
        for one in relationships.gone {
            let mut items = vec![format!("{path}::{}", one.name)];
            if sent && one.required {
                items.extend(construction(path));
            }
            self.note(&RELATIONSHIP_REMOVED, &at.member(one.name.wire()))
                .about(items);
        }
        for one in relationships.new {
            let demanded = sent && one.required;
            let kind = if demanded {
                &RELATIONSHIP_DEMANDED
            } else {
                &RELATIONSHIP_ADDED
            };
            let items = if demanded {
                construction(path)
            } else {
                Vec::new()
            };
            self.note(kind, &at.member(one.name.wire())).about(items);
        }
        for (one, other) in relationships.both {
            let items = vec![format!("{path}::{}", one.name)];
            let at = at.member(one.name.wire()).with_items(items);
            self.relationship(one, other, path, &at);
        }
        self.members(&old.members, &new.members, path, at);
    }

    fn relationship(&mut self, old: &Relationship, new: &Relationship, path: &str, at: &At) {
        let mut items = at.items();
        items.extend(construction(path));
        match (old.required, new.required) {
            (false, true) => {
                self.note(&RELATIONSHIP_REQUIRED, at).about(items);
            }
            (true, false) => {
                self.note(&RELATIONSHIP_OPTIONAL, at).about(items);
            }
            _ => {}
        }
        if old.cardinality != new.cardinality {
            let kind = if new.cardinality == Cardinality::OneOrMany {
                &CARDINALITY_OPENED
            } else {
                &CARDINALITY_CHANGED
            };
            self.note(kind, at)
                .changed(number(old.cardinality), number(new.cardinality));
        }
        self.member_docs(&old.doc, &new.doc, at);
        self.linkage(&old.linkage, &new.linkage, at);
    }

    /// Compares what linkage leads to, by the `type`s that it names.
    pub(super) fn linkage(&mut self, old: &Linkage, new: &Linkage, at: &At) {
        let (one, other) = (
            targets(self.old, &old.target),
            targets(self.new, &new.target),
        );
        // Nothing named is anything at all.
        if one.is_empty() != other.is_empty() {
            let kind = if one.is_empty() {
                &TARGETS_NAMED
            } else {
                &TARGETS_OPENED
            };
            let found = self.note(kind, at);
            if one.is_empty() {
                found.now(other.join(", "));
            } else {
                found.was(one.join(", "));
            }
        } else {
            let targets = matched(&one, &other, |name| *name);
            let list = |names: &[&&str]| {
                names
                    .iter()
                    .map(|name| **name)
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            if !targets.gone.is_empty() {
                self.note(&TARGET_REMOVED, at).was(list(&targets.gone));
            }
            if !targets.new.is_empty() {
                self.note(&TARGET_ADDED, at).now(list(&targets.new));
            }
            let is_typed = |target: &Target| matches!(target, Target::Type(_));
            match (is_typed(&old.target), is_typed(&new.target)) {
                (false, true) => {
                    self.note(&LINKAGE_TYPED, at);
                }
                (true, false) => {
                    self.note(&LINKAGE_UNTYPED, at);
                }
                _ => {}
            }
        }
        match (old.identifier, new.identifier) {
            (Some(one), Some(other)) => self.meet(one, other, at, Some(at.origin)),
            (Some(_), None) => {
                self.note(&ATTRIBUTE_REMOVED, &at.member("data.meta"));
            }
            (None, Some(_)) => {
                self.note(&ATTRIBUTE_ADDED, &at.member("data.meta"))
                    .refused_if(false);
            }
            (None, None) => {}
        }
    }
}

/// Resources that are read, by their `type`s: the type, and whether it is the first of its values.
fn resources(api: &Api) -> BTreeMap<&str, (TypeId, bool)> {
    let mut found = BTreeMap::new();
    for place in 0..api.types.len() {
        let id = api.id(place);
        let ty = api.ty(id);
        let TypeKind::Resource(resource) = &ty.kind else {
            continue;
        };
        if ty.shape != Shape::Reply {
            continue;
        }
        // The one that stands in `included` is the resource's own; others are narrower views of it.
        for (index, name) in resource.types.iter().enumerate() {
            let known = found.get(name.as_str());
            let better =
                known.is_none_or(|(known, _)| is_in_family(api, id) && !is_in_family(api, *known));
            if better {
                found.insert(name.as_str(), (id, index == 0));
            }
        }
    }
    found
}

fn is_in_family(api: &Api, id: TypeId) -> bool {
    let in_own =
        matches!(&api.ty(id).kind, TypeKind::Resource(resource) if resource.family.is_some());
    in_own || api.families.contains(&id)
}

/// The `type`s that linkage names; nothing for any.
fn targets<'a>(api: &'a Api, target: &'a Target) -> Vec<&'a str> {
    match target {
        Target::Any { types } => types.iter().map(String::as_str).collect(),
        Target::Type(id) => match &api.ty(*id).kind {
            TypeKind::Resource(resource) => resource.types.iter().map(String::as_str).collect(),
            TypeKind::Union(union) => {
                let tags = union.variants.iter().flat_map(|variant| &variant.tags);
                tags.map(String::as_str).collect()
            }
            _ => Vec::new(),
        },
    }
}

/// What makes a type that is sent.
fn construction(path: &str) -> Vec<String> {
    vec![format!("{path}::new"), format!("{path}::default")]
}

fn is_required(presence: Presence) -> bool {
    matches!(presence, Presence::Required | Presence::Nullable)
}

fn is_nullable(presence: Presence) -> bool {
    matches!(presence, Presence::Nullable | Presence::OptionalNullable)
}

fn number(cardinality: Cardinality) -> &'static str {
    match cardinality {
        Cardinality::ToOne => "one",
        Cardinality::ToMany => "many",
        Cardinality::OneOrMany => "one or many",
    }
}
