//! Links (JSON:API 1.1 §7.6).

use serde_json::Value;

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::member::Member;
use crate::object::slot::Slot;
use crate::value::map::FreeObject;

/// A links object: `self`, `related`, and the pages `first`, `last`, `prev`, `next`, each text or a link object.
///
/// Absent, null and odd links are kept apart, so is the links object as a whole.
///
/// ```
/// use jsonapi_runtime::{Links, Member};
/// let mut links = Links::default();
/// links.set("next", "/inquiries?page%5Bafter%5D=inq_1");
/// links.set("prev", Member::Null);
/// assert_eq!(links.next(), Some("/inquiries?page%5Bafter%5D=inq_1"));
/// assert!(links.is_null("prev"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links(Member<FreeObject>);

impl Links {
    /// The URL of a link, whether it is text or an object with `href`.
    pub fn get(&self, name: &str) -> Option<&str> {
        match self.value(name)? {
            Value::String(url) => Some(url),
            link => link.get("href")?.as_str(),
        }
    }

    /// The link itself: text, an object, or null.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.0.value()?.get(name)
    }

    /// Whether a link is there and null: for `next`, that this is the last page.
    pub fn is_null(&self, name: &str) -> bool {
        self.value(name).is_some_and(Value::is_null)
    }

    /// The document itself.
    pub fn this(&self) -> Option<&str> {
        self.get("self")
    }

    /// The resource that a relationship is about.
    pub fn related(&self) -> Option<&str> {
        self.get("related")
    }

    /// The first page.
    pub fn first(&self) -> Option<&str> {
        self.get("first")
    }

    /// The last page.
    pub fn last(&self) -> Option<&str> {
        self.get("last")
    }

    /// The page before.
    pub fn prev(&self) -> Option<&str> {
        self.get("prev")
    }

    /// The page behind.
    pub fn next(&self) -> Option<&str> {
        self.get("next")
    }

    /// Sets a link, to null for [`Member::Null`]; takes it out for [`Member::Absent`].
    pub fn set(&mut self, name: &str, link: impl Into<Member<String>>) {
        let value = match link.into() {
            Member::Absent => {
                if let Some(links) = self.0.value_mut() {
                    links.remove(name);
                }
                return;
            }
            Member::Null => Value::Null,
            Member::Value(url) => Value::String(url),
            Member::Odd(odd) => odd.into_value(),
        };
        match self.0.value_mut() {
            Some(links) => {
                links.insert(name, value);
            }
            None => self.0 = Member::Value(FreeObject::from_iter([(name, value)])),
        }
    }

    /// The links object as it came.
    pub fn member(&self) -> &Member<FreeObject> {
        &self.0
    }
}

impl From<Member<FreeObject>> for Links {
    fn from(links: Member<FreeObject>) -> Self {
        Self(links)
    }
}

impl Slot for Links {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        self.0.read(node)
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        self.0.write(name, out);
    }
}
