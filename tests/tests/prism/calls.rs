//! Typed calls of the vendor's operations, and what must hold for their replies.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;

use persona_client::dynamic::{Arguments, DynamicReply};
use persona_client::jsonapi_client::info::Location;
use persona_client::jsonapi_client::{OperationInfo, Request};
use persona_client::{Client, RetryPolicy};
use serde_json::{Map, Value};

use crate::document::{Document, Operation};
use crate::exceptions;
use crate::sample::{self, Extent};

/// The version of the document that Prism serves; it knows of no newer one, to which the client is pinned.
const VERSION: &str = "2025-12-08";

/// Makes calls of one Prism.
pub(crate) struct Runner<'a> {
    document: &'a Document,
    client: Client,
    forgives_replies: bool,
    sent: Cell<usize>,
}

/// What calls came to.
pub(crate) struct Report {
    title: &'static str,
    pub(crate) calls: usize,
    operations: BTreeSet<String>,
    pub(crate) problems: Vec<String>,
}

impl Report {
    pub(crate) fn new(title: &'static str) -> Self {
        Self {
            title,
            calls: 0,
            operations: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    /// How many operations were called and had no problem.
    pub(crate) fn operations(&self) -> usize {
        self.operations.len()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operations, problems) = (self.operations.len(), self.problems.len());
        writeln!(
            f,
            "{}: {} calls of {operations} operations, {problems} problems",
            self.title, self.calls
        )?;
        self.problems
            .iter()
            .try_for_each(|problem| writeln!(f, "  {problem}"))
    }
}

impl<'a> Runner<'a> {
    /// `forgives_replies`: whether Prism may find fault with its own reply. With the request it never may.
    pub(crate) fn new(document: &'a Document, url: &str, forgives_replies: bool) -> Self {
        let client = Client::builder()
            .api_key("a-key")
            .privacy_pass_auth("a-pass")
            .version(VERSION)
            .base_url(url)
            .retry(RetryPolicy::NEVER)
            .build()
            .unwrap();
        Self {
            document,
            client,
            forgives_replies,
            sent: Cell::new(0),
        }
    }

    /// How many requests were sent.
    pub(crate) fn sent(&self) -> usize {
        self.sent.get()
    }

    /// A request without arguments.
    pub(crate) fn untyped(&self, info: &'static OperationInfo) -> Request {
        self.sent.update(|sent| sent + 1);
        self.client.untyped().request(info)
    }

    /// Calls an operation; a success must come.
    pub(crate) async fn succeed(
        &self,
        operation: &Operation<'_>,
        media_type: Option<&str>,
        extent: Extent,
        report: &mut Report,
    ) {
        let arguments = self.arguments(operation, media_type, extent);
        self.call(
            operation,
            arguments,
            |status| (200..300).contains(&status),
            report,
        )
        .await;
    }

    /// Calls an operation and asks Prism for an error; it must come.
    pub(crate) async fn fail(&self, operation: &Operation<'_>, status: u16, report: &mut Report) {
        let media_type = operation.media_types().into_iter().flatten().next();
        let arguments = self.arguments(operation, media_type, Extent::Required);
        let arguments = arguments.with(Location::Header, "Prefer", format!("code={status}"));
        self.call(operation, arguments, |got| got == status, report)
            .await;
    }

    async fn call(
        &self,
        operation: &Operation<'_>,
        arguments: Arguments,
        expects: impl Fn(u16) -> bool,
        report: &mut Report,
    ) {
        report.calls += 1;
        let outcome = match info(operation) {
            Some(info) => self
                .exchange(info, arguments)
                .await
                .and_then(|reply| self.judge(info, &reply, expects)),
            None => Err("the client has no such operation".to_owned()),
        };
        match outcome {
            Ok(()) => {
                report.operations.insert(operation.name());
            }
            Err(problem) => report
                .problems
                .push(format!("{}: {problem}", operation.name())),
        }
    }

    pub(crate) async fn exchange(
        &self,
        info: &OperationInfo,
        arguments: Arguments,
    ) -> Result<DynamicReply, String> {
        self.sent.update(|sent| sent + 1);
        let call = self
            .client
            .call(info.id, arguments)
            .map_err(|error| error.to_string())?;
        call.await.map_err(|error| error.to_string())
    }

    /// What the client says to arguments that it does not send.
    pub(crate) fn refused(&self, info: &OperationInfo, arguments: Arguments) -> String {
        match self.client.call(info.id, arguments) {
            Ok(_) => "nothing".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    pub(crate) fn arguments(
        &self,
        operation: &Operation<'_>,
        media_type: Option<&str>,
        extent: Extent,
    ) -> Arguments {
        let extent = exceptions::extent(operation, extent);
        let mut arguments = self.body_of(operation, media_type, extent);
        for parameter in operation.parameters() {
            arguments = self.parameter(arguments, operation, parameter, extent);
        }
        arguments
    }

    /// The body of an operation, and no parameters.
    pub(crate) fn body_of(
        &self,
        operation: &Operation<'_>,
        media_type: Option<&str>,
        extent: Extent,
    ) -> Arguments {
        let arguments = Arguments::default();
        let body =
            media_type.and_then(|media_type| Some((media_type, operation.body(media_type)?)));
        let Some((media_type, body)) = body else {
            return arguments;
        };
        let mut value = sample::body(self.document, body, extent);
        if media_type.starts_with("multipart/") {
            value = Value::Object(flat("", &value).into_iter().collect());
        }
        arguments.with_body(value).with_media_type(media_type)
    }

    /// Adds a parameter's value; deep objects in the query are given key by key, as the client's methods take them.
    fn parameter(
        &self,
        arguments: Arguments,
        operation: &Operation<'_>,
        parameter: &Value,
        extent: Extent,
    ) -> Arguments {
        let name = parameter["name"].as_str().unwrap();
        let required = parameter["required"] == true;
        let place = match parameter["in"].as_str().unwrap() {
            "path" => Location::Path,
            "header" if required => Location::Header,
            "query" if required || extent == Extent::All => Location::Query,
            _ => return arguments,
        };
        let value = match parameter.get("example") {
            Some(example) => example.clone(),
            None => sample::sample(self.document, &parameter["schema"], extent, 0),
        };
        if place != Location::Query || parameter["style"] != "deepObject" {
            return arguments.with(place, name, value);
        }
        let mut keys = flat(name, &value);
        if keys.is_empty() && value.is_object() {
            // Any member is allowed: a sparse fieldset.
            keys.insert(format!("{name}[inquiry]"), "status,created-at".into());
        }
        let known = |key: &str| {
            info(operation)
                .is_some_and(|info| info.parameters.iter().any(|known| known.name == key))
        };
        keys.into_iter().fold(arguments, |arguments, (key, value)| {
            assert!(
                known(&key) || key.starts_with("fields["),
                "{}: {key} has no method",
                operation.name()
            );
            arguments.with(place, &key, value)
        })
    }
}

impl Runner<'_> {
    /// What must hold: Prism had nothing to say, the status is one that the client's types know, and they lost nothing.
    fn judge(
        &self,
        info: &OperationInfo,
        reply: &DynamicReply,
        expects: impl Fn(u16) -> bool,
    ) -> Result<(), String> {
        let status = reply.status().as_u16();
        let mut violations = violations(reply);
        if self.forgives_replies {
            violations.retain(|violation| !violation.starts_with("response."));
        }
        if !violations.is_empty() || header(reply, "content-type").contains("problem+json") {
            let body = String::from_utf8_lossy(reply.bytes());
            return Err(format!("violation, {status}: {violations:?} {body}"));
        }
        if !expects(status) {
            return Err(format!("status {status}"));
        }
        if !info.statuses.contains(&status.to_string().as_str()) {
            return Err(format!("the client does not declare {status}"));
        }
        kept(reply)
    }
}

/// Whether the types write what they read: the same JSON, or the same bytes.
fn kept(reply: &DynamicReply) -> Result<(), String> {
    let typed = reply.typed();
    if !header(reply, "content-type").contains("json") {
        let same = typed.body == *reply.bytes();
        return same.then_some(()).ok_or_else(|| "other bytes".to_owned());
    }
    let sent: Value = serde_json::from_slice(reply.bytes()).map_err(|error| error.to_string())?;
    let read: Value = serde_json::from_slice(&typed.body).map_err(|error| error.to_string())?;
    match difference(&sent, &read) {
        None => Ok(()),
        Some(path) => Err(format!("the types lost or changed {path}")),
    }
}

/// The client's operation of the same method and path: ids differ in a few places.
pub(crate) fn info(operation: &Operation<'_>) -> Option<&'static OperationInfo> {
    persona_client::operations().find(|info| {
        info.method.as_str().eq_ignore_ascii_case(operation.method) && info.path == operation.path
    })
}

/// A reply's header as text; empty where there is none.
fn header<'a>(reply: &'a DynamicReply, name: &str) -> &'a str {
    let value = reply.headers().get(name);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// What Prism says is wrong, each by its location, which begins with `request` or `response`.
pub(crate) fn violations(reply: &DynamicReply) -> Vec<String> {
    let listed: Value = serde_json::from_str(header(reply, "sl-violations")).unwrap_or_default();
    let listed = listed.as_array().into_iter().flatten();
    listed
        .map(|violation| {
            let location = violation["location"].as_array().into_iter().flatten();
            let location: Vec<&str> = location.filter_map(Value::as_str).collect();
            format!("{}: {}", location.join("."), violation["message"])
        })
        .collect()
}

/// Where two values differ first.
fn difference(sent: &Value, read: &Value) -> Option<String> {
    match (sent, read) {
        (Value::Object(sent), Value::Object(read)) => {
            if let Some(name) = read.keys().find(|name| !sent.contains_key(*name)) {
                return Some(format!("/{name} (new)"));
            }
            let mut members = sent.iter();
            members.find_map(|(name, value)| {
                let path = match read.get(name) {
                    Some(other) => difference(value, other)?,
                    None => String::new(),
                };
                Some(format!("/{name}{path}"))
            })
        }
        (Value::Array(sent), Value::Array(read)) if sent.len() == read.len() => {
            let mut pairs = sent.iter().zip(read).enumerate();
            pairs.find_map(|(at, (sent, read))| Some(format!("/{at}{}", difference(sent, read)?)))
        }
        (sent, read) => (sent != read).then(String::new),
    }
}

/// The leaves of an object by their keys with brackets.
fn flat(name: &str, value: &Value) -> Map<String, Value> {
    let Value::Object(members) = value else {
        return Map::from_iter([(name.to_owned(), value.clone())]);
    };
    let key = |member: &str| {
        if name.is_empty() {
            member.to_owned()
        } else {
            format!("{name}[{member}]")
        }
    };
    members
        .iter()
        .flat_map(|(member, value)| flat(&key(member), value))
        .collect()
}
