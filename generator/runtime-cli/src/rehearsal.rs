//! `--dry-run` and `--curl`: what a call would send. Nothing is sent, and no key is looked at: the name of its variable stands
//! in its place.

use std::fmt::Write;

use jsonapi_client::bytes::Bytes;
use jsonapi_client::http::Request;
use jsonapi_client::info::CredentialPlace;
use jsonapi_client::testing::Script;
use jsonapi_client::{ApiInfo, InvalidRequest};
use serde_json::{Value, json};

use crate::client::scheme_variable;
use crate::output;
use crate::stop::Stop;

/// How a request is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shown {
    Json,
    Curl,
}

/// Prints what came to a transport that sends nothing.
pub(crate) fn show(api: &ApiInfo, script: &Script, shown: Shown) -> Result<(), Stop> {
    let requests = script.requests();
    let Some(request) = requests.first() else {
        return Err(Stop::failed("request", InvalidRequest::StreamTaken));
    };
    match shown {
        Shown::Json => output::print(&described(request)),
        Shown::Curl => output::write(curl(api, request)?.as_bytes()),
    }
}

fn described(request: &Request<Bytes>) -> Value {
    json!({
        "method": request.method().as_str(),
        "url": request.uri().to_string(),
        "headers": output::headers(request.headers()),
        "body": output::body(request.headers(), request.body()),
    })
}

/// The request as a line of a shell; the shell puts the key into it.
fn curl(api: &ApiInfo, request: &Request<Bytes>) -> Result<String, Stop> {
    let body = std::str::from_utf8(request.body()).map_err(|_| {
        let stop = Stop::usage("the body is no text, which a line of a shell cannot hold");
        stop.with_hint("see it by --dry-run".to_owned())
    })?;
    let variables: Vec<String> = api
        .security
        .iter()
        .map(|scheme| scheme_variable(api, scheme.name))
        .collect();
    let mut line = "curl".to_owned();
    if request.method() != "GET" {
        // Writing to a text cannot fail.
        let _ = write!(line, " -X {}", request.method());
    }
    line.push(' ');
    line.push_str(&quoted(&request.uri().to_string(), &variables));
    let basic = || {
        let mut schemes = api.security.iter();
        schemes.find(|scheme| matches!(scheme.place, CredentialPlace::Basic))
    };
    for (name, value) in request.headers() {
        let text = String::from_utf8_lossy(value.as_bytes());
        if value.is_sensitive()
            && text.starts_with("Basic ")
            && let Some(scheme) = basic()
        {
            let _ = write!(line, " \\\n  -u \"${}\"", scheme_variable(api, scheme.name));
            continue;
        }
        let known: &[String] = if value.is_sensitive() {
            &variables
        } else {
            &[]
        };
        let _ = write!(
            line,
            " \\\n  -H {}",
            quoted(&format!("{name}: {text}"), known)
        );
    }
    if !body.is_empty() {
        let _ = write!(line, " \\\n  --data-raw {}", quoted(body, &[]));
    }
    line.push('\n');
    Ok(line)
}

/// A word of a shell, in which the variables of keys are read.
fn quoted(text: &str, variables: &[String]) -> String {
    let mut word = format!("'{}'", text.replace('\'', "'\\''"));
    for variable in variables {
        let read = format!("'\"${variable}\"'");
        for placed in [format!("${variable}"), format!("%24{variable}")] {
            word = word.replace(&placed, &read);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_is_safe_in_a_shell_and_reads_the_key() {
        assert_eq!(quoted("it's $HOME", &[]), "'it'\\''s $HOME'");
        let key = ["ZOO_API_KEY".to_owned()];
        let header = quoted("authorization: Bearer $ZOO_API_KEY", &key);
        assert_eq!(header, "'authorization: Bearer '\"$ZOO_API_KEY\"''");
        let url = quoted("http://zoo.example/?key=%24ZOO_API_KEY&a=b", &key);
        assert_eq!(url, "'http://zoo.example/?key='\"$ZOO_API_KEY\"'&a=b'");
    }
}
