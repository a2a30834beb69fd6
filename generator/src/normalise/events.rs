//! Webhooks: each becomes an event with a typed payload.
//!
//! An event's body may be an envelope around a JSON:API document (`data.attributes.payload` of the body, say). The
//! deepest document in the body is the payload; what surrounds it is the envelope, alike for all events.

use indexmap::IndexMap;
use openapiv3::{PathItem, ReferenceOr};

use crate::ledger::Construct;
use crate::model::{
    Content, Doc, Envelope, Event, HeaderParameter, Presence, SignatureScheme, TypeRef, Webhooks,
};
use crate::problem::{Problem, child_pointer, codes};

use super::builder::{Builder, Context, Direction};
use super::operation::plain_name;
use super::scope::{Case, Scope};
use super::view::{Kind, View};
use super::words::words;

/// How deep in a body a payload is looked for.
const MAX_DEPTH: usize = 5;

impl<'a> Builder<'a> {
    pub(crate) fn webhooks(&mut self, webhooks: &'a IndexMap<String, PathItem>) -> Webhooks {
        let mut scope = Scope::new(Case::Pascal, &["Unknown", "Self"]);
        let mut events = Vec::new();
        let mut headers: Vec<HeaderParameter> = Vec::new();
        let mut envelope = None;
        for (wire, item) in webhooks {
            if super::deliveries::is_delivered(item) && item.iter().count() > 1 {
                for _ in item.iter() {
                    self.ledger.generated(Construct::Webhook, wire);
                }
                continue;
            }
            for (method, operation) in item.iter() {
                self.ledger.generated(Construct::Webhook, wire);
                let at = child_pointer(&child_pointer("/webhooks", wire), method);
                let name = scope.mint(&[words(wire)], wire);
                let (payload, path) = self.payload(operation, wire, &mut envelope);
                let doc = Doc {
                    summary: operation.summary.clone(),
                    description: operation.description.clone(),
                    deprecated: operation.deprecated,
                    replaced_by: None,
                };
                events.push(Event {
                    name,
                    doc,
                    payload,
                    path,
                });
                self.event_headers(item, operation, &at, &mut headers);
            }
        }
        Webhooks {
            events,
            headers,
            signature: self
                .settings
                .webhook_signature
                .clone()
                .or_else(|| self.signature()),
            envelope: envelope.unwrap_or_default(),
            names: None,
        }
    }

    /// The payload of an event and where it stands in the body.
    fn payload(
        &mut self,
        operation: &'a openapiv3::Operation,
        wire: &str,
        envelope: &mut Option<Envelope>,
    ) -> (Content, Vec<String>) {
        let body = operation
            .request_body
            .as_ref()
            .and_then(ReferenceOr::as_item);
        let media = body.and_then(|body| body.content.values().next());
        let Some(schema) = media.and_then(|media| media.schema.as_ref()) else {
            return (Content::Json(TypeRef::FreeForm), Vec::new());
        };
        let view = self.schemas.view(schema);
        let mut path = Vec::new();
        let payload = self.deepest_document(&view, &mut path, 0);
        let cx = Context::new(
            [words(wire), vec!["event".to_owned()]].concat(),
            Direction::Reply,
        );
        match payload {
            Some(payload) if !path.is_empty() => {
                let found = self.envelope(&view, wire, &path);
                envelope.get_or_insert(found);
                (self.json_content(payload, &cx), path)
            }
            _ => (self.json_content(view, &cx), Vec::new()),
        }
    }

    /// The document that stands deepest in a view, with the path to it.
    fn deepest_document(
        &self,
        view: &View<'a>,
        path: &mut Vec<String>,
        depth: usize,
    ) -> Option<View<'a>> {
        if depth > MAX_DEPTH {
            return None;
        }
        for (name, parts) in &view.properties {
            // What a resource is related to or comes with is no payload.
            if matches!(*name, "relationships" | "included" | "links") {
                continue;
            }
            let member = self.schemas.merged(parts);
            if !member.is_object() {
                continue;
            }
            path.push((*name).to_owned());
            if let Some(found) = self.deepest_document(&member, path, depth + 1) {
                return Some(found);
            }
            path.pop();
        }
        let data = self.schemas.merged(view.properties.get("data")?);
        let items = if data.items.is_empty() {
            data
        } else {
            self.schemas.merged(&data.items)
        };
        self.holds_resources(&items, 0).then(|| view.clone())
    }

    /// Where the envelope tells the event's name, id and time.
    fn envelope(&self, view: &View<'a>, wire: &str, payload: &[String]) -> Envelope {
        let mut envelope = Envelope {
            payload: payload.to_vec(),
            ..Envelope::default()
        };
        self.search_envelope(view, wire, payload, &mut Vec::new(), &mut envelope);
        envelope
    }

    fn search_envelope(
        &self,
        view: &View<'a>,
        wire: &str,
        payload: &[String],
        path: &mut Vec<String>,
        found: &mut Envelope,
    ) {
        if path == payload || path.len() > MAX_DEPTH {
            return;
        }
        let mut likely = None;
        for (name, parts) in &view.properties {
            let member = self.schemas.merged(parts);
            path.push((*name).to_owned());
            if member.constant.as_ref().and_then(|value| value.as_str()) == Some(wire) {
                found.name.get_or_insert_with(|| path.clone());
            } else if names_the_event(name, &member) {
                likely.get_or_insert_with(|| path.clone());
            } else if *name == "id" {
                found.id.get_or_insert_with(|| path.clone());
            } else if member.format.as_deref() == Some("date-time")
                && words(name).first().is_some_and(|word| word == "created")
            {
                found.created_at.get_or_insert_with(|| path.clone());
            } else if member.is_object() {
                self.search_envelope(&member, wire, payload, path, found);
            }
            path.pop();
        }
        if found.name.is_none() {
            found.name = likely;
        }
    }

    fn event_headers(
        &mut self,
        item: &'a PathItem,
        operation: &'a openapiv3::Operation,
        at: &str,
        headers: &mut Vec<HeaderParameter>,
    ) {
        for met in self.parameters_of(item, operation, at) {
            let subject = format!("webhook header {}", met.data.name);
            if !matches!(met.parameter, openapiv3::Parameter::Header { .. }) {
                let subject = format!("webhook parameter {}", met.data.name);
                self.ignored(Construct::Reading, subject, "webhook-takes-headers-only");
                continue;
            }
            self.ledger.generated(Construct::Reading, subject);
            if headers
                .iter()
                .any(|header| header.name.wire() == met.data.name)
            {
                continue;
            }
            let doc = Doc {
                description: met.data.description.clone(),
                ..Doc::default()
            };
            let presence = if met.data.required {
                Presence::Required
            } else {
                Presence::Optional
            };
            let name = plain_name(&super::words::snake(&words(&met.data.name)), &met.data.name);
            let ty = TypeRef::Scalar(crate::model::Scalar::String);
            headers.push(HeaderParameter {
                name,
                doc,
                ty,
                encoding: crate::model::Encoding::SIMPLE,
                constraints: None,
                sensitivity: None,
                presence,
                role: None,
                once: false,
                example: None,
            });
        }
    }

    /// How the document says that events are signed.
    fn signature(&mut self) -> Option<SignatureScheme> {
        let told = self.openapi.extensions.get("x-webhook-signature")?;
        match serde_json::from_value(told.clone()) {
            Ok(scheme) => Some(scheme),
            Err(error) => {
                self.problems.push(
                    Problem::error(codes::MALFORMED, "/x-webhook-signature", format!("the webhook signature cannot be read: {error}"))
                        .with_help("it has the members header, algorithm, encoding, timestamp, signature, message, separator and tolerance-seconds"),
                );
                None
            }
        }
    }
}

/// Whether a text member is one that vendors tell an event's name by.
fn names_the_event(name: &str, member: &View<'_>) -> bool {
    let text = member.kind == Some(Kind::String) && member.constant.is_none();
    let name = words(name).join("_");
    text && matches!(
        name.as_str(),
        "name" | "event" | "event_name" | "event_type" | "topic"
    )
}
