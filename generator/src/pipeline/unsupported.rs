//! Unsupported constructs fail, unless the settings allow them by name; the ledger holds them either way.

use crate::ledger::{Construct, Ledger, Outcome};
use crate::lower::Unsupported;
use crate::problem::{Problem, Problems, codes};
use crate::settings::Settings;

/// A problem for each construct that the settings do not allow.
pub(super) fn judge(
    unsupported: &[Unsupported],
    settings: &Settings,
    ledger: &mut Ledger,
) -> Problems {
    let mut problems = Problems::new();
    for Unsupported { construct, at } in unsupported {
        let allowed = settings.allow_unsupported.contains(construct);
        let reason = if allowed { "allowed" } else { "not allowed" };
        let outcome = Outcome::Unsupported(reason.to_owned());
        ledger.record(Construct::Keyword, construct, outcome);
        if !allowed {
            problems.push(
                Problem::error(
                    codes::UNSUPPORTED,
                    at,
                    format!("`{construct}` is not supported"),
                )
                .with_help(format!(
                    "change the document by an overlay, or list `{construct}` under `allow-unsupported` in the settings to leave it out"
                )),
            );
        }
    }
    problems
}
