//! The way from a description to a router.

use std::collections::HashSet;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::StatusCode;
use jsonapi_runtime::serde_json::{self, Map, Value};
use jsonapi_runtime::{Inflection, RawReply};
use jsonapi_server::axum::Router;
use jsonapi_server::{ApiInfo, Failure, Incoming, Routes};

use crate::answer::prepared::Prepared;
use crate::answer::reply::Answering;
use crate::answer::sent::Sent;
use crate::description::Description;

/// How a mock behaves.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What values are made of: the same requests get the same replies.
    pub seed: u64,
    /// The path below which operations are; that of the document's first server, unless told.
    pub base_path: Option<String>,
    /// How long each reply takes.
    pub latency: Duration,
}

/// A mock of an API: it answers every operation, from the examples of the document or with values made of its schemas.
///
/// Copies are the same mock.
#[derive(Clone, Debug)]
pub struct Mock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    api: &'static ApiInfo,
    prepared: Prepared,
    options: Options,
    created: AtomicU64,
    /// Names of members that replies declare.
    names: OnceLock<HashSet<String>>,
}

impl Mock {
    /// A mock of the API that is described.
    pub fn new(description: Description, options: Options) -> Self {
        let Description { api, data } = description;
        Self(Arc::new(Inner {
            api,
            prepared: Prepared::new(api, data),
            options,
            created: AtomicU64::new(0),
            names: OnceLock::new(),
        }))
    }

    /// What is known of the API.
    pub fn api(&self) -> &'static ApiInfo {
        self.0.api
    }

    /// The router. Requests are checked as a generated server checks them; credentials have to be there, and any will do.
    pub fn router(&self) -> Router {
        let mut routes = Routes::new(self.0.api);
        let base_path = self.0.options.base_path.clone();
        routes.base_path(base_path.unwrap_or_else(|| self.0.api.base_path.to_owned()));
        routes.accept_any_credentials();
        let inner = Arc::clone(&self.0);
        routes.otherwise(move |incoming| {
            let inner = Arc::clone(&inner);
            async move { inner.answer(incoming).await }
        });
        routes.into_router()
    }
}

impl Inner {
    async fn answer(&self, mut incoming: Incoming) -> Result<RawReply, Failure> {
        if !self.options.latency.is_zero() {
            tokio::time::sleep(self.options.latency).await;
        }
        let info = incoming.context().operation;
        let answers = info.and_then(|info| Some((info, self.prepared.of(info.id)?)));
        let Some((info, answers)) = answers else {
            return Err(Failure::new(StatusCode::NOT_IMPLEMENTED));
        };
        let sent = Sent::read(info, answers, &mut incoming)?;
        let context = incoming.context();
        let answering = Answering {
            shared: &self.prepared.shared,
            seed: self.options.seed,
            created: &self.created,
        };
        let reply = answering.reply(info, answers, context, &sent)?;
        Ok(self.spelled(reply, context.inflection))
    }

    /// A reply with its keys as the request asked for them.
    fn spelled(&self, mut reply: RawReply, style: Inflection) -> RawReply {
        if style == Inflection::Kebab || !reply.is_json() {
            return reply;
        }
        let names = || self.prepared.shared.names().map(str::to_owned).collect();
        let names = self.names.get_or_init(names);
        if let Ok(value) = serde_json::from_slice::<Value>(&reply.body) {
            let value = spelled(value, style, names);
            reply.body = serde_json::to_vec(&value).unwrap_or_default().into();
        }
        reply
    }
}

/// A value with the names that are declared spelled otherwise.
fn spelled(value: Value, style: Inflection, names: &HashSet<String>) -> Value {
    match value {
        Value::Array(items) => items
            .into_iter()
            .map(|item| spelled(item, style, names))
            .collect(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| {
                let value = spelled(value, style, names);
                match names.contains(&name) {
                    true => (style.apply(&name).into_owned(), value),
                    false => (name, value),
                }
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        value => value,
    }
}
