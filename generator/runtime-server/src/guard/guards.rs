//! What a router guards its handlers with.

use std::time::Duration;

use http::HeaderName;

use super::idempotency::Idempotency;
use super::rate::RateLimit;

/// What a router guards its handlers with; nothing, unless it is told to.
#[derive(Debug, Default)]
pub(crate) struct Guards {
    pub(crate) idempotency: Option<Idempotency>,
    pub(crate) rate: Option<RateLimit>,
    pub(crate) request_ids: Option<HeaderName>,
    pub(crate) body_time: Option<Duration>,
    pub(crate) handler_time: Option<Duration>,
}

/// What becomes of something within a time; `None` where that is over before.
pub(crate) async fn within<T>(limit: Option<Duration>, work: impl Future<Output = T>) -> Option<T> {
    match limit {
        Some(limit) => tokio::time::timeout(limit, work).await.ok(),
        None => Some(work.await),
    }
}

/// A name for a request, by chance.
pub(crate) fn request_id() -> String {
    format!("{:032x}", fastrand::u128(..))
}
