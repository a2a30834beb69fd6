//! What a request sent, read and checked as a generated server does it.

use http::header::COOKIE;
use jsonapi_runtime::serde_json::Value;
use jsonapi_server::{Failure, Incoming, OperationInfo, Payload};

use super::prepared::{Answers, Place};

/// What a request sent.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    /// Parameters in the path, decoded.
    pub(crate) path: Vec<(&'static str, String)>,
    /// The body, where it is JSON or a form.
    pub(crate) body: Option<Value>,
}

impl Sent {
    /// Reads a request.
    pub(crate) fn read(
        info: &'static OperationInfo,
        answers: &Answers,
        incoming: &mut Incoming,
    ) -> Result<Self, Failure> {
        let mut sent = Self::default();
        for name in parameters(info.path) {
            // What cannot be read is noted, and told at the end.
            if let Ok(text) = incoming.path::<String>(name) {
                sent.path.push((name, text));
            }
        }
        for parameter in &answers.required {
            let (name, place) = (parameter.name, parameter.place);
            if !is_there(incoming, name, place) {
                let noted = match place {
                    Place::Query => incoming.required_query::<String>(name),
                    Place::Header => incoming.required_header::<String>(name),
                    Place::Cookie => incoming.required_cookie::<String>(name),
                };
                drop(noted);
            }
        }
        let body = incoming.body(|payload| {
            let media_type = info
                .bodies
                .get(payload.index())
                .copied()
                .unwrap_or_default();
            body(payload, media_type)
        });
        sent.body = body.ok().flatten().flatten();
        incoming.finish()?;
        Ok(sent)
    }
}

/// The body as a value; `None` where it is none.
fn body(payload: &mut Payload, media_type: &str) -> jsonapi_server::Reading<Option<Value>> {
    let essence = essence(media_type);
    if is_json(&essence) {
        return payload.json().map(Some);
    }
    match essence == "application/x-www-form-urlencoded" {
        true => payload.form().map(Some),
        false => Ok(None),
    }
}

fn is_there(incoming: &Incoming, name: &str, place: Place) -> bool {
    let context = incoming.context();
    let named = |key: &str| {
        let rest = key.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
    };
    match place {
        Place::Header => context.headers.contains_key(name),
        Place::Query => {
            let query = context.uri.query().unwrap_or_default();
            let keys = query
                .split('&')
                .map(|pair| pair.split('=').next().unwrap_or_default());
            keys.into_iter().any(|key| {
                let key = percent_encoding::percent_decode_str(key).decode_utf8_lossy();
                named(&key)
            })
        }
        Place::Cookie => {
            let lines = context.headers.get_all(COOKIE).iter();
            let pairs = lines
                .filter_map(|line| line.to_str().ok())
                .flat_map(|line| line.split(';'));
            pairs
                .into_iter()
                .any(|pair| named(pair.split('=').next().unwrap_or_default().trim()))
        }
    }
}

/// The names of the parameters in a path template.
pub(crate) fn parameters(template: &'static str) -> impl Iterator<Item = &'static str> {
    let pieces = template.split('{').skip(1);
    pieces.filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
}

/// A media type without parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether a media type is one of JSON.
pub(crate) fn is_json(essence: &str) -> bool {
    essence.ends_with("/json") || essence.ends_with("+json")
}
