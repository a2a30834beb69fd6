//! The way through the tree: each object, each member, each rule of its kind.

use serde_json::{Map, Value};

use crate::load::grammar::{Form, Kind};
use crate::problem::{codes, meant};

use super::mender::Mender;

impl Mender<'_> {
    /// Mends an object of `kind`; whether it can stay.
    pub(super) fn object(&mut self, value: &mut Value, kind: Kind) -> bool {
        let outer = std::mem::replace(&mut self.kind, kind);
        self.shape(value, kind);
        let stays = match value {
            Value::Object(members) => self.members(members, kind),
            // Lowering says what is due.
            _ => true,
        };
        self.kind = outer;
        stays
    }

    fn members(&mut self, members: &mut Map<String, Value>, kind: Kind) -> bool {
        let reference = matches!(members.get("$ref"), Some(Value::String(_)));
        if reference && !matches!(kind, Kind::Schema | Kind::PathItem) {
            self.beside_ref(members);
            return true;
        }
        self.before(members, kind);
        members.retain(|key, value| self.member(kind, key, value));
        self.after(members, kind)
    }

    /// Rules that look at an object before its members are mended: they move and rename them.
    fn before(&mut self, members: &mut Map<String, Value>, kind: Kind) {
        match kind {
            Kind::Document => self.document(members),
            Kind::PathItem => self.methods(members),
            Kind::Operation => self.operation(members),
            Kind::Parameter => self.parameter(members),
            Kind::Header => self.header(members),
            Kind::Response => self.response(members),
            Kind::RequestBody => self.request_body(members),
            Kind::MediaType => self.media_type(members),
            Kind::Schema => self.schema(members),
            Kind::SecurityScheme => self.security_scheme(members),
            _ => {}
        }
    }

    /// Rules that look at an object whose members are what they should be; whether it can stay.
    fn after(&mut self, members: &mut Map<String, Value>, kind: Kind) -> bool {
        match kind {
            Kind::Document => self.settle_document(members),
            Kind::Parameter => return self.settle_parameter(members),
            Kind::Header => self.settle_header(members),
            Kind::RequestBody => return self.settle_request_body(members),
            Kind::Response => self.settle_response(members),
            Kind::Schema => self.settle_schema(members),
            Kind::Discriminator => return self.settle_discriminator(members),
            Kind::Operation => self.settle_operation(members),
            _ => {}
        }
        true
    }

    /// Mends one member; whether it stays.
    fn member(&mut self, kind: Kind, key: &str, value: &mut Value) -> bool {
        match kind {
            // What is no text there, bundling tells of.
            _ if key.starts_with("x-") || key == "$ref" => return true,
            Kind::Callback => {
                return self.within(key, |mender| mender.object(value, Kind::PathItem));
            }
            Kind::Requirement => return self.scopes(key, value),
            _ => {}
        }
        let Some(member) = kind.known(key) else {
            self.unknown(kind, key, value);
            return false;
        };
        if member.since > self.version {
            let message = format!(
                "`{key}` came with OpenAPI {}; the document is {}",
                member.since.as_str(),
                self.version.as_str()
            );
            self.tell(codes::NEWER_THAN_VERSION, key, message);
        }
        self.within(key, |mender| mender.form(key, member.form, value))
    }

    /// A scheme without scopes is asked for all the same.
    fn scopes(&mut self, key: &str, value: &mut Value) -> bool {
        self.within(key, |mender| {
            if !mender.form(key, Form::Texts, value) {
                *value = Value::Array(Vec::new());
            }
        });
        true
    }

    fn unknown(&mut self, kind: Kind, key: &str, value: &Value) {
        if kind == Kind::PathItem && value.get("responses").is_some() {
            let message = format!("`{key}` is no method that OpenAPI knows");
            self.tell(codes::OPERATION_LEFT_OUT, key, message);
            return;
        }
        let names = kind.members().iter().map(|member| member.name);
        let hint = meant(key, names)
            .map(|name| format!("; `{name}` is meant?"))
            .unwrap_or_default();
        let message = format!("{} has no member `{key}`{hint}", kind.with_article());
        self.tell(codes::UNKNOWN_MEMBER, key, message);
    }

    /// Beside a `$ref`, only `summary` and `description` say something.
    fn beside_ref(&mut self, members: &mut Map<String, Value>) {
        members.retain(|key, _| {
            let stays =
                matches!(key.as_str(), "$ref" | "summary" | "description") || key.starts_with("x-");
            if !stays {
                self.tell(
                    codes::BESIDE_REF,
                    key,
                    format!("`{key}` stands beside a `$ref`"),
                );
            }
            stays
        });
    }
}
