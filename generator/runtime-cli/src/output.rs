//! Replies and failures as JSON, and what is written to the standard output.

use std::io::{IsTerminal, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonapi_client::http::{HeaderMap, StatusCode};
use jsonapi_client::{Error, InvalidRequest};
use serde_json::{Map, Value, json};

use crate::arguments::{essence, is_json};
use crate::stop::Stop;

/// Writes to the standard output.
pub(crate) fn write(bytes: &[u8]) -> Result<(), Stop> {
    let mut output = std::io::stdout().lock();
    output.write_all(bytes)?;
    Ok(output.flush()?)
}

/// Writes JSON and a line break: for people with indents, for programs in one line.
pub(crate) fn print(value: &Value) -> Result<(), Stop> {
    if std::io::stdout().is_terminal() {
        write(format!("{value:#}\n").as_bytes())
    } else {
        line(value)
    }
}

/// Writes JSON in one line.
pub(crate) fn line(value: &Value) -> Result<(), Stop> {
    write(format!("{value}\n").as_bytes())
}

/// A reply as JSON.
pub(crate) fn reply(status: StatusCode, headers: &HeaderMap, body: Value) -> Value {
    json!({
        "status": status.as_u16(),
        "headers": self::headers(headers),
        "body": body,
    })
}

/// A body as JSON: JSON as it is, text as text, nothing as null, anything else as its media type and Base64.
pub(crate) fn body(headers: &HeaderMap, bytes: &[u8]) -> Value {
    if bytes.is_empty() {
        return Value::Null;
    }
    let media_type = headers
        .get("content-type")
        .and_then(|value| value.to_str().ok());
    let essence = essence(media_type.unwrap_or_default());
    if (is_json(&essence) || essence.is_empty())
        && let Ok(value) = serde_json::from_slice(bytes)
    {
        return value;
    }
    let is_text = essence.starts_with("text/") || essence.ends_with("xml") || is_json(&essence);
    match std::str::from_utf8(bytes) {
        Ok(text) if is_text => text.into(),
        _ => json!({"media-type": media_type, "base64": STANDARD.encode(bytes)}),
    }
}

/// Headers as JSON; one that came more than once as a list.
pub(crate) fn headers(headers: &HeaderMap) -> Map<String, Value> {
    let values = |name| -> Value {
        let values = headers.get_all(name).iter();
        let mut values: Vec<Value> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into())
            .collect();
        match (values.pop(), values.is_empty()) {
            (Some(only), true) => only,
            (last, _) => values.into_iter().chain(last).collect(),
        }
    };
    let names = headers.keys();
    names
        .map(|name| (name.as_str().to_owned(), values(name)))
        .collect()
}

/// A call that failed: the API's answer, or what else went wrong.
pub(crate) fn failed(error: &Error) -> Stop {
    match error {
        Error::Api(error) => {
            let (status, headers) = (error.status(), error.headers());
            let value = reply(status, headers, body(headers, error.bytes()));
            refused(error.to_string(), value)
        }
        Error::Decode(reply) => {
            let mut stop = json!({"error": "decode", "message": error.to_string()});
            stop["status"] = reply.status.as_u16().into();
            stop["body"] = body(&HeaderMap::new(), &reply.bytes);
            Stop::Failed(Box::new(stop))
        }
        Error::Timeout { .. } => Stop::failed("timeout", error),
        Error::InvalidRequest { source, .. } => match source {
            InvalidRequest::MissingCredentials { schemes } => Stop::Credentials(schemes.clone()),
            source => Stop::usage(source.to_string()),
        },
        Error::TooLarge { .. } => Stop::failed("too-large", error),
        Error::Credential { .. } => Stop::failed("credential", error),
        Error::RepeatedPage { .. } => Stop::failed("pages", error),
        _ => Stop::failed("transport", with_sources(error)),
    }
}

/// An answer of the API that is no success.
pub(crate) fn refused(message: String, mut reply: Value) -> Stop {
    if let Some(members) = reply.as_object_mut() {
        members.insert("error".to_owned(), "api".into());
        members.insert("message".to_owned(), message.into());
    }
    Stop::Failed(Box::new(reply))
}

/// An error with what is behind it.
fn with_sources(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        source = error.source();
    }
    text
}
