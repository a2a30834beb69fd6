//! Resources: what they hold and what they relate to.

use std::fmt::Write as _;

use super::html::{anchor, escape, table};
use super::{graph, shown, words};
use crate::model::{Api, Cardinality, Member, Resource, TypeId, TypeKind, UnionKind};

/// All resources, behind the graph of them.
pub(super) fn section(api: &Api) -> String {
    let resources = shown::all(api);
    let mut text = String::from("<section id=\"resources\">\n<h2>Resources</h2>\n");
    text.push_str("<div id=\"graph\" class=\"graph\" data-name=\"relationships\" data-kind=\"page\">\n<p>What relates to what; point at a name, or move to it by the keyboard, to see its own.</p>\n");
    text.push_str(&graph::overview(api, &resources));
    text.push_str("</div>\n</section>\n");
    for id in resources {
        text.push_str(&resource(api, id));
    }
    text
}

fn resource(api: &Api, id: TypeId) -> String {
    let def = api.ty(id);
    let TypeKind::Resource(resource) = &def.kind else {
        return String::new();
    };
    let name = def.name.ident();
    let wire = resource.types.join(", ");
    let mut text = format!(
        "<section id=\"{}\" class=\"resource\" data-name=\"{} {}\" data-kind=\"resource\">\n<h3>{} <code>{}</code></h3>\n",
        anchor("resource", name),
        escape(name),
        escape(&wire),
        escape(name),
        escape(&wire)
    );
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "<p class=\"path\"><code>{}_types::{}::{name}</code>{}</p>",
        escape(&api.crates.base.replace('-', "_")),
        def.module,
        id_prefix(resource)
    );
    text.push_str(&words::doc(&def.doc));
    text.push_str(&attributes(api, resource));
    let related = relationships(api, resource);
    text.push_str(&related);
    text.push_str(&graph::around(api, id));
    text.push_str("</section>\n");
    text
}

fn id_prefix(resource: &Resource) -> String {
    let prefix = resource.id_prefix.as_deref();
    prefix.map_or_else(String::new, |prefix| {
        format!(" · ids begin with <code>{}</code>", escape(prefix))
    })
}

fn attributes(api: &Api, resource: &Resource) -> String {
    let Some(id) = resource.attributes else {
        return String::new();
    };
    let rows: Vec<Vec<String>> = match &api.ty(id).kind {
        TypeKind::Object(object) => object.members.iter().map(|one| row(api, one)).collect(),
        TypeKind::Union(union) => {
            let variants = union.variants.iter().map(|variant| {
                let told = match union.kind {
                    UnionKind::Shaped => String::new(),
                    _ => variant.tags.join(", "),
                };
                vec![
                    format!("<code>{}</code>", escape(variant.name.ident())),
                    words::ty(api, &variant.ty),
                    escape(&told),
                    words::doc_inline(&variant.doc),
                ]
            });
            variants.collect()
        }
        _ => Vec::new(),
    };
    let table = table(&["attribute", "type", "", ""], &rows);
    if table.is_empty() {
        return table;
    }
    format!("<h4>Attributes</h4>\n{table}")
}

/// A member of an object.
pub(super) fn row(api: &Api, member: &Member) -> Vec<String> {
    vec![
        format!("<code>{}</code>", escape(member.name.wire())),
        words::ty(api, &member.ty),
        words::presence(member.presence, member.sensitivity),
        words::doc_inline(&member.doc),
    ]
}

fn relationships(api: &Api, resource: &Resource) -> String {
    let Some(TypeKind::Relationships(all)) = resource.relationships.map(|id| &api.ty(id).kind)
    else {
        return String::new();
    };
    let rows: Vec<Vec<String>> = all
        .relationships
        .iter()
        .map(|one| {
            let number = match one.cardinality {
                Cardinality::ToOne => "one",
                Cardinality::ToMany => "many",
                Cardinality::OneOrMany => "one or many",
            };
            vec![
                format!("<code>{}</code>", escape(one.name.wire())),
                format!("{number}: {}", words::target(api, &one.linkage.target)),
                words::doc_inline(&one.doc),
            ]
        })
        .collect();
    let table = table(&["relationship", "to", ""], &rows);
    if table.is_empty() {
        return table;
    }
    format!("<h4>Relationships</h4>\n{table}")
}
