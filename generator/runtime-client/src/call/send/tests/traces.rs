//! What `tracing` is told of a call, and what it is not.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

use crate::call::request::Request;
use crate::call::retry::RetryPolicy;
use crate::outcome::error::Error;
use crate::testing::{CREATE, RETRIEVE, Script, reply_with};
use crate::travel::error::TransportErrorKind;

type Fields = BTreeMap<String, String>;

/// A span or an event: its name, the name of its parent, its fields.
type Told = (String, Option<String>, Fields);

/// The spans and events of this crate.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Told>>>);

struct Place(usize);

struct Collect<'a>(&'a mut Fields);

impl Visit for Collect<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        let mut fields = Fields::new();
        attributes.record(&mut Collect(&mut fields));
        let parent = span.parent().map(|parent| parent.name().to_owned());
        let mut all = self.0.lock().unwrap();
        span.extensions_mut().insert(Place(all.len()));
        all.push((span.name().to_owned(), parent, fields));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        let place = span.extensions().get::<Place>().unwrap().0;
        values.record(&mut Collect(&mut self.0.lock().unwrap()[place].2));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::new();
        event.record(&mut Collect(&mut fields));
        let parent = context.event_span(event).map(|span| span.name().to_owned());
        self.0
            .lock()
            .unwrap()
            .push(("event".to_owned(), parent, fields));
    }
}

/// Sends a request and gives what was traced.
async fn traced(request: Request) -> (Result<(), Error>, Vec<Told>) {
    // Tests of other threads have no subscriber: asked first, they would have the spans switched off for all.
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        let subscriber = tracing_subscriber::registry();
        tracing::subscriber::set_global_default(subscriber).unwrap();
    });
    let spans = Spans::default();
    let subscriber = tracing_subscriber::registry().with(spans.clone());
    let _guard = tracing::subscriber::set_default(subscriber);
    let outcome = request.send_unit().await.map(drop);
    let all = std::mem::take(&mut *spans.0.lock().unwrap());
    (outcome, all)
}

#[tokio::test(start_paused = true)]
async fn a_call_and_its_attempts_are_spans() {
    let limited = [("RateLimit-Reset", "2"), ("Request-Id", "req_1")];
    let script = Script::new([
        reply_with(429, &limited, "{}"),
        reply_with(200, &[("Request-Id", "req_2")], "{}"),
    ]);
    let request = script.client().request(&RETRIEVE).path("animal-id", "a1");
    let (outcome, spans) = traced(request).await;
    outcome.unwrap();
    let shapes: Vec<(&str, Option<&str>)> = spans
        .iter()
        .map(|(name, parent, _)| (name.as_str(), parent.as_deref()))
        .collect();
    let expected = [
        ("call", None),
        ("attempt", Some("call")),
        ("event", Some("call")),
        ("attempt", Some("call")),
    ];
    assert_eq!(shapes, expected);
    let fields = |index: usize| -> Vec<(&str, &str)> {
        let fields = spans[index].2.iter();
        fields
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, _)| !name.ends_with("_ms"))
            .collect()
    };
    let call = [
        ("attempts", "2"),
        ("method", "GET"),
        ("operation", "retrieve-animal"),
        ("path", "/animals/{animal-id}"),
        ("request_id", "req_2"),
        ("status", "200"),
    ];
    assert_eq!(fields(0), call);
    let first = [("attempt", "1"), ("request_id", "req_1"), ("status", "429")];
    assert_eq!(fields(1), first);
    assert_eq!(fields(2), [("attempt", "1"), ("message", "tried again")]);
    let second = [("attempt", "2"), ("request_id", "req_2"), ("status", "200")];
    assert_eq!(fields(3), second);
    let millis = |index: usize, name: &str| spans[index].2[name].parse::<u64>().unwrap();
    assert!((2000..=2510).contains(&millis(0, "duration_ms")));
    assert!((2000..=2500).contains(&millis(2, "wait_ms")));
    assert_eq!(millis(3, "duration_ms"), 0);
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_told_by_its_kind() {
    let script = Script::new([crate::testing::Answer::Broken(TransportErrorKind::Connect)]);
    let request = script.client().request(&CREATE);
    let (outcome, spans) = traced(request.with_retry(RetryPolicy::NEVER)).await;
    assert!(outcome.unwrap_err().is_connect());
    let (call, attempt) = (&spans[0].2, &spans[1].2);
    assert_eq!((&*call["error"], &*call["attempts"]), ("transport", "1"));
    assert_eq!(attempt["error"], "transport");
    let (outcome, spans) = traced(script.client().request(&RETRIEVE)).await;
    assert_eq!(outcome.unwrap_err().attempts(), 0);
    assert_eq!((spans.len(), &*spans[0].2["error"]), (1, "invalid request"));
}

#[tokio::test(start_paused = true)]
async fn nothing_personal_or_secret_is_traced_or_told() {
    const JANE: &str = r#"{"errors": [{"title": "Not found", "details": "no Jane"}]}"#;
    let script = Script::new([
        reply_with(503, &[("X-Owner", "Jane")], JANE),
        reply_with(404, &[("X-Owner", "Jane")], JANE),
    ]);
    let client = script
        .builder()
        .base_url("https://Jane:Jane@zoo.example/Jane?token=Jane")
        .api_key("Jane")
        .header("X-Team", "Jane")
        .build()
        .unwrap();
    let request = client
        .request(&RETRIEVE)
        .path("animal-id", "Jane")
        .with_query("name", "Jane")
        .with_header("X-Name", "Jane")
        .text("text/plain", "Jane");
    let shown = format!("{client:?} {request:?}");
    let (outcome, spans) = traced(request).await;
    let error = outcome.unwrap_err();
    assert!(error.is_not_found() && script.requests().len() == 2);
    let shown = format!("{shown} {error} {error:?} {spans:?}");
    assert!(!shown.contains("Jane"), "{shown}");
}
