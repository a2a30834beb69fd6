//! The way from a description to a router.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use http::StatusCode;
use jsonapi_runtime::http::query::Parameters;
use jsonapi_runtime::serde_json::{self, Value};
use jsonapi_runtime::{Inflection, RawReply};
use jsonapi_server::axum::Router;
use jsonapi_server::{ApiInfo, Context, Failure, Incoming, OperationInfo, Routes};

use crate::answer::preference::Preference;
use crate::answer::prepared::{Answers, Prepared};
use crate::answer::reply::Answering;
use crate::answer::sent::Sent;
use crate::answer::spelling::spelled;
use crate::control::{Asked, Controls, Rule};
use crate::description::Description;
use crate::state::plan::{Plan, plans};
use crate::state::{Done, Store, perform};

/// How a mock behaves.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What values are made of: the same requests get the same replies.
    pub seed: u64,
    /// The path below which operations are; that of the document's first server, unless told.
    pub base_path: Option<String>,
    /// How long each reply takes.
    pub latency: Duration,
    /// Whether what is created is there afterwards.
    pub stateful: bool,
    /// The file in which what is created is kept; what is in it is there from the beginning.
    pub state: Option<PathBuf>,
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
    base_path: String,
    controls: Mutex<Controls>,
    created: AtomicU64,
    /// Names of members that replies declare.
    names: OnceLock<HashSet<String>>,
    /// What is kept, where something is.
    store: Option<Mutex<Store>>,
    plans: HashMap<&'static str, Plan>,
}

impl Mock {
    /// A mock of the API that is described.
    ///
    /// # Errors
    /// When the file of [`Options::state`] cannot be read or written.
    pub fn new(description: Description, options: Options) -> io::Result<Self> {
        let Description { api, data } = description;
        let base_path = options.base_path.clone();
        let store = match (&options.state, options.stateful) {
            (Some(file), _) => Some(Store::open(file)?),
            (None, true) => Some(Store::default()),
            (None, false) => None,
        };
        Ok(Self(Arc::new(Inner {
            api,
            plans: plans(api, &data),
            prepared: Prepared::new(api, data),
            options,
            base_path: base_path.unwrap_or_else(|| api.base_path.to_owned()),
            controls: Mutex::default(),
            created: AtomicU64::new(store.as_ref().map_or(0, Store::came)),
            names: OnceLock::new(),
            store: store.map(Mutex::new),
        })))
    }

    /// Keeps a resource, in the place of the one with its type and id.
    ///
    /// # Errors
    /// When nothing is kept by this mock, or the file of [`Options::state`] cannot be written.
    pub fn put(&self, resource: Value) -> io::Result<()> {
        self.with_store(|store| store.put(resource))?
    }

    /// The resource of a type and an id, as it is kept.
    pub fn get(&self, kind: &str, id: &str) -> Option<Value> {
        let found = self.with_store(|store| store.find(&[kind.to_owned()], id).cloned());
        found.ok().flatten()
    }

    /// Forgets everything: resources, requests, rules, and what was to fail.
    ///
    /// # Errors
    /// When the file of [`Options::state`] cannot be written.
    pub fn reset(&self) -> io::Result<()> {
        *self.0.controls() = Controls::default();
        self.with_store(Store::clear).unwrap_or(Ok(()))
    }

    /// The requests that were answered so far, and were as they have to be; the last 10,000 of them.
    pub fn requests(&self) -> Vec<Asked> {
        self.0.controls().asked()
    }

    /// Has the next request of an operation fail: with the reply that the document declares for the status, else with an error of
    /// that status.
    pub fn fail_next(&self, operation: &str, status: u16) {
        self.0.controls().fail_next(operation, status);
    }

    /// Has each so many of the requests of an operation fail.
    pub fn fail(&self, operation: &str, every: usize, status: u16) {
        self.0.controls().fail(operation, every, status);
    }

    /// Says which reply requests get that do not say it themselves. The first rule that fits counts.
    pub fn rule(&self, rule: Rule) {
        self.0.controls().rule(rule);
    }

    fn with_store<T>(&self, work: impl FnOnce(&mut Store) -> T) -> io::Result<T> {
        let store = self.0.store.as_ref();
        let store = store.ok_or_else(|| io::Error::other("this mock keeps nothing"))?;
        Ok(work(
            &mut store.lock().unwrap_or_else(PoisonError::into_inner),
        ))
    }

    /// What is known of the API.
    pub fn api(&self) -> &'static ApiInfo {
        self.0.api
    }

    /// The router. Requests are checked as a generated server checks them; credentials have to be there, and any will do.
    pub fn router(&self) -> Router {
        let mut routes = Routes::new(self.0.api);
        routes.base_path(self.0.base_path.clone());
        routes.accept_any_credentials();
        let inner = Arc::clone(&self.0);
        routes.otherwise(move |incoming| {
            let inner = Arc::clone(&inner);
            async move { inner.answer(incoming).await }
        });
        routes.into_router()
    }
}

/// Which reply a request gets.
struct Wish {
    preference: Preference,
    /// Whether the request itself said nothing of it.
    is_said: bool,
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
        let Wish {
            preference: wish,
            is_said,
        } = self.wish(info, context, sent.body.as_ref());
        if let Some(code) = wish
            .code
            .filter(|code| is_said && answers.of(*code).is_none())
        {
            let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            return Err(Failure::new(status).passed_on());
        }
        let mut reply = answering.reply(info, answers, context, &sent, &wish)?;
        let plan = self.plans.get(info.id).filter(|_| !wish.chooses());
        if let Some(plan) = plan {
            self.keep(plan, info, answers, context, &sent, &mut reply)?;
        }
        Ok(self.spelled(reply, context.inflection))
    }

    /// What a request asks for, or what somebody said of such requests, whose word then counts although no document declares it.
    fn wish(&self, info: &'static OperationInfo, context: &Context, body: Option<&Value>) -> Wish {
        let target = context
            .uri
            .path_and_query()
            .map_or("/", |target| target.as_str());
        let below = target
            .strip_prefix(self.base_path.as_str())
            .unwrap_or(target);
        let said = self.controls().note(info, target, below, body);
        let asked = Preference::of(&context.headers);
        match said.filter(|_| !asked.chooses()) {
            Some(preference) => Wish {
                preference,
                is_said: true,
            },
            None => Wish {
                preference: asked,
                is_said: false,
            },
        }
    }

    fn controls(&self) -> MutexGuard<'_, Controls> {
        self.controls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does to resources what the operation says, where this mock keeps some, and tells it in the reply.
    fn keep(
        &self,
        plan: &Plan,
        info: &OperationInfo,
        answers: &Answers,
        context: &Context,
        sent: &Sent,
        reply: &mut RawReply,
    ) -> Result<(), Failure> {
        let Some(store) = &self.store else {
            return Ok(());
        };
        let query = context.uri.query().unwrap_or_default();
        let done = Done {
            plan,
            told: answers,
            context,
            method: info.method,
            sent,
            parameters: &Parameters::parse(query).unwrap_or_default(),
            sample: serde_json::from_slice(&reply.body).unwrap_or_default(),
        };
        let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
        let document = perform(done, &mut store)?;
        if !reply.body.is_empty() {
            reply.body = serde_json::to_vec(&document).unwrap_or_default().into();
        }
        Ok(())
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
