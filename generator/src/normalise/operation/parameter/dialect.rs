//! Whether the document speaks JSON:API.

use openapiv3::{MediaType, ReferenceOr, RequestBody, Response};

use crate::normalise::builder::Builder;
use crate::normalise::view::Kind;

/// JSON:API's own media type (§5.1).
const MEDIA_TYPE: &str = "application/vnd.api+json";

impl<'a> Builder<'a> {
    /// Whether the document speaks JSON:API: a body has its media type, or the shape of its documents.
    pub(crate) fn speaks_json_api(&mut self) -> bool {
        if let Some(known) = self.json_api {
            return known;
        }
        let speaks = self.contents().any(|(media_type, media)| {
            media_type.starts_with(MEDIA_TYPE) || self.looks_like_document(media)
        });
        self.json_api = Some(speaks);
        speaks
    }

    /// All bodies: of components and of operations.
    fn contents(&self) -> impl Iterator<Item = (&'a str, &'a MediaType)> {
        let openapi = self.openapi;
        let components = openapi.components.iter();
        let shared_replies = components.clone().flat_map(|all| all.responses.values());
        let shared_bodies = components.flat_map(|all| all.request_bodies.values());
        let operations = || {
            let items = openapi.paths.paths.values();
            let items = items.filter_map(ReferenceOr::as_item);
            items.flat_map(|item| item.iter().map(|(_, operation)| operation))
        };
        let replies = operations().flat_map(|operation| {
            let all = &operation.responses;
            all.responses.values().chain(&all.default)
        });
        let bodies = operations().filter_map(|operation| operation.request_body.as_ref());
        let replies = replies
            .chain(shared_replies)
            .filter_map(ReferenceOr::as_item);
        let bodies = bodies.chain(shared_bodies).filter_map(ReferenceOr::as_item);
        let content = replies.map(|reply: &Response| &reply.content);
        let content = content.chain(bodies.map(|body: &RequestBody| &body.content));
        content.flat_map(|content| content.iter().map(|(text, media)| (text.as_str(), media)))
    }

    /// Whether `data` holds resources.
    fn looks_like_document(&self, media: &'a MediaType) -> bool {
        let Some(schema) = &media.schema else {
            return false;
        };
        let view = self.schemas.view(schema);
        let Some(parts) = view.properties.get("data") else {
            return false;
        };
        let data = self.schemas.merged(parts);
        let one = match data.kind {
            Some(Kind::Array) => self.schemas.merged(&data.items),
            _ => data,
        };
        self.holds_resources(&one, 0)
    }
}
