//! Which way components travel. One that is sent and read, and is stricter one way than the other, becomes two types.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, Header, MediaType, OpenAPI, Operation, Parameter,
    ParameterSchemaOrContent, PathItem, ReferenceOr, RequestBody, Response, Schema, SchemaKind,
    Type,
};

use super::builder::Direction;
use super::view::{Part, Schemas};

/// How deep schemas may hold one another in their own text; no document nests this deep.
const DEEPEST: usize = 256;

/// Which way each component travels.
#[derive(Debug, Default)]
pub(crate) struct Directions<'a> {
    sent: HashSet<&'a str>,
    read: HashSet<&'a str>,
    /// Components in which a request has to give something, or has or lacks a member for its direction.
    strict: HashSet<&'a str>,
}

impl<'a> Directions<'a> {
    pub(crate) fn of(schemas: Schemas<'a>, webhooks: &'a IndexMap<String, PathItem>) -> Self {
        let openapi = schemas.openapi;
        let mut roots = Roots::default();
        let paths = openapi.paths.iter();
        let items = paths.filter_map(|(_, item)| item.as_item());
        for item in items {
            roots.parameters(openapi, &item.parameters);
            for (_, operation) in item.iter() {
                roots.operation(openapi, operation);
            }
        }
        // The API sends events; what it takes for an answer says nothing of them.
        for (_, operation) in webhooks.values().flat_map(PathItem::iter) {
            let body = operation.request_body.as_ref();
            roots.read.extend(
                body.and_then(|body| request_body(openapi, body))
                    .into_iter()
                    .flat_map(|body| in_content(&body.content)),
            );
        }
        let deliveries = openapi.paths.iter().filter_map(|(_, item)| item.as_item());
        let deliveries = deliveries
            .flat_map(PathItem::iter)
            .flat_map(|(_, operation)| operation.callbacks.values())
            .flat_map(IndexMap::values)
            .chain(webhooks.values())
            .flat_map(PathItem::iter);
        for (_, operation) in deliveries {
            roots.delivery(openapi, operation);
        }
        Self {
            sent: reached(schemas, &roots.sent),
            read: reached(schemas, &roots.read),
            strict: strict(schemas),
        }
    }

    /// The direction of a component's type, where it is met in one that travels `met`.
    pub(crate) fn of_type(&self, component: &str, met: Direction) -> Direction {
        match (self.sent.contains(component), self.read.contains(component)) {
            (true, true) if self.strict.contains(component) => met,
            (true, true) | (false, true) => Direction::Reply,
            (true, false) => Direction::Request,
            (false, false) => met,
        }
    }

    /// Whether a component is two types, one for each way.
    pub(crate) fn is_split(&self, component: &str) -> bool {
        self.of_type(component, Direction::Request) != self.of_type(component, Direction::Reply)
            && self.sent.contains(component)
    }
}

/// The schemas that operations name.
#[derive(Default)]
struct Roots<'a> {
    sent: Vec<Part<'a>>,
    read: Vec<Part<'a>>,
}

impl<'a> Roots<'a> {
    fn operation(&mut self, openapi: &'a OpenAPI, operation: &'a Operation) {
        self.parameters(openapi, &operation.parameters);
        let body = operation.request_body.as_ref();
        let body = body.and_then(|body| request_body(openapi, body));
        self.sent
            .extend(body.into_iter().flat_map(|body| in_content(&body.content)));
        self.responses(openapi, operation);
    }

    fn responses(&mut self, openapi: &'a OpenAPI, operation: &'a Operation) {
        let responses = &operation.responses;
        for response in responses.responses.values().chain(&responses.default) {
            if let Some(response) = self::response(openapi, response) {
                self.read.extend(in_content(&response.content));
                for header in response.headers.values() {
                    if let Some(header) = self::header(openapi, header) {
                        self.read.extend(in_format(&header.format));
                    }
                }
            }
        }
    }

    /// What a delivery holds and what answers it are read at one end and written at the other: as lenient as replies.
    fn delivery(&mut self, openapi: &'a OpenAPI, operation: &'a Operation) {
        let body = operation.request_body.as_ref();
        let body = body.and_then(|body| request_body(openapi, body));
        self.read
            .extend(body.into_iter().flat_map(|body| in_content(&body.content)));
        self.responses(openapi, operation);
    }

    fn parameters(&mut self, openapi: &'a OpenAPI, parameters: &'a [ReferenceOr<Parameter>]) {
        for parameter in parameters {
            if let Some(parameter) = self::parameter(openapi, parameter) {
                self.sent
                    .extend(in_format(&parameter.parameter_data_ref().format));
            }
        }
    }
}

fn in_content(content: &IndexMap<String, MediaType>) -> impl Iterator<Item = Part<'_>> {
    let schemas = content.values().filter_map(|media| media.schema.as_ref());
    schemas.map(Part::from)
}

fn in_format(format: &ParameterSchemaOrContent) -> Vec<Part<'_>> {
    match format {
        ParameterSchemaOrContent::Schema(schema) => vec![schema.into()],
        ParameterSchemaOrContent::Content(content) => in_content(content).collect(),
    }
}

/// Makes a function that follows references to one section of the components.
macro_rules! follow {
    ($name:ident, $ty:ty, $section:ident, $prefix:literal) => {
        fn $name<'a>(openapi: &'a OpenAPI, one: &'a ReferenceOr<$ty>) -> Option<&'a $ty> {
            let mut one = one;
            for _ in 0..16 {
                match one {
                    ReferenceOr::Item(item) => return Some(item),
                    ReferenceOr::Reference { reference } => {
                        let name = reference.strip_prefix($prefix)?;
                        one = openapi.components.as_ref()?.$section.get(name)?;
                    }
                }
            }
            None
        }
    };
}

follow!(
    request_body,
    RequestBody,
    request_bodies,
    "#/components/requestBodies/"
);
follow!(response, Response, responses, "#/components/responses/");
follow!(parameter, Parameter, parameters, "#/components/parameters/");
follow!(header, Header, headers, "#/components/headers/");

/// The components that can be reached from `roots`.
fn reached<'a>(schemas: Schemas<'a>, roots: &[Part<'a>]) -> HashSet<&'a str> {
    let mut found = HashSet::new();
    let mut work: Vec<&'a str> = Vec::new();
    for root in roots {
        named(schemas, *root, 0, &mut work);
    }
    while let Some(name) = work.pop() {
        if found.insert(name) {
            work.extend(neighbours(schemas, name));
        }
    }
    found
}

/// The components that a component names, its subtypes among them.
fn neighbours<'a>(schemas: Schemas<'a>, component: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    if let Some((_, schema)) = schemas.named(component) {
        named(schemas, schema.into(), 0, &mut names);
    }
    if let Some(base) = schemas.inheritance.base(component) {
        names.extend(&base.subtypes);
    }
    names
}

/// The components that the text of a schema names.
fn named<'a>(schemas: Schemas<'a>, part: Part<'a>, depth: usize, names: &mut Vec<&'a str>) {
    match part {
        Part::Reference(reference) => {
            names.extend(schemas.component(reference).map(|(name, _)| name))
        }
        Part::Component(name) | Part::Base(name) => names.push(name),
        Part::Schema(schema) if depth < DEEPEST => {
            for inner in inside(schema) {
                named(schemas, inner, depth + 1, names);
            }
        }
        Part::Schema(_) => {}
    }
}

/// The schemas that stand in a schema.
fn inside(schema: &Schema) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) => {
            parts.extend(object.properties.values().map(Part::from));
            parts.extend(of_others(object.additional_properties.as_ref()));
        }
        SchemaKind::Type(Type::Array(array)) => parts.extend(array.items.iter().map(Part::from)),
        SchemaKind::Type(_) => {}
        SchemaKind::OneOf { one_of: all }
        | SchemaKind::AllOf { all_of: all }
        | SchemaKind::AnyOf { any_of: all } => {
            parts.extend(all.iter().map(Part::from));
        }
        SchemaKind::Not { .. } => {}
        SchemaKind::Any(any) => {
            parts.extend(any.properties.values().map(Part::from));
            parts.extend(of_others(any.additional_properties.as_ref()));
            parts.extend(any.items.iter().map(Part::from));
            parts.extend(
                any.one_of
                    .iter()
                    .chain(&any.all_of)
                    .chain(&any.any_of)
                    .map(Part::from),
            );
        }
    }
    parts
}

fn of_others(additional: Option<&AdditionalProperties>) -> Option<Part<'_>> {
    match additional {
        Some(AdditionalProperties::Schema(schema)) => Some(schema.as_ref().into()),
        _ => None,
    }
}

/// The components that differ by the way they travel, by themselves or by what they name.
fn strict(schemas: Schemas<'_>) -> HashSet<&str> {
    let components = schemas.openapi.components.iter();
    let names: Vec<&str> = components
        .flat_map(|all| all.schemas.keys())
        .map(String::as_str)
        .collect();
    let mut named_by: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut work = Vec::new();
    for name in names {
        for neighbour in neighbours(schemas, name) {
            named_by.entry(neighbour).or_default().push(name);
        }
        if let Some((_, ReferenceOr::Item(schema))) = schemas.named(name)
            && is_strict(schema, 0)
        {
            work.push(name);
        }
    }
    let mut found = HashSet::new();
    while let Some(name) = work.pop() {
        if found.insert(name) {
            work.extend(named_by.get(name).into_iter().flatten().copied());
        }
    }
    found
}

/// Whether the text of a schema requires a member, or has one for one way only.
fn is_strict(schema: &Schema, depth: usize) -> bool {
    let data = &schema.schema_data;
    let required = match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) => !object.required.is_empty(),
        SchemaKind::Any(any) => !any.required.is_empty(),
        _ => false,
    };
    data.read_only
        || data.write_only
        || required
        || depth < DEEPEST
            && inside(schema).into_iter().any(|part| match part {
                Part::Schema(schema) => is_strict(schema, depth + 1),
                _ => false,
            })
}
