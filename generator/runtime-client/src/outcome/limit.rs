//! Rate limits and quotas, as headers of replies tell them.

use std::time::Duration;

use http::{HeaderMap, StatusCode};
use jsonapi_runtime::ErrorObject;

use crate::info::api::{ApiInfo, LimitNames};
use crate::outcome::head::text;

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

/// Whether a product's quota, rather than the rate limit, is used up: an error says so by its title or code, or a 429
/// comes with a quota of which nothing is left while of the rate limit something is.
pub(crate) fn is_quota_exceeded(
    api: &ApiInfo,
    status: StatusCode,
    headers: &HeaderMap,
    errors: &[ErrorObject],
) -> bool {
    let is_told = |name: Option<&str>| {
        name.is_some_and(|name| {
            let mut known = api.quota_errors.iter();
            known.any(|known| known.eq_ignore_ascii_case(name))
        })
    };
    let is_used_up = |names| read(headers, names).is_some_and(|limit| limit.remaining == Some(0));
    let mut errors = errors.iter();
    errors.any(|error| is_told(error.title()) || is_told(error.code.as_deref()))
        || (status == StatusCode::TOO_MANY_REQUESTS
            && is_used_up(&api.headers.quota)
            && !is_used_up(&api.headers.rate_limit))
}
