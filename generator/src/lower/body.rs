//! What is sent: request bodies, responses, media types, encodings, examples, links.

use openapiv3::{
    Encoding, Example, Link, LinkOperation, MediaType, QueryStyle, RequestBody, Response,
};
use serde_json::Value;

use super::cursor::Cursor;
use super::rules;

/// The extension that a request body gets which says of itself that it may be left out: one that says nothing looks alike
/// in OpenAPI 3.0's types.
pub(crate) const OPTIONAL: &str = "x-optional";

/// The extension that an encoding gets which says whether it explodes: one that says nothing looks alike in OpenAPI 3.0's
/// types.
pub(crate) const EXPLODE: &str = "x-explode";

impl Cursor<'_> {
    pub(super) fn request_body(&mut self, value: Value) -> Option<RequestBody> {
        let mut body = RequestBody::default();
        for (key, value) in self.members("requestBody", value) {
            match key.as_str() {
                "description" => body.description = self.text(&key, value),
                "content" => body.content = self.map(&key, value, Self::media_type),
                "required" => {
                    body.required = self.flag(&key, &value);
                    if !body.required {
                        let told = Value::Bool(true);
                        body.extensions.insert(OPTIONAL.to_owned(), told);
                    }
                }
                _ => self.other("requestBody", key, value, &mut body.extensions),
            }
        }
        Some(body)
    }

    pub(super) fn response(&mut self, value: Value) -> Option<Response> {
        let mut response = Response::default();
        let mut described = false;
        let mut summary = None;
        for (key, value) in self.members("response", value) {
            match key.as_str() {
                "description" => {
                    described = true;
                    response.description = self.text(&key, value).unwrap_or_default();
                }
                "summary" => summary = self.text(&key, value),
                "headers" => {
                    response.headers =
                        self.map(&key, value, |c, value| c.reference_or(value, Self::header));
                }
                "content" => response.content = self.map(&key, value, Self::media_type),
                "links" => {
                    response.links = self.left_out(
                        rules::LINK_LEFT_OUT,
                        ("response", "links"),
                        value,
                        |cursor, value| {
                            cursor.map("links", value, |c, value| c.reference_or(value, Self::link))
                        },
                    );
                }
                _ => self.other("response", key, value, &mut response.extensions),
            }
        }
        if let Some(summary) = summary {
            self.notes
                .note(rules::SUMMARY_TO_DESCRIPTION, "response.summary");
            if response.description.is_empty() {
                response.description = summary;
            }
        } else if !described {
            self.notes
                .note(rules::RESPONSE_WITHOUT_DESCRIPTION, "description");
        }
        Some(response)
    }

    pub(super) fn media_type(&mut self, value: Value) -> Option<MediaType> {
        let mut media_type = MediaType::default();
        for (key, value) in self.members("mediaType", value) {
            match key.as_str() {
                "schema" => {
                    media_type.schema = Some(self.within(&key, |cursor| cursor.schema(value)))
                }
                "example" => media_type.example = Some(value),
                "examples" => {
                    media_type.examples =
                        self.map(&key, value, |c, value| c.reference_or(value, Self::example));
                }
                "itemSchema" => self
                    .notes
                    .note(rules::STREAM_ITEMS_LEFT_OUT, "mediaType.itemSchema"),
                "prefixEncoding" | "itemEncoding" => self
                    .notes
                    .note(rules::POSITIONAL_ENCODING_LEFT_OUT, "mediaType.encoding"),
                "encoding" => media_type.encoding = self.map(&key, value, Self::encoding),
                _ => self.other("mediaType", key, value, &mut media_type.extensions),
            }
        }
        Some(media_type)
    }

    fn encoding(&mut self, value: Value) -> Option<Encoding> {
        let mut encoding = Encoding::default();
        for (key, value) in self.members("encoding", value) {
            match key.as_str() {
                "contentType" => encoding.content_type = self.text(&key, value),
                "headers" => {
                    encoding.headers =
                        self.map(&key, value, |c, value| c.reference_or(value, Self::header));
                }
                "style" => encoding.style = Some(self.style::<QueryStyle>(Some(value))),
                "explode" => {
                    encoding.explode = self.flag(&key, &value);
                    let told = Value::Bool(encoding.explode);
                    encoding.extensions.insert(EXPLODE.to_owned(), told);
                }
                "allowReserved" => encoding.allow_reserved = self.flag(&key, &value),
                "encoding" | "prefixEncoding" | "itemEncoding" => self
                    .notes
                    .note(rules::POSITIONAL_ENCODING_LEFT_OUT, "mediaType.encoding"),
                _ => self.other("encoding", key, value, &mut encoding.extensions),
            }
        }
        Some(encoding)
    }

    pub(super) fn example(&mut self, value: Value) -> Option<Example> {
        let mut example = Example::default();
        for (key, value) in self.members("example", value) {
            match key.as_str() {
                "summary" => example.summary = self.text(&key, value),
                "description" => example.description = self.text(&key, value),
                "value" => example.value = Some(value),
                "dataValue" => {
                    self.notes
                        .note(rules::DATA_VALUE_TO_VALUE, "example.dataValue");
                    example.value.get_or_insert(value);
                }
                "serializedValue" => self
                    .notes
                    .note(rules::SERIALIZED_VALUE_LEFT_OUT, "example.serializedValue"),
                "externalValue" => example.external_value = self.text(&key, value),
                _ => self.other("example", key, value, &mut example.extensions),
            }
        }
        Some(example)
    }

    pub(super) fn link(&mut self, value: Value) -> Option<Link> {
        let mut operation = None;
        let mut link = Link {
            description: None,
            operation: LinkOperation::OperationId(String::new()),
            request_body: None,
            parameters: indexmap::IndexMap::new(),
            server: None,
            extensions: indexmap::IndexMap::new(),
        };
        for (key, value) in self.members("link", value) {
            match key.as_str() {
                "operationId" => operation = self.text(&key, value).map(LinkOperation::OperationId),
                "operationRef" => {
                    operation = self.text(&key, value).map(LinkOperation::OperationRef)
                }
                "description" => link.description = self.text(&key, value),
                "requestBody" => link.request_body = Some(value),
                "parameters" => link.parameters = self.map(&key, value, |_, value| Some(value)),
                "server" => link.server = self.within(&key, |cursor| cursor.server(value)),
                _ => self.other("link", key, value, &mut link.extensions),
            }
        }
        let Some(operation) = operation else {
            self.missing("a link", "operationId");
            return None;
        };
        Some(Link { operation, ..link })
    }
}
