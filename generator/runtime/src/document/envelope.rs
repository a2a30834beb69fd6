//! What surrounds the payload of a webhook event.

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::json::inflection::same;
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::value::date::DateTime;

/// Where the parts of an event stand in its body, as declared member names from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnvelopePlaces {
    /// The event's name.
    pub name: Option<&'static [&'static str]>,
    /// The event's id.
    pub id: Option<&'static [&'static str]>,
    /// When the event happened.
    pub created_at: Option<&'static [&'static str]>,
    /// The payload; empty where the body is the payload.
    pub payload: &'static [&'static str],
}

/// The body of an event without its payload. `Debug` prints the event's name and id only.
#[derive(Clone, PartialEq)]
pub struct Envelope {
    places: &'static EnvelopePlaces,
    /// The body, with `null` where the payload stood.
    body: Value,
    /// The keys that lead to the payload, as they came; `None` where there was no payload.
    keys: Option<Vec<String>>,
}

impl Envelope {
    /// Takes the body of an event apart. The payload is `null` where there is none.
    ///
    /// # Errors
    /// Where the body is no object, though the payload should stand in it.
    pub fn open<'n>(
        node: &'n Node<'n>,
        places: &'static EnvelopePlaces,
    ) -> Result<(Self, &'n Node<'n>), Mismatch> {
        if !places.payload.is_empty() && !matches!(node, Node::Object(_)) {
            return Err(Mismatch::new("an event", node));
        }
        let mut body = node.to_value();
        let mut payload = node;
        let mut keys = Vec::with_capacity(places.payload.len());
        for name in places.payload {
            let Some((key, inner)) = entry(payload, name) else {
                let envelope = Self {
                    places,
                    body,
                    keys: None,
                };
                return Ok((envelope, &Node::Null));
            };
            keys.push(key.to_owned());
            payload = inner;
        }
        if let Some(place) = at(&mut body, &keys) {
            *place = Value::Null;
        }
        let envelope = Self {
            places,
            body,
            keys: Some(keys),
        };
        Ok((envelope, payload))
    }

    /// The body with the payload in its place.
    pub fn close<'a>(&'a self, payload: Node<'a>) -> Node<'a> {
        let mut body = Node::from(&self.body);
        let Some(keys) = &self.keys else {
            return body;
        };
        let mut place = &mut body;
        for key in keys {
            let Node::Object(entries) = place else {
                return body;
            };
            match entries.to_mut().iter_mut().find(|(own, _)| own == key) {
                Some((_, inner)) => place = inner,
                None => return Node::from(&self.body),
            }
        }
        *place = payload;
        body
    }

    /// The event's name.
    pub fn name(&self) -> Option<&str> {
        self.text(self.places.name)
    }

    /// The event's id: what tells a second delivery of the same event.
    pub fn id(&self) -> Option<&str> {
        self.text(self.places.id)
    }

    /// When the event happened.
    pub fn created_at(&self) -> Option<DateTime> {
        self.text(self.places.created_at).map(DateTime::from)
    }

    /// The body as it came, with `null` where the payload stood.
    pub fn body(&self) -> &Value {
        &self.body
    }

    fn text(&self, path: Option<&[&str]>) -> Option<&str> {
        let mut value = &self.body;
        for name in path? {
            let object = value.as_object()?;
            let spelled = || {
                object
                    .iter()
                    .find(|(key, _)| same(name, key))
                    .map(|(_, value)| value)
            };
            value = object.get(*name).or_else(spelled)?;
        }
        value.as_str()
    }
}

/// A member by its declared name in any spelling, with its key as it came.
fn entry<'n>(node: &'n Node<'n>, name: &str) -> Option<(&'n str, &'n Node<'n>)> {
    let Node::Object(entries) = node else {
        return None;
    };
    let exact = entries.iter().find(|(key, _)| key == name);
    let (key, node) = exact.or_else(|| entries.iter().find(|(key, _)| same(name, key)))?;
    Some((key, node))
}

fn at<'v>(body: &'v mut Value, keys: &[String]) -> Option<&'v mut Value> {
    keys.iter().try_fold(body, |value, key| value.get_mut(key))
}

impl std::fmt::Debug for Envelope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Envelope")
            .field("name", &self.name())
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}
