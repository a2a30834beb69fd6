//! An operation and who answers it.

#[cfg(feature = "validation")]
use std::sync::OnceLock;

use futures_util::future::BoxFuture;
use jsonapi_runtime::RawReply;

use crate::answer::failure::Failure;
#[cfg(feature = "validation")]
use crate::contract::compiled::Contract;
#[cfg(feature = "validation")]
use crate::info::ApiInfo;
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
    /// How many bytes a body may have, where it is not what the router says.
    pub(crate) body_limit: Option<usize>,
    pub(crate) template: Template,
    /// What requests have to obey, once somebody asked.
    #[cfg(feature = "validation")]
    contract: OnceLock<Option<Contract>>,
    /// What layers are told of it, once it is known where it is mounted.
    pub(crate) matched: Option<MatchedOperation>,
}

impl Endpoint {
    pub(crate) fn new(info: &'static OperationInfo) -> Self {
        Self {
            info,
            handler: None,
            body_limit: None,
            template: Template::parse(info.path),
            #[cfg(feature = "validation")]
            contract: OnceLock::new(),
            matched: None,
        }
    }

    /// Notes all that is wrong with a request by the document's schemas, which are read when the first request comes.
    #[cfg(feature = "validation")]
    pub(crate) fn check(&self, api: &ApiInfo, incoming: &mut Incoming) {
        let contract = self.contract.get_or_init(|| Contract::of(api, self.info));
        if let Some(contract) = contract {
            contract.check(incoming);
        }
    }
}
