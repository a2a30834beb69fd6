//! An operation and who answers it.

use futures_util::future::BoxFuture;
use jsonapi_runtime::RawReply;

use crate::answer::failure::Failure;
use crate::info::OperationInfo;
use crate::read::incoming::Incoming;
use crate::route::matched::MatchedOperation;
use crate::route::template::Template;

/// Answers one operation. One boxed type for all of them: each costs the compiler a closure and no more.
pub(crate) type Handler =
    Box<dyn Fn(Incoming) -> BoxFuture<'static, Result<RawReply, Failure>> + Send + Sync>;

/// An operation and who answers it.
pub(crate) struct Endpoint {
    pub(crate) info: &'static OperationInfo,
    pub(crate) handler: Option<Handler>,
    pub(crate) template: Template,
    /// What layers are told of it, once it is known where it is mounted.
    pub(crate) matched: Option<MatchedOperation>,
}

impl Endpoint {
    pub(crate) fn new(info: &'static OperationInfo) -> Self {
        Self {
            info,
            handler: None,
            template: Template::parse(info.path),
            matched: None,
        }
    }
}
