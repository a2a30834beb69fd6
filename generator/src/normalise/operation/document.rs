//! What a JSON body is: a JSON:API document, a list of errors, or plain JSON.

use indexmap::IndexMap;

use crate::ledger::Construct;
use crate::model::{Content, Document, PrimaryData, TypeKind, TypeRef, UnionKind};
use crate::normalise::builder::{Builder, Context};
use crate::normalise::view::{Kind, View};

/// The links that the runtime knows (JSON:API 1.1 §7.6 and §8.6).
const LINKS: [&str; 8] = [
    "self",
    "related",
    "first",
    "last",
    "prev",
    "next",
    "describedby",
    "previous",
];

impl<'a> Builder<'a> {
    /// What a JSON body of a reply or webhook is.
    pub(crate) fn json_content(&mut self, view: View<'a>, cx: &Context) -> Content {
        if self.is_errors(&view) {
            self.ignored(Construct::Reading, "error object", "shared-error-object");
            self.note_error_members(&view);
            return Content::Errors;
        }
        if let Some(document) = self.document(&view, cx) {
            return Content::Document(document);
        }
        Content::Json(self.type_of_view(view, cx))
    }

    /// What a JSON body of a request is: a document where it holds identifiers, else plain JSON, as strict as it is told.
    pub(crate) fn json_request(&mut self, view: View<'a>, cx: &Context) -> Content {
        if cx.of_relationship
            && let Some(document) = self.document(&view, cx)
            && document.data.identifiers().is_some()
        {
            return Content::Document(document);
        }
        Content::Json(self.type_of_view(view, cx))
    }

    /// Whether a body is a list of error objects (JSON:API 1.1 §11).
    fn is_errors(&self, view: &View<'a>) -> bool {
        let Some(parts) = view.properties.get("errors") else {
            return false;
        };
        let errors = self.schemas.merged(parts);
        if view.properties.contains_key("data") || errors.kind != Some(Kind::Array) {
            return false;
        }
        let item = self.schemas.merged(&errors.items);
        ["title", "detail", "details", "status", "code"]
            .iter()
            .any(|name| item.properties.contains_key(name))
            || item.is_anything()
    }

    fn note_error_members(&mut self, view: &View<'a>) {
        let Some(parts) = view.properties.get("errors") else {
            return;
        };
        let errors = self.schemas.merged(parts);
        let item = self.schemas.merged(&errors.items);
        for name in item.properties.keys() {
            if !self.error_members.iter().any(|known| known == name) {
                self.error_members.push((*name).to_owned());
            }
        }
    }

    /// What the error objects of a body may hold: names of members, those of `source` as `source/pointer` where it tells them.
    pub(crate) fn members_of_errors(&self, view: &View<'a>) -> Vec<String> {
        let Some(parts) = view.properties.get("errors") else {
            return Vec::new();
        };
        let errors = self.schemas.merged(parts);
        let item = self.schemas.merged(&errors.items);
        let mut members = Vec::new();
        for (name, parts) in &item.properties {
            let within = match *name {
                "source" => self.schemas.merged(parts).properties,
                _ => IndexMap::default(),
            };
            if within.is_empty() {
                members.push((*name).to_owned());
            }
            members.extend(within.keys().map(|inner| format!("{name}/{inner}")));
        }
        members
    }

    /// The document that a body is, where `data` holds resources.
    pub(crate) fn document(&mut self, view: &View<'a>, cx: &Context) -> Option<Document> {
        let parts = view.properties.get("data")?;
        let data = self.schemas.merged(parts);
        let data = self.settled(data);
        let nullable = data.nullable;
        let many = data.kind == Some(Kind::Array);
        let one = if many {
            self.schemas.merged(&data.items)
        } else {
            data
        };
        let ty = self.primary_type(one, cx)?;
        let data = match (many, nullable) {
            (true, _) => PrimaryData::Many(ty),
            (false, true) => PrimaryData::Nullable(ty),
            (false, false) => PrimaryData::One(ty),
        };
        let meta = view
            .properties
            .get("meta")
            .map(|parts| self.type_of(parts, &self.member_context("meta", view, cx)));
        self.note_others(view);
        self.read_included(view, cx);
        Some(Document {
            data,
            included: view.properties.contains_key("included"),
            links: None,
            pages: self.links_to_next(view),
            meta,
            data_required: view.required.contains("data"),
        })
    }

    /// The type of primary data that is a resource, a union of resources, or, at the endpoint of a relationship, an
    /// identifier.
    fn primary_type(&mut self, one: View<'a>, cx: &Context) -> Option<TypeRef> {
        let inner = cx.member("data");
        if self.holds_resources(&one, 0) {
            return Some(self.type_of_view(one, &inner));
        }
        if cx.of_relationship && self.holds_identifiers(&one, 0) {
            let linkage = self.linkage(&one, &inner);
            self.ignored(Construct::Reading, "data", "identifiers-of-a-relationship");
            return Some(TypeRef::Identifier(Box::new(linkage)));
        }
        None
    }

    /// Whether a view is a resource identifier object (JSON:API 1.1 §7.3) or a choice of them.
    fn holds_identifiers(&self, view: &View<'a>, depth: usize) -> bool {
        let has = |name: &str| view.properties.contains_key(name);
        if has("type") && (has("id") || has("lid")) {
            return true;
        }
        let branches = self.branches(view);
        depth < 8
            && !branches.is_empty()
            && branches
                .iter()
                .all(|branch| self.holds_identifiers(&self.schemas.view(*branch), depth + 1))
    }

    /// Whether the links of a document may name the next page.
    fn links_to_next(&mut self, view: &View<'a>) -> bool {
        let Some(parts) = view.properties.get("links") else {
            return false;
        };
        let links = self.schemas.merged(parts);
        self.settled(links).properties.contains_key("next")
    }

    /// Whether a view is a resource or a union of resources.
    pub(crate) fn holds_resources(&self, view: &View<'a>, depth: usize) -> bool {
        if self.is_resource(view) {
            return true;
        }
        let branches = self.branches(view);
        depth < 8
            && !branches.is_empty()
            && branches
                .iter()
                .all(|branch| self.holds_resources(&self.schemas.view(*branch), depth + 1))
    }

    /// The resources that `included` may hold become types, whether or not a relationship names them.
    fn read_included(&mut self, view: &View<'a>, cx: &Context) {
        let Some(parts) = view.properties.get("included") else {
            return;
        };
        let included = self.schemas.merged(parts);
        let included = self.settled(included);
        // Said once, however many documents have it.
        let declarer = included.component.or(view.declarer("included"));
        if declarer.is_some_and(|component| !self.read_included.insert(component)) {
            return;
        }
        let items = self.schemas.merged(&included.items);
        let items = self.settled(items);
        if !self.holds_resources(&items, 0) {
            return;
        }
        let cx = self.member_context("included", view, cx);
        let branches = self.branches(&items);
        let discriminator = items
            .alternatives
            .first()
            .and_then(|alternatives| alternatives.discriminator);
        for branch in &branches {
            let view = self.schemas.view(*branch);
            let component = view.component;
            let ty = self.type_of_view(view, &cx);
            let (TypeRef::Named(id), Some(component), Some(discriminator)) =
                (ty, component, discriminator)
            else {
                continue;
            };
            let tags: Vec<String> = discriminator
                .mapping
                .iter()
                .filter(|(_, reference)| reference.rsplit('/').next() == Some(component))
                .map(|(tag, _)| tag.clone())
                .collect();
            self.add_types(id, &tags);
        }
        if branches.is_empty() {
            self.type_of_view(items, &cx);
        }
        self.ignored(
            Construct::Reading,
            "included",
            "included-is-the-union-of-all-resources",
        );
    }

    /// Members of the top level that are neither JSON:API's nor typed stay reachable, but by name only.
    fn note_others(&mut self, view: &View<'a>) {
        for name in view.properties.keys() {
            match *name {
                "data" | "included" | "meta" | "jsonapi" | "errors" => {}
                "links" => {
                    let links = view
                        .properties
                        .get("links")
                        .map(|parts| self.schemas.merged(parts));
                    if links.is_some_and(|links| {
                        links.properties.keys().any(|link| !LINKS.contains(link))
                    }) {
                        self.ignored(
                            Construct::Reading,
                            "links",
                            "links-beyond-json-api-stay-in-extra",
                        );
                    }
                }
                other => self.ignored(
                    Construct::Reading,
                    format!("top-level member {other}"),
                    "top-level-members-stay-in-extra",
                ),
            }
        }
    }

    /// Whether a type is a resource or a union of resources.
    pub(crate) fn is_resource_type(&self, ty: &TypeRef) -> bool {
        let TypeRef::Named(id) = ty else { return false };
        match self.kind(*id) {
            Some(TypeKind::Resource(_)) => true,
            Some(TypeKind::Union(union)) => union.kind == UnionKind::Resources,
            _ => false,
        }
    }
}
