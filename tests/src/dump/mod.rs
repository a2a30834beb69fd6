//! The model as compact text: a line for each thing, indented under what it belongs to.

mod constraints;
mod operations;
mod types;

use std::fmt::Display;

use jsonapi_generator::model::{Api, CredentialPlace, Doc, Event, Name, TypeId};

/// Writes all of `api`, in the order of the model; documentation is left out.
pub fn dump(api: &Api) -> String {
    let mut out = Lines::default();
    head(api, &mut out);
    for definition in &api.types {
        types::definition(api, definition, &mut out);
    }
    let prominent: Vec<String> = api.prominent.iter().map(|id| type_name(api, *id)).collect();
    out.line(0, format!("most used: {}", prominent.join(", ")));
    let families: Vec<String> = api.families.iter().map(|id| type_name(api, *id)).collect();
    out.line(0, format!("resources: {}", families.join(", ")));
    for set in &api.includes {
        let alias = set.alias.iter().map(|alias| format!(", here {alias}"));
        let names = format!("{}{}", set.name.ident(), alias.collect::<String>());
        out.line(
            0,
            format!("include of {}: {names}", type_name(api, set.primary)),
        );
        for path in &set.paths {
            out.line(1, named(&path.name));
        }
    }
    for (index, tag) in api.tags.iter().enumerate() {
        out.line(0, format!("tag {} {}", named(&tag.module), tag.type_name));
        for operation in api.operations_of(index) {
            operations::operation(api, operation, &mut out);
        }
    }
    for event in &api.webhooks.events {
        self::event(api, event, &mut out);
    }
    out.0
}

fn head(api: &Api, out: &mut Lines) {
    out.line(
        0,
        format!(
            "api {:?} {:?}, crates {}-*, environment {}_*",
            api.info.title, api.info.version, api.crates.base, api.crates.env
        ),
    );
    for server in &api.servers {
        out.line(0, format!("server {}", server.url));
    }
    for scheme in &api.security {
        let kind = match &scheme.place {
            CredentialPlace::Bearer => "bearer".to_owned(),
            CredentialPlace::Basic => "basic".to_owned(),
            CredentialPlace::Header { name, prefix } => {
                format!("key in Header {name}, prefix {prefix:?}")
            }
            CredentialPlace::Query { name } => format!("key in Query {name}"),
            CredentialPlace::Cookie { name } => format!("key in Cookie {name}"),
            CredentialPlace::Unknown => "unknown".to_owned(),
        };
        out.line(0, format!("security {}: {kind}", named(&scheme.name)));
    }
    if let Some(signature) = &api.webhooks.signature {
        out.line(0, format!("signature {signature:?}"));
    }
    let envelope = &api.webhooks.envelope;
    for (what, path) in [
        ("name", &envelope.name),
        ("id", &envelope.id),
        ("time", &envelope.created_at),
    ] {
        if let Some(path) = path {
            out.line(0, format!("event {what} at {:?}", path.join(".")));
        }
    }
    if let Some(names) = api.webhooks.names {
        out.line(0, format!("event names {}", type_name(api, names)));
    }
}

fn event(api: &Api, event: &Event, out: &mut Lines) {
    out.line(0, format!("event {}", named(&event.name)));
    let path = event.path.join(".");
    let payload = operations::content(api, &event.payload);
    out.line(1, format!("payload at {path:?} {payload}"));
}

/// Text, a line at a time.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, depth: usize, text: impl Display) {
        self.0.push_str(&"  ".repeat(depth));
        self.0.push_str(&text.to_string());
        self.0.push('\n');
    }
}

/// `ident`, and the wire name where it is another.
fn named(name: &Name) -> String {
    if name.ident() == name.wire() {
        name.ident().to_owned()
    } else {
        format!("{} {:?}", name.ident(), name.wire())
    }
}

/// The module and the name of a type.
fn type_name(api: &Api, id: TypeId) -> String {
    let definition = api.ty(id);
    format!("{}::{}", definition.module, definition.name)
}

/// What of the documentation matters to more than readers.
fn marks(doc: &Doc) -> &'static str {
    if doc.deprecated { ", deprecated" } else { "" }
}
