//! A gateway: what another server answers is passed on as it is, whatever the document says of it; its outages are told as such.

use std::sync::Arc;

use persona_server::runtime::RawReply;
use persona_server::{Failure, Inquiries, Reports, axum, inquiries, reports, router};

/// The server behind the gateway: what it answers to a method and a path.
pub trait Upstream: Send + Sync + 'static {
    /// Its answer, or what is wrong with the way to it.
    fn ask(
        &self,
        method: &str,
        path: &str,
    ) -> impl Future<Output = std::io::Result<RawReply>> + Send;
}

/// The gateway to a server.
pub struct Gateway<U>(pub U);

impl<U: Upstream> Gateway<U> {
    async fn pass(&self, method: &str, path: &str) -> Result<RawReply, Failure> {
        let answer = self.0.ask(method, path).await;
        let answer =
            answer.map_err(|_| Failure::unavailable().detail("nobody answers"))?;
        match answer.status {
            // The document does not declare it, and its text may hold what is nobody's business.
            500.. => Err(Failure::internal()),
            _ => Ok(answer),
        }
    }
}

impl<U: Upstream> Inquiries for Gateway<U> {
    async fn retrieve(
        &self,
        request: inquiries::Retrieve,
    ) -> Result<inquiries::RetrieveReply, Failure> {
        let path = format!("/inquiries/{}", request.inquiry_id);
        let answer = self.pass("GET", &path).await?;
        Ok(inquiries::RetrieveReply::Undeclared(answer))
    }
}

impl<U: Upstream> Reports for Gateway<U> {
    async fn retrieve(
        &self,
        request: reports::Retrieve,
    ) -> Result<reports::RetrieveReply, Failure> {
        let path = format!("/reports/{}", request.report_id);
        let answer = self.pass("GET", &path).await?;
        Ok(reports::RetrieveReply::Undeclared(answer))
    }
}

/// The gateway as a router: one service for two tags.
pub fn app(upstream: impl Upstream) -> axum::Router {
    let gateway = Arc::new(Gateway(upstream));
    let router = router().serve(gateway, [inquiries::mount, reports::mount]);
    router.accept_any_credentials().into_router()
}

/// Nobody: in the place of a client of the server behind.
struct Nobody;

impl Upstream for Nobody {
    async fn ask(&self, _: &str, _: &str) -> std::io::Result<RawReply> {
        Err(std::io::ErrorKind::NotConnected.into())
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, app(Nobody)).await
}
