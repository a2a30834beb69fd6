//! Receives events: a server that answers genuine ones with 204 and refuses all others.
//!
//! ```sh
//! PERSONA_WEBHOOK_SECRET=wbhsec_... cargo run -p persona-client --features axum --example receive_webhooks
//! ```
//!
//! While secrets rotate, put the old one behind the new one, separated by a comma.

use std::collections::HashSet;
use std::error::Error;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::FromRef;
use axum::http::StatusCode;
use axum::routing::post;
use persona_client::types::events::{Event, EventPayload};
use persona_client::webhook::{Events, Signed, Verifier};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secrets = std::env::var("PERSONA_WEBHOOK_SECRET")?;
    let address = std::env::args().nth(1).unwrap_or("127.0.0.1:8080".to_owned());
    let (work, mut queue) = unbounded_channel();
    // The answer does not wait for the work: a sender that waits in vain sends again.
    tokio::spawn(async move {
        while let Some(event) = queue.recv().await {
            println!("{}", describe(&event));
        }
    });
    let listener = TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, router(&secrets, work)?).await?;
    Ok(())
}

/// What the handler has at hand.
#[derive(Clone)]
struct Receiver {
    verifier: Arc<Verifier>,
    /// Ids of events that were taken: each may be delivered more than once. A real service keeps them in its database.
    seen: Arc<Mutex<HashSet<String>>>,
    work: UnboundedSender<Event>,
}

impl FromRef<Receiver> for Arc<Verifier> {
    fn from_ref(receiver: &Receiver) -> Self {
        Self::clone(&receiver.verifier)
    }
}

/// A receiver at `/webhooks` that hands events on, each once.
pub(crate) fn router(
    secrets: &str,
    work: UnboundedSender<Event>,
) -> Result<Router, Box<dyn Error>> {
    let mut secrets = secrets.split(',').map(str::to_owned);
    let first = secrets.next().filter(|secret| !secret.is_empty());
    let verifier = Verifier::new(first.ok_or("there is no secret")?);
    let receiver = Receiver {
        verifier: Arc::new(secrets.fold(verifier, Verifier::secret)),
        seen: Arc::default(),
        work,
    };
    Ok(Router::new().route("/webhooks", post(receive)).with_state(receiver))
}

async fn receive(
    axum::extract::State(receiver): axum::extract::State<Receiver>,
    Signed(event): Signed<Events>,
) -> StatusCode {
    let is_new = match (event.id(), receiver.seen.lock()) {
        (Some(id), Ok(mut seen)) => seen.insert(id.to_owned()),
        _ => true,
    };
    if is_new && receiver.work.send(event).is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    StatusCode::NO_CONTENT
}

/// What an event is about, without personal data.
pub(crate) fn describe(event: &Event) -> String {
    match &event.payload {
        EventPayload::InquiryApproved(document) => {
            format!("inquiry {} is approved", document.data.id)
        }
        EventPayload::InquiryDeclined(document) => {
            format!("inquiry {} is declined", document.data.id)
        }
        _ => format!("{} came", event.name().unwrap_or("an event without a name")),
    }
}
