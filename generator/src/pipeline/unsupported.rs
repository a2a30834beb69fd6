//! Unsupported constructs fail, unless the settings allow them by name; the ledger holds them either way.

use crate::ledger::{Construct, Ledger, Outcome};
use crate::lower::Unsupported;
use crate::problem::Problems;
use crate::settings::Settings;
use crate::tally::subject;

/// A problem for each construct that the settings do not allow.
pub(super) fn judge(
    unsupported: &[Unsupported],
    settings: &Settings,
    ledger: &mut Ledger,
) -> Problems {
    let mut problems = Problems::new();
    for found in unsupported {
        let allowed = settings.allow_unsupported.contains(&found.construct);
        let reason = if allowed { "allowed" } else { "not allowed" };
        let outcome = Outcome::Unsupported(reason.to_owned());
        let (what, key) = found
            .construct
            .split_once('.')
            .unwrap_or(("", &found.construct));
        ledger.record(Construct::Keyword, subject(what, key), outcome);
        if !allowed {
            problems.push(found.problem());
        }
    }
    problems
}
