//! Security schemes.

use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow,
    OAuth2Flows, PasswordOAuth2Flow, SecurityScheme,
};
use serde_json::Value;

use super::cursor::{Cursor, Extensions};
use super::rules;

/// All members that a security scheme of any type can have, as they are read.
#[derive(Default)]
struct Members {
    description: Option<String>,
    name: Option<String>,
    location: Option<String>,
    scheme: Option<String>,
    bearer_format: Option<String>,
    flows: Option<OAuth2Flows>,
    open_id_connect_url: Option<String>,
    extensions: Extensions,
}

/// All members that an OAuth flow of any type can have, as they are read.
#[derive(Default)]
struct Flow {
    authorization_url: String,
    token_url: String,
    refresh_url: Option<String>,
    scopes: indexmap::IndexMap<String, String>,
    extensions: Extensions,
}

impl Cursor<'_> {
    pub(super) fn security_scheme(&mut self, value: Value) -> Option<SecurityScheme> {
        let mut kind = None;
        let mut members = Members::default();
        for (key, value) in self.members("securityScheme", value) {
            match key.as_str() {
                "type" => kind = self.text(&key, value),
                "description" => members.description = self.text(&key, value),
                "name" => members.name = self.text(&key, value),
                "in" => members.location = self.text(&key, value),
                "scheme" => members.scheme = self.text(&key, value),
                "bearerFormat" => members.bearer_format = self.text(&key, value),
                "flows" => members.flows = Some(self.within(&key, |cursor| cursor.flows(value))),
                "openIdConnectUrl" => members.open_id_connect_url = self.text(&key, value),
                "oauth2MetadataUrl" => self.notes.note(
                    rules::DEVICE_FLOW_LEFT_OUT,
                    "securityScheme.oauth2MetadataUrl",
                ),
                "deprecated" => {
                    self.notes
                        .note(rules::KEPT_AS_EXTENSION, "securityScheme.deprecated");
                    members.extensions.insert("x-deprecated".to_owned(), value);
                }
                _ => self.other("securityScheme", key, value, &mut members.extensions),
            }
        }
        let Some(kind) = kind else {
            self.missing("a security scheme", "type");
            return None;
        };
        self.scheme_of(&kind, members)
    }

    fn scheme_of(&mut self, kind: &str, members: Members) -> Option<SecurityScheme> {
        let Members {
            description,
            extensions,
            ..
        } = members;
        Some(match kind {
            "apiKey" => SecurityScheme::APIKey {
                location: self.key_location(members.location)?,
                name: self.needed("name", members.name),
                description,
                extensions,
            },
            "http" => SecurityScheme::HTTP {
                scheme: self.needed("scheme", members.scheme),
                bearer_format: members.bearer_format,
                description,
                extensions,
            },
            "oauth2" => SecurityScheme::OAuth2 {
                flows: members.flows.unwrap_or_default(),
                description,
                extensions,
            },
            "openIdConnect" => SecurityScheme::OpenIDConnect {
                open_id_connect_url: self.needed("openIdConnectUrl", members.open_id_connect_url),
                description,
                extensions,
            },
            "mutualTLS" => {
                // A matter of the transport: openapiv3 has no place for it.
                let name = self.at.rsplit('/').next().unwrap_or_default();
                self.client_certificates.push(name.to_owned());
                return None;
            }
            other => {
                let other = Value::from(other);
                self.within("type", |cursor| {
                    cursor.malformed(&other, "a type of security scheme")
                });
                return None;
            }
        })
    }

    fn key_location(&mut self, location: Option<String>) -> Option<APIKeyLocation> {
        match location.as_deref() {
            Some("query") => Some(APIKeyLocation::Query),
            Some("header") => Some(APIKeyLocation::Header),
            Some("cookie") => Some(APIKeyLocation::Cookie),
            Some(other) => {
                let other = Value::from(other);
                self.within("in", |cursor| {
                    cursor.malformed(&other, "`query`, `header` or `cookie`")
                });
                None
            }
            None => {
                self.missing("an API key", "in");
                None
            }
        }
    }

    fn needed(&mut self, key: &str, value: Option<String>) -> String {
        if value.is_none() {
            self.missing("a security scheme of this type", key);
        }
        value.unwrap_or_default()
    }

    fn flows(&mut self, value: Value) -> OAuth2Flows {
        let mut flows = OAuth2Flows::default();
        for (key, value) in self.members("oauthFlows", value) {
            if key.starts_with("x-") {
                flows.extensions.insert(key, value);
                continue;
            }
            if key == "deviceAuthorization" {
                self.notes.note(
                    rules::DEVICE_FLOW_LEFT_OUT,
                    "oauthFlows.deviceAuthorization",
                );
                continue;
            }
            let flow = self.within(&key, |cursor| cursor.flow(value));
            match key.as_str() {
                "implicit" => {
                    flows.implicit = Some(ImplicitOAuth2Flow {
                        authorization_url: flow.authorization_url,
                        refresh_url: flow.refresh_url,
                        scopes: flow.scopes,
                        extensions: flow.extensions,
                    });
                }
                "password" => {
                    flows.password = Some(PasswordOAuth2Flow {
                        refresh_url: flow.refresh_url,
                        token_url: flow.token_url,
                        scopes: flow.scopes,
                        extensions: flow.extensions,
                    });
                }
                "clientCredentials" => {
                    flows.client_credentials = Some(ClientCredentialsOAuth2Flow {
                        refresh_url: flow.refresh_url,
                        token_url: flow.token_url,
                        scopes: flow.scopes,
                        extensions: flow.extensions,
                    });
                }
                "authorizationCode" => {
                    flows.authorization_code = Some(AuthorizationCodeOAuth2Flow {
                        authorization_url: flow.authorization_url,
                        token_url: flow.token_url,
                        refresh_url: flow.refresh_url,
                        scopes: flow.scopes,
                        extensions: flow.extensions,
                    });
                }
                _ => self.unsupported("oauthFlows", &key),
            }
        }
        flows
    }

    fn flow(&mut self, value: Value) -> Flow {
        let mut flow = Flow::default();
        for (key, value) in self.members("oauthFlow", value) {
            match key.as_str() {
                "authorizationUrl" => {
                    flow.authorization_url = self.text(&key, value).unwrap_or_default()
                }
                "tokenUrl" => flow.token_url = self.text(&key, value).unwrap_or_default(),
                "refreshUrl" => flow.refresh_url = self.text(&key, value),
                "scopes" => {
                    flow.scopes = self.map(&key, value, Self::plain_text);
                }
                _ => self.other("oauthFlow", key, value, &mut flow.extensions),
            }
        }
        flow
    }
}
