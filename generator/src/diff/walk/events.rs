//! What the API sends by itself: events, callbacks, and webhooks with a contract of their own.

use crate::diff::found::{Origin, PlaceClass};
use crate::diff::kinds::*;
use crate::diff::verdict::Way;
use crate::model::{Delivery, Destination, SignatureScheme, TypeKind};

use super::state::{At, Walk, matched};

impl Walk<'_> {
    /// Compares webhook events.
    pub(super) fn events(&mut self) {
        let (old, new) = (&self.old.webhooks, &self.new.webhooks);
        let events = matched(&old.events, &new.events, |event| event.name.wire());
        for event in events.gone {
            let mut items = self.within_content(&event.payload);
            items.push(format!("types::events::EventPayload::{}", event.name));
            self.note_of(&EVENT_REMOVED, "event", event.name.wire(), None)
                .about(items)
                .way = Some(Way::Read);
        }
        for event in events.new {
            self.note_of(&EVENT_ADDED, "event", event.name.wire(), None)
                .way = Some(Way::Read);
        }
        for (one, other) in events.both {
            let place = new.events.iter().position(|it| std::ptr::eq(it, other));
            let origin = Origin::Event(place.unwrap_or_default());
            let items = vec![format!("types::events::EventPayload::{}", one.name)];
            let at =
                At::new(Way::Read, PlaceClass::Event, one.name.wire(), origin).with_items(items);
            self.docs(&one.doc, &other.doc, &at, ("event", one.name.wire()));
            if one.path != other.path {
                self.note_of(&ENVELOPE_CHANGED, "", "payload", Some(&at))
                    .changed(one.path.join("."), other.path.join("."));
            }
            self.content(&one.payload, &other.payload, &at);
        }
        self.event_names();
        self.envelope();
        let headers = matched(&old.headers, &new.headers, |header| {
            header.name.wire().to_ascii_lowercase()
        });
        for header in headers.gone {
            self.note_of(&HEADER_REMOVED, "event header", header.name.wire(), None);
        }
        for header in headers.new {
            self.note_of(&HEADER_ADDED, "event header", header.name.wire(), None);
        }
    }

    /// Names that can be subscribed to, those without a schema too.
    fn event_names(&mut self) {
        let names = |api: &crate::model::Api| -> Vec<String> {
            let names = api.webhooks.names.map(|id| &api.ty(id).kind);
            match names {
                Some(TypeKind::OpenEnum(open)) => open
                    .words
                    .iter()
                    .map(|word| word.name.wire().to_owned())
                    .collect(),
                _ => Vec::new(),
            }
        };
        let described = |api: &crate::model::Api, name: &str| {
            api.webhooks
                .events
                .iter()
                .any(|event| event.name.wire() == name)
        };
        let (one, other) = (names(self.old), names(self.new));
        let names = matched(&one, &other, |name| name.as_str());
        for name in names.gone {
            if !described(self.old, name) {
                self.note_of(&EVENT_NAME_REMOVED, "event", name, None);
            }
        }
        for name in names.new {
            if !described(self.new, name) {
                self.note_of(&EVENT_NAME_ADDED, "event", name, None);
            }
        }
    }

    fn envelope(&mut self) {
        let (old, new) = (&self.old.webhooks, &self.new.webhooks);
        let told = |path: Option<&Vec<String>>| {
            path.map_or_else(
                || "nowhere".to_owned(),
                |path| format!("`{}`", path.join(".")),
            )
        };
        if !old.events.is_empty() && !new.events.is_empty() {
            let (one, other) = (&old.envelope, &new.envelope);
            for (what, one, other) in [
                ("name", one.name.as_ref(), other.name.as_ref()),
                ("id", one.id.as_ref(), other.id.as_ref()),
                ("time", one.created_at.as_ref(), other.created_at.as_ref()),
                ("payload", Some(&one.payload), Some(&other.payload)),
            ] {
                if one != other {
                    self.note_of(&ENVELOPE_CHANGED, "", what, None)
                        .changed(told(one), told(other));
                }
            }
        }
        if old.signature != new.signature {
            let told = |scheme: &Option<SignatureScheme>| {
                scheme.as_ref().map_or_else(
                    || "not told".to_owned(),
                    |scheme| {
                        format!(
                            "{} as {} in {}",
                            scheme.algorithm, scheme.encoding, scheme.header
                        )
                    },
                )
            };
            let kind = if old.signature.is_none() {
                &SIGNATURE_TOLD
            } else {
                &SIGNATURE_CHANGED
            };
            self.note_of(kind, "", "signature", None)
                .changed(told(&old.signature), told(&new.signature))
                .about(vec!["client::webhook".to_owned()]);
        }
    }

    /// Compares callbacks, and webhooks with a contract of their own.
    pub(super) fn deliveries(&mut self) {
        let (old, new) = (self.old, self.new);
        let deliveries = matched(&old.deliveries, &new.deliveries, key);
        for one in deliveries.gone {
            let bodies = one
                .body
                .iter()
                .chain(one.replies.iter().flat_map(|reply| &reply.bodies));
            let mut items: Vec<String> = bodies
                .flat_map(|body| self.within_content(&body.content))
                .collect();
            let path = format!("types::deliveries::{}", one.name);
            items.extend(
                one.replies
                    .iter()
                    .map(|reply| format!("{path}Reply::{}", reply.name)),
            );
            items.push(path);
            self.note_of(&DELIVERY_REMOVED, noun(one), one.name.wire(), None)
                .about(items)
                .way = Some(Way::Read);
        }
        for one in deliveries.new {
            self.note_of(&DELIVERY_ADDED, noun(one), one.name.wire(), None)
                .way = Some(Way::Read);
        }
        for (one, other) in deliveries.both {
            let place = new.deliveries.iter().position(|it| std::ptr::eq(it, other));
            let origin = Origin::Delivery(place.unwrap_or_default());
            let path = format!("types::deliveries::{}", one.name);
            let at = At::new(Way::Read, PlaceClass::Delivery, one.name.wire(), origin)
                .with_items(vec![path.clone()]);
            self.docs(&one.doc, &other.doc, &at, (noun(one), one.name.wire()));
            match (&one.body, &other.body) {
                (Some(one), Some(other)) => self.content(&one.content, &other.content, &at),
                (Some(_), None) => {
                    self.note_of(&BODY_REMOVED, "", "body", Some(&at))
                        .about(at.items());
                }
                (None, Some(_)) => {
                    self.note_of(&BODY_ADDED, "", "body", Some(&at));
                }
                (None, None) => {}
            }
            // What a receiver answers, it sends.
            let answer = At::new(Way::Sent, PlaceClass::Delivery, one.name.wire(), origin);
            let replies = (one.replies.as_slice(), other.replies.as_slice());
            self.replies(replies, &answer, |reply| {
                vec![format!("{path}Reply::{reply}")]
            });
        }
    }
}

/// Where a delivery goes, its name and its method.
fn key(delivery: &Delivery) -> (String, &str, &'static str) {
    let to = match &delivery.to {
        Destination::Webhook => String::new(),
        Destination::Callback { operation, .. } => operation.clone(),
    };
    (to, delivery.name.wire(), delivery.method.as_str())
}

fn noun(delivery: &Delivery) -> &'static str {
    match delivery.to {
        Destination::Webhook => "webhook",
        Destination::Callback { .. } => "callback",
    }
}
