//! The guide on the page of the types crate: reading, linkage, writing, by examples that are compiled and run.

use std::fmt::Write as _;

use super::super::docs::markdown;
use crate::model::{
    Api, Cardinality, Relationship, Resource, Target, Topic, TypeDef, TypeId, TypeKind,
};

/// The page's text.
pub(super) fn text(api: &Api) -> String {
    let mut text = format!(
        "Types of the {}, version {}.\n",
        markdown(&api.info.title),
        api.info.version
    );
    contents(api, &mut text);
    if let Some(shown) = Shown::of(api) {
        shown.examples(&mut text);
    }
    text.push_str(MORE);
    if !api.webhooks.events.is_empty() {
        text.push_str(EVENTS);
    }
    text
}

/// A short table of contents: the families, and what is no resource.
fn contents(api: &Api, text: &mut String) {
    let mut rows = Vec::new();
    for module in &api.modules {
        let path = &module.path;
        rows.push(match module.topic {
            Topic::Family(id) => {
                let name = &api.ty(id).name;
                // What is at the root too is found by its name, and rustdoc wants no path then.
                let target = match api.prominent.contains(&id) {
                    true => String::new(),
                    false => format!("({path}::{name})"),
                };
                let count = members(api, id);
                format!("[`{name}`]{target}: {count} members, each in a module of its own")
            }
            Topic::Requests(None) => "what operations send, by tag".to_owned(),
            Topic::Replies(None) => "what operations answer, by tag".to_owned(),
            Topic::Deliveries => {
                "callbacks and webhooks whose answers count: sent and answered at either end"
                    .to_owned()
            }
            Topic::Events => "[`Event`]: what webhooks send".to_owned(),
            Topic::AnyResource => "[`Resource`], any resource; the type of documents".to_owned(),
            Topic::Common => "what several modules share".to_owned(),
            _ => continue,
        });
        if let Some(row) = rows.last_mut() {
            *row = format!("| [`{path}`] | {row} |");
        }
    }
    let _ = write!(
        text,
        "\n| module | what it holds |\n|---|---|\n{}\n\n",
        rows.join("\n")
    );
    text.push_str("Every other resource has a module by its name, with its parts.");
    let names: Vec<String> = api
        .prominent
        .iter()
        .map(|id| format!("[`{}`]", api.ty(*id).name))
        .collect();
    match names.as_slice() {
        [] => {}
        [only] => {
            let _ = write!(text, " {only} is at the root too.");
        }
        [all @ .., last] => {
            let _ = write!(
                text,
                " The most used are at the root too: {} and {last}.",
                all.join(", ")
            );
        }
    }
    text.push('\n');
}

fn members(api: &Api, family: TypeId) -> usize {
    match &api.ty(family).kind {
        TypeKind::Union(union) => union.variants.len(),
        _ => 0,
    }
}

const MORE: &str = "\n# Writing requests\n\n\
    Types of requests take what the document requires in `new`, and the rest by methods of the members' names. Where a \
    member may be null, [`Member`](runtime::Member) tells three things apart: absent leaves it as it is, null clears it, a \
    value sets it.\n\n\
    # Fields that customers configure\n\n\
    [`Member::dynamic`](runtime::Member::dynamic) reads objects of the form `{type, value}` by name or path, whether the \
    document declares them or not: `attributes.fields.dynamic().text(\"name.first\")`.\n\n\
    # Personal data\n\n\
    Members that the document marks print as `[redacted]` in `Debug`, and errors tell places and kinds, never values. \
    [`reveal`](runtime::reveal) prints them all the same.\n";

const EVENTS: &str = "\n# Events\n\n\
    [`Event`] is what a webhook sends: [`name`](Event::name), [`id`](Event::id) to tell a second delivery, \
    [`created_at`](Event::created_at) for the order, and a payload that is typed by the name. The payload of an event that \
    the document does not know is kept: [`UnknownValue::read`](runtime::UnknownValue::read) takes it for a document.\n";

/// A resource with a relationship to show.
struct Shown<'a> {
    types: String,
    name: &'a str,
    tag: &'a str,
    link: &'a Relationship,
    target: &'a str,
    /// The `use` items of the two.
    uses: String,
    target_tag: &'a str,
}

impl<'a> Shown<'a> {
    /// Of the resources with a to-one relationship to another, that with the most relationships.
    fn of(api: &'a Api) -> Option<Self> {
        let all = api.families.iter().filter_map(|id| {
            let (own, resource) = plain(api.ty(*id))?;
            let TypeKind::Relationships(links) = &api.ty(resource.relationships?).kind else {
                return None;
            };
            let shown = links.relationships.iter().find_map(|link| {
                let Target::Type(target) = link.linkage.target else {
                    return None;
                };
                let (target, held) = plain(api.ty(target))?;
                let fits = link.cardinality == Cardinality::ToOne && target.name != own.name;
                (fits
                    && api
                        .families
                        .iter()
                        .any(|id| api.ty(*id).name == target.name))
                .then_some((link, target, held))
            });
            let (link, target, held) = shown?;
            let shown = Self {
                types: format!("{}_types", api.crates.base.replace('-', "_")),
                name: own.name.ident(),
                tag: resource.types.first()?,
                link,
                target: target.name.ident(),
                uses: uses(api, [own, target]),
                target_tag: held.types.first()?,
            };
            Some((links.relationships.len(), shown))
        });
        // Of several with as many, the first.
        all.reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, shown)| shown)
    }

    fn examples(&self, text: &mut String) {
        let Self {
            types,
            name,
            tag,
            target,
            uses,
            target_tag,
            ..
        } = self;
        let (wire, field) = (self.link.name.wire(), self.link.name.ident());
        let _ = write!(
            text,
            "\n# Reading and linkage\n\n\
             Nothing is lost: unknown values, types and members are kept and written back, and a member of a reply tells \
             absent, null and odd values apart ([`runtime::Member`]). What does not fit its type does not make a document \
             unreadable; [`runtime::inspect()`] tells where it stands. Linked resources are found in `included` and in the \
             primary data.\n\n\
             ```\n\
             use {types}::resource::Document;\n\
             use {types}::runtime::{{from_str, to_value, Inflection}};\n\
             {uses}\n\
             let json = r#\"{{\n    \
             \"data\": {{\"type\": \"{tag}\", \"id\": \"1\", \"relationships\": {{\n        \
             \"{wire}\": {{\"data\": {{\"type\": \"{target_tag}\", \"id\": \"2\"}}}}\n    }}}},\n    \
             \"included\": [{{\"type\": \"{target_tag}\", \"id\": \"2\", \"unheard-of\": true}}]\n\
             }}\"#;\n\
             let document: Document<{name}> = from_str(json)?;\n\
             let linked: Option<&{target}> = document.resolve(&document.data.relationships.{field});\n\
             assert!(linked.is_some_and(|linked| linked.id == \"2\"));\n\n\
             // Keys are read in any inflection, mixed too, and written in the one that is asked for.\n\
             let camel = to_value(&document, Inflection::Camel);\n\
             assert_eq!(camel[\"included\"][0][\"unheard-of\"], true);\n\
             # Ok::<(), {types}::runtime::DecodeError>(())\n\
             ```\n"
        );
    }
}

/// The `use` items of types, with their paths as short as may be.
fn uses(api: &Api, types: [&TypeDef; 2]) -> String {
    let crate_name = format!("{}_types", api.crates.base.replace('-', "_"));
    let at_root = |ty: &TypeDef| api.prominent.iter().any(|id| api.ty(*id).name == ty.name);
    let [own, target] = types;
    if at_root(own) && at_root(target) {
        return format!("use {crate_name}::{{{}, {}}};\n", own.name, target.name);
    }
    types
        .map(|ty| format!("use {crate_name}::{}::{};\n", ty.module, ty.name))
        .concat()
}

/// A resource of one type, with an id.
fn plain(ty: &TypeDef) -> Option<(&TypeDef, &Resource)> {
    match &ty.kind {
        TypeKind::Resource(resource) if resource.has_id && resource.types.len() == 1 => {
            Some((ty, resource))
        }
        _ => None,
    }
}
