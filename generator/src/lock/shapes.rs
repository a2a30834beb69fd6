//! Keeps text as text, linkage to any resource as such, and replies as they were typed, where the document has come to say more:
//! what callers wrote for the old types would not compile with the new ones.
//!
//! Behind the name of a member or operation stands what is to be kept: `text`, `any`, or which replies are documents and which
//! of those have a typed `meta`.

use std::collections::BTreeMap;

use crate::model::{
    Api, Content, Doc, Member, Name, OpenEnum, Operation, Scalar, Shape, Status, Target, TypeDef,
    TypeKind, TypeRef, Word,
};

use super::file::{Lock, What};

/// The word for a member that is plain text.
const TEXT: &str = "text";
/// The word for a relationship to resources of any type.
const ANY: &str = "any";

/// Types that are looked at while others are changed.
pub(super) struct Known {
    /// Values of enumerations, by type.
    values: BTreeMap<usize, Vec<String>>,
    /// The `type` values of resources and unions of them, by type.
    resources: BTreeMap<usize, Vec<String>>,
}

impl Known {
    pub(super) fn of(api: &Api) -> Self {
        let mut known = Self {
            values: BTreeMap::new(),
            resources: BTreeMap::new(),
        };
        for (place, ty) in api.types.iter().enumerate() {
            match &ty.kind {
                TypeKind::OpenEnum(open) => {
                    let words = open.words.iter().map(|word| word.name.wire().to_owned());
                    known.values.insert(place, words.collect());
                }
                TypeKind::Resource(resource) => {
                    known.resources.insert(place, resource.types.clone());
                }
                TypeKind::Union(union) => {
                    let tags = union
                        .variants
                        .iter()
                        .flat_map(|variant| variant.tags.clone());
                    known.resources.insert(place, tags.collect());
                }
                _ => {}
            }
        }
        known
    }
}

/// What stands behind the name of a member.
pub(super) fn of_member(member: &Member) -> &'static str {
    match inner(&member.ty) {
        TypeRef::Scalar(Scalar::String) => TEXT,
        _ => "",
    }
}

/// What stands behind the name of a relationship.
pub(super) fn of_target(target: &Target) -> &'static str {
    match target {
        Target::Any { .. } => ANY,
        Target::Type(_) => "",
    }
}

/// A member that was text stays text; its docs tell the values.
pub(super) fn keep_text(known: &Known, before: &str, member: &mut Member) {
    let TypeRef::Named(id) = inner(&member.ty) else {
        return;
    };
    if let Some(values) = known.values.get(&id.index()).filter(|_| before == TEXT) {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        let told = format!("Known values: {}.", values.join(", "));
        let description = member.doc.description.take();
        member.doc.description = Some(match description {
            Some(text) => format!("{text}\n\n{told}"),
            None => told,
        });
        *inner_mut(&mut member.ty) = TypeRef::Scalar(Scalar::String);
    }
}

/// Linkage that led to any resource goes on to do so.
pub(super) fn keep_any(known: &Known, before: &str, target: &mut Target) {
    if let Target::Type(id) = target
        && before == ANY
    {
        let types = known.resources.get(&id.index());
        *target = Target::Any {
            types: types.cloned().unwrap_or_default(),
        };
    }
}

/// A member that was an enumeration stays one, of the values that were known: others are allowed as well.
pub(super) fn keep_values(lock: &Lock, api: &mut Api) {
    let mut made: Vec<TypeDef> = Vec::new();
    let count = api.types.len();
    for place in 0..count {
        let Some(owner) = api.types.get(place) else {
            continue;
        };
        let (path, shape) = (format!("{}::{}", owner.module, owner.name), owner.shape);
        let TypeKind::Object(object) = &owner.kind else {
            continue;
        };
        let mut changed = object.members.clone();
        for member in &mut changed {
            if *inner(&member.ty) != TypeRef::Scalar(Scalar::String) {
                continue;
            }
            let Some(def) =
                enumeration(lock, api, &format!("{path}.{}", member.name.wire()), shape)
            else {
                continue;
            };
            let index = made.iter().position(|one| one.name == def.name);
            let index = index.unwrap_or_else(|| {
                made.push(def);
                made.len() - 1
            });
            *inner_mut(&mut member.ty) = TypeRef::Named(api.id(count + index));
        }
        if let Some(TypeKind::Object(object)) = api.types.get_mut(place).map(|ty| &mut ty.kind) {
            object.members = changed;
        }
    }
    api.types.extend(made);
}

/// The enumeration that stood at a place, where no type has its name now.
fn enumeration(lock: &Lock, api: &Api, place: &str, shape: Shape) -> Option<TypeDef> {
    let path = lock.name(What::Type, place)?;
    let (module, ident) = path.rsplit_once("::")?;
    let is_free = !api.types.iter().any(|ty| ty.name.ident() == ident);
    let module = api
        .modules
        .iter()
        .find(|one| one.path.to_string() == module)?;
    let words: Vec<Word> = lock
        .within(What::Word, path)
        .map(|(wire, name)| Word {
            name: Name::new(name, wire),
            doc: Doc::default(),
        })
        .collect();
    (is_free && !words.is_empty()).then(|| TypeDef {
        name: Name::new(ident, ident),
        module: module.path.clone(),
        doc: Doc::default(),
        shape,
        constraints: None,
        kind: TypeKind::OpenEnum(OpenEnum {
            words,
            mirrors: Vec::new(),
        }),
    })
}

/// What stands behind the names of an operation: its replies that are documents, `200+meta` with a typed `meta`.
pub(super) fn of_operation(operation: &Operation) -> String {
    let mut told = String::new();
    for reply in &operation.replies {
        for body in &reply.bodies {
            if let Content::Document(document) = &body.content {
                let meta = document.meta.as_ref().map_or("", |_| "+meta");
                told.push_str(&format!(" {}{meta}", status(reply.status)));
                break;
            }
        }
    }
    told
}

/// A reply whose `meta` had no type goes on to have none: it is read as any JSON is.
pub(super) fn keep_replies(before: &[&str], operation: &mut Operation) {
    for reply in &mut operation.replies {
        if !before.contains(&status(reply.status).as_str()) {
            continue;
        }
        for body in &mut reply.bodies {
            if let Content::Document(document) = &mut body.content {
                document.meta = None;
            }
        }
    }
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// The type of a value, or of its items.
fn inner(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::List(of) | TypeRef::Map(of) | TypeRef::Nullable(of) | TypeRef::Boxed(of) => {
            inner(of)
        }
        other => other,
    }
}

fn inner_mut(ty: &mut TypeRef) -> &mut TypeRef {
    match ty {
        TypeRef::List(of) | TypeRef::Map(of) | TypeRef::Nullable(of) | TypeRef::Boxed(of) => {
            inner_mut(of)
        }
        other => other,
    }
}
