//! The document itself, and what describes it: info, servers, tags, components.

use indexmap::IndexMap;
use openapiv3::{
    Components, Contact, ExternalDocumentation, Info, License, OpenAPI, PathItem,
    SecurityRequirement, Server, ServerVariable, Tag,
};
use serde_json::Value;

use super::cursor::Cursor;
use super::rules;

impl Cursor<'_> {
    /// The whole document, and its webhooks.
    pub(super) fn document(&mut self, value: Value) -> (OpenAPI, IndexMap<String, PathItem>) {
        let mut openapi = OpenAPI::default();
        let mut webhooks = IndexMap::new();
        let mut has_info = false;
        for (key, value) in self.members("document", value) {
            match key.as_str() {
                "openapi" => {
                    openapi.openapi = value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned)
                }
                "info" => {
                    has_info = true;
                    openapi.info = self.within(&key, |cursor| cursor.info(value));
                }
                "servers" => openapi.servers = self.list(&key, value, Self::server),
                "paths" => openapi.paths = self.within(&key, |cursor| cursor.paths(value)),
                "webhooks" => {
                    webhooks = self.map(&key, value, |cursor, item| {
                        cursor.notes.note(rules::WEBHOOKS, "webhooks");
                        Some(cursor.path_item(item))
                    });
                }
                "components" => {
                    openapi.components = Some(self.within(&key, |cursor| cursor.components(value)))
                }
                "security" => {
                    openapi.security = Some(self.list(&key, value, Self::security_requirement))
                }
                "tags" => openapi.tags = self.list(&key, value, Self::tag),
                "externalDocs" => openapi.external_docs = self.external_docs(&key, value),
                "$self" => self
                    .notes
                    .note(rules::IDENTIFIER_LEFT_OUT, "document.$self"),
                "jsonSchemaDialect" => {
                    self.notes
                        .note(rules::KEPT_AS_EXTENSION, "document.jsonSchemaDialect");
                    openapi
                        .extensions
                        .insert("x-json-schema-dialect".to_owned(), value);
                }
                _ => self.other("document", key, value, &mut openapi.extensions),
            }
        }
        if !has_info {
            self.missing("an OpenAPI document", "info");
        }
        (openapi, webhooks)
    }

    fn info(&mut self, value: Value) -> Info {
        let mut info = Info::default();
        for (key, value) in self.members("info", value) {
            match key.as_str() {
                "title" => info.title = self.text(&key, value).unwrap_or_default(),
                // Unquoted in YAML, a version can look like a number.
                "version" if value.is_number() => info.version = value.to_string(),
                "version" => info.version = self.text(&key, value).unwrap_or_default(),
                "description" => info.description = self.text(&key, value),
                "termsOfService" => info.terms_of_service = self.text(&key, value),
                "contact" => info.contact = Some(self.within(&key, |cursor| cursor.contact(value))),
                "license" => info.license = Some(self.within(&key, |cursor| cursor.license(value))),
                "summary" => {
                    self.notes.note(rules::KEPT_AS_EXTENSION, "info.summary");
                    info.extensions.insert("x-summary".to_owned(), value);
                }
                _ => self.other("info", key, value, &mut info.extensions),
            }
        }
        info
    }

    fn contact(&mut self, value: Value) -> Contact {
        let mut contact = Contact::default();
        for (key, value) in self.members("contact", value) {
            match key.as_str() {
                "name" => contact.name = self.text(&key, value),
                "url" => contact.url = self.text(&key, value),
                "email" => contact.email = self.text(&key, value),
                _ => self.other("contact", key, value, &mut contact.extensions),
            }
        }
        contact
    }

    fn license(&mut self, value: Value) -> License {
        let mut license = License::default();
        for (key, value) in self.members("license", value) {
            match key.as_str() {
                "name" => license.name = self.text(&key, value).unwrap_or_default(),
                "url" => license.url = self.text(&key, value),
                "identifier" => {
                    self.notes
                        .note(rules::KEPT_AS_EXTENSION, "license.identifier");
                    license.extensions.insert("x-identifier".to_owned(), value);
                }
                _ => self.other("license", key, value, &mut license.extensions),
            }
        }
        license
    }

    pub(super) fn server(&mut self, value: Value) -> Option<Server> {
        let mut server = Server::default();
        for (key, value) in self.members("server", value) {
            match key.as_str() {
                "url" => server.url = self.text(&key, value).unwrap_or_default(),
                "description" => server.description = self.text(&key, value),
                "name" => self.notes.note(rules::SERVER_NAME_LEFT_OUT, "server.name"),
                "variables" => {
                    server.variables = Some(self.map(&key, value, |cursor, value| {
                        Some(cursor.server_variable(value))
                    }));
                }
                _ => self.other("server", key, value, &mut server.extensions),
            }
        }
        Some(server)
    }

    fn server_variable(&mut self, value: Value) -> ServerVariable {
        let mut variable = ServerVariable::default();
        for (key, value) in self.members("serverVariable", value) {
            match key.as_str() {
                "enum" => variable.enumeration = self.texts(&key, value),
                "default" => variable.default = self.text(&key, value).unwrap_or_default(),
                "description" => variable.description = self.text(&key, value),
                _ => self.other("serverVariable", key, value, &mut variable.extensions),
            }
        }
        variable
    }

    fn tag(&mut self, value: Value) -> Option<Tag> {
        let mut tag = Tag::default();
        let mut summary = None;
        for (key, value) in self.members("tag", value) {
            match key.as_str() {
                "name" => tag.name = self.text(&key, value).unwrap_or_default(),
                "description" => tag.description = self.text(&key, value),
                "summary" => summary = self.text(&key, value),
                "parent" => self.notes.note(rules::TAG_TREE_LEFT_OUT, "tag.parent"),
                "kind" => self.notes.note(rules::TAG_TREE_LEFT_OUT, "tag.kind"),
                "externalDocs" => tag.external_docs = self.external_docs(&key, value),
                _ => self.other("tag", key, value, &mut tag.extensions),
            }
        }
        if let Some(summary) = summary {
            self.notes
                .note(rules::SUMMARY_TO_DESCRIPTION, "tag.summary");
            tag.description.get_or_insert(summary);
        }
        Some(tag)
    }

    pub(super) fn external_docs(
        &mut self,
        key: &str,
        value: Value,
    ) -> Option<ExternalDocumentation> {
        self.within(key, |cursor| {
            let mut docs = ExternalDocumentation::default();
            for (key, value) in cursor.members("externalDocs", value) {
                match key.as_str() {
                    "url" => docs.url = cursor.text(&key, value).unwrap_or_default(),
                    "description" => docs.description = cursor.text(&key, value),
                    _ => cursor.other("externalDocs", key, value, &mut docs.extensions),
                }
            }
            Some(docs)
        })
    }

    /// A security requirement: an empty mapping means that none is needed.
    pub(super) fn security_requirement(&mut self, value: Value) -> Option<SecurityRequirement> {
        let members = self.object(value);
        Some(
            members
                .into_iter()
                .map(|(scheme, scopes)| {
                    let scopes = self.texts(&scheme, scopes);
                    (scheme, scopes)
                })
                .collect(),
        )
    }

    fn components(&mut self, value: Value) -> Components {
        let mut components = Components::default();
        for (key, value) in self.members("components", value) {
            match key.as_str() {
                "schemas" => {
                    components.schemas =
                        self.section(&key, value, |cursor, value| Some(cursor.schema(value)));
                }
                "responses" => {
                    components.responses = self.section(&key, value, |c, value| {
                        c.reference_or(value, Self::response)
                    });
                }
                "parameters" => {
                    components.parameters = self.section(&key, value, |c, value| {
                        c.reference_or(value, Self::parameter)
                    });
                }
                "examples" => {
                    components.examples =
                        self.section(&key, value, |c, value| c.reference_or(value, Self::example));
                }
                "requestBodies" => {
                    components.request_bodies = self.section(&key, value, |c, value| {
                        c.reference_or(value, Self::request_body)
                    });
                }
                "headers" => {
                    components.headers =
                        self.section(&key, value, |c, value| c.reference_or(value, Self::header));
                }
                "securitySchemes" => {
                    components.security_schemes = self.section(&key, value, |c, value| {
                        c.reference_or(value, Self::security_scheme)
                    });
                }
                "links" => {
                    components.links =
                        self.section(&key, value, |c, value| c.reference_or(value, Self::link))
                }
                "callbacks" => {
                    components.callbacks = self.section(&key, value, |c, value| {
                        c.reference_or(value, Self::callback)
                    });
                }
                "mediaTypes" => self
                    .notes
                    .note(rules::MEDIA_TYPES_PUT_IN_PLACE, "components.mediaTypes"),
                "pathItems" => self
                    .notes
                    .note(rules::PATH_ITEMS_PUT_IN_PLACE, "components.pathItems"),
                _ => self.other("components", key, value, &mut components.extensions),
            }
        }
        components
    }
}
