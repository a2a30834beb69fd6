//! From path operations to operations in the model.
//!
//! | module | rule |
//! |---|---|
//! | [`naming`] | methods from `operationId` or from method and path; tags |
//! | [`parameter`] | parameters by role |
//! | [`body`] | request bodies, replies and media types |
//! | [`document`] | what a JSON body is: a document, errors, or plain JSON |
//! | [`fields`] | how members of forms are written |
//! | [`headers`] | headers of replies |
//! | [`multipart`] | parts of multipart bodies |
//! | [`paging`] | how an operation pages |
//! | [`security`] | security schemes, requirements and servers |

mod body;
pub(crate) mod document;
mod fields;
mod headers;
mod multipart;
mod naming;
mod paging;
mod parameter;
mod security;

use std::collections::HashMap;

use openapiv3::{Parameter, PathItem, ReferenceOr};

use crate::ledger::Construct;
use crate::model::{Doc, Method, Name, Operation, Segment, Tag};
use crate::problem::{Problem, child_pointer, codes};

use super::builder::Builder;
use super::scope::{Case, Scope};
use super::words::{ascii, words};

use naming::{Naming, id_from_path, verb_words};

/// An operation of the document, not yet looked at.
struct Found<'a> {
    id: String,
    invented: bool,
    method: Method,
    path: &'a str,
    item: &'a PathItem,
    operation: &'a openapiv3::Operation,
    tag: String,
    at: String,
}

/// What reading the operations gives.
pub(crate) struct Operations {
    pub(crate) tags: Vec<Tag>,
    pub(crate) operations: Vec<Operation>,
}

impl<'a> Builder<'a> {
    /// All operations of the document, by tag.
    pub(crate) fn operations(&mut self) -> Operations {
        let mut found = self.find_operations();
        self.check_ids(&found);
        let order = self.tag_order(&found);
        found.sort_by_key(|operation| order.get(&operation.tag).copied().unwrap_or(usize::MAX));
        let tags = self.tags(&order);
        let mut namings: Vec<Naming> = tags
            .iter()
            .map(|tag| Naming::new(tag, self.taken))
            .collect();
        let mut operations = Vec::with_capacity(found.len());
        for one in &found {
            let Some(&tag) = order.get(&one.tag) else {
                continue;
            };
            let Some(naming) = namings.get_mut(tag) else {
                continue;
            };
            operations.push(self.operation(one, tag, naming));
        }
        Operations { tags, operations }
    }

    fn find_operations(&mut self) -> Vec<Found<'a>> {
        let mut found = Vec::new();
        for (path, item) in &self.openapi.paths.paths {
            let at = child_pointer("/paths", path);
            let ReferenceOr::Item(item) = item else {
                self.problems.push(Problem::error(
                    codes::REF_TO_NOWHERE,
                    at,
                    "the path refers to a path item that cannot be found",
                ));
                continue;
            };
            for (name, operation) in item.iter() {
                let Some(method) = method_of(name) else {
                    continue;
                };
                let at = child_pointer(&at, name);
                let (id, invented) = match &operation.operation_id {
                    Some(id) if !id.is_empty() => (id.clone(), false),
                    _ => (id_from_path(method, path), true),
                };
                let tag = operation
                    .tags
                    .first()
                    .cloned()
                    .unwrap_or_else(|| naming::tag_from_path(path));
                for other in operation.tags.iter().skip(1) {
                    self.ignored(
                        Construct::Reading,
                        format!("tag {other} of {id}"),
                        "first-tag-holds-the-operation",
                    );
                }
                found.push(Found {
                    id,
                    invented,
                    method,
                    path,
                    item,
                    operation,
                    tag,
                    at,
                });
            }
        }
        found
    }

    /// Every operation needs an id of its own.
    fn check_ids(&mut self, found: &[Found<'a>]) {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for one in found.iter().filter(|one| !one.invented) {
            if let Some(other) = seen.insert(&one.id, &one.at) {
                let at = format!("{}/operationId", one.at);
                self.problems.push(
                    Problem::warning(
                        codes::DUPLICATE_OPERATION_ID,
                        at,
                        format!("the operationId `{}` stands twice", one.id),
                    )
                    .with_also(format!("{other}/operationId"), "it is here first")
                    .with_help("give each operation an operationId of its own"),
                );
            }
        }
    }

    /// Tags in the order in which the document declares them, then those that it only uses.
    fn tag_order(&mut self, found: &[Found<'a>]) -> indexmap::IndexMap<String, usize> {
        let mut order = indexmap::IndexMap::new();
        for tag in &self.openapi.tags {
            if found.iter().any(|one| one.tag == tag.name) {
                let next = order.len();
                order.entry(tag.name.clone()).or_insert(next);
            } else {
                self.ignored(
                    Construct::Reading,
                    format!("tag {}", tag.name),
                    "tag-without-operation",
                );
            }
        }
        for one in found {
            let next = order.len();
            order.entry(one.tag.clone()).or_insert(next);
        }
        order
    }

    fn tags(&mut self, order: &indexmap::IndexMap<String, usize>) -> Vec<Tag> {
        let beside: Vec<&str> = self.taken.tag_modules.iter().map(String::as_str).collect();
        let mut modules = Scope::new(Case::Snake, &beside);
        let mut types = Scope::new(Case::Pascal, &self.taken.types_of_tags());
        let mut tags = Vec::with_capacity(order.len());
        for (index, name) in order.keys().enumerate() {
            let chosen = self
                .settings
                .names
                .tags
                .get(name)
                .map_or_else(|| words(name), |name| words(name));
            let of_module = ascii(&chosen);
            let (module, type_name) = match (
                modules.claim(&of_module, name),
                types.claim(&chosen, name),
            ) {
                (Ok(module), Ok(type_name)) => (module, type_name),
                (Err(owner), _) | (_, Err(owner)) => {
                    self.problems.push(
                        Problem::warning(codes::NAME_COLLISION, format!("/tags/{index}"), format!("the tags `{name}` and `{owner}` would both become the same module name"))
                            .with_help(format!("assumed: a number behind the second; rename one of them in the settings file: `names: {{tags: {{\"{name}\": another-name}}}}`")),
                    );
                    (
                        modules.mint(&[of_module], name),
                        types.mint(&[chosen], name),
                    )
                }
            };
            let declared = self.openapi.tags.iter().find(|tag| tag.name == *name);
            let doc = Doc {
                description: declared.and_then(|tag| tag.description.clone()),
                ..Doc::default()
            };
            tags.push(Tag {
                module,
                type_name,
                doc,
            });
        }
        tags
    }

    fn operation(&mut self, one: &Found<'a>, tag: usize, naming: &mut Naming) -> Operation {
        let chosen = self.settings.names.operations.get(&one.id);
        let mut candidates = match (chosen, one.invented) {
            (Some(name), _) => vec![words(name)],
            (None, true) => vec![
                verb_words(one.method, one.path, &words(&one.tag)),
                words(&one.id),
            ],
            (None, false) => naming.candidates(&one.id),
        };
        candidates.dedup();
        let (method_name, type_name) = naming.mint(&candidates, &one.id);
        self.ledger.generated(Construct::Operation, one.id.clone());
        let base = naming::base_words(&one.id);
        let all = self.parameters_of(one.item, one.operation, &one.at);
        let segments = self.segments(one, &all);
        let replies = self.replies(one.operation, &base, &one.at);
        let body = self.request_body(one.operation, &base, &one.at);
        let parameters = self.parameters(&all, &base, &replies);
        let paging = self.paging(&all, &parameters, &replies);
        Operation {
            id: one.id.clone(),
            method_name,
            type_name,
            tag,
            doc: operation_doc(one.operation),
            method: one.method,
            path: one.path.to_owned(),
            segments,
            servers: self.operation_servers(one.item, one.operation),
            security: self.requirements(one.operation),
            parameters,
            body,
            replies,
            paging,
        }
    }

    /// Takes the path template apart; a parameter that nobody declares is text.
    fn segments(&mut self, one: &Found<'a>, all: &[parameter::Met<'a>]) -> Vec<Segment> {
        let declared: Vec<&str> = all
            .iter()
            .filter(|met| matches!(met.parameter, Parameter::Path { .. }))
            .map(|met| met.data.name.as_str())
            .collect();
        let mut segments = Vec::new();
        let mut rest = one.path;
        while let Some(open) = rest.find('{') {
            let Some(length) = rest[open..].find('}') else {
                break;
            };
            if open > 0 {
                segments.push(Segment::Literal(rest[..open].to_owned()));
            }
            let name = &rest[open + 1..open + length];
            match declared.iter().position(|declared| *declared == name) {
                Some(index) => segments.push(Segment::Parameter(index)),
                None => {
                    self.problems.push(
                        Problem::error(codes::MALFORMED, one.at.clone(), format!("the path has `{{{name}}}`, but no path parameter of that name is declared"))
                            .with_help(format!("declare the parameter: `{{name: {name}, in: path, required: true, schema: {{type: string}}}}`")),
                    );
                }
            }
            rest = &rest[open + length + 1..];
        }
        if !rest.is_empty() {
            segments.push(Segment::Literal(rest.to_owned()));
        }
        segments
    }
}

pub(crate) fn method_of(name: &str) -> Option<Method> {
    Some(match name {
        "get" => Method::Get,
        "put" => Method::Put,
        "post" => Method::Post,
        "delete" => Method::Delete,
        "options" => Method::Options,
        "head" => Method::Head,
        "patch" => Method::Patch,
        "trace" => Method::Trace,
        _ => return None,
    })
}

fn operation_doc(operation: &openapiv3::Operation) -> Doc {
    let text = |name: &str| {
        operation
            .extensions
            .get(name)
            .and_then(|value| value.as_str())
            .map(str::to_owned)
    };
    Doc {
        summary: operation.summary.clone(),
        description: operation.description.clone(),
        deprecated: operation.deprecated,
        replaced_by: text("x-replaced-by"),
    }
}

/// A name that nothing else competes with.
pub(crate) fn plain_name(ident: &str, wire: &str) -> Name {
    Name::new(ident, wire)
}
