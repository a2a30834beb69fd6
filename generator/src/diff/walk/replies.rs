//! What operations answer: statuses, headers, bodies.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::kinds::*;
use crate::model::{Header, Reply, Status};

use super::state::{At, Walk, matched};

impl Walk<'_> {
    /// Compares the replies of an operation, or to a delivery; `items` are what a reply of that name is part of.
    pub(super) fn replies(
        &mut self,
        (old, new): (&[Reply], &[Reply]),
        at: &At,
        items: impl Fn(&str) -> Vec<String>,
    ) {
        let replies = matched(old, new, |reply| reply.status);
        for reply in replies.gone {
            let kind = if reply.status.is_success() {
                &SUCCESS_REMOVED
            } else {
                &STATUS_REMOVED
            };
            let mut about = items(reply.name.ident());
            about.extend(
                reply
                    .bodies
                    .iter()
                    .flat_map(|body| self.within_content(&body.content)),
            );
            self.note_of(kind, "status", told(reply.status), Some(at))
                .about(about);
        }
        for reply in replies.new {
            let sends = items("").into_iter().skip(1).collect();
            let about = if reply.status.is_success() {
                sends
            } else {
                Vec::new()
            };
            self.note_of(&STATUS_ADDED, "status", told(reply.status), Some(at))
                .about(about);
        }
        let mut headers = Headers::default();
        let compared: Vec<(&Reply, &Reply)> = replies.both;
        for (one, other) in &compared {
            headers.note(one, other);
            let at = at.clone().with_items(items(one.name.ident()));
            self.docs(&one.doc, &other.doc, &at, ("status", &told(one.status)));
            self.bodies_of(one, other, &at);
        }
        let about = compared
            .iter()
            .map(|(one, _)| items(one.name.ident()).into_iter().take(1));
        let at = at.clone().with_items(about.flatten().collect());
        self.headers(&headers, compared.len(), &at);
    }

    fn bodies_of(&mut self, old: &Reply, new: &Reply, at: &At) {
        match (old.bodies.is_empty(), new.bodies.is_empty()) {
            (true, false) => {
                self.note_of(&REPLY_BODY_ADDED, "body", told(old.status), Some(at))
                    .about(at.items());
            }
            (false, true) => {
                self.note_of(&REPLY_BODY_REMOVED, "body", told(old.status), Some(at))
                    .about(at.items());
            }
            _ => self.bodies(&old.bodies, &new.bodies, at),
        }
    }

    /// Headers, each told once for all statuses that have it.
    fn headers(&mut self, headers: &Headers<'_>, replies: usize, at: &At) {
        let everywhere = |statuses: &BTreeSet<String>| {
            let all = statuses.len() == replies;
            let listed: Vec<&str> = statuses.iter().map(String::as_str).collect();
            (!all).then(|| format!("of {}", listed.join(", ")))
        };
        for (name, statuses) in &headers.gone {
            let found = self.note_of(&HEADER_REMOVED, "header", name.as_str(), Some(at));
            found.about(at.items());
            found.before = everywhere(statuses).filter(|_| headers.kept.contains(name));
        }
        for (name, statuses) in &headers.new {
            let found = self.note_of(&HEADER_ADDED, "header", name.as_str(), Some(at));
            found.about(at.items());
            found.after = everywhere(statuses);
        }
        for (one, other) in headers.both.values() {
            let at = at.member(one.name.wire()).of("reply header");
            match (one.required, other.required) {
                (false, true) => {
                    self.note(&HEADER_REQUIRED, &at);
                }
                (true, false) => {
                    self.note(&HEADER_OPTIONAL, &at);
                }
                _ => {}
            }
            self.member_docs(&one.doc, &other.doc, &at);
            self.value(&one.ty, &other.ty, &at);
            self.limits(
                one.constraints.as_deref(),
                other.constraints.as_deref(),
                &at,
            );
        }
    }
}

/// The headers of all replies of an operation, by name in small letters.
#[derive(Default)]
struct Headers<'a> {
    gone: BTreeMap<String, BTreeSet<String>>,
    new: BTreeMap<String, BTreeSet<String>>,
    /// Headers that other replies still have.
    kept: BTreeSet<String>,
    both: BTreeMap<String, (&'a Header, &'a Header)>,
}

impl<'a> Headers<'a> {
    fn note(&mut self, old: &'a Reply, new: &'a Reply) {
        let headers = matched(&old.headers, &new.headers, |header| {
            header.name.wire().to_ascii_lowercase()
        });
        let status = told(old.status);
        for header in headers.gone {
            let statuses = self.gone.entry(header.name.wire().to_owned()).or_default();
            statuses.insert(status.clone());
        }
        for header in headers.new {
            let statuses = self.new.entry(header.name.wire().to_owned()).or_default();
            statuses.insert(status.clone());
        }
        for (one, other) in headers.both {
            self.kept.insert(one.name.wire().to_owned());
            // What differs in several replies is the same in all but odd documents: the first that differs tells.
            let key = one.name.wire().to_ascii_lowercase();
            let same = |(one, other): &(&Header, &Header)| one == other;
            let known = self.both.get(&key).is_some_and(|known| !same(known));
            if !known {
                self.both.insert(key, (one, other));
            }
        }
    }
}

/// `200`, `4XX`, `default`.
fn told(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    }
}
