//! What bodies hold: media types, documents, parts.

use crate::diff::kinds::*;
use crate::diff::paths::OfOperation;
use crate::model::{Body, Content, Document, Operation, Part, PrimaryData};

use super::state::{At, Walk, matched};

impl Walk<'_> {
    /// Compares what two operations are sent.
    pub(super) fn request_body(&mut self, old: &Operation, new: &Operation, at: &At) {
        let items = OfOperation::new(self.old, old);
        let body = |ident: &str| items.clone().of_parameter(ident);
        match (&old.body, &new.body) {
            (None, None) => {}
            (Some(old), None) => {
                let within = old
                    .bodies
                    .iter()
                    .flat_map(|body| self.within_content(&body.content));
                let items = within.chain(body("body")).collect();
                self.note_of(&BODY_REMOVED, "", "request body", Some(at))
                    .about(items);
            }
            (None, Some(new)) if new.required => {
                self.note_of(&BODY_DEMANDED, "", "request body", Some(at))
                    .about(vec![items.method.clone()]);
            }
            (None, Some(_)) => {
                self.note_of(&BODY_ADDED, "", "request body", Some(at));
            }
            (Some(one), Some(other)) => {
                let kind = match (one.required, other.required) {
                    (false, true) => Some(&BODY_REQUIRED),
                    (true, false) => Some(&BODY_OPTIONAL),
                    _ => None,
                };
                if let Some(kind) = kind {
                    self.note_of(kind, "", "request body", Some(at))
                        .about(body("body"));
                }
                self.docs(&one.doc, &other.doc, at, ("", "request body"));
                let at = at.clone().with_items(body("body"));
                self.bodies(&one.bodies, &other.bodies, &at);
            }
        }
    }

    /// Compares bodies by their media types.
    pub(super) fn bodies(&mut self, old: &[Body], new: &[Body], at: &At) {
        let bodies = matched(old, new, |body| body.media_type.essence());
        // Where each has one, one stands for the other whatever it is called.
        if let ([one], [other]) = (bodies.gone.as_slice(), bodies.new.as_slice())
            && bodies.both.is_empty()
        {
            let (before, after) = (&one.media_type.text, &other.media_type.text);
            self.note_of(&MEDIA_TYPE_CHANGED, "", "media type", Some(at))
                .changed(before, after)
                .about(at.items());
            self.content(&one.content, &other.content, at);
            return;
        }
        for body in bodies.gone {
            let items = [at.items(), self.within_content(&body.content)].concat();
            self.note_of(
                &MEDIA_TYPE_REMOVED,
                "media type",
                &body.media_type.text,
                Some(at),
            )
            .about(items);
        }
        for body in bodies.new {
            self.note_of(
                &MEDIA_TYPE_ADDED,
                "media type",
                &body.media_type.text,
                Some(at),
            )
            .about(at.items());
        }
        for (one, other) in bodies.both {
            self.content(&one.content, &other.content, at);
        }
    }

    /// Compares what a body, or an event, holds.
    pub(super) fn content(&mut self, old: &Content, new: &Content, at: &At) {
        match (old, new) {
            (Content::Document(old), Content::Document(new)) => self.document(old, new, at),
            (Content::Json(old), Content::Json(new)) | (Content::Form(old), Content::Form(new)) => {
                self.value(old, new, at);
            }
            (Content::Multipart(old), Content::Multipart(new)) => self.parts(old, new, at),
            (old, new) if std::mem::discriminant(old) == std::mem::discriminant(new) => {}
            (old, new) => {
                let items = [at.items(), self.within_content(old)].concat();
                self.note_of(&CONTENT_CHANGED, "", "body", Some(at))
                    .changed(told(old), told(new))
                    .about(items);
            }
        }
    }

    fn document(&mut self, old: &Document, new: &Document, at: &At) {
        use PrimaryData::{Many, Nullable, One};
        let kind = match (&old.data, &new.data) {
            (One(_), Nullable(_)) => Some(&DATA_NULLABLE),
            (Nullable(_), One(_)) => Some(&DATA_NOT_NULLABLE),
            (One(_) | Nullable(_), Many(_)) => Some(&DATA_MANY),
            (Many(_), One(_) | Nullable(_)) => Some(&DATA_ONE),
            _ => None,
        };
        if let Some(kind) = kind {
            self.note_of(kind, "", "primary data", Some(at))
                .about(at.items());
        }
        match (old.data_required, new.data_required) {
            (false, true) => {
                self.note_of(&DATA_REQUIRED, "", "primary data", Some(at))
                    .about(at.items());
            }
            (true, false) => {
                self.note_of(&DATA_OPTIONAL, "", "primary data", Some(at))
                    .about(at.items());
            }
            _ => {}
        }
        let data = at.member("data");
        self.value(old.data.ty(), new.data.ty(), &data);
        let links = |document: &Document| document.links.is_some() || document.pages;
        for (name, before, after) in [
            ("included", old.included, new.included),
            ("links", links(old), links(new)),
            ("meta", old.meta.is_some(), new.meta.is_some()),
        ] {
            match (before, after) {
                (false, true) => {
                    self.note_of(&TOP_LEVEL_ADDED, "top-level member", name, Some(at))
                        .about(at.items());
                }
                (true, false) => {
                    self.note_of(&TOP_LEVEL_REMOVED, "top-level member", name, Some(at))
                        .about(at.items());
                }
                _ => {}
            }
        }
        for (name, one, other) in [
            ("links", &old.links, &new.links),
            ("meta", &old.meta, &new.meta),
        ] {
            if let (Some(one), Some(other)) = (one, other) {
                self.value(one, other, &at.member(name));
            }
        }
    }

    fn parts(&mut self, old: &[Part], new: &[Part], at: &At) {
        let parts = matched(old, new, |part| part.name.wire());
        for part in parts.gone {
            self.note(&ATTRIBUTE_REMOVED, &at.member(part.name.wire()).of("part"));
        }
        for part in parts.new {
            let kind = if part.required {
                &ATTRIBUTE_DEMANDED
            } else {
                &ATTRIBUTE_ADDED
            };
            self.note(kind, &at.member(part.name.wire()).of("part"));
        }
        for (one, other) in parts.both {
            let at = at.member(one.name.wire()).of("part");
            match (one.required, other.required) {
                (false, true) => {
                    self.note(&ATTRIBUTE_REQUIRED, &at);
                }
                (true, false) => {
                    self.note(&ATTRIBUTE_OPTIONAL, &at);
                }
                _ => {}
            }
            if one.media_type != other.media_type {
                let told = |part: &Part| {
                    part.media_type
                        .clone()
                        .unwrap_or_else(|| "not told".to_owned())
                };
                self.note_of(&MEDIA_TYPE_CHANGED, "", "media type of a part", Some(&at))
                    .changed(told(one), told(other));
            }
            self.member_docs(&one.doc, &other.doc, &at);
            self.value(&one.ty, &other.ty, &at);
            self.limits(
                one.constraints.as_deref(),
                other.constraints.as_deref(),
                &at,
            );
        }
    }
}

/// What a body is, in a few words.
fn told(content: &Content) -> &'static str {
    match content {
        Content::Document(_) => "a JSON:API document",
        Content::Errors => "errors",
        Content::Json(_) => "plain JSON",
        Content::Form(_) => "a form",
        Content::Multipart(_) => "parts",
        Content::Text => "text",
        Content::Binary | Content::Blob => "bytes",
    }
}
