//! Objects with declared members, maps and free objects.

use openapiv3::AdditionalProperties;

use crate::ledger::Construct;
use crate::model::{Additional, Member, Object, Presence, Scalar, TypeRef};
use crate::normalise::builder::{Builder, Context, Direction, doc_of};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, Part, View};
use crate::normalise::words::words;

use super::nullable_item;

impl<'a> Builder<'a> {
    pub(crate) fn object(&mut self, view: &View<'a>, cx: &Context) -> Object {
        let names: Vec<&'a str> = view.properties.keys().copied().collect();
        Object {
            members: self.members(view, &names, cx),
            additional: self.additional(view, cx),
        }
    }

    /// The members `names` of an object.
    pub(crate) fn members(
        &mut self,
        view: &View<'a>,
        names: &[&'a str],
        cx: &Context,
    ) -> Vec<Member> {
        let mut scope = Scope::new(Case::Snake, self.taken.members);
        let mut members = Vec::with_capacity(names.len());
        for wire in names {
            if let Some(parts) = view.properties.get(wire) {
                members.push(self.member_of(wire, parts, view, &mut scope, cx));
            }
        }
        members
    }

    /// A member of an object.
    pub(crate) fn member_of(
        &mut self,
        wire: &'a str,
        parts: &[Part<'a>],
        owner: &View<'a>,
        scope: &mut Scope,
        cx: &Context,
    ) -> Member {
        let required = owner.required.contains(wire);
        let told = owner
            .home
            .and_then(|home| self.schemas.inheritance.tag(home));
        let tag = told.and_then(|(member, tag)| (member == wire).then_some(tag));
        let mut property = self.schemas.merged(parts);
        if is_constant(wire, required, &property, owner) {
            self.ignored(
                Construct::Reading,
                "enum",
                "enum-of-one-value-is-a-constant",
            );
            property.constant = property.words.first().map(|word| (*word).into());
            property.component = None;
        }
        let sensitivity = self.sensitivity(wire, &property);
        let doc = doc_of(&property);
        let presence = match (required, property.nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::Nullable,
            (false, false) => Presence::Optional,
            (false, true) => Presence::OptionalNullable,
        };
        let example = property.sample();
        let constraints = self.schemas.constraints(&property);
        let ty = match tag.filter(|tag| property.can_be(tag)) {
            // One value leads to the subtype: it is a constant there.
            Some(tag) => TypeRef::Scalar(Scalar::Constant(tag.into())),
            None => self.type_of_view(property, &self.member_context(wire, owner, cx)),
        };
        Member {
            name: scope.mint(&[words(wire)], wire),
            doc,
            ty,
            presence,
            sensitivity,
            constraints,
            example,
        }
    }

    /// Where the member `wire` of `owner` is met: what an operation takes from a component is named after that.
    pub(crate) fn member_context(&self, wire: &str, owner: &View<'a>, cx: &Context) -> Context {
        let declarer = owner.declarer(wire).filter(|_| !cx.in_component);
        let Some(component) = declarer else {
            return cx.member(wire);
        };
        let mut base = words(component);
        let sent_too = cx.direction == Direction::Request && self.directions.is_split(component);
        base.extend(sent_too.then(|| "request".to_owned()));
        Context::of_component(base, cx.direction).member(wire)
    }

    fn additional(&mut self, view: &View<'a>, cx: &Context) -> Additional {
        match view.additional {
            None | Some(AdditionalProperties::Any(false)) => Additional::Undeclared,
            Some(AdditionalProperties::Any(true)) => Additional::Free,
            Some(AdditionalProperties::Schema(schema)) => {
                let value = self.schemas.view(schema.as_ref());
                if value.is_anything() {
                    return Additional::Free;
                }
                let nullable = value.nullable;
                let ty = self.type_of_view(value, &cx.member("value"));
                Additional::Typed(nullable_item(ty, nullable))
            }
        }
    }

    /// An object without declared members: a map where its values have a type, else free.
    pub(crate) fn free_object(&mut self, view: &View<'a>, cx: &Context) -> TypeRef {
        match self.additional(view, cx) {
            Additional::Typed(ty) => TypeRef::Map(Box::new(ty)),
            Additional::Free | Additional::Undeclared => {
                self.ledger
                    .generated(Construct::Emitted, "free-form object");
                TypeRef::FreeObject
            }
        }
    }
}

/// Whether an enum of one value is as good as `const`: it has to be there, or says what a JSON:API object is.
fn is_constant(wire: &str, required: bool, property: &View<'_>, owner: &View<'_>) -> bool {
    let names_kind = wire == "type"
        && ["id", "attributes", "relationships"]
            .iter()
            .any(|beside| owner.properties.contains_key(beside));
    let is_text = matches!(property.kind, Some(Kind::String) | None);
    is_text
        && property.constant.is_none()
        && property.words.len() == 1
        && !property.nullable
        && (required || names_kind)
}
