//! Rate limits and quotas, as headers of replies tell them.

use std::time::Duration;

use http::HeaderMap;

use crate::error::text;
use crate::info::LimitNames;

/// A limit on the number of requests or of things made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many a window allows.
    pub limit: Option<u64>,
    /// How many are left.
    pub remaining: Option<u64>,
    /// How long until the window starts anew.
    pub reset: Option<Duration>,
}

/// Reads a limit; `None` where no header of it is there.
pub(crate) fn read(headers: &HeaderMap, names: &LimitNames) -> Option<Limit> {
    let number = |name: Option<&str>| text(headers, name?)?.trim().parse::<u64>().ok();
    let limit = Limit {
        limit: number(names.limit),
        remaining: number(names.remaining),
        reset: number(names.reset).map(Duration::from_secs),
    };
    let told = limit.limit.is_some() || limit.remaining.is_some() || limit.reset.is_some();
    told.then_some(limit)
}
