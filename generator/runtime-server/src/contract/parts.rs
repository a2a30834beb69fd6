//! The parts of a multipart body as the object that its schema is about.

use jsonapi_runtime::http::form;
use jsonapi_runtime::serde_json::{self, Value};

use crate::read::media_type;
use crate::read::multipart::Part;

/// What parts hold: JSON where they say so, else text; brackets in names nest, what is repeated is a list. A file is an empty text:
/// what is in it, no schema says. `None` where they make no object, which is told by who reads them.
pub(super) fn parts(parts: &[Part]) -> Option<Value> {
    let is_json = |part: &&Part| {
        let told = part.upload.content_type.as_deref();
        told.is_some_and(media_type::is_json)
    };
    let (json, text): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(is_json);
    let texts: Vec<(&str, String)> = text
        .iter()
        .map(|part| (part.name.as_str(), text_of(part)))
        .collect();
    let texts = texts.iter().map(|(name, text)| (*name, text.as_str()));
    let mut object = form::read_all_parts::<Value>(texts).ok()?;
    for part in json {
        let value = serde_json::from_slice(&part.upload.whole()).ok()?;
        place(&mut object, &part.name, value)?;
    }
    Some(object)
}

fn text_of(part: &Part) -> String {
    match part.upload.file_name {
        Some(_) => String::new(),
        None => String::from_utf8_lossy(&part.upload.whole()).into_owned(),
    }
}

/// Adds a member; what is there already becomes the first item of a list.
fn place(object: &mut Value, name: &str, value: Value) -> Option<()> {
    let members = object.as_object_mut()?;
    let plain = name.strip_suffix("[]");
    match members.get_mut(plain.unwrap_or(name)) {
        Some(Value::Array(items)) => items.push(value),
        Some(known) => *known = Value::Array(vec![known.take(), value]),
        None => {
            let value = match plain {
                Some(_) => Value::Array(vec![value]),
                None => value,
            };
            members.insert(plain.unwrap_or(name).to_owned(), value);
        }
    }
    Some(())
}
