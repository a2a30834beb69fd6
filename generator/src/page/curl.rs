//! A call as a line for a shell: what the operation requires, with the document's examples.

use serde_json::Value;

use jsonapi_runtime::http::security::CredentialPlace;

use crate::model::{Api, Operation, Presence, Scalar, Segment, TypeRef};

/// The line; the key comes from the environment.
pub(super) fn curl(api: &Api, operation: &Operation, body: Option<&Value>) -> String {
    let mut line = "curl".to_owned();
    let method = operation.method.as_str();
    if method != "GET" {
        line.push_str(&format!(" -X {method}"));
    }
    line.push_str(&format!(" '{}'", url(api, operation).replace('\'', "%27")));
    for header in credentials(api, operation) {
        line.push_str(&format!(" \\\n  {header}"));
    }
    for header in &operation.parameters.headers {
        let due = matches!(header.presence, Presence::Required | Presence::Nullable);
        if due && !header.once {
            let value = plain(header.example.as_ref(), &header.ty);
            line.push_str(&format!(" \\\n  -H '{}: {value}'", header.name.wire()));
        }
    }
    let sent = operation.body.as_ref().and_then(|body| body.bodies.first());
    if let Some(sent) = sent {
        let media_type = sent.media_type.sent(&sent.content);
        match body {
            Some(example) if media_type.contains("json") => {
                let text = format!("{example:#}").replace('\'', "'\\''");
                line.push_str(&format!(
                    " \\\n  -H 'Content-Type: {media_type}' \\\n  -d '{text}'"
                ));
            }
            _ if media_type.starts_with("multipart/") => {
                line.push_str(" \\\n  -F 'file=@file'");
            }
            _ if operation.body.as_ref().is_some_and(|body| body.required) => {
                line.push_str(&format!(
                    " \\\n  -H 'Content-Type: {media_type}' \\\n  --data-binary @body"
                ));
            }
            _ => {}
        }
    }
    line
}

fn url(api: &Api, operation: &Operation) -> String {
    let servers = operation.servers.iter().chain(&api.servers);
    let server = servers.map(|server| server.url.as_str()).next();
    let mut url = server.unwrap_or_default().trim_end_matches('/').to_owned();
    for segment in &operation.segments {
        match segment {
            Segment::Literal(text) => url.push_str(text),
            Segment::Parameter(index) => {
                let parameter = operation.parameters.path.get(*index);
                url.push_str(&parameter.map_or_else(String::new, |path| {
                    match path.example.as_ref().filter(|value| value.is_string()) {
                        Some(Value::String(text)) => text.clone(),
                        _ => plain(path.example.as_ref(), &path.ty),
                    }
                }));
            }
        }
    }
    let parameters = &operation.parameters;
    let filters = parameters.filters.iter().filter(|filter| filter.required);
    let filters = filters.map(|one| (one.name.wire(), plain(one.example.as_ref(), &one.ty)));
    let query = parameters.query.iter().filter(|query| query.is_due());
    let query = query.map(|one| (one.name.wire(), plain(one.example.as_ref(), &one.ty)));
    let due: Vec<String> = filters
        .chain(query)
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if !due.is_empty() {
        url.push_str(&format!("?{}", due.join("&")));
    }
    url
}

/// An example value, or a word for what is due.
fn plain(example: Option<&Value>, ty: &TypeRef) -> String {
    match (example, ty) {
        (Some(Value::String(text)), _) => text.clone(),
        (Some(other), _) => other.to_string(),
        (None, TypeRef::Scalar(Scalar::Integer { .. } | Scalar::Number)) => "1".to_owned(),
        (None, TypeRef::Scalar(Scalar::Boolean)) => "true".to_owned(),
        (None, TypeRef::Scalar(Scalar::Date)) => "2026-01-31".to_owned(),
        (None, TypeRef::Scalar(Scalar::DateTime)) => "2026-01-31T12:00:00Z".to_owned(),
        (None, _) => "ID".to_owned(),
    }
}

/// Options for the first way to be let in.
fn credentials(api: &Api, operation: &Operation) -> Vec<String> {
    let first = operation.security.first();
    let names = first
        .into_iter()
        .flat_map(|requirement| &requirement.schemes);
    let key = format!("${}_API_KEY", api.crates.env);
    let schemes = names.filter_map(|(name, _)| {
        let mut schemes = api.security.iter();
        schemes.find(|scheme| scheme.name.wire() == name)
    });
    schemes
        .filter_map(|scheme| match &scheme.place {
            CredentialPlace::Bearer => Some(format!("-H \"Authorization: Bearer {key}\"")),
            CredentialPlace::Basic => Some(format!("-u \"{key}\"")),
            CredentialPlace::Header { name, prefix } => {
                Some(format!("-H \"{name}: {prefix}{key}\""))
            }
            CredentialPlace::Cookie { name } => Some(format!("-b \"{name}={key}\"")),
            CredentialPlace::Query { .. } | CredentialPlace::Unknown => None,
        })
        .collect()
}
