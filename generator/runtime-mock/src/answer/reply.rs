//! The reply, whole.

use std::sync::atomic::{AtomicU64, Ordering};

use fastrand::Rng;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use jsonapi_runtime::RawReply;
use jsonapi_runtime::serde_json::{self, Value};
use jsonapi_server::{Context, Failure, OperationInfo};

use super::choice::{body, usual};
use super::echo::echo;
use super::files::file;
use super::preference::Preference;
use super::prepared::{Answer, Answers, Held, Shared};
use super::sent::{Sent, essence, is_json};
use crate::make::hash;

/// Headers that say how a reply travels, which is not for a document to say.
const OF_TRAVEL: &[&str] = &[
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "transfer-encoding",
];

/// Makes replies.
#[derive(Debug)]
pub(crate) struct Answering<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) seed: u64,
    /// How much was created.
    pub(crate) created: &'a AtomicU64,
}

impl Answering<'_> {
    /// The reply to a request that is as it has to be.
    pub(crate) fn reply(
        &self,
        info: &'static OperationInfo,
        answers: &Answers,
        context: &Context,
        sent: &Sent,
        wish: &Preference,
    ) -> Result<RawReply, Failure> {
        let found = match wish.code {
            None => usual(&answers.replies),
            Some(code) => answers.of(code).map(|reply| (code, reply)),
        };
        let Some((status, reply)) = found else {
            return Err(undeclared(info, answers, wish.code));
        };
        let seed = hash(&(self.seed, info.id, status, &sent.path));
        let headers = self.headers(reply, seed);
        let mut raw = match body(&reply.bodies, &context.headers, context.uri.path()) {
            Some((held, media_type)) if !is_bodiless(status) => {
                let bytes = self.body(held, &media_type, wish, seed, |value, is_chosen| {
                    if (200..300).contains(&status) && !is_chosen {
                        let count = match info.method {
                            "POST" => self.created.fetch_add(1, Ordering::Relaxed),
                            _ => 0,
                        };
                        let mut rng = Rng::with_seed(hash(&(seed, count)));
                        echo(info, sent, value, held.maker(self.shared), &mut rng);
                    }
                })?;
                RawReply::new(status, media_type, bytes)
            }
            _ => RawReply::empty(status),
        };
        raw.headers = headers;
        Ok(raw)
    }

    /// A body: of an example, or made of the schema. `change` is told whether the request chose the example.
    fn body(
        &self,
        held: &Held,
        media_type: &str,
        wish: &Preference,
        seed: u64,
        change: impl FnOnce(&mut Value, bool),
    ) -> Result<Vec<u8>, Failure> {
        let essence = essence(media_type);
        let examples = &held.told.examples;
        let example = match &wish.example {
            Some(name) => {
                let found = examples.iter().find(|(known, _)| known == name);
                Some(found.ok_or_else(|| no_example(name, examples))?)
            }
            None if wish.dynamic => None,
            // An example that its own schema does not allow is sent to whoever asks for it, and to nobody else.
            None => examples.iter().find(|(_, value)| {
                let maker = held.maker(self.shared).filter(|_| is_json(&essence));
                maker.is_none_or(|maker| maker.is_valid(value))
            }),
        };
        let is_free = matches!(held.told.schema, Value::Bool(_)) || is_file(&held.told.schema);
        let mut value = match example {
            Some((_, value)) => value.clone(),
            None if !is_json(&essence) && is_free => {
                return Ok(file(&essence, "A file of the mock").to_vec());
            }
            None => held.made(self.shared, seed),
        };
        if !is_json(&essence) {
            return Ok(match value {
                Value::String(text) => text.into_bytes(),
                value => value.to_string().into_bytes(),
            });
        }
        change(&mut value, wish.example.is_some());
        // A value of JSON can be written.
        Ok(serde_json::to_vec(&value).unwrap_or_default())
    }

    /// The headers that a reply declares.
    fn headers(&self, reply: &Answer, seed: u64) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for held in &reply.headers {
            let name = held.told.name.to_ascii_lowercase();
            if OF_TRAVEL.contains(&name.as_str()) {
                continue;
            }
            let example = held.told.examples.first().map(|(_, value)| value.clone());
            let value = example.unwrap_or_else(|| held.made(self.shared, hash(&(seed, &name))));
            let name = HeaderName::try_from(name);
            let value = HeaderValue::try_from(header(&value));
            if let (Ok(name), Ok(value)) = (name, value) {
                headers.insert(name, value);
            }
        }
        headers
    }
}

/// A value as a header has it, in the style `simple`.
fn header(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(header).collect::<Vec<_>>().join(","),
        Value::Object(members) => {
            let pairs = members
                .iter()
                .map(|(name, value)| format!("{name},{}", header(value)));
            pairs.collect::<Vec<_>>().join(",")
        }
        other => other.to_string(),
    }
}

/// Whether values of a schema are files.
fn is_file(schema: &Value) -> bool {
    let format = schema.get("format").and_then(Value::as_str);
    format == Some("binary")
}

/// Whether replies of a status have no body (RFC 9110 §6.4.1).
fn is_bodiless(status: u16) -> bool {
    matches!(status, 100..=199 | 204 | 304)
}

fn undeclared(info: &OperationInfo, answers: &Answers, code: Option<u16>) -> Failure {
    let known: Vec<String> = answers
        .replies
        .iter()
        .map(|reply| match reply.status {
            0 => "any other".to_owned(),
            digit @ 1..=9 => format!("{digit}XX"),
            code => code.to_string(),
        })
        .collect();
    let asked = code.map(|code| code.to_string()).unwrap_or_default();
    Failure::new(StatusCode::INTERNAL_SERVER_ERROR).detail(format!(
        "the document declares no reply {asked} of {}, but: {}",
        info.id,
        known.join(", ")
    ))
}

fn no_example(name: &str, examples: &[(String, Value)]) -> Failure {
    let known: Vec<&str> = examples.iter().map(|(name, _)| name.as_str()).collect();
    Failure::new(StatusCode::INTERNAL_SERVER_ERROR).detail(format!(
        "the reply has no example {name}, but: {}",
        known.join(", ")
    ))
}
