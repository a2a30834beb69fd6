//! Deliveries: callbacks, and webhooks whose methods or answers differ.

use indexmap::IndexMap;
use openapiv3::{Parameter, PathItem, ReferenceOr};

use crate::ledger::Construct;
use crate::model::{Content, Delivery, Destination, Doc, Encoding, Header, Status};
use crate::problem::child_pointer;

use super::builder::{Builder, Context, Direction};
use super::operation::method_of;
use super::scope::{Case, Scope};
use super::words::words;

/// A delivery of the document, not yet looked at.
struct Found<'a> {
    wire: &'a str,
    /// Whether its name alone does not tell it apart.
    several: bool,
    method: &'a str,
    item: &'a PathItem,
    operation: &'a openapiv3::Operation,
    to: Destination,
    at: String,
}

/// Whether a webhook is more than an event: its methods are told apart, or the sender looks at what is answered.
pub(super) fn is_delivered(item: &PathItem) -> bool {
    let refuses = |operation: &openapiv3::Operation| {
        let codes = operation.responses.responses.keys();
        let mut statuses = codes.filter_map(|code| match code {
            openapiv3::StatusCode::Code(code) => Some(Status::Code(*code)),
            openapiv3::StatusCode::Range(digit) => u8::try_from(*digit).ok().map(Status::Range),
        });
        statuses.any(|status| !status.is_success())
    };
    item.iter().count() > 1 || item.iter().any(|(_, operation)| refuses(operation))
}

impl<'a> Builder<'a> {
    pub(crate) fn deliveries(&mut self, webhooks: &'a IndexMap<String, PathItem>) -> Vec<Delivery> {
        let mut found = Vec::new();
        for (wire, item) in webhooks.iter().filter(|(_, item)| is_delivered(item)) {
            let at = child_pointer("/webhooks", wire);
            collect(wire, item, &Destination::Webhook, &at, &mut found);
        }
        for (path, item) in &self.openapi.paths.paths {
            let ReferenceOr::Item(item) = item else {
                continue;
            };
            for (method, operation) in item.iter() {
                let at = child_pointer(&child_pointer("/paths", path), method);
                self.callbacks(operation, &at, &mut found);
            }
        }
        let mut scope = Scope::new(Case::Pascal, &["Self"]);
        found
            .iter()
            .map(|one| self.delivery(one, &mut scope))
            .collect()
    }

    fn callbacks(
        &mut self,
        operation: &'a openapiv3::Operation,
        at: &str,
        found: &mut Vec<Found<'a>>,
    ) {
        let id = operation.operation_id.clone();
        for (name, callback) in &operation.callbacks {
            self.ledger.generated(Construct::Callback, name);
            let at = child_pointer(&child_pointer(at, "callbacks"), name);
            for (expression, item) in callback {
                let to = Destination::Callback {
                    operation: id.clone().unwrap_or_else(|| at.clone()),
                    expression: expression.clone(),
                };
                collect(name, item, &to, &child_pointer(&at, expression), found);
            }
        }
    }

    fn delivery(&mut self, one: &Found<'a>, scope: &mut Scope) -> Delivery {
        let operation = one.operation;
        let plain = words(one.wire);
        let told = [plain.clone(), words(one.method)].concat();
        let candidates = if one.several {
            vec![told]
        } else {
            vec![plain, told]
        };
        let name = scope.mint(&candidates, one.wire);
        let base = words(name.ident());
        let headers = self.delivered_headers(one);
        let cx = Context::new([base.clone(), words("delivery")].concat(), Direction::Reply);
        let body = operation.request_body.as_ref().and_then(|body| {
            let body = self.resolved_body(body, &one.at)?;
            let mut media = body.content.iter();
            let (text, first) = media.next()?;
            for (text, _) in media {
                self.ignored(
                    Construct::Reading,
                    text,
                    "delivery-comes-in-its-first-media-type",
                );
            }
            let mut body = self.body(text, first, &cx);
            if matches!(body.content, Content::Form(_) | Content::Multipart(_)) {
                self.ignored(Construct::Reading, text, "form-of-a-delivery-is-bytes");
                body.content = Content::Binary;
            }
            Some(body)
        });
        let replies = self.replies(operation, &base, &one.at);
        Delivery {
            name,
            doc: Doc {
                summary: operation.summary.clone(),
                description: operation.description.clone(),
                deprecated: operation.deprecated,
                replaced_by: None,
            },
            // Path items have no other keys than methods.
            method: method_of(one.method).unwrap_or(crate::model::Method::Post),
            to: one.to.clone(),
            headers,
            body,
            replies,
        }
    }

    /// The headers of a delivery; whatever else it carries stands in its URL, which the receiver knows.
    fn delivered_headers(&mut self, one: &Found<'a>) -> Vec<Header> {
        let mut scope = Scope::new(Case::Snake, &["body", "new", "read", "write"]);
        let mut headers = Vec::new();
        for met in self.parameters_of(one.item, one.operation, &one.at) {
            let wire = &met.data.name;
            if !matches!(met.parameter, Parameter::Header { .. }) {
                self.ignored(
                    Construct::Reading,
                    format!("{wire} of {}", one.wire),
                    "parameter-of-a-delivery-stands-in-its-url",
                );
                continue;
            }
            self.ledger
                .generated(Construct::Reading, format!("header {wire} of {}", one.wire));
            let view = self.header_view(&met.data.format);
            let constraints = self.schemas.constraints(&view);
            let ty = self.plain_header(&view);
            headers.push(Header {
                name: scope.mint(&[words(wire)], wire),
                doc: Doc {
                    description: met.data.description.clone(),
                    ..Doc::default()
                },
                ty,
                encoding: Encoding::SIMPLE,
                constraints,
                required: met.data.required,
                role: None,
            });
        }
        headers
    }
}

fn collect<'a>(
    wire: &'a str,
    item: &'a PathItem,
    to: &Destination,
    at: &str,
    found: &mut Vec<Found<'a>>,
) {
    let several = item.iter().count() > 1;
    found.extend(item.iter().map(|(method, operation)| Found {
        wire,
        several,
        method,
        item,
        operation,
        to: to.clone(),
        at: child_pointer(at, method),
    }));
}
