//! Requests by chance: such as a document allows, and such with one thing broken. The same seed gives the same requests.

use std::fmt::Write as _;

use codegen_tests::mutation::Random;
use serde_json::Value;

use crate::broken::{Breakage, break_body};
use crate::document::{Document, Operation};
use crate::sample::{self, Extent};

/// A request, and what was broken in it.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// Method and template, for people.
    pub(crate) operation: String,
    pub(crate) broken: Option<Breakage>,
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Sent {
    /// The head as it is sent, without `Host` and `Content-Length`.
    pub(crate) fn head(&self) -> String {
        let mut head = format!("{} {} HTTP/1.1", self.method, self.target);
        for (name, value) in &self.headers {
            let _ = write!(head, "\r\n{name}: {value}");
        }
        head
    }

    fn header(&mut self, name: &str, value: impl Into<String>) {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.into()));
    }
}

/// A request of an operation: every other one is as the document has it, the others have one thing broken.
pub(crate) fn request(operation: &Operation<'_>, random: &mut Random) -> Sent {
    let mut sent = valid(operation, random);
    if random.below(3) > 0 {
        for _ in 0..8 {
            let kind = *random.one(&Breakage::ALL).unwrap();
            if broken(operation, kind, &mut sent, random).is_some() {
                sent.broken = Some(kind);
                break;
            }
        }
    }
    sent
}

/// A request that the document allows.
fn valid(operation: &Operation<'_>, random: &mut Random) -> Sent {
    let document = operation.document;
    let extent = if random.below(2) == 0 {
        Extent::Required
    } else {
        Extent::All
    };
    let mut sent = Sent {
        operation: operation.name(),
        broken: None,
        method: operation.method.to_uppercase(),
        target: operation.path.to_owned(),
        headers: Vec::new(),
        body: String::new(),
    };
    sent.header("authorization", "Bearer a-key");
    let mut query = Vec::new();
    for parameter in operation.parameters() {
        let name = parameter["name"].as_str().unwrap();
        let place = parameter["in"].as_str().unwrap();
        let is_given = parameter["required"] == true || random.below(3) == 0;
        if !is_given {
            continue;
        }
        let value = value_of(document, parameter, extent);
        match place {
            "path" => {
                let text = percent(&text(&value));
                sent.target = sent.target.replace(&format!("{{{name}}}"), &text);
            }
            "header" => sent.header(name, text(&value)),
            "query" => query.extend(pairs(parameter, &value)),
            _ => {}
        }
    }
    if !query.is_empty() {
        sent.target = format!("{}?{}", sent.target, query.join("&"));
    }
    let media_types: Vec<&str> = operation.media_types().into_iter().flatten().collect();
    let is_sent = operation.requires_body() || random.below(3) > 0;
    if let Some(media_type) = random.one(&media_types).filter(|_| is_sent) {
        let value = sample::body(document, operation.body(media_type).unwrap(), extent);
        write_body(&mut sent, media_type, &value);
    }
    sent
}

fn value_of(document: &Document, parameter: &Value, extent: Extent) -> Value {
    let first = |value: &Value| value["examples"].as_object()?.values().next().cloned();
    let shown = parameter.get("example").cloned();
    let shown = shown.or_else(|| Some(first(parameter)?["value"].clone()));
    let extent = if parameter["style"] == "deepObject" {
        Extent::All
    } else {
        extent
    };
    shown.unwrap_or_else(|| sample::sample(document, &parameter["schema"], extent, 0))
}

/// Puts a value into the body.
fn write_body(sent: &mut Sent, media_type: &str, value: &Value) {
    if media_type.starts_with("multipart/") {
        sent.header("content-type", format!("{media_type}; boundary=edge"));
        sent.body = flat("", value)
            .into_iter()
            .fold(String::new(), |body, (name, value)| {
                let head = format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"");
                format!("{body}{head}\r\n\r\n{value}\r\n")
            });
        sent.body.push_str("--edge--\r\n");
        return;
    }
    sent.header("content-type", media_type);
    sent.body = match media_type {
        "application/x-www-form-urlencoded" => {
            let pairs = flat("", value).into_iter();
            let pairs =
                pairs.map(|(name, value)| format!("{}={}", percent(&name), percent(&value)));
            pairs.collect::<Vec<_>>().join("&")
        }
        _ => value.to_string(),
    };
}

/// A query parameter as its style has it.
fn pairs(parameter: &Value, value: &Value) -> Vec<String> {
    let name = parameter["name"].as_str().unwrap();
    let explode = parameter["explode"].as_bool().unwrap_or(true);
    match value {
        Value::Object(_) => flat(name, value)
            .into_iter()
            .map(|(key, value)| format!("{}={}", percent(&key), percent(&value)))
            .collect(),
        Value::Array(items) if explode => items
            .iter()
            .map(|item| format!("{}={}", percent(name), percent(&text(item))))
            .collect(),
        value => vec![format!("{}={}", percent(name), percent(&text(value)))],
    }
}

/// Breaks one thing of a request; `None` where it has no such thing.
fn broken(
    operation: &Operation<'_>,
    kind: Breakage,
    sent: &mut Sent,
    random: &mut Random,
) -> Option<()> {
    match kind {
        Breakage::Credentials => {
            sent.headers.retain(|(name, _)| name != "authorization");
        }
        Breakage::MediaType => {
            (!sent.body.is_empty()).then_some(())?;
            sent.header("content-type", "application/xml");
        }
        Breakage::Accept => sent.header("accept", "text/html"),
        Breakage::NoBody => {
            (!sent.body.is_empty()).then_some(())?;
            sent.body.clear();
        }
        Breakage::Method => "PROPFIND".clone_into(&mut sent.method),
        Breakage::Path => sent.target.insert_str(0, "/nowhere"),
        Breakage::Parameter => break_parameter(operation, sent, random)?,
        Breakage::QueryMember => {
            let deep = operation
                .parameters()
                .filter(|parameter| parameter["style"] == "deepObject");
            let names: Vec<&str> = deep.filter_map(|one| one["name"].as_str()).collect();
            let name = random.one(&names)?;
            push_query(sent, &format!("{name}%5Bno-such%5D=1"));
        }
        Breakage::Header => {
            let headers = operation
                .parameters()
                .filter(|parameter| parameter["in"] == "header");
            let names: Vec<&str> = headers.filter_map(|one| one["name"].as_str()).collect();
            sent.header(random.one(&names)?, "no-such-value");
        }
        Breakage::Json => {
            sent.is_json().then_some(())?;
            sent.body.pop();
        }
        body => {
            sent.is_json().then_some(())?;
            let mut value: Value = serde_json::from_str(&sent.body).ok()?;
            break_body(&mut value, body, random)?;
            sent.body = value.to_string();
        }
    }
    Some(())
}

impl Sent {
    pub(crate) fn is_multipart(&self) -> bool {
        let mut headers = self.headers.iter();
        headers.any(|(_, value)| value.starts_with("multipart/"))
    }

    fn is_json(&self) -> bool {
        let told = self.headers.iter().find(|(name, _)| name == "content-type");
        told.is_some_and(|(_, value)| value.contains("json")) && !self.body.is_empty()
    }
}

/// A query parameter, or one in the path, gets a value that is nothing but text.
fn break_parameter(operation: &Operation<'_>, sent: &mut Sent, random: &mut Random) -> Option<()> {
    const WRONG: [&str; 5] = ["no-such-value", "", "1.5", "-7", "true"];
    let query = operation
        .parameters()
        .filter(|parameter| parameter["in"] == "query");
    let all: Vec<&Value> = query.collect();
    let parameter = random.one(&all)?;
    let name = parameter["name"].as_str()?;
    let wrong = random.one(&WRONG)?;
    let members = parameter["schema"]["properties"].as_object();
    let members: Vec<&String> = members.into_iter().flat_map(|all| all.keys()).collect();
    let key = match random.one(&members) {
        Some(member) => format!("{}%5B{}%5D", percent(name), percent(member)),
        None => percent(name),
    };
    if let Some((path, query)) = sent.target.clone().split_once('?') {
        let own = |pair: &&str| !pair.starts_with(&format!("{key}="));
        let kept: Vec<&str> = query.split('&').filter(own).collect();
        sent.target = match kept.is_empty() {
            true => path.to_owned(),
            false => format!("{path}?{}", kept.join("&")),
        };
    }
    push_query(sent, &format!("{key}={wrong}"));
    Some(())
}

fn push_query(sent: &mut Sent, pair: &str) {
    let separator = if sent.target.contains('?') { '&' } else { '?' };
    sent.target.push(separator);
    sent.target.push_str(pair);
}

/// The leaves of a value by their keys with brackets.
fn flat(name: &str, value: &Value) -> Vec<(String, String)> {
    let key = |member: &str| match name {
        "" => member.to_owned(),
        name => format!("{name}[{member}]"),
    };
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(member, value)| flat(&key(member), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .flat_map(|item| flat(&format!("{name}[]"), item))
            .collect(),
        value => vec![(name.to_owned(), text(value))],
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        value => value.to_string(),
    }
}

fn percent(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().fold(String::new(), |mut out, byte| {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
