//! Operations: matched by method and path, whatever parameters in the path are called.

use crate::diff::found::{Origin, PlaceClass};
use crate::diff::kinds::*;
use crate::diff::paths::OfOperation;
use crate::diff::verdict::Way;
use crate::model::{Operation, Requirement, Segment};

use super::state::{At, Walk, matched};

/// `GET /inquiries/{inquiry-id}`.
pub(in crate::diff) fn title(operation: &Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.path)
}

impl Walk<'_> {
    /// Compares all operations.
    pub(super) fn operations(&mut self) {
        let (old, new) = (self.old, self.new);
        let operations = matched(&old.operations, &new.operations, key);
        for operation in operations.gone {
            let bodies = operation.body.iter().flat_map(|body| &body.bodies);
            let bodies = bodies.chain(operation.replies.iter().flat_map(|reply| &reply.bodies));
            let mut items: Vec<String> = bodies
                .flat_map(|body| self.within_content(&body.content))
                .collect();
            items.extend(OfOperation::new(old, operation).all());
            self.note_of(&OPERATION_REMOVED, "operation", title(operation), None)
                .about(items);
        }
        for operation in operations.new {
            self.note_of(&OPERATION_ADDED, "operation", title(operation), None);
        }
        for (one, other) in operations.both {
            let place = new.operations.iter().position(|it| std::ptr::eq(it, other));
            let origin = Origin::Operation(place.unwrap_or_default());
            self.operation(one, other, origin);
        }
    }

    fn operation(&mut self, old: &Operation, new: &Operation, origin: Origin) {
        let sent = At::new(Way::Sent, PlaceClass::Operation, title(new), origin);
        let read = At::new(Way::Read, PlaceClass::Operation, title(new), origin);
        let items = || OfOperation::new(self.old, old);
        if old.id != new.id {
            let items = items().all();
            self.note_of(&OPERATION_ID_CHANGED, "operation", title(new), None)
                .changed(&old.id, &new.id)
                .about(items);
        }
        let tags = (self.old.tags.get(old.tag), self.new.tags.get(new.tag));
        if let (Some(one), Some(other)) = tags
            && one.module.wire() != other.module.wire()
        {
            let items = OfOperation::new(self.old, old).all();
            self.note_of(&OPERATION_MOVED, "operation", title(new), None)
                .changed(one.module.wire(), other.module.wire())
                .about(items);
        }
        self.docs(&old.doc, &new.doc, &sent, ("operation", ""));
        self.servers(&old.servers, &new.servers, Some(&sent));
        self.security(&old.security, &new.security, &sent);
        self.parameters(old, new, &sent);
        self.request_body(old, new, &sent);
        let replies = (old.replies.as_slice(), new.replies.as_slice());
        let of = OfOperation::new(self.old, old);
        self.replies(replies, &read, |reply| of.clone().of_reply(reply));
    }

    fn security(&mut self, old: &[Requirement], new: &[Requirement], at: &At) {
        match (old.is_empty(), new.is_empty()) {
            (true, false) => {
                for one in new {
                    self.note_of(&SECURITY_REQUIRED, "security", named(one), Some(at))
                        .way = None;
                }
                return;
            }
            (false, true) => {
                for one in old {
                    self.note_of(&SECURITY_DROPPED, "security", named(one), Some(at))
                        .way = None;
                }
                return;
            }
            _ => {}
        }
        let requirements = matched(old, new, named);
        for one in requirements.gone {
            self.note_of(&SECURITY_REMOVED, "security", named(one), Some(at))
                .way = None;
        }
        for one in requirements.new {
            self.note_of(&SECURITY_ADDED, "security", named(one), Some(at))
                .way = None;
        }
        for (one, other) in requirements.both {
            let (before, after) = (scopes(one), scopes(other));
            if before != after {
                self.note_of(&SCOPES_CHANGED, "security", named(one), Some(at))
                    .changed(before, after)
                    .way = None;
            }
        }
    }
}

/// Method and path, parameters by their place.
fn key(operation: &Operation) -> (&'static str, String) {
    let segments = operation.segments.iter().map(|segment| match segment {
        Segment::Literal(text) => text.as_str(),
        Segment::Parameter(_) => "{}",
    });
    (operation.method.as_str(), segments.collect())
}

/// The schemes of a requirement: `bearer + key`; nothing at all is `no credentials`.
fn named(requirement: &Requirement) -> String {
    let mut names: Vec<&str> = requirement
        .schemes
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    if names.is_empty() {
        return "no credentials".to_owned();
    }
    names.join(" + ")
}

fn scopes(requirement: &Requirement) -> String {
    let scopes = requirement.schemes.iter().flat_map(|(_, scopes)| scopes);
    let mut scopes: Vec<&str> = scopes.map(String::as_str).collect();
    scopes.sort_unstable();
    scopes.join(", ")
}
