//! Security schemes.

use serde_json::{Map, Value};

use crate::problem::codes;

use super::mender::Mender;

impl Mender<'_> {
    pub(super) fn security_scheme(&mut self, members: &mut Map<String, Value>) {
        let Some(Value::String(kind)) = members.get("type") else {
            return;
        };
        let kind = kind.clone();
        let plain = kind.to_ascii_lowercase().replace(['-', '_', ' '], "");
        let (meant, scheme) = match plain.as_str() {
            "apikey" => ("apiKey", None),
            "http" => ("http", None),
            "oauth2" | "oauth" => ("oauth2", None),
            "openidconnect" | "openid" | "oidc" => ("openIdConnect", None),
            "mutualtls" | "mtls" => ("mutualTLS", None),
            "bearer" | "jwt" => ("http", Some("bearer")),
            "basic" => ("http", Some("basic")),
            _ => return,
        };
        if kind != meant {
            self.tell(
                codes::SCHEME_SPELLING,
                "type",
                format!("`{kind}` is no type of security scheme; `{meant}` is"),
            );
            members.insert("type".to_owned(), meant.into());
        }
        if let Some(scheme) = scheme {
            members.entry("scheme").or_insert_with(|| scheme.into());
        }
        if let Some(Value::String(place)) = members.get_mut("in") {
            let lower = place.to_ascii_lowercase();
            if lower != *place {
                self.tell(
                    codes::LOCATION_SPELLING,
                    "in",
                    format!("`{place}` is no place of a key; `{lower}` is"),
                );
                *place = lower;
            }
        }
        if meant == "http"
            && !members.contains_key("scheme")
            && members.contains_key("bearerFormat")
        {
            self.tell(
                codes::SCHEME_SPELLING,
                "",
                "the scheme is not named; `bearer` has a `bearerFormat`",
            );
            members.insert("scheme".to_owned(), "bearer".into());
        }
    }
}
