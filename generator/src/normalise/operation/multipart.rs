//! Parts of multipart bodies.
//!
//! A file cannot stand inside a JSON part. Where the schema nests one, every member becomes a part of its own with the
//! path in brackets, `data[attributes][file]` (rule `nested-files-are-bracketed-parts`); else a nested object is one JSON
//! part, as OpenAPI 3.1 §4.8.15 says.

use openapiv3::Encoding;

use super::fields::styled;
use crate::ledger::Construct;
use crate::model::{Part as BodyPart, Scalar, TypeRef};
use crate::normalise::builder::{Builder, Context, doc_of};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::View;
use crate::normalise::words::words;

impl<'a> Builder<'a> {
    pub(crate) fn parts(
        &mut self,
        view: &View<'a>,
        encoding: &indexmap::IndexMap<String, Encoding>,
        cx: &Context,
    ) -> Vec<BodyPart> {
        let nested = view.properties.values().any(|parts| {
            let member = self.schemas.merged(parts);
            member.is_object() && self.holds_file(&member, 0)
        });
        if nested {
            self.ignored(
                Construct::Reading,
                "multipart/form-data",
                "nested-files-are-bracketed-parts",
            );
        }
        let mut scope = Scope::new(Case::Snake, self.taken.parts);
        let mut found = Vec::new();
        self.collect_parts(view, "", nested, encoding, cx, true, &mut scope, &mut found);
        found
    }

    fn holds_file(&self, view: &View<'a>, depth: usize) -> bool {
        if view.format.as_deref() == Some("binary") {
            return true;
        }
        depth < 8
            && view
                .properties
                .values()
                .any(|parts| self.holds_file(&self.schemas.merged(parts), depth + 1))
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one recursion that carries its whole state"
    )]
    fn collect_parts(
        &mut self,
        view: &View<'a>,
        prefix: &str,
        nested: bool,
        encoding: &indexmap::IndexMap<String, Encoding>,
        cx: &Context,
        required: bool,
        scope: &mut Scope,
        found: &mut Vec<BodyPart>,
    ) {
        for (name, parts) in &view.properties {
            let member = self.schemas.merged(parts);
            let wire = if prefix.is_empty() {
                (*name).to_owned()
            } else {
                format!("{prefix}[{name}]")
            };
            let required = required && view.required.contains(name);
            let cx = cx.member(name);
            if nested && member.is_object() && !member.properties.is_empty() {
                self.collect_parts(
                    &member, &wire, nested, encoding, &cx, required, scope, found,
                );
                continue;
            }
            let doc = doc_of(&member);
            let constraints = self.schemas.constraints(&member);
            let binary = member.format.as_deref() == Some("binary");
            let encoding = encoding.get(*name);
            let field = encoding.filter(|_| !binary && !nested);
            let field = field.and_then(|encoding| styled(name, encoding, &member));
            let media_type = encoding.and_then(|encoding| encoding.content_type.clone());
            let headers = encoding.iter().flat_map(|encoding| encoding.headers.keys());
            let headers = headers.filter(|name| !name.eq_ignore_ascii_case("content-type"));
            let headers: Vec<String> = headers.cloned().collect();
            if !binary && !headers.is_empty() {
                self.ignored(
                    Construct::Reading,
                    *name,
                    "headers-of-a-part-that-is-no-file",
                );
            }
            let ty = if binary {
                TypeRef::Scalar(Scalar::Binary)
            } else {
                self.type_of_view(member, &cx)
            };
            found.push(BodyPart {
                name: scope.mint(&[words(name), words(&wire)], &wire),
                doc,
                ty,
                constraints,
                required,
                media_type: media_type.filter(|_| field.is_none()),
                field,
                headers,
                bracketed: nested,
            });
        }
    }
}
