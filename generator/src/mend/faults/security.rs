//! Security schemes.

use serde_json::{Map, Value};

use crate::mend::mender::Mender;
use crate::problem::{Problem, codes};

pub(super) fn scheme(members: &Map<String, Value>, mender: &mut Mender<'_>) {
    let text = |key: &str| members.get(key).and_then(Value::as_str).unwrap_or_default();
    match text("type") {
        "mutualTLS" => mender.tell(
            codes::MUTUAL_TLS,
            "type",
            "the scheme is a client certificate",
        ),
        "openIdConnect" if !is_url(text("openIdConnectUrl")) => {
            let (key, message) = match members.contains_key("openIdConnectUrl") {
                true => ("openIdConnectUrl", "`openIdConnectUrl` is no URL"),
                false => ("", "the scheme has no `openIdConnectUrl`"),
            };
            mender.tell(codes::SECURITY_URL_MISSING, key, message);
        }
        "oauth2" if !members.contains_key("flows") => {
            mender.tell(
                codes::SECURITY_URL_MISSING,
                "",
                "the scheme has no `flows`, so no URL",
            );
        }
        "http" => {
            let scheme = text("scheme").to_ascii_lowercase();
            if !scheme.is_empty() && !matches!(scheme.as_str(), "basic" | "bearer") {
                let message = format!("`{scheme}` is neither `basic` nor `bearer`");
                mender.tell(codes::SECURITY_SCHEME_UNKNOWN, "scheme", message);
            }
        }
        _ => {}
    }
}

pub(super) fn flows(members: &Map<String, Value>, mender: &mut Mender<'_>) {
    for (name, flow) in members {
        let needed: &[&str] = match name.as_str() {
            "implicit" => &["authorizationUrl"],
            "authorizationCode" => &["authorizationUrl", "tokenUrl"],
            "password" | "clientCredentials" => &["tokenUrl"],
            "deviceAuthorization" => &["deviceAuthorizationUrl", "tokenUrl"],
            _ => continue,
        };
        for key in needed {
            let url = flow.get(key).and_then(Value::as_str);
            if url.is_some_and(is_url) {
                continue;
            }
            let (place, message) = match url {
                Some(_) => (*key, format!("`{key}` of the flow `{name}` is no URL")),
                None => ("", format!("the flow `{name}` has no `{key}`")),
            };
            mender.within(name, |mender| {
                mender.tell(codes::SECURITY_URL_MISSING, place, message)
            });
        }
        if flow.get("scopes").is_none() {
            let at = crate::problem::child_pointer(&mender.at, name);
            let problem = Problem::warning(
                codes::SECURITY_URL_MISSING,
                at,
                format!("the flow `{name}` has no `scopes`"),
            )
            .with_help("assumed: there are none");
            mender.tell_at(
                codes::SECURITY_URL_MISSING,
                "oauthFlow.scopes".to_owned(),
                problem,
            );
        }
    }
}

/// Whether it can be one: absolute, or relative to where the document is.
fn is_url(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(char::is_whitespace)
}
