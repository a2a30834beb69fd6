//! The paths that `include` takes: what the document lists, else the relationships of the primary resource.

use std::collections::HashMap;

use openapiv3::{ParameterSchemaOrContent, PathItem};
use serde_json::Value;

use crate::ledger::Construct;
use crate::model::{
    Content, Doc, IncludePath, IncludeSet, ModulePath, Name, Operation, Parameters, PrimaryData,
    QueryParameter, Scalar, Target, TypeId, TypeKind, TypeRef, successes,
};

use super::builder::Builder;
use super::cardinality::{owners, relationship_of};
use super::scope::{Case, Scope};
use super::words::words;

/// The extension of an operation that lists the paths.
const INCLUDE_PATHS: &str = "x-include-paths";

impl<'a> Builder<'a> {
    /// Gives each operation that takes `include` its set of paths: one set for each primary resource.
    pub(crate) fn includes(&mut self, operations: &mut [Operation]) -> Vec<IncludeSet> {
        let mut sets: Vec<(TypeId, Vec<(String, Doc)>)> = Vec::new();
        let bases: Vec<Option<TypeId>> = {
            let owners = owners(operations);
            operations.iter().map(|one| base(one, &owners)).collect()
        };
        for (operation, primary) in operations.iter_mut().zip(bases) {
            let told = self.told_paths(&operation.path, operation.method);
            let Some(include) = &mut operation.parameters.include else {
                continue;
            };
            let Some(primary) = primary else {
                untyped(&mut operation.parameters);
                continue;
            };
            let set = sets
                .iter()
                .position(|(id, _)| *id == primary)
                .unwrap_or_else(|| {
                    sets.push((primary, Vec::new()));
                    sets.len() - 1
                });
            include.set = set;
            let paths = if told.is_empty() {
                self.ignored(
                    Construct::Reading,
                    "include",
                    "include-paths-are-the-relationships",
                );
                self.relationship_paths(primary)
            } else {
                told.into_iter()
                    .map(|path| (path, Doc::default()))
                    .collect()
            };
            if let Some((_, known)) = sets.get_mut(set) {
                for (path, doc) in paths {
                    if !known.iter().any(|(other, _)| *other == path) {
                        known.push((path, doc));
                    }
                }
            }
        }
        sets.into_iter()
            .map(|(primary, paths)| IncludeSet {
                name: Name::new("Include", "include"),
                alias: None,
                primary,
                paths: named(paths),
            })
            .collect()
    }

    /// Names the sets, when all types have their names and modules: telling by itself, and `Include` within the module.
    pub(crate) fn name_includes(&mut self, sets: &mut [IncludeSet]) {
        let short = Name::new("Include", "include");
        let modules: Vec<Option<ModulePath>> = sets
            .iter()
            .map(|set| Some(self.drafts.get(set.primary.index())?.module.clone()))
            .collect();
        for (set, module) in sets.iter_mut().zip(&modules) {
            let Some(primary) = self.drafts.get(set.primary.index()) else {
                continue;
            };
            let mut full = words(primary.name.ident());
            full.push(short.wire().to_owned());
            set.name = self.type_names.mint(&[full], primary.name.wire());
            let alone = modules.iter().filter(|other| *other == module).count() == 1;
            let taken = self.drafts.iter().any(|draft| {
                !draft.dropped
                    && Some(&draft.module) == module.as_ref()
                    && draft.name.ident() == short.ident()
            });
            set.alias = (alone && !taken).then(|| short.clone());
        }
    }

    fn told_paths(&mut self, path: &str, method: crate::model::Method) -> Vec<String> {
        let item = self
            .openapi
            .paths
            .paths
            .get(path)
            .and_then(openapiv3::ReferenceOr::as_item);
        let operation = item.and_then(|item| {
            item.iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(method.as_str()))
        });
        let Some((item, (_, operation))) = item.zip(operation) else {
            return Vec::new();
        };
        if let Some(told) = operation
            .extensions
            .get(INCLUDE_PATHS)
            .and_then(Value::as_array)
        {
            return told
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect();
        }
        self.enumerated_paths(item, operation)
    }

    /// The paths that the parameter's own schema enumerates.
    fn enumerated_paths(
        &mut self,
        item: &'a PathItem,
        operation: &'a openapiv3::Operation,
    ) -> Vec<String> {
        let met = self.parameters_of(item, operation, "");
        let include = met.into_iter().find(|met| met.data.name == "include");
        let Some(ParameterSchemaOrContent::Schema(schema)) = include.map(|met| &met.data.format)
        else {
            return Vec::new();
        };
        let mut view = self.schemas.view(schema);
        if !view.items.is_empty() {
            view = self.schemas.merged(&view.items);
        }
        self.found_words(&view).0
    }

    /// The relationships of a resource, or of all members of a union.
    fn relationship_paths(&self, primary: TypeId) -> Vec<(String, Doc)> {
        let resources: Vec<TypeId> = match self.kind(primary) {
            Some(TypeKind::Union(union)) => union
                .variants
                .iter()
                .filter_map(|variant| match variant.ty {
                    TypeRef::Named(id) => Some(id),
                    _ => None,
                })
                .collect(),
            _ => vec![primary],
        };
        let mut found: Vec<(String, Doc)> = Vec::new();
        for id in resources {
            let Some(TypeKind::Resource(resource)) = self.kind(id) else {
                continue;
            };
            let Some(TypeKind::Relationships(all)) =
                resource.relationships.and_then(|id| self.kind(id))
            else {
                continue;
            };
            for one in &all.relationships {
                if !found.iter().any(|(path, _)| path == one.name.wire()) {
                    found.push((one.name.wire().to_owned(), one.doc.clone()));
                }
            }
        }
        found
    }
}

fn named(paths: Vec<(String, Doc)>) -> Vec<IncludePath> {
    let mut scope = Scope::new(Case::Shouty, &[]);
    paths
        .into_iter()
        .map(|(path, doc)| IncludePath {
            name: scope.mint(&[words(&path)], &path),
            doc,
        })
        .collect()
}

/// What paths start from: the primary resource; at the endpoint of a relationship the resource that has it (JSON:API 1.1
/// §8.3), or else the resources that it links.
fn base(operation: &Operation, owners: &HashMap<&str, TypeId>) -> Option<TypeId> {
    let owner = || {
        let (owner, _) = relationship_of(&operation.path)?;
        owners.get(owner).copied()
    };
    let linked = || {
        let documents = operation.replies.iter().flat_map(|reply| &reply.bodies);
        documents
            .filter_map(|body| match &body.content {
                Content::Document(document) => document.data.identifiers(),
                _ => None,
            })
            .find_map(|linkage| match linkage.target {
                Target::Type(id) => Some(id),
                Target::Any { .. } => None,
            })
    };
    primary(operation).or_else(owner).or_else(linked)
}

/// Where nothing is known to start from, `include` is a parameter like others.
fn untyped(parameters: &mut Parameters) {
    let Some(include) = parameters.include.take() else {
        return;
    };
    parameters.query.push(QueryParameter {
        name: Name::new("include", include.wire),
        doc: include.doc,
        ty: TypeRef::List(Box::new(TypeRef::Scalar(Scalar::String))),
        sensitivity: None,
        encoding: include.encoding,
        members: None,
        constraints: None,
        required: false,
        once: false,
        example: None,
    });
}

/// The primary resource of an operation's success reply.
fn primary(operation: &Operation) -> Option<TypeId> {
    successes(&operation.replies)
        .flat_map(|reply| &reply.bodies)
        .find_map(|body| match &body.content {
            Content::Document(document) => match &document.data {
                PrimaryData::One(TypeRef::Named(id))
                | PrimaryData::Nullable(TypeRef::Named(id))
                | PrimaryData::Many(TypeRef::Named(id)) => Some(*id),
                _ => None,
            },
            _ => None,
        })
}
