//! Who is let in to operations that ask for credentials: nobody, until somebody says who.

use std::future::Future;

use futures_util::future::BoxFuture;

use crate::answer::failure::Failure;
use crate::answer::fault::Fault;
use crate::read::context::Context;

/// Says whether credentials are good; what it gives back knows the principal.
type Check = Box<dyn Fn(Context) -> BoxFuture<'static, Result<Context, Failure>> + Send + Sync>;

/// Who is let in to operations that ask for credentials.
#[derive(Default)]
pub(crate) enum Gate {
    /// Nobody: nothing says which credentials are good.
    #[default]
    Closed,
    /// Whoever sends some.
    Any,
    /// Those whom an authenticator knows.
    Check(Check),
}

impl Gate {
    /// A gate with an authenticator.
    pub(crate) fn check<C, F, P>(check: C) -> Self
    where
        C: Fn(Context) -> F + Send + Sync + 'static,
        F: Future<Output = Result<P, Failure>> + Send + 'static,
        P: Clone + Send + Sync + 'static,
    {
        Self::Check(Box::new(move |mut context| {
            let checked = check(context.clone());
            Box::pin(async move {
                context.authenticated(checked.await?);
                Ok(context)
            })
        }))
    }

    /// Lets a request in, or does not. One without credentials got here because its operation may be called without.
    pub(crate) async fn pass(&self, context: Context) -> Result<Context, Failure> {
        match self {
            _ if context.credentials.is_empty() => Ok(context),
            Self::Any => Ok(context),
            Self::Check(check) => check(context).await,
            Self::Closed => Err(Failure::of(Fault::MissingCredentials)
                .detail("this server does not know yet which credentials are good")),
        }
    }
}
