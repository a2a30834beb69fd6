//! Every operation of a document, asked for every status and every example that it declares.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use jsonapi_generator::pipeline::{Clock, Codegen};
use jsonapi_mock::{Description, Maker, Mock, Options};
use serde_json::{Map, Value};
use tower::ServiceExt;

/// A document that is mocked.
pub struct Mocked {
    pub described: Value,
    pub mock: Mock,
    pub router: Router,
    /// What holds replies against schemas, by the schema's text: most statuses of most operations share one.
    judges: Mutex<HashMap<String, Arc<Maker>>>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub media_type: String,
    pub headers: axum::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

/// A request of an operation that its document allows.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: String,
    pub uri: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Mocked {
    pub fn of(document: &Path, seed: u64) -> Self {
        let options = Options {
            seed,
            ..Options::default()
        };
        Self::with(document, options)
    }

    pub fn with(document: &Path, options: Options) -> Self {
        let described = Codegen::new(document)
            .description(&mut Clock::default())
            .unwrap_or_else(|failure| panic!("{}", failure.render(false)));
        let description = Description::from_value(described.clone()).unwrap();
        let mock = Mock::new(description, options).unwrap();
        let router = mock.router();
        Self {
            described,
            mock,
            router,
            judges: Mutex::default(),
        }
    }

    /// What is wrong with a value by a schema of replies.
    pub fn errors(&self, schema: &Value, value: &Value) -> Vec<String> {
        let schemas = self.described["data"]["schemas"].as_object().unwrap();
        let mut judges = self.judges.lock().unwrap();
        let judge = judges.entry(schema.to_string());
        let judge = judge.or_insert_with(|| Arc::new(Maker::new(schema, schemas).unwrap()));
        let mut errors = judge.errors(value);
        errors.truncate(5);
        errors
    }

    pub fn operations(&self) -> &[Value] {
        self.described["info"]["operations"].as_array().unwrap()
    }

    pub fn replies(&self, id: &str) -> &[Value] {
        let replies = &self.described["data"]["operations"][id]["replies"];
        replies.as_array().map_or(&[], Vec::as_slice)
    }

    pub async fn send(&self, call: &Call, prefer: &str) -> Reply {
        let mut request = Request::builder()
            .method(call.method.as_str())
            .uri(&call.uri);
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        if !prefer.is_empty() {
            request = request.header("prefer", prefer);
        }
        let request = request.body(Body::from(call.body.clone())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let media_type = parts.headers.get("content-type");
        let media_type = media_type.map_or("", |value| value.to_str().unwrap());
        Reply {
            status: parts.status.as_u16(),
            media_type: media_type.to_owned(),
            headers: parts.headers.clone(),
            body: to_bytes(body, usize::MAX).await.unwrap().to_vec(),
        }
    }

    /// A request that the document allows, made of the schemas of the operation's parameters and body.
    pub fn call(&self, operation: &Value, seed: u64) -> Call {
        let info = &self.described["info"];
        let defs = info["contract"]["$defs"].as_object().unwrap();
        let parameters = operation["contract"]["parameters"].as_array();
        let parameters: Vec<&Value> = parameters
            .into_iter()
            .flatten()
            .map(|one| match one["$ref"].as_str() {
                Some(pointer) => info["contract"]
                    .pointer(pointer.strip_prefix('#').unwrap())
                    .unwrap(),
                None => one,
            })
            .collect();
        let made = |name: &str, place: &str| {
            let told = parameters
                .iter()
                .find(|one| one["name"] == name && one["in"] == place);
            match told {
                Some(told) => Maker::new(&told["schema"], defs)
                    .unwrap()
                    .value(seed, &|_| None),
                None => Value::from("text"),
            }
        };
        let id = operation["id"].as_str().unwrap();
        let mut uri = String::new();
        let own = operation["base_paths"]
            .as_array()
            .and_then(|paths| paths.first());
        uri.push_str(own.unwrap_or(&info["base_path"]).as_str().unwrap());
        let mut rest = operation["path"].as_str().unwrap();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap();
            uri.push_str(before);
            uri.push_str(&escaped(&text(&made(name, "path"))));
            rest = after;
        }
        uri.push_str(rest);
        let mut headers = Vec::new();
        let mut pairs = Vec::new();
        for told in self.described["data"]["operations"][id]["required"]
            .as_array()
            .unwrap()
        {
            let (name, place) = (told["name"].as_str().unwrap(), told["in"].as_str().unwrap());
            let value = made(name, place);
            match (place, &value) {
                ("query", Value::Object(members)) => {
                    pairs.extend(members.iter().map(|(key, value)| {
                        format!("{}%5B{key}%5D={}", escaped(name), escaped(&text(value)))
                    }));
                }
                ("query", value) => {
                    pairs.push(format!("{}={}", escaped(name), escaped(&text(value))))
                }
                ("header", value) => headers.push((name.to_owned(), text(value))),
                _ => headers.push((
                    "cookie".to_owned(),
                    format!("{name}={}", escaped(&text(&value))),
                )),
            }
        }
        self.identify(operation, &mut headers, &mut pairs);
        if !pairs.is_empty() {
            uri = format!("{uri}?{}", pairs.join("&"));
        }
        let mut body = Vec::new();
        if let Some(media_type) = operation["bodies"].as_array().and_then(|all| all.first()) {
            let media_type = media_type.as_str().unwrap();
            let schema = &operation["contract"]["bodies"][media_type];
            let (sent, bytes) = sent(media_type, schema, defs, seed);
            headers.push(("content-type".to_owned(), sent));
            body = bytes;
        }
        Call {
            method: operation["method"].as_str().unwrap().to_owned(),
            uri,
            headers,
            body,
        }
    }

    /// Credentials for the first way in.
    fn identify(
        &self,
        operation: &Value,
        headers: &mut Vec<(String, String)>,
        pairs: &mut Vec<String>,
    ) {
        let schemes = self.described["info"]["schemes"].as_array().unwrap();
        let first = operation["security"]
            .as_array()
            .and_then(|ways| ways.first());
        for name in first.and_then(Value::as_array).into_iter().flatten() {
            let Some(scheme) = schemes.iter().find(|scheme| scheme["name"] == *name) else {
                continue;
            };
            let key = scheme["key"].as_str().unwrap_or_default().to_owned();
            match scheme["place"].as_str().unwrap() {
                "bearer" => headers.push(("authorization".to_owned(), "Bearer key".to_owned())),
                "basic" => headers.push(("authorization".to_owned(), "Basic bWU6bWU=".to_owned())),
                "header" => {
                    headers.push((key, format!("{}key", scheme["prefix"].as_str().unwrap())))
                }
                "query" => pairs.push(format!("{key}=key")),
                _ => headers.push(("cookie".to_owned(), format!("{key}=key"))),
            }
        }
    }
}

/// What is counted on the way.
#[derive(Debug, Default)]
pub struct Count {
    pub operations: usize,
    pub replies: usize,
    pub examples: usize,
    pub faults: Vec<String>,
}

/// Asks every operation for its usual reply, for each status that it declares, and for each example.
pub async fn walk(mocked: &Mocked, seed: u64) -> Count {
    let mut count = Count::default();
    for operation in mocked.operations() {
        let id = operation["id"].as_str().unwrap();
        let call = mocked.call(operation, seed);
        count.operations += 1;
        let usual = mocked.send(&call, "").await;
        if usual.status >= 500 || !declares(mocked.replies(id), usual.status) {
            let body = String::from_utf8_lossy(&usual.body).into_owned();
            count
                .faults
                .push(format!("{id}: {call:?}\n  {} {body}", usual.status));
            continue;
        }
        hold(mocked, id, &usual, &mut count);
        for reply in mocked.replies(id) {
            let status = match reply["status"].as_u64().unwrap() {
                0 => 418,
                digit @ 1..=9 => digit * 100,
                status => status,
            };
            for wish in [
                format!("code={status}"),
                format!("code={status}, dynamic=true"),
            ] {
                let got = mocked.send(&call, &wish).await;
                if u64::from(got.status) != status {
                    count.faults.push(format!("{id} {wish}: {}", got.status));
                }
                hold(mocked, id, &got, &mut count);
            }
            for body in reply["bodies"].as_array().unwrap() {
                for example in body["examples"].as_array().unwrap() {
                    example_comes_back(mocked, &call, status, body, example, &mut count).await;
                }
            }
        }
    }
    count
}

async fn example_comes_back(
    mocked: &Mocked,
    call: &Call,
    status: u64,
    body: &Value,
    example: &Value,
    count: &mut Count,
) {
    let media_type = body["name"].as_str().unwrap();
    let name = example[0].as_str().unwrap();
    let mut call = call.clone();
    call.headers
        .push(("accept".to_owned(), media_type.to_owned()));
    let got = mocked
        .send(&call, &format!("code={status}, example=\"{name}\""))
        .await;
    count.examples += 1;
    let is_same = match media_type.contains("json") {
        true => got.json() == example[1],
        false => example[1]
            .as_str()
            .is_none_or(|text| text.as_bytes() == got.body),
    };
    if !is_same {
        count
            .faults
            .push(format!("{} {name} of {status}: another body", call.uri));
    }
}

fn declares(replies: &[Value], status: u16) -> bool {
    let status = u64::from(status);
    replies.is_empty()
        || replies
            .iter()
            .any(|reply| [status, status / 100, 0].contains(&reply["status"].as_u64().unwrap()))
}

/// Holds a reply against the schema of its status and media type.
fn hold(mocked: &Mocked, id: &str, got: &Reply, count: &mut Count) {
    count.replies += 1;
    let replies = mocked.replies(id);
    let of = |status: u16| replies.iter().find(|reply| reply["status"] == status);
    let Some(reply) = of(got.status)
        .or_else(|| of(got.status / 100))
        .or_else(|| of(0))
    else {
        return;
    };
    for header in reply["headers"].as_array().unwrap() {
        let name = header["name"].as_str().unwrap();
        if !got.headers.contains_key(name) && !name.eq_ignore_ascii_case("content-length") {
            count
                .faults
                .push(format!("{id} {}: no header {name}", got.status));
        }
    }
    let bodies = reply["bodies"].as_array().unwrap();
    let Some(body) = bodies
        .iter()
        .find(|body| body["name"] == got.media_type.as_str())
    else {
        if !bodies.is_empty() && !matches!(got.status, 204 | 304) && got.media_type.is_empty() {
            count.faults.push(format!("{id} {}: no body", got.status));
        }
        return;
    };
    if got.media_type.contains("json") {
        let errors = mocked.errors(&body["schema"], &got.json());
        if !errors.is_empty() {
            count
                .faults
                .push(format!("{id} {}: {errors:#?}", got.status));
        }
    }
}

/// A body and its media type.
fn sent(
    media_type: &str,
    schema: &Value,
    defs: &Map<String, Value>,
    seed: u64,
) -> (String, Vec<u8>) {
    let schema = if schema.is_null() {
        &Value::Bool(true)
    } else {
        schema
    };
    let value = Maker::new(schema, defs).unwrap().value(seed, &|_| None);
    if media_type.starts_with("multipart/") {
        return ("multipart/form-data; boundary=b".to_owned(), parts(&value));
    }
    let bytes = if media_type.contains("json") {
        value.to_string().into_bytes()
    } else if media_type == "application/x-www-form-urlencoded" {
        let pairs = value.as_object().into_iter().flatten();
        let pairs =
            pairs.map(|(name, value)| format!("{}={}", escaped(name), escaped(&text(value))));
        pairs.collect::<Vec<_>>().join("&").into_bytes()
    } else {
        b"bytes".to_vec()
    };
    (
        media_type
            .replace("*/*", "application/pdf")
            .replace("/*", "/png"),
        bytes,
    )
}

/// The members of a value as parts: objects as JSON, the items of a list each by itself.
fn parts(value: &Value) -> Vec<u8> {
    let mut body = String::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        let items = match value {
            Value::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        for item in items {
            let (kind, item) = match item {
                Value::Object(_) => ("content-type: application/json\r\n", item.to_string()),
                item => ("", text(item)),
            };
            body.push_str(&format!(
                "--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n{kind}\r\n{item}\r\n"
            ));
        }
    }
    if body.is_empty() {
        body.push_str("--b\r\ncontent-disposition: form-data; name=\"none\"\r\n\r\n\r\n");
    }
    (body + "--b--\r\n").into_bytes()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte);
    let each = text.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    each.collect()
}

/// Asserts that nothing is wrong, and tells how much was looked at.
pub fn told(name: &str, count: &Count) {
    println!(
        "{name}: {} operations, {} replies, {} examples",
        count.operations, count.replies, count.examples
    );
    assert!(
        count.faults.is_empty(),
        "{name}: {} faults\n{}",
        count.faults.len(),
        count
            .faults
            .iter()
            .take(20)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    );
}
