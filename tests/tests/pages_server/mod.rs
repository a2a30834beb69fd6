//! A server on the loopback that answers by a function and writes down what it was asked.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use persona_client::runtime::Value;

/// What a server was asked.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// How many requests came before.
    pub(crate) nth: usize,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) key: String,
    pub(crate) idempotency_key: String,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    /// A number in the query.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        let (_, value) = self.query.iter().find(|(key, _)| key == name)?;
        value.parse().ok()
    }
}

/// The server; its thread ends with the test run.
pub(crate) struct Server {
    port: u16,
    log: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// A server that answers every request by status and JSON.
    pub(crate) fn start(
        answer: impl Fn(&Asked) -> (u16, Value) + Clone + Send + Sync + 'static,
    ) -> Self {
        let log = Arc::new(Mutex::new(Vec::new()));
        let (own, listener) = (
            log.clone(),
            std::net::TcpListener::bind("127.0.0.1:0").unwrap(),
        );
        let port = listener.local_addr().unwrap().port();
        listener.set_nonblocking(true).unwrap();
        let handler = move |request: Request| {
            let (answer, log) = (answer.clone(), own.clone());
            async move {
                let asked = note(&log, request).await;
                let (status, body) = answer(&asked);
                reply(status, &body)
            }
        };
        std::thread::spawn(move || {
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            runtime.enable_all().build().unwrap().block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let router = Router::new().fallback(handler);
                axum::serve(listener, router).await.unwrap();
            });
        });
        Self { port, log }
    }

    /// A URL of the server.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What it was asked so far.
    pub(crate) fn log(&self) -> Vec<Asked> {
        self.log.lock().unwrap().clone()
    }

    /// What it was asked so far, as method, path and query.
    pub(crate) fn asked(&self) -> Vec<String> {
        let asked = |asked: &Asked| {
            let pairs: Vec<String> = asked
                .query
                .iter()
                .map(|(key, value)| format!("{key}={value}"))
                .collect();
            let mark = if pairs.is_empty() { "" } else { "?" };
            format!("{} {}{mark}{}", asked.method, asked.path, pairs.join("&"))
        };
        self.log.lock().unwrap().iter().map(asked).collect()
    }
}

async fn note(log: &Mutex<Vec<Asked>>, request: Request) -> Asked {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX)
        .await
        .unwrap()
        .to_vec();
    let query = parts.uri.query().unwrap_or_default();
    let query = url::form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let mut log = log.lock().unwrap();
    let nth = log.len();
    log.push(Asked {
        nth,
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query,
        key: header(&parts.headers, "authorization"),
        idempotency_key: header(&parts.headers, "idempotency-key"),
        body,
    });
    log.last().unwrap().clone()
}

fn header(headers: &HeaderMap, name: &str) -> String {
    headers
        .get(name)
        .map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
}

fn reply(status: u16, body: &Value) -> Response {
    let head = (
        StatusCode::from_u16(status).unwrap(),
        [("content-type", "application/json")],
    );
    (head.0, head.1, body.to_string()).into_response()
}
