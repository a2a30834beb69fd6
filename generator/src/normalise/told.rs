//! What became of what an operation is made of: told of the model that came out, not of what was meant to.

use openapiv3::{PathItem, ReferenceOr, Response};

use crate::ledger::{Construct, Outcome};
use crate::model::{Api, Body, Content, Operation, Reply, Status};

use super::builder::{Builder, Direction};

/// A header of a reply is HTTP's own matter: whoever sends the reply sees to it.
const HEADER_OF_HTTP: &str = "header-is-the-protocols-own";
/// A client certificate is the transport's matter.
const CLIENT_CERTIFICATE: &str = "client-certificate-is-of-the-transport";
/// How a part is written that the body does not have.
const ENCODING_WITHOUT_PART: &str = "encoding-without-part";
/// Links tell no more than their operations do.
const LINK_LEFT_OUT: &str = "link-is-followed-by-hand";
/// A media type that became no body.
const MEDIA_TYPE_LEFT_OUT: &str = "media-type-left-out";
/// A schema whose members are those of others.
const ONLY_MERGED: &str = "only-merged-into-others";
/// A schema that no operation and no webhook needs.
const WITHOUT_USE: &str = "component-without-use";
/// A schema that is no type: a document, an error, linkage, a plain value.
const READ_IN_PLACE: &str = "read-where-it-stands";

impl<'a> Builder<'a> {
    /// Notes what became of servers, security schemes, media types, reply headers, encodings and links.
    pub(crate) fn note_constructs(&mut self, api: &Api, client_certificates: &[String]) {
        for server in &self.openapi.servers {
            self.ledger.generated(Construct::Server, &server.url);
        }
        for name in client_certificates {
            self.ignored(Construct::SecurityScheme, name, CLIENT_CERTIFICATE);
        }
        let components = self.openapi.components.iter();
        for (name, _) in components.flat_map(|components| &components.security_schemes) {
            let known = api.security.iter().any(|scheme| scheme.name.wire() == name);
            let outcome = if known {
                Outcome::Generated
            } else {
                Outcome::Unsupported("no such scheme is known".to_owned())
            };
            self.ledger.record(Construct::SecurityScheme, name, outcome);
        }
        let openapi = self.openapi;
        for (path, item) in &openapi.paths.paths {
            let ReferenceOr::Item(item) = item else {
                continue;
            };
            self.note_servers(item);
            for (method, operation) in item.iter() {
                let made = api.operations.iter().find(|made| {
                    made.path == *path && made.method.as_str().eq_ignore_ascii_case(method)
                });
                self.note_operation(operation, made);
            }
        }
    }

    /// Servers of an operation go before those of its path.
    fn note_servers(&mut self, item: &PathItem) {
        let overridden = !item.servers.is_empty()
            && item.iter().count() > 0
            && item
                .iter()
                .all(|(_, operation)| !operation.servers.is_empty());
        for server in &item.servers {
            if overridden {
                let rule = "operation-has-servers-of-its-own";
                self.ignored(Construct::Server, &server.url, rule);
            } else {
                self.ledger.generated(Construct::Server, &server.url);
            }
        }
    }

    fn note_operation(&mut self, declared: &'a openapiv3::Operation, made: Option<&Operation>) {
        for server in &declared.servers {
            self.ledger.generated(Construct::Server, &server.url);
        }
        let body = declared.request_body.as_ref();
        if let Some(body) = body.and_then(|body| self.body_of(body)) {
            let made = made.and_then(|made| made.body.as_ref());
            for (text, media) in &body.content {
                let content = made.and_then(|made| {
                    let mut bodies = made.bodies.iter();
                    bodies.find(|body| body.media_type.text == *text)
                });
                self.note_media_type(text, content.is_some());
                self.note_encodings(media, content);
            }
        }
        let responses = declared.responses.responses.values();
        for response in responses.chain(&declared.responses.default) {
            let Some(response) = self.response_of(response) else {
                continue;
            };
            for (text, media) in &response.content {
                let mut bodies = made.iter().flat_map(|made| &made.replies);
                let known = bodies.any(|reply| {
                    let mut bodies = reply.bodies.iter();
                    bodies.any(|body| body.media_type.text == *text)
                });
                self.note_media_type(text, known);
                self.note_encodings(media, None);
            }
            for name in response.links.keys() {
                self.ignored(Construct::Link, name, LINK_LEFT_OUT);
            }
        }
        for reply in made.iter().flat_map(|made| &made.replies) {
            self.note_headers(declared, reply);
        }
    }

    fn note_media_type(&mut self, text: &str, known: bool) {
        if known {
            self.ledger.generated(Construct::MediaType, text);
        } else {
            self.ignored(Construct::MediaType, text, MEDIA_TYPE_LEFT_OUT);
        }
    }

    fn note_headers(&mut self, declared: &'a openapiv3::Operation, reply: &Reply) {
        let responses = &declared.responses;
        let mut of_status =
            responses
                .responses
                .iter()
                .filter(|(status, _)| match (status, reply.status) {
                    (openapiv3::StatusCode::Code(one), Status::Code(other)) => *one == other,
                    (openapiv3::StatusCode::Range(one), Status::Range(other)) => {
                        *one == u16::from(other)
                    }
                    _ => false,
                });
        let response = match reply.status {
            Status::Default => responses.default.as_ref(),
            _ => of_status.next().map(|(_, response)| response),
        };
        let Some(response) = response.and_then(|response| self.response_of(response)) else {
            return;
        };
        for wire in response.headers.keys() {
            let mut made = reply.headers.iter();
            let made = made.find(|header| header.name.wire() == wire);
            if made.is_some() {
                self.ledger.generated(Construct::Header, wire);
            } else {
                self.ignored(Construct::Header, wire, HEADER_OF_HTTP);
            }
        }
    }

    fn note_encodings(&mut self, media: &openapiv3::MediaType, body: Option<&Body>) {
        for (name, told) in &media.encoding {
            let known = match body.map(|body| (&body.content, &body.fields)) {
                Some((Content::Multipart(parts), _)) => parts.iter().any(|part| {
                    let wire = part.name.wire();
                    wire == name || wire.starts_with(&format!("{name}["))
                }),
                Some((Content::Form(_), fields)) => {
                    let says_nothing = told.content_type.is_none() && told.style.is_none();
                    says_nothing || fields.iter().any(|field| field.wire == *name)
                }
                _ => false,
            };
            if known {
                self.ledger.generated(Construct::Encoding, name);
            } else {
                self.ignored(Construct::Encoding, name, ENCODING_WITHOUT_PART);
            }
        }
    }

    /// What became of each schema of the components.
    pub(crate) fn note_schemas(&mut self) {
        let components = self.openapi.components.iter();
        for name in components.flat_map(|components| components.schemas.keys()) {
            let known = [Direction::Request, Direction::Reply];
            let made = known.into_iter().any(|direction| {
                let key = (name.as_str(), direction);
                self.components.contains_key(&key)
                    || self.relationship_components.contains_key(&key)
            });
            if made {
                self.ledger.generated(Construct::Schema, name);
                continue;
            }
            let rule = if self.uses.only_merges(name) {
                ONLY_MERGED
            } else if self.uses.reaches("schemas", name) {
                READ_IN_PLACE
            } else {
                WITHOUT_USE
            };
            self.ignored(Construct::Schema, name, rule);
        }
    }

    fn body_of(
        &self,
        body: &'a ReferenceOr<openapiv3::RequestBody>,
    ) -> Option<&'a openapiv3::RequestBody> {
        let components = self.openapi.components.as_ref();
        let mut body = body;
        for _ in 0..16 {
            match body {
                ReferenceOr::Item(item) => return Some(item),
                ReferenceOr::Reference { reference } => {
                    let name = reference.strip_prefix("#/components/requestBodies/")?;
                    body = components?.request_bodies.get(name)?;
                }
            }
        }
        None
    }

    fn response_of(&self, response: &'a ReferenceOr<Response>) -> Option<&'a Response> {
        let components = self.openapi.components.as_ref();
        let mut response = response;
        for _ in 0..16 {
            match response {
                ReferenceOr::Item(item) => return Some(item),
                ReferenceOr::Reference { reference } => {
                    let name = reference.strip_prefix("#/components/responses/")?;
                    response = components?.responses.get(name)?;
                }
            }
        }
        None
    }
}
