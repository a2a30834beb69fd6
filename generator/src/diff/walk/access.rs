//! What holds for the API as a whole: its name, servers, credentials, error objects.

use jsonapi_runtime::http::security::CredentialPlace;

use crate::diff::kinds::*;
use crate::model::Server;

use super::state::{Walk, matched};

impl Walk<'_> {
    /// Compares all that stands outside operations.
    pub(super) fn access(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.info.title != new.info.title {
            self.note_of(&TITLE_CHANGED, "", "title", None)
                .changed(&old.info.title, &new.info.title);
        }
        if old.info.version != new.info.version {
            self.note_of(&VERSION_CHANGED, "", "version of the document", None)
                .changed(&old.info.version, &new.info.version);
        }
        if old.info.doc != new.info.doc {
            self.note_of(&TEXT_CHANGED, "", "description of the API", None);
        }
        if old.crates != new.crates {
            self.note_of(&CRATES_RENAMED, "", "generated crates", None)
                .changed(&old.crates.base, &new.crates.base)
                .about(vec!["crates".to_owned()]);
        }
        self.servers(&old.servers, &new.servers, None);
        self.schemes();
        let errors = matched(&old.error_members, &new.error_members, |member| {
            member.as_str()
        });
        for member in errors.gone {
            self.note_of(&ERROR_MEMBER_REMOVED, "member", member, None);
        }
        for member in errors.new {
            self.note_of(&ERROR_MEMBER_ADDED, "member", member, None);
        }
    }

    /// Compares base URLs, of the API or of an operation.
    pub(super) fn servers(
        &mut self,
        old: &[Server],
        new: &[Server],
        at: Option<&super::state::At>,
    ) {
        let servers = matched(old, new, |server| server.url.as_str());
        // An operation without servers of its own has those of the API.
        let overridden = at.is_some() && old.is_empty() != new.is_empty();
        for server in servers.gone {
            self.note_of(&SERVER_REMOVED, "server", &server.url, at).way = None;
        }
        for server in servers.new {
            let kind = if overridden {
                &SERVER_OVERRIDDEN
            } else {
                &SERVER_ADDED
            };
            self.note_of(kind, "server", &server.url, at).way = None;
        }
    }

    fn schemes(&mut self) {
        let schemes = matched(&self.old.security, &self.new.security, |one| {
            one.name.wire()
        });
        for one in schemes.gone {
            self.note_of(&SCHEME_REMOVED, "security scheme", one.name.wire(), None)
                .about(vec![format!("client::credentials::{}", one.name)]);
        }
        for one in schemes.new {
            self.note_of(&SCHEME_ADDED, "security scheme", one.name.wire(), None);
        }
        for (old, new) in schemes.both {
            if old.place != new.place {
                self.note_of(&SCHEME_CHANGED, "security scheme", old.name.wire(), None)
                    .changed(sent(&old.place), sent(&new.place))
                    .about(vec![format!("client::credentials::{}", old.name)]);
            }
        }
    }
}

/// How credentials are sent, in a few words.
fn sent(place: &CredentialPlace<String>) -> String {
    match place {
        CredentialPlace::Bearer => "bearer token".to_owned(),
        CredentialPlace::Basic => "name and password".to_owned(),
        CredentialPlace::Header { name, prefix } if prefix.is_empty() => {
            format!("key in the header {name}")
        }
        CredentialPlace::Header { name, prefix } => {
            format!("key in the header {name} after `{prefix}`")
        }
        CredentialPlace::Query { name } => format!("key in the query parameter {name}"),
        CredentialPlace::Cookie { name } => format!("key in the cookie {name}"),
        CredentialPlace::Unknown => "nobody knows how".to_owned(),
    }
}
