//! Requests of operations, as generated code declares them.

use jsonapi_runtime::{Inflection, RawReply};

use crate::answer::failure::Failure;
use crate::info::{ApiInfo, OperationInfo};
use crate::read::incoming::Incoming;

/// A request of one operation, as generated code declares it.
pub trait Operation: Sized + Send + 'static {
    /// The replies that the operation declares.
    type Reply: Send + 'static;

    /// What is known of the API.
    const API: &'static ApiInfo;

    /// What is known of the operation.
    const INFO: &'static OperationInfo;

    /// Reads the request.
    ///
    /// # Errors
    /// Everything that is wrong with the request, in one failure.
    fn read(incoming: &mut Incoming) -> Result<Self, Failure>;

    /// Writes a reply, with keys as the client asked for them.
    fn write(reply: &Self::Reply, style: Inflection) -> RawReply;
}

/// What a handler answers: a reply, or what is wrong.
pub type Answer<R> = Result<R, Failure>;

/// Says that a method of a service answers its operation: `on!(routes, service, S::retrieve)`. Generated code calls it.
#[macro_export]
macro_rules! on {
    ($routes:ident, $service:ident, $kind:ident :: $method:ident) => {
        $routes.on(
            $service,
            |service: ::std::sync::Arc<$kind>, request| async move {
                $kind::$method(&service, request).await
            },
        )
    };
}

/// What an operation that nobody implements replies: 501, in the API's error shape.
pub fn not_implemented<O: Operation>(
    request: O,
) -> impl Future<Output = Result<O::Reply, Failure>> + Send {
    drop(request);
    std::future::ready(Err(Failure::not_implemented(O::INFO)))
}
