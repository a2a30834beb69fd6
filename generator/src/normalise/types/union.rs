//! `oneOf` and `anyOf`: unions by a member that tells variants apart, or by the shape of the value.

use indexmap::IndexMap;
use serde_json::Value;

use crate::ledger::Construct;
use crate::model::{Choice, Discriminator, TypeKind, TypeRef, Union, UnionKind, Variant};
use crate::normalise::builder::{Builder, Context, doc_of};
use crate::normalise::inheritance::target_of;
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, Part, Schemas, View};
use crate::normalise::words::words;

use super::choices::{Branch, shape_words, tell_by_members};
use super::open_enum::open_enum;
use super::referenced;

/// How many combinations of several lists of alternatives become variants; beyond, only the first list's do.
const MAX_COMBINATIONS: usize = 24;

impl<'a> Schemas<'a> {
    /// A view without the alternatives that [`Builder::branches`] gives, and with one of them. What other alternatives
    /// it has stay.
    pub(crate) fn with_branch(self, view: &View<'a>, branch: Part<'a>) -> View<'a> {
        let others = self.lists(view).into_iter().skip(1);
        let others: Vec<usize> = others.map(|(place, _)| place).collect();
        let bare = view.properties.is_empty() && view.additional.is_none() && others.is_empty();
        if bare {
            let mut merged = self.view(branch);
            merged.nullable |= view.nullable;
            if merged.component.is_none() && merged.description.is_none() {
                merged.description = view.description;
            }
            return merged;
        }
        let mut merged = view.clone();
        let mut place = 0..;
        merged
            .alternatives
            .retain(|_| place.next().is_some_and(|place| others.contains(&place)));
        merged.component = None;
        self.merge_into(&mut merged, branch);
        merged
    }

    /// The lists of alternatives that say more than which members are required, each with its place in the view.
    fn lists(self, view: &View<'a>) -> Vec<(usize, Vec<Part<'a>>)> {
        let says_something = |part: &Part<'a>| {
            let Part::Schema(_) = part else { return true };
            if view.properties.is_empty() {
                return true;
            }
            let branch = self.view(*part);
            !branch.properties.is_empty()
                || !branch.alternatives.is_empty()
                || branch.component.is_some()
        };
        let lists = view.alternatives.iter().map(|list| {
            let branches = list.branches.iter().copied();
            branches.filter(|part| says_something(part)).collect()
        });
        let lists = lists.enumerate();
        lists
            .filter(|(_, branches): &(usize, Vec<_>)| !branches.is_empty())
            .collect()
    }
}

impl<'a> Builder<'a> {
    /// The branches of the first of a view's lists of alternatives. Branches that only restrict members declared elsewhere
    /// are none.
    pub(crate) fn branches(&self, view: &View<'a>) -> Vec<Part<'a>> {
        if view.alternatives.is_empty() {
            return Vec::new();
        }
        let first = self.schemas.lists(view).into_iter().next();
        first.map(|(_, branches)| branches).unwrap_or_default()
    }

    /// A view with the one alternative that says something: what stands beside `null`, or beside a value of which nothing
    /// is said (rule `alternative-without-members-says-nothing`).
    pub(crate) fn settled(&mut self, view: View<'a>) -> View<'a> {
        let branches = self.branches(&view);
        let telling: Vec<Part<'a>> = match branches.as_slice() {
            [] => return view,
            [only] => vec![*only],
            several => {
                let several = several.iter().copied();
                several
                    .filter(|part| !self.is_free(&self.schemas.view(*part), 0))
                    .collect()
            }
        };
        let [only] = telling.as_slice() else {
            return view;
        };
        if branches.len() > 1 {
            self.ignored(
                Construct::Reading,
                "anyOf",
                "alternative-without-members-says-nothing",
            );
        }
        let mut settled = self.schemas.with_branch(&view, *only);
        settled.nullable |= view.nullable;
        settled
    }

    /// Whether nothing is said of a value but that it is an object, or a list of such.
    fn is_free(&self, view: &View<'a>, depth: usize) -> bool {
        let bare = view.properties.is_empty() && view.alternatives.is_empty();
        match view.kind {
            Some(Kind::Object) => bare,
            Some(Kind::Array) => {
                depth < 4 && self.is_free(&self.schemas.merged(&view.items), depth + 1)
            }
            None => view.is_anything(),
            Some(_) => false,
        }
    }

    /// The union that a view with several branches is, or the plain type that they all come down to.
    pub(crate) fn union_kind(
        &mut self,
        view: &View<'a>,
        cx: &Context,
    ) -> Result<TypeKind, TypeRef> {
        let lists = self.schemas.lists(view);
        let direction = cx.direction;
        let discriminator = match lists.as_slice() {
            [(place, _)] => view
                .alternatives
                .get(*place)
                .and_then(|list| list.discriminator),
            _ => None,
        };
        let view = &self.few_combinations(view, &lists);
        let mut branches = Vec::new();
        for part in self.branches(view) {
            self.collect(view, part, &[], &mut branches, 0);
        }
        for branch in &mut branches {
            let view = std::mem::take(&mut branch.view);
            branch.view = self.schemas.directed(view, direction);
        }
        if let Some(plain) = self.plain_union(&branches) {
            return plain;
        }
        let member = match discriminator {
            Some(discriminator) => {
                self.tag_by_mapping(&mut branches, discriminator);
                Some(discriminator.property_name.clone())
            }
            None => self.common_constant(&mut branches),
        };
        let resources = branches
            .iter()
            .all(|branch| self.is_whole_resource(&branch.view, cx));
        let kind = match member {
            Some(member) if resources && member == "type" => UnionKind::Resources,
            None if resources => UnionKind::Resources,
            Some(member) => UnionKind::Tagged(Discriminator { member }),
            None => UnionKind::Shaped,
        };
        let variants = self.variants(branches, &kind, cx);
        Ok(TypeKind::Union(Union { kind, variants }))
    }

    /// Looks at a branch; a union without a name inside a union is part of it.
    fn collect(
        &mut self,
        outer: &View<'a>,
        part: Part<'a>,
        names: &[String],
        found: &mut Vec<Branch<'a>>,
        depth: usize,
    ) {
        let several = self.schemas.lists(outer).len() > 1 || !names.is_empty();
        let names = if several {
            let branch = self.schemas.view(part);
            let own = referenced(part)
                .or(branch.title)
                .map_or_else(|| shape_words(&branch), words);
            [names, &own].concat()
        } else {
            Vec::new()
        };
        let view = self.schemas.with_branch(outer, part);
        let inner = self.branches(&view);
        let nested = inner.len() > 1 || inner.len() == 1 && several;
        if view.component.is_none() && nested && depth < 8 {
            for branch in inner {
                self.collect(&view, branch, &names, found, depth + 1);
            }
            return;
        }
        found.push(Branch {
            component: view
                .component
                .or_else(|| referenced(part))
                .filter(|_| !several),
            view,
            names,
            tags: Vec::new(),
        });
    }

    /// A view whose lists of alternatives have few combinations: beyond, the members of the second list's branches and
    /// of those behind it are members that may be there.
    fn few_combinations(&mut self, view: &View<'a>, lists: &[(usize, Vec<Part<'a>>)]) -> View<'a> {
        let mut view = view.clone();
        let combinations = lists.iter().map(|(_, branches)| branches.len());
        let combinations = combinations.fold(1_usize, usize::saturating_mul);
        if lists.len() < 2 || combinations <= MAX_COMBINATIONS {
            return view;
        }
        self.ignored(Construct::Reading, "oneOf", "alternatives-merged");
        let required = view.required.clone();
        for (_, branches) in lists.iter().skip(1) {
            for branch in branches {
                self.schemas.merge_into(&mut view, *branch);
            }
        }
        view.required = required;
        let first = lists.first().map(|(place, _)| *place).unwrap_or_default();
        view.alternatives.truncate(first + 1);
        view
    }

    /// The one plain type that all branches come down to, where there is one.
    fn plain_union(&mut self, branches: &[Branch<'a>]) -> Option<Result<TypeKind, TypeRef>> {
        let all = |test: fn(&View<'a>) -> bool| branches.iter().all(|branch| test(&branch.view));
        if branches.iter().any(|branch| branch.view.is_anything()) {
            self.ledger.generated(Construct::Emitted, "free-form value");
            return Some(Err(TypeRef::FreeForm));
        }
        if all(|view| view.constant.as_ref().is_some_and(Value::is_string)) {
            let values: Vec<String> = branches
                .iter()
                .filter_map(|branch| branch.view.constant.as_ref()?.as_str())
                .map(str::to_owned)
                .collect();
            return Some(Ok(TypeKind::OpenEnum(open_enum(&values))));
        }
        if all(|view| view.kind == Some(Kind::String)) {
            let mut values: Vec<String> = Vec::new();
            for branch in branches {
                match &branch.view.constant {
                    Some(Value::String(constant)) => values.push(constant.clone()),
                    _ if self.has_words(&branch.view) => {
                        if let TypeKind::OpenEnum(open) = self.enum_kind(&branch.view) {
                            values
                                .extend(open.words.iter().map(|word| word.name.wire().to_owned()));
                        }
                    }
                    _ => {}
                }
            }
            if !values.is_empty() {
                return Some(Ok(TypeKind::OpenEnum(open_enum(&values))));
            }
            return Some(Err(TypeRef::Scalar(crate::model::Scalar::String)));
        }
        if all(|view| {
            matches!(view.kind, Some(Kind::Integer | Kind::Number)) && view.constant.is_none()
        }) {
            return Some(Err(TypeRef::Scalar(crate::model::Scalar::Number)));
        }
        None
    }

    /// Gives each branch the values of the discriminator that lead to it (OpenAPI 3.1 §4.8.25).
    fn tag_by_mapping(
        &mut self,
        branches: &mut [Branch<'a>],
        discriminator: &'a openapiv3::Discriminator,
    ) {
        let mut by_component: IndexMap<&str, Vec<String>> = IndexMap::new();
        for (tag, target) in &discriminator.mapping {
            let tags = by_component.entry(target_of(target)).or_default();
            tags.push(tag.clone());
        }
        let member = &discriminator.property_name;
        for branch in branches.iter_mut() {
            let mapped = branch
                .component
                .and_then(|component| by_component.get(component));
            let constant = constant_of(self.schemas, &branch.view, member);
            let told = mapped.cloned().unwrap_or_default();
            branch.tags = if told.is_empty() {
                constant.into_iter().collect()
            } else {
                told
            };
        }
        // A schema's own name is a value too, whatever else the mapping says; `type` of a resource is no name of a schema.
        for index in 0..branches.len() {
            let Some(branch) = branches.get(index) else {
                continue;
            };
            let Some(component) = branch.component else {
                continue;
            };
            let open = self.schemas.inheritance.tag(component).is_none()
                && self.may_be_any(&branch.view, member);
            let named = branch.tags.is_empty() || open && !self.is_resource(&branch.view);
            let taken = branches
                .iter()
                .any(|other| other.tags.iter().any(|tag| tag == component));
            if named
                && !taken
                && let Some(branch) = branches.get_mut(index)
            {
                branch.tags.push(component.to_owned());
            }
        }
    }

    /// Whether a member of a view may be any text.
    fn may_be_any(&self, view: &View<'a>, member: &str) -> bool {
        view.properties.get(member).is_none_or(|parts| {
            let merged = self.schemas.merged(parts);
            merged.constant.is_none() && merged.words.is_empty()
        })
    }

    /// A member that is there in every branch, each time with another constant.
    fn common_constant(&mut self, branches: &mut [Branch<'a>]) -> Option<String> {
        let (first, rest) = branches.split_first()?;
        let candidates: Vec<&'a str> = first.view.properties.keys().copied().collect();
        let member = candidates.into_iter().find(|member| {
            let mut seen = std::collections::HashSet::new();
            std::iter::once(first).chain(rest.iter()).all(|branch| {
                constant_of(self.schemas, &branch.view, member)
                    .is_some_and(|value| seen.insert(value))
            })
        })?;
        for branch in branches.iter_mut() {
            branch.tags = constant_of(self.schemas, &branch.view, member)
                .into_iter()
                .collect();
        }
        Some(member.to_owned())
    }

    fn variants(
        &mut self,
        branches: Vec<Branch<'a>>,
        kind: &UnionKind,
        cx: &Context,
    ) -> Vec<Variant> {
        let mut scope = Scope::new(Case::Pascal, &["Unknown", "Self"]);
        let union_words = [cx.base.clone(), cx.own.clone()].concat();
        let mut variants: Vec<Variant> = Vec::with_capacity(branches.len());
        let mut choices = vec![Choice::Any; branches.len()];
        if *kind == UnionKind::Shaped {
            choices = branches
                .iter()
                .map(|branch| self.choice(&branch.view))
                .collect();
            self.tell_within(&branches, &mut choices);
            tell_by_members(&branches, &mut choices);
        }
        for (branch, choice) in branches.into_iter().zip(choices) {
            let named = branch
                .component
                .map(words)
                .or_else(|| Some(branch.names.clone()).filter(|names| !names.is_empty()))
                .or_else(|| branch.tags.first().map(|tag| words(tag)));
            let named = named
                .or_else(|| branch.view.title.map(words))
                .unwrap_or_else(|| shape_words(&branch.view));
            let short = without(&named, &union_words);
            let doc = doc_of(&branch.view);
            let constant_tag = constant_of(self.schemas, &branch.view, "type");
            let ty = self.type_of_view(branch.view, &cx.member(&short.join("-")));
            let mut tags = branch.tags;
            if tags.is_empty() && *kind == UnionKind::Resources {
                tags.extend(constant_tag);
            }
            // A resource whose `type` is any text has the types that lead to it.
            if let (UnionKind::Resources, TypeRef::Named(id)) = (kind, &ty) {
                self.add_types(*id, &tags);
                if tags.is_empty() {
                    tags = self.types_of(*id);
                }
            }
            if let Some(same) = variants
                .iter_mut()
                .find(|variant| variant.ty == ty && *kind != UnionKind::Shaped)
            {
                same.tags.extend(tags);
                continue;
            }
            let wire = named.join("-");
            variants.push(Variant {
                name: scope.mint(&[short, named], &wire),
                doc,
                ty,
                tags,
                choice,
            });
        }
        variants
    }

    pub(crate) fn add_types(&mut self, id: crate::model::TypeId, tags: &[String]) {
        if let Some(TypeKind::Resource(resource)) =
            self.drafts.get_mut(id.index()).map(|draft| &mut draft.kind)
        {
            for tag in tags {
                if !resource.types.contains(tag) {
                    resource.types.push(tag.clone());
                }
            }
        }
    }

    fn types_of(&self, id: crate::model::TypeId) -> Vec<String> {
        match self.kind(id) {
            Some(TypeKind::Resource(resource)) => resource.types.clone(),
            _ => Vec::new(),
        }
    }
}

/// The text that a member of a view must have.
fn constant_of<'a>(schemas: Schemas<'a>, view: &View<'a>, member: &str) -> Option<String> {
    let merged = schemas.merged(view.properties.get(member)?);
    match schemas.sole_value(&merged) {
        Some(Value::String(constant)) => Some(constant),
        _ => None,
    }
}

/// `named` without the words that it shares with its union, at either end: `verification selfie` in `verification` is
/// `selfie`. A name that has nothing else keeps them.
pub(crate) fn without(named: &[String], union: &[String]) -> Vec<String> {
    if named.len() > union.len() && !union.is_empty() {
        if let Some(rest) = named.strip_prefix(union) {
            return rest.to_vec();
        }
        if let Some(rest) = named.strip_suffix(union) {
            return rest.to_vec();
        }
    }
    named.to_vec()
}
