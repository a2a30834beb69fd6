//! The schemas of one operation, compiled once: one validator for all parameters and bodies.

use jsonapi_runtime::http::encoding::{Content, Encoding, Location, Style};
use jsonapi_runtime::http::{cookie, form, header, path};
use jsonapi_runtime::serde_json::{self, Map, Value, json};
use jsonapi_runtime::value::wire::Layout;
use jsonapi_runtime::{FreeObject, Inflection, Wire};
use jsonschema::{Draft, Validator};

use super::names::{Names, Spelled};
use super::parts::parts;
use super::read::{Reading, read};
use super::schema::Schemas;
use super::told::findings;
use crate::answer::problem::{Problem, Source};
use crate::info::{ApiInfo, OperationInfo};
use crate::read::incoming::{Incoming, lines};
use crate::read::media_type;

/// What the requests of an operation have to obey.
pub(crate) struct Contract {
    parameters: Vec<Parameter>,
    /// Places of the operation's media types that have a schema.
    bodies: Vec<usize>,
    /// Schemas by the keys of what is held against them, beside those that they share.
    root: Value,
    names: Names,
    validator: Validator,
}

struct Parameter {
    key: String,
    name: String,
    place: Location,
    encoding: Encoding,
    layout: Layout,
}

impl Contract {
    /// The contract of an operation; `None` where nothing is asked of its requests, or nothing that can be read.
    pub(crate) fn of(api: &ApiInfo, info: &OperationInfo) -> Option<Self> {
        if info.contract.is_empty() {
            return None;
        }
        let own: Value = serde_json::from_str(info.contract).ok()?;
        let shared: Value = serde_json::from_str(api.contract).unwrap_or_default();
        let mut members = Map::new();
        let mut declared = Vec::new();
        let list = own.get("parameters").and_then(Value::as_array);
        for (index, parameter) in list.into_iter().flatten().enumerate() {
            let named = parameter.get("$ref").and_then(Value::as_str);
            let named = named.and_then(|text| shared.pointer(text.strip_prefix('#')?));
            let parameter = named.unwrap_or(parameter);
            let key = format!("p{index}");
            members.insert(key.clone(), parameter.get("schema")?.clone());
            declared.push((key, parameter.clone()));
        }
        let mut bodies = Vec::new();
        for (index, media_type) in info.bodies.iter().enumerate() {
            if let Some(schema) = own.get("bodies").and_then(|bodies| bodies.get(media_type)) {
                members.insert(format!("b{index}"), schema.clone());
                bodies.push(index);
            }
        }
        let defs = needed(&members, shared.get("$defs"));
        let root = json!({ "$defs": defs, "properties": members });
        let schemas = Schemas::of(&root);
        let parameters = declared.iter().filter_map(|(key, told)| {
            let schema = root.get("properties")?.get(key)?;
            Parameter::of(key, told, layout(&schemas, schema))
        });
        let parameters = parameters.collect();
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .offline()
            .should_validate_formats(true)
            .build(&root)
            .ok()?;
        Some(Self {
            parameters,
            bodies,
            names: Names::of(&root),
            validator,
            root,
        })
    }

    /// Notes all that is wrong with a request.
    pub(crate) fn check(&self, incoming: &mut Incoming) {
        let mut problems = Vec::new();
        for parameter in &self.parameters {
            if let Some(value) = parameter.value(incoming) {
                problems.extend(self.parameter(parameter, value, incoming));
            }
        }
        if let Some((key, value, is_text)) = self.body(incoming) {
            let mut spelled = Spelled::default();
            let value = self.names.declared(value, "", &mut spelled);
            problems.extend(
                self.wrong(&key, value, is_text)
                    .into_iter()
                    .map(|(at, detail)| {
                        Problem::new(detail).at(Source::Pointer(spelled.pointer(&at)))
                    }),
            );
        }
        incoming.told(problems);
    }

    fn parameter(&self, parameter: &Parameter, value: Value, incoming: &Incoming) -> Vec<Problem> {
        let mut spelled = Spelled::default();
        let value = self.names.declared(value, "", &mut spelled);
        let is_text = parameter.encoding.content != Some(Content::Json);
        let wrong = self.wrong(&parameter.key, value, is_text);
        let problem = |(at, detail): (String, String)| {
            let at = spelled.pointer(&at);
            let source = parameter.source(&at, incoming);
            Problem::new(format!("{source}: {detail}")).at(source)
        };
        wrong.into_iter().map(problem).collect()
    }

    /// What is wrong with a value by the schema of that key. A text is taken in each way in which it may be meant.
    fn wrong(&self, key: &str, value: Value, is_text: bool) -> Vec<(String, String)> {
        let schemas = Schemas::of(&self.root);
        let schema = self.root.get("properties").and_then(|all| all.get(key));
        let readings: &[Reading] = match is_text {
            true => &[Reading::Meant, Reading::Text, Reading::Divided],
            false => &[],
        };
        let mut instance = Map::new();
        for reading in readings {
            let Some(schema) = schema else { break };
            let meant = read(&schemas, schema, value.clone(), *reading);
            let tried = Value::Object(Map::from_iter([(key.to_owned(), meant)]));
            if self.validator.is_valid(&tried) {
                return Vec::new();
            }
            if instance.is_empty() {
                instance.extend(tried.as_object().cloned().unwrap_or_default());
            }
        }
        if !is_text {
            instance.insert(key.to_owned(), value);
        }
        let instance = Value::Object(instance);
        let found = findings(self.validator.iter_errors(&instance));
        let within = |at: String| at.get(key.len() + 1..).unwrap_or_default().to_owned();
        let found = found.into_iter();
        found
            .map(|found| (within(found.at), found.detail))
            .collect()
    }

    /// The body as a value, with the key of its schema, and whether its leaves are texts.
    fn body(&self, incoming: &Incoming) -> Option<(String, Value, bool)> {
        let payload = incoming.payload.as_ref()?;
        if !self.bodies.contains(&payload.index) {
            return None;
        }
        let declared = incoming.context.operation?.bodies.get(payload.index)?;
        let key = format!("b{}", payload.index);
        if media_type::is_json(declared) {
            // What cannot be parsed is told by who reads it.
            return Some((key, serde_json::from_slice(&payload.bytes).ok()?, false));
        }
        if declared.starts_with("multipart/") {
            return Some((key, parts(&payload.parts)?, true));
        }
        let text = std::str::from_utf8(&payload.bytes).ok()?;
        Some((key, form::read::<Value>(text, &[]).ok()?, true))
    }
}

impl Parameter {
    fn of(key: &str, told: &Value, layout: Layout) -> Option<Self> {
        let word = |name: &str| told.get(name).and_then(Value::as_str);
        let place = match word("in")? {
            "path" => Location::Path,
            "query" => Location::Query,
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            _ => return None,
        };
        let style = match word("style") {
            None => place.encoding().style,
            Some("simple") => Style::Simple,
            Some("label") => Style::Label,
            Some("matrix") => Style::Matrix,
            Some("form") => Style::Form,
            Some("spaceDelimited") => Style::SpaceDelimited,
            Some("pipeDelimited") => Style::PipeDelimited,
            Some("deepObject") => Style::DeepObject,
            Some(_) => return None,
        };
        let explode = told.get("explode").and_then(Value::as_bool);
        let is_form = matches!(style, Style::Form | Style::DeepObject);
        let mut encoding = Encoding::new(style, explode.unwrap_or(is_form));
        encoding.content = word("content").map(Content::of);
        encoding.allow_empty = told.get("allowEmptyValue") == Some(&Value::Bool(true));
        // Members that are parameters of their own have no name to be found by.
        let is_scattered = layout == Layout::Object
            && style == Style::Form
            && encoding.explode
            && encoding.content.is_none();
        (!is_scattered).then(|| Self {
            key: key.to_owned(),
            name: word("name").unwrap_or_default().to_owned(),
            place,
            encoding,
            layout,
        })
    }

    /// The value in a request; `None` where it is absent or cannot be taken apart, which is told by who reads it.
    fn value(&self, incoming: &Incoming) -> Option<Value> {
        match self.layout {
            _ if self.encoding.content == Some(Content::Json) => self.read::<Value>(incoming),
            Layout::Object => self.read::<FreeObject>(incoming),
            Layout::List => self.read::<Vec<Value>>(incoming),
            Layout::Scalar | Layout::Any => self.read::<String>(incoming),
        }
    }

    fn read<T: Wire>(&self, incoming: &Incoming) -> Option<Value> {
        let name = self.name.as_str();
        let headers = &incoming.context.headers;
        let value = match self.place {
            Location::Path => {
                let mut values = incoming.path.iter();
                let (_, text) = values.find(|(key, _)| *key == name)?;
                path::read::<T>(name, text, self.encoding).ok()
            }
            Location::Query
                if self.encoding.allow_empty && incoming.query.values(name).all(str::is_empty) =>
            {
                None
            }
            Location::Query => incoming.query.get::<T>(name, self.encoding).ok()?,
            Location::Header => {
                let lines = lines(headers, name);
                header::read::<T>(lines.iter().map(|line| &**line), self.encoding).ok()?
            }
            Location::Cookie => {
                let lines = lines(headers, "cookie");
                cookie::read::<T>(lines.iter().map(|line| &**line), name, self.encoding).ok()?
            }
        };
        Some(value?.to_node(Inflection::Kebab).to_value())
    }

    /// Where in a request a member of the value stands, as the client wrote it.
    fn source(&self, at: &str, incoming: &Incoming) -> Source {
        let name = self.name.clone();
        match self.place {
            Location::Header => Source::Header(name),
            Location::Cookie => Source::Header("Cookie".to_owned()),
            Location::Path => Source::Parameter(name),
            Location::Query if self.encoding.style != Style::DeepObject => Source::Parameter(name),
            Location::Query => {
                let members = at.split('/').skip(1);
                let members = members.map(|one| one.replace("~1", "/").replace("~0", "~"));
                let full = members.fold(name, |name, member| format!("{name}[{member}]"));
                let mut sent = incoming.query.names();
                let written =
                    sent.find(|sent| full == *sent || full.starts_with(&format!("{sent}[")));
                Source::Parameter(written.map_or(full.clone(), str::to_owned))
            }
        }
    }
}

/// What a parameter consists of by its schema.
fn layout<'s>(schemas: &Schemas<'s>, schema: &'s Value) -> Layout {
    let takes = |kind| schemas.takes(schema, kind);
    match (takes("object"), takes("array"), takes("string")) {
        (true, false, false) => Layout::Object,
        (false, true, _) => Layout::List,
        _ => Layout::Scalar,
    }
}

/// Those of the shared schemas to which some refer, and to which those refer in turn.
fn needed(members: &Map<String, Value>, shared: Option<&Value>) -> Map<String, Value> {
    let mut found = Map::new();
    let mut open: Vec<&Value> = members.values().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                let named = members.get("$ref").and_then(Value::as_str);
                let name = named.and_then(|text| text.strip_prefix("#/$defs/"));
                let schema = name.and_then(|name| Some((name, shared?.get(name)?)));
                if let Some((name, schema)) = schema.filter(|(name, _)| !found.contains_key(*name))
                {
                    found.insert(name.to_owned(), schema.clone());
                    open.push(schema);
                }
                open.extend(members.values());
            }
            _ => {}
        }
    }
    found
}
