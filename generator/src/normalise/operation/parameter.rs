//! Parameters, sorted by the role that they play in JSON:API.

use openapiv3::{
    Parameter, ParameterData, ParameterSchemaOrContent, PathItem, QueryStyle, ReferenceOr,
};
use serde_json::Value;

use crate::ledger::Construct;
use crate::model::{
    Content, Doc, Encoding, Fieldset, Filter, HeaderParameter, HeaderRole, Include, PageParameter,
    PageRole, Parameters, PathParameter, Presence, PrimaryData, QueryParameter, Reply, Scalar,
    Sort, TypeId, TypeRef,
};
use crate::normalise::builder::{Builder, Context, Direction};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, View, scalar};
use crate::normalise::words::words;
use crate::problem::{Problem, codes};

/// A parameter of an operation.
pub(crate) struct Met<'a> {
    pub(crate) parameter: &'a Parameter,
    pub(crate) data: &'a ParameterData,
}

/// A member of a deep object, or a parameter that is no object.
struct Leaf<'a> {
    key: String,
    path: Vec<String>,
    view: View<'a>,
    required: bool,
}

/// What all parameters of an operation share while they are sorted.
struct Sorter<'s> {
    methods: Scope,
    fields: Scope,
    cx: Context,
    replies: &'s [Reply],
    sorted: Parameters,
}

impl<'a> Builder<'a> {
    /// The parameters of an operation: its own, and those of the path that it does not override.
    pub(crate) fn parameters_of(
        &mut self,
        item: &'a PathItem,
        operation: &'a openapiv3::Operation,
        at: &str,
    ) -> Vec<Met<'a>> {
        let own = operation
            .parameters
            .iter()
            .enumerate()
            .map(|(index, one)| (one, format!("{at}/parameters/{index}")));
        let path_at = at.rsplit_once('/').map_or(at, |(path, _)| path).to_owned();
        let shared = item
            .parameters
            .iter()
            .enumerate()
            .map(|(index, one)| (one, format!("{path_at}/parameters/{index}")));
        let mut met: Vec<Met<'a>> = Vec::new();
        for (parameter, at) in own.chain(shared) {
            let Some(parameter) = self.resolved_parameter(parameter, &at) else {
                continue;
            };
            let data = parameter.parameter_data_ref();
            let twice = met.iter().any(|one| {
                one.data.name == data.name
                    && std::mem::discriminant(one.parameter) == std::mem::discriminant(parameter)
            });
            if !twice {
                met.push(Met { parameter, data });
            }
        }
        met
    }

    fn resolved_parameter(
        &mut self,
        parameter: &'a ReferenceOr<Parameter>,
        at: &str,
    ) -> Option<&'a Parameter> {
        let mut parameter = parameter;
        for _ in 0..16 {
            match parameter {
                ReferenceOr::Item(item) => return Some(item),
                ReferenceOr::Reference { reference } => {
                    let name = reference
                        .strip_prefix("#/components/parameters/")
                        .unwrap_or_default();
                    match self
                        .openapi
                        .components
                        .as_ref()
                        .and_then(|all| all.parameters.get(name))
                    {
                        Some(next) => parameter = next,
                        None => break,
                    }
                }
            }
        }
        self.problems.push(Problem::error(
            codes::REF_TO_NOWHERE,
            at,
            "the parameter refers to a component that cannot be found",
        ));
        None
    }

    /// Sorts parameters by role.
    pub(crate) fn parameters(
        &mut self,
        all: &[Met<'a>],
        base: &[String],
        module: &str,
        replies: &[Reply],
    ) -> Parameters {
        const METHODS: &[&str] = &[
            "new",
            "send",
            "respond",
            "include",
            "fields",
            "sort",
            "items",
            "pages",
            "timeout",
            "header",
            "query",
            "clone",
            "retries",
            "idempotency_key",
            "version",
            "base_url",
            "body",
            "json",
            "form",
            "multipart",
            "bytes",
            "request",
            "stream",
            "into_request",
            "without_credentials",
            "with_timeout",
            "with_retry",
            "with_header",
            "with_query",
            "with_idempotency_key",
            "with_version",
            "with_base_url",
            "with_credential",
        ];
        let cx = Context::new(base.to_vec(), module, Direction::Request);
        let mut sorter = Sorter {
            methods: Scope::new(Case::Snake, METHODS),
            fields: Scope::new(Case::Snake, &["body", "include", "fields", "sort"]),
            cx,
            replies,
            sorted: Parameters::default(),
        };
        for met in all {
            self.sort_parameter(met, &mut sorter);
        }
        sorter.sorted
    }

    fn sort_parameter(&mut self, met: &Met<'a>, sorter: &mut Sorter<'_>) {
        let data = met.data;
        let (view, json) = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => (self.schemas.view(schema), false),
            ParameterSchemaOrContent::Content(content) => {
                let schema = content
                    .values()
                    .next()
                    .and_then(|media| media.schema.as_ref());
                (
                    schema
                        .map(|schema| self.schemas.view(schema))
                        .unwrap_or_default(),
                    true,
                )
            }
        };
        let subject = |role: &str| format!("{role} {}", data.name);
        let example = sample(data, &view);
        match met.parameter {
            Parameter::Path { .. } => {
                self.ledger.generated(Construct::Parameter, subject("path"));
                let doc = parameter_doc(data);
                let sensitivity = self.parameter_sensitivity(None, data, &view);
                let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
                sorter.sorted.path.push(PathParameter {
                    name: sorter.fields.mint(&[words(&data.name)], &data.name),
                    doc,
                    ty,
                    sensitivity,
                    example,
                });
            }
            Parameter::Header { .. } => {
                self.ledger
                    .generated(Construct::Parameter, subject("header"));
                let told = data
                    .extensions
                    .get("x-role")
                    .or_else(|| view.extension("x-role"));
                let role = self.header_role(&data.name, told);
                let sensitivity = self.parameter_sensitivity(None, data, &view);
                let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
                let scope = if role.is_some() {
                    &mut sorter.fields
                } else {
                    &mut sorter.methods
                };
                let name = scope.mint(&[words(&data.name)], &data.name);
                let presence = if data.required {
                    Presence::Required
                } else {
                    Presence::Optional
                };
                sorter.sorted.headers.push(HeaderParameter {
                    name,
                    doc: parameter_doc(data),
                    ty,
                    sensitivity,
                    presence,
                    role,
                    example,
                });
            }
            Parameter::Cookie { .. } => {
                self.ledger
                    .generated(Construct::Parameter, subject("cookie"));
                let sensitivity = self.parameter_sensitivity(None, data, &view);
                let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
                let name = sorter.methods.mint(&[words(&data.name)], &data.name);
                sorter.sorted.cookies.push(QueryParameter {
                    name,
                    doc: parameter_doc(data),
                    ty,
                    sensitivity,
                    encoding: Encoding::Form,
                    required: data.required,
                    example,
                });
            }
            Parameter::Query { style, .. } => {
                let encoding = if json {
                    Encoding::Json
                } else {
                    encoding(style, data.explode, &view)
                };
                self.query_parameter(met, view, encoding, sorter);
            }
        }
    }

    /// Sorts a query parameter by its family: the name up to the first bracket.
    fn query_parameter(
        &mut self,
        met: &Met<'a>,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        let data = met.data;
        let family = data.name.split('[').next().unwrap_or(&data.name);
        let told = data.extensions.get("x-role").and_then(Value::as_str);
        let role = told.unwrap_or(family);
        self.ledger
            .generated(Construct::Parameter, format!("query {}", data.name));
        match role {
            "include"
                if self.primary(sorter.replies).is_some() || links_resources(sorter.replies) =>
            {
                // Which paths there are is known when all operations are.
                sorter.sorted.include = Some(Include {
                    wire: data.name.clone(),
                    doc: parameter_doc(data),
                    set: usize::MAX,
                });
            }
            "fields"
                if encoding == Encoding::DeepObject
                    || data.name.contains('[')
                    || view.is_object() =>
            {
                let doc = parameter_doc(data);
                let types = self.primary(sorter.replies).into_iter().collect();
                sorter.sorted.fields.get_or_insert(Fieldset {
                    wire: family.to_owned(),
                    doc,
                    types,
                });
            }
            "sort" if view.kind != Some(Kind::Object) => self.sort(data, &view, sorter),
            "filter" => self.filters(data, view, encoding, sorter),
            "page"
                if encoding == Encoding::DeepObject
                    || data.name.contains('[')
                    || view.is_object() =>
            {
                self.pages(data, view, sorter)
            }
            _ => match page_role(&data.name) {
                Some(role)
                    if !matches!(encoding, Encoding::DeepObject | Encoding::Json)
                        && view.kind.is_none_or(|kind| kind != Kind::Object) =>
                {
                    let bounds = view.bounds;
                    let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
                    let name = sorter.methods.mint(&[words(&data.name)], &data.name);
                    sorter.sorted.page.push(PageParameter {
                        name,
                        doc: parameter_doc(data),
                        ty,
                        role,
                        bounds,
                        required: data.required,
                    });
                }
                _ => self.other(data, view, encoding, sorter),
            },
        }
    }

    fn sort(&mut self, data: &'a ParameterData, view: &View<'a>, sorter: &mut Sorter<'_>) {
        let items = if view.items.is_empty() {
            view.clone()
        } else {
            self.schemas.merged(&view.items)
        };
        let mut scope = Scope::new(Case::Shouty, &[]);
        let fields = items
            .words
            .iter()
            .map(|word| scope.mint(&[words(word)], word))
            .collect();
        sorter.sorted.sort = Some(Sort {
            wire: data.name.clone(),
            doc: parameter_doc(data),
            fields,
        });
    }

    fn filters(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        for leaf in self.leaves(data, view) {
            let name = name_of_leaf(&leaf, "filter", &mut sorter.methods);
            let doc = leaf_doc(&leaf, data);
            let list = if leaf.view.kind == Some(Kind::Array) && encoding == Encoding::DeepObject {
                Encoding::Comma
            } else {
                encoding
            };
            let sensitivity = self.parameter_sensitivity(leaf.path.last(), data, &leaf.view);
            let example = leaf.view.sample();
            let ty = self.parameter_type(leaf.view, &sorter.cx.member(&leaf.path.join("-")));
            sorter.sorted.filters.push(Filter {
                name,
                doc,
                ty,
                sensitivity,
                encoding: list,
                required: leaf.required,
                example,
            });
        }
    }

    fn pages(&mut self, data: &'a ParameterData, view: View<'a>, sorter: &mut Sorter<'_>) {
        for leaf in self.leaves(data, view) {
            let last = leaf.path.last().map(String::as_str).unwrap_or_default();
            let role = page_role(last).unwrap_or(PageRole::Other);
            let name = name_of_leaf(&leaf, "page", &mut sorter.methods);
            let (doc, bounds) = (leaf_doc(&leaf, data), leaf.view.bounds);
            let mut ty = self.parameter_type(leaf.view, &sorter.cx.member(&leaf.path.join("-")));
            if matches!(role, PageRole::Size | PageRole::Number | PageRole::Offset)
                && ty == TypeRef::Scalar(Scalar::Number)
            {
                self.ignored(Construct::Keyword, "type: number", "counts-are-integers");
                ty = TypeRef::Scalar(Scalar::Integer { bits: 64 });
            }
            sorter.sorted.page.push(PageParameter {
                name,
                doc,
                ty,
                role,
                bounds,
                required: leaf.required,
            });
        }
    }

    fn other(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        if encoding != Encoding::DeepObject {
            let sensitivity = self.parameter_sensitivity(None, data, &view);
            let example = sample(data, &view);
            let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
            let name = sorter.methods.mint(&[words(&data.name)], &data.name);
            sorter.sorted.query.push(QueryParameter {
                name,
                doc: parameter_doc(data),
                ty,
                sensitivity,
                encoding,
                required: data.required,
                example,
            });
            return;
        }
        for leaf in self.leaves(data, view) {
            let name = sorter.methods.mint(&[words(&leaf.key)], &leaf.key);
            let doc = leaf_doc(&leaf, data);
            let sensitivity = self.parameter_sensitivity(leaf.path.last(), data, &leaf.view);
            let example = leaf.view.sample();
            let ty = self.parameter_type(leaf.view, &sorter.cx.member(&leaf.path.join("-")));
            sorter.sorted.query.push(QueryParameter {
                name,
                doc,
                ty,
                sensitivity,
                encoding,
                required: leaf.required,
                example,
            });
        }
    }

    /// The members of a deep object, however deep; the parameter itself where it is no object with members.
    fn leaves(&self, data: &'a ParameterData, view: View<'a>) -> Vec<Leaf<'a>> {
        let path: Vec<String> = data
            .name
            .split(['[', ']'])
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect();
        let mut found = Vec::new();
        self.collect_leaves(data.name.clone(), path, view, data.required, 0, &mut found);
        found
    }

    fn collect_leaves(
        &self,
        key: String,
        path: Vec<String>,
        view: View<'a>,
        required: bool,
        depth: usize,
        found: &mut Vec<Leaf<'a>>,
    ) {
        if view.properties.is_empty() || depth > 8 {
            found.push(Leaf {
                key,
                path,
                view,
                required,
            });
            return;
        }
        for (name, parts) in &view.properties {
            let member = self.schemas.merged(parts);
            let path = [path.clone(), vec![(*name).to_owned()]].concat();
            let required = view.required.contains(name) && (required || depth == 0);
            self.collect_leaves(
                format!("{key}[{name}]"),
                path,
                member,
                required,
                depth + 1,
                found,
            );
        }
    }

    fn parameter_type(&mut self, view: View<'a>, cx: &Context) -> TypeRef {
        if view.is_anything() {
            return TypeRef::Scalar(Scalar::String);
        }
        self.type_of_view(view, cx)
    }

    /// The primary resource of an operation's success reply.
    fn primary(&self, replies: &[Reply]) -> Option<TypeId> {
        replies
            .iter()
            .filter(|reply| reply.status.is_success())
            .flat_map(|reply| &reply.bodies)
            .find_map(|body| {
                let Content::Document(document) = &body.content else {
                    return None;
                };
                let (PrimaryData::One(ty) | PrimaryData::Nullable(ty) | PrimaryData::Many(ty)) =
                    &document.data;
                match ty {
                    TypeRef::Named(id) if self.is_resource_type(ty) => Some(*id),
                    _ => None,
                }
            })
    }

    /// What a header does: the document's word, then the settings', then what registered names mean everywhere.
    pub(crate) fn header_role(&self, wire: &str, told: Option<&Value>) -> Option<HeaderRole> {
        if let Some(role) = told.and_then(|value| serde_json::from_value(value.clone()).ok()) {
            return Some(role);
        }
        let plain = wire.to_ascii_lowercase();
        if let Some(role) = self
            .settings
            .header_roles
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(wire))
        {
            return Some(*role.1);
        }
        Some(match plain.as_str() {
            "idempotency-key" => HeaderRole::IdempotencyKey,
            "request-id" | "x-request-id" => HeaderRole::RequestId,
            "ratelimit-limit" | "x-ratelimit-limit" => HeaderRole::RateLimitLimit,
            "ratelimit-remaining" | "x-ratelimit-remaining" => HeaderRole::RateLimitRemaining,
            "ratelimit-reset" | "x-ratelimit-reset" => HeaderRole::RateLimitReset,
            _ => return None,
        })
    }
}

/// Whether a success holds identifiers: the reply of a relationship's endpoint.
fn links_resources(replies: &[Reply]) -> bool {
    let successes = replies.iter().filter(|reply| reply.status.is_success());
    successes
        .flat_map(|reply| &reply.bodies)
        .any(|body| match &body.content {
            Content::Document(document) => document.data.identifiers().is_some(),
            _ => false,
        })
}

fn parameter_doc(data: &ParameterData) -> Doc {
    Doc {
        description: data.description.clone(),
        deprecated: data.deprecated.unwrap_or(false),
        ..Doc::default()
    }
}

fn leaf_doc(leaf: &Leaf<'_>, data: &ParameterData) -> Doc {
    let own = leaf.view.description.map(str::to_owned);
    let whole = if leaf.path.len() < 2 || data.name == leaf.key {
        data.description.clone()
    } else {
        None
    };
    Doc {
        description: own.or(whole),
        deprecated: leaf.view.deprecated,
        ..Doc::default()
    }
}

/// `filter_identifier_key` for `filter[identifier][key]`.
fn name_of_leaf(leaf: &Leaf<'_>, family: &str, scope: &mut Scope) -> crate::model::Name {
    let mut all = words(family);
    for piece in leaf.path.iter().skip(1) {
        all.extend(words(piece));
    }
    scope.mint(&[all, words(&leaf.key)], &leaf.key)
}

/// How a query parameter is written (OpenAPI 3.1 §4.8.12.2): `explode` is the default of `form` alone.
fn encoding(style: &QueryStyle, explode: Option<bool>, view: &View<'_>) -> Encoding {
    match style {
        QueryStyle::DeepObject => Encoding::DeepObject,
        QueryStyle::SpaceDelimited => Encoding::Space,
        QueryStyle::PipeDelimited => Encoding::Pipe,
        QueryStyle::Form if explode == Some(false) && view.kind == Some(Kind::Array) => {
            Encoding::Comma
        }
        QueryStyle::Form => Encoding::Form,
    }
}

/// What a page parameter does, by the names that vendors give it.
fn page_role(name: &str) -> Option<PageRole> {
    let plain = words(name).join("_");
    let plain = plain
        .strip_prefix("page_")
        .filter(|rest| !rest.is_empty())
        .unwrap_or(&plain);
    Some(match plain {
        "after" | "cursor" | "starting_after" | "next_cursor" | "next_token" | "page_token"
        | "token" => PageRole::After,
        "before" | "ending_before" => PageRole::Before,
        "size" | "per_page" | "limit" | "count" | "page_size" | "pagesize" => PageRole::Size,
        "page" | "number" | "page_number" => PageRole::Number,
        "offset" | "skip" => PageRole::Offset,
        _ => return None,
    })
}

/// A scalar that stands for a parameter in examples: of its own examples the first, or else its schema's.
fn sample(data: &ParameterData, view: &View<'_>) -> Option<Value> {
    let named = data.examples.values().find_map(|example| match example {
        ReferenceOr::Item(example) => example.value.as_ref(),
        ReferenceOr::Reference { .. } => None,
    });
    let own = data.example.as_ref().or(named).and_then(scalar);
    own.or_else(|| view.sample())
}
