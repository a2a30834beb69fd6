//! Security schemes, requirements and servers.

use openapiv3::{
    APIKeyLocation, PathItem, ReferenceOr, SecurityRequirement, SecurityScheme as OpenApiScheme,
};

use crate::ledger::{Construct, Outcome};
use crate::model::{CredentialPlace, Doc, Requirement, SecurityScheme, Server};
use crate::normalise::builder::Builder;
use crate::normalise::scope::{Case, Scope};
use crate::normalise::words::words;

impl<'a> Builder<'a> {
    pub(crate) fn security_schemes(&mut self) -> Vec<SecurityScheme> {
        let Some(components) = &self.openapi.components else {
            return Vec::new();
        };
        let beside = self.taken.beside_schemes();
        let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
        let mut scope = Scope::new(Case::Snake, &beside);
        let mut schemes = Vec::new();
        for (wire, scheme) in &components.security_schemes {
            let ReferenceOr::Item(scheme) = scheme else {
                continue;
            };
            let (place, description) = match scheme {
                OpenApiScheme::APIKey {
                    location,
                    name,
                    description,
                    extensions,
                } => {
                    let name = name.clone();
                    let place = match location {
                        APIKeyLocation::Query => CredentialPlace::Query { name },
                        APIKeyLocation::Cookie => CredentialPlace::Cookie { name },
                        APIKeyLocation::Header => CredentialPlace::Header {
                            name,
                            prefix: key_prefix(extensions),
                        },
                    };
                    (place, description)
                }
                OpenApiScheme::HTTP {
                    scheme,
                    description,
                    ..
                } if scheme.eq_ignore_ascii_case("basic") => (CredentialPlace::Basic, description),
                OpenApiScheme::HTTP {
                    scheme,
                    description,
                    ..
                } => {
                    if !scheme.eq_ignore_ascii_case("bearer") {
                        self.ledger.record(
                            Construct::Reading,
                            format!("http scheme {scheme}"),
                            Outcome::Unsupported("only basic and bearer are known".to_owned()),
                        );
                    }
                    (CredentialPlace::Bearer, description)
                }
                OpenApiScheme::OAuth2 { description, .. }
                | OpenApiScheme::OpenIDConnect { description, .. } => {
                    self.ignored(
                        Construct::Reading,
                        format!("security scheme {wire}"),
                        "token-is-sent-as-bearer",
                    );
                    (CredentialPlace::Bearer, description)
                }
            };
            let doc = Doc {
                description: description.clone(),
                ..Doc::default()
            };
            schemes.push(SecurityScheme {
                name: scope.mint(&[words(wire)], wire),
                doc,
                place,
            });
        }
        schemes
    }

    /// Which schemes an operation asks for: its own word, else the document's.
    pub(crate) fn requirements(&self, operation: &openapiv3::Operation) -> Vec<Requirement> {
        let told: Option<&Vec<SecurityRequirement>> = operation
            .security
            .as_ref()
            .or(self.openapi.security.as_ref());
        let all = told.map(Vec::as_slice).unwrap_or_default();
        all.iter()
            .map(|one| Requirement {
                schemes: one
                    .iter()
                    .map(|(name, scopes)| (name.clone(), scopes.clone()))
                    .collect(),
            })
            .collect()
    }

    /// The servers of an operation, where they differ from those of the API.
    pub(crate) fn operation_servers(
        &self,
        item: &PathItem,
        operation: &openapiv3::Operation,
    ) -> Vec<Server> {
        let own = if operation.servers.is_empty() {
            &item.servers
        } else {
            &operation.servers
        };
        own.iter().map(server).collect()
    }

    pub(crate) fn servers(&self) -> Vec<Server> {
        self.openapi.servers.iter().map(server).collect()
    }
}

/// A server with its variables replaced by their defaults.
fn server(server: &openapiv3::Server) -> Server {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    Server {
        url,
        doc: Doc {
            description: server.description.clone(),
            ..Doc::default()
        },
    }
}

/// What is written before an API key: `x-value-prefix`, or the same told by Fern's extension.
fn key_prefix(extensions: &indexmap::IndexMap<String, serde_json::Value>) -> String {
    let own = extensions
        .get("x-value-prefix")
        .and_then(|value| value.as_str());
    let fern = extensions
        .get("x-fern-header")
        .and_then(|value| value.get("prefix"))
        .and_then(|value| value.as_str());
    own.or(fern).unwrap_or_default().to_owned()
}
