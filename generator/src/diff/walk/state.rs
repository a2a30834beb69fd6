//! What the parts of the walk share.

use std::collections::{HashMap, HashSet};

use crate::diff::found::{Found, Origin, Place, PlaceClass};
use crate::diff::kinds::Kind;
use crate::diff::paths;
use crate::diff::verdict::Way;
use crate::model::{Additional, Api, Content, Doc, TypeId, TypeKind, TypeRef};

/// What the walk has found.
pub(in crate::diff) struct Walked {
    /// Types that stand for each other.
    pub(in crate::diff) pairs: Vec<Pair>,
    /// Differences.
    pub(in crate::diff) found: Vec<Found>,
}

/// An old type and the new one that stands in its place.
pub(in crate::diff) struct Pair {
    pub(in crate::diff) old: TypeId,
    pub(in crate::diff) new: TypeId,
    /// Where it was met first.
    pub(in crate::diff) at: At,
    /// From where it is reached.
    pub(in crate::diff) from: Vec<Origin>,
    /// Whether it is a resource, and so a place of its own.
    pub(in crate::diff) is_resource: bool,
}

/// Where the walk is.
#[derive(Clone, Debug)]
pub(in crate::diff) struct At {
    pub(in crate::diff) way: Way,
    pub(in crate::diff) place: Place,
    pub(in crate::diff) origin: Origin,
    /// The member names from the place on; items of lists are told by `[]`.
    path: Vec<String>,
    /// What a member there is.
    noun: &'static str,
    /// The old item of the generated crates that a change here is about.
    items: Vec<String>,
}

impl At {
    pub(super) fn new(
        way: Way,
        class: PlaceClass,
        name: impl Into<String>,
        origin: Origin,
    ) -> Self {
        let name = name.into();
        Self {
            way,
            place: Place { class, name },
            origin,
            path: Vec::new(),
            noun: "member",
            items: Vec::new(),
        }
    }

    /// The same, where a member is called so.
    pub(super) fn of(mut self, noun: &'static str) -> Self {
        self.noun = noun;
        self
    }

    /// The same, about these items of the generated crates.
    pub(super) fn with_items(mut self, items: Vec<String>) -> Self {
        self.items = items;
        self
    }

    /// The items of the generated crates that it is about.
    pub(super) fn items(&self) -> Vec<String> {
        self.items.clone()
    }

    /// One step deeper.
    pub(super) fn member(&self, name: &str) -> Self {
        let mut deeper = self.clone();
        deeper.path.push(name.to_owned());
        deeper
    }

    /// An item of a list, or any member of a map.
    pub(super) fn item(&self, mark: &str) -> Self {
        let mut deeper = self.clone();
        match deeper.path.last_mut() {
            Some(last) => last.push_str(mark),
            None => deeper.path.push(mark.to_owned()),
        }
        deeper
    }

    /// What stands around the members here.
    fn noun_of_all(&self) -> &'static str {
        match (self.noun, self.place.class) {
            ("attribute", _) => "attributes object",
            ("relationship", _) => "relationships object",
            (_, PlaceClass::Resource) => "resource object",
            _ => "body",
        }
    }

    /// What is met here: attributes of requests stand in `data.attributes`.
    fn subject(&self) -> (&'static str, String) {
        let sent = self.way == Way::Sent;
        let (noun, path) = match self.path.as_slice() {
            [data, attributes, rest @ ..]
                if data == "data" && attributes == "attributes" && !rest.is_empty() =>
            {
                ("attribute", rest)
            }
            [] => (self.noun_of_all(), [].as_slice()),
            path => (self.noun, path),
        };
        let noun = match (sent, noun) {
            (true, "attribute") => "request attribute",
            (true, "member") => "request member",
            (true, "relationship") => "request relationship",
            (true, "body") => "request body",
            (_, noun) => noun,
        };
        (noun, path.join("."))
    }
}

/// The walk.
pub(super) struct Walk<'a> {
    pub(super) old: &'a Api,
    pub(super) new: &'a Api,
    pairs: Vec<Pair>,
    known: HashMap<(TypeId, TypeId, Way), usize>,
    found: Vec<Found>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(old: &'a Api, new: &'a Api) -> Self {
        Self {
            old,
            new,
            pairs: Vec::new(),
            known: HashMap::new(),
            found: Vec::new(),
        }
    }

    /// How many pairs of types there are by now.
    pub(super) fn pairs(&self) -> usize {
        self.pairs.len()
    }

    /// What is known of a pair.
    pub(super) fn pair_at(&self, place: usize) -> Option<(TypeId, TypeId, At)> {
        let pair = self.pairs.get(place)?;
        let mut at = pair.at.clone();
        at.origin = Origin::Pair(place);
        Some((pair.old, pair.new, at))
    }

    /// Notes that one type stands in the place of another; they are compared once, however often they meet.
    pub(super) fn meet(&mut self, old: TypeId, new: TypeId, at: &At, from: Option<Origin>) {
        let key = (old, new, at.way);
        let place = match self.known.get(&key) {
            Some(place) => *place,
            None => {
                let (at, is_resource) = self.placed(old, at);
                self.pairs.push(Pair {
                    old,
                    new,
                    at,
                    from: Vec::new(),
                    is_resource,
                });
                self.known.insert(key, self.pairs.len() - 1);
                self.pairs.len() - 1
            }
        };
        if let (Some(pair), Some(from)) = (self.pairs.get_mut(place), from)
            && !pair.from.contains(&from)
        {
            pair.from.push(from);
        }
    }

    /// A resource that is read is a place of its own, named by its `type`.
    fn placed(&self, old: TypeId, at: &At) -> (At, bool) {
        let TypeKind::Resource(resource) = &self.old.ty(old).kind else {
            return (at.clone(), false);
        };
        let (Way::Read, Some(ty)) = (at.way, resource.types.first()) else {
            return (at.clone(), false);
        };
        let origin = at.origin;
        (At::new(at.way, PlaceClass::Resource, ty, origin), true)
    }

    /// Notes a difference here.
    pub(super) fn note(&mut self, kind: &'static Kind, at: &At) -> &mut Found {
        let (noun, subject) = at.subject();
        self.add(Found {
            kind,
            way: Some(at.way),
            noun,
            subject,
            before: None,
            after: None,
            place: Some(at.place.clone()),
            origin: at.origin,
            items: at.items.clone(),
            strict: None,
        })
    }

    /// Notes a difference of something that is not a member.
    pub(super) fn note_of(
        &mut self,
        kind: &'static Kind,
        noun: &'static str,
        subject: impl Into<String>,
        at: Option<&At>,
    ) -> &mut Found {
        self.add(Found {
            kind,
            way: at.map(|at| at.way),
            noun,
            subject: subject.into(),
            before: None,
            after: None,
            place: at.map(|at| at.place.clone()),
            origin: at.map_or(Origin::Api, |at| at.origin),
            items: Vec::new(),
            strict: None,
        })
    }

    fn add(&mut self, found: Found) -> &mut Found {
        self.found.push(found);
        let last = self.found.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "it was pushed the line before")]
        &mut self.found[last]
    }

    /// The old types that stand in a value, however deep: where the value goes, they may go.
    pub(super) fn within(&self, ty: &TypeRef) -> Vec<String> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut work = named(ty);
        while let Some(id) = work.pop() {
            if !seen.insert(id) {
                continue;
            }
            found.push(paths::of_type(self.old, id));
            match &self.old.ty(id).kind {
                TypeKind::Object(object) => {
                    work.extend(object.members.iter().flat_map(|member| named(&member.ty)));
                    if let Additional::Typed(value) = &object.additional {
                        work.extend(named(value));
                    }
                }
                TypeKind::Union(union) => {
                    work.extend(union.variants.iter().flat_map(|variant| named(&variant.ty)));
                }
                TypeKind::Resource(resource) => {
                    let parts = [
                        resource.attributes,
                        resource.relationships,
                        resource.type_enum,
                    ];
                    work.extend(parts.into_iter().flatten());
                    work.extend(resource.members.iter().flat_map(|member| named(&member.ty)));
                }
                TypeKind::Identifier(members) => {
                    work.extend(members.iter().flat_map(|member| named(&member.ty)));
                }
                TypeKind::Relationships(_) | TypeKind::OpenEnum(_) => {}
            }
        }
        found
    }

    /// The same of a body.
    pub(super) fn within_content(&self, content: &Content) -> Vec<String> {
        match content {
            Content::Json(ty) | Content::Form(ty) => self.within(ty),
            Content::Document(document) => {
                let parts = [
                    Some(document.data.ty()),
                    document.links.as_ref(),
                    document.meta.as_ref(),
                ];
                parts
                    .into_iter()
                    .flatten()
                    .flat_map(|ty| self.within(ty))
                    .collect()
            }
            Content::Multipart(parts) => parts
                .iter()
                .flat_map(|part| self.within(&part.ty))
                .collect(),
            Content::Errors | Content::Text | Content::Binary | Content::Blob => Vec::new(),
        }
    }

    /// Notes what is said of something: texts, and whether it is deprecated.
    pub(super) fn docs(&mut self, old: &Doc, new: &Doc, at: &At, what: (&'static str, &str)) {
        use crate::diff::kinds::{DEPRECATED, REVIVED, TEXT_CHANGED};
        let (noun, subject) = what;
        match (old.deprecated, new.deprecated) {
            (false, true) => {
                self.note_of(&DEPRECATED, noun, subject, Some(at)).way = None;
            }
            (true, false) => {
                self.note_of(&REVIVED, noun, subject, Some(at)).way = None;
            }
            _ => {}
        }
        if (&old.summary, &old.description) != (&new.summary, &new.description) {
            self.note_of(&TEXT_CHANGED, "", "text", Some(at)).way = None;
        }
    }

    /// The same of a member here.
    pub(super) fn member_docs(&mut self, old: &Doc, new: &Doc, at: &At) {
        let (noun, subject) = at.subject();
        self.docs(old, new, at, (noun, &subject));
    }

    /// The end.
    pub(super) fn finish(self) -> Walked {
        Walked {
            pairs: self.pairs,
            found: self.found,
        }
    }
}

impl Found {
    /// What was there, and what is.
    pub(super) fn changed(
        &mut self,
        before: impl Into<String>,
        after: impl Into<String>,
    ) -> &mut Self {
        self.before = Some(before.into());
        self.after = Some(after.into());
        self
    }

    /// What is there.
    pub(super) fn now(&mut self, after: impl Into<String>) -> &mut Self {
        self.after = Some(after.into());
        self
    }

    /// What was there.
    pub(super) fn was(&mut self, before: impl Into<String>) -> &mut Self {
        self.before = Some(before.into());
        self
    }

    /// The items of the generated crates that it is about.
    pub(super) fn about(&mut self, items: Vec<String>) -> &mut Self {
        self.items = items;
        self
    }

    /// Whether a strict reader refuses it.
    pub(super) fn refused_if(&mut self, strict: bool) -> &mut Self {
        self.strict = Some(strict);
        self
    }
}

/// The named type of a value, or of its items.
fn named(ty: &TypeRef) -> Vec<TypeId> {
    match ty {
        TypeRef::Named(id) => vec![*id],
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::Boxed(inner) => named(inner),
        _ => Vec::new(),
    }
}

/// What is in both lists by a key, what only in the first and what only in the second; in their order.
pub(super) struct Matched<'a, T> {
    pub(super) both: Vec<(&'a T, &'a T)>,
    pub(super) gone: Vec<&'a T>,
    pub(super) new: Vec<&'a T>,
}

/// Matches two lists by a key that stands once in each; of the same key, the first counts.
pub(super) fn matched<'a, T, K: Eq + std::hash::Hash>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Matched<'a, T> {
    let new: Vec<&T> = new.into_iter().collect();
    let mut places: HashMap<K, usize> = HashMap::new();
    for (place, one) in new.iter().enumerate() {
        places.entry(key(one)).or_insert(place);
    }
    let mut taken = vec![false; new.len()];
    let (mut both, mut gone) = (Vec::new(), Vec::new());
    for one in old {
        match places.get(&key(one)).map(|place| (*place, new.get(*place))) {
            Some((place, Some(other))) => {
                both.push((one, *other));
                if let Some(taken) = taken.get_mut(place) {
                    *taken = true;
                }
            }
            _ => gone.push(one),
        }
    }
    let rest = new.into_iter().zip(taken).filter(|(_, taken)| !taken);
    Matched {
        both,
        gone,
        new: rest.map(|(one, _)| one).collect(),
    }
}
