//! A service that speaks the API: who asks is known by their key, sends so many requests a minute, and may send a write twice.

use std::time::Duration;

use persona_server::axum::http::HeaderName;
use persona_server::types::Inquiry;
use persona_server::{
    Context, Failure, Idempotency, Inquiries, RateLimit, axum, inquiries, router,
};

/// Who asks.
#[derive(Clone, Debug)]
pub struct Tenant {
    name: &'static str,
    may_write: bool,
}

/// Says whose key it is.
async fn tenant(context: Context) -> Result<Tenant, Failure> {
    let (name, may_write) = match context.credentials.first().map(|key| key.secret()) {
        Some("key-of-ann") => ("Ann", true),
        Some("key-of-bob") => ("Bob", false),
        _ => return Err(Failure::unauthorized()),
    };
    Ok(Tenant { name, may_write })
}

struct Service;

impl Inquiries for Service {
    async fn create(
        &self,
        request: inquiries::Create,
    ) -> Result<inquiries::CreateReply, Failure> {
        let tenant = request.context.principal::<Tenant>();
        let tenant = tenant.ok_or_else(Failure::unauthorized)?;
        if !tenant.may_write {
            return Err(Failure::forbidden().detail("this key may only read"));
        }
        let mut inquiry = Inquiry::default();
        inquiry.id =
            format!("inq_{}", request.context.request_id().unwrap_or_default()).into();
        inquiry.attributes.note = format!("of {}", tenant.name).into();
        Ok(inquiries::CreateReply::created(inquiry))
    }
}

/// The service with its guards.
pub fn app() -> axum::Router {
    router()
        .inquiries(Service)
        .authenticate(tenant)
        .request_ids(HeaderName::from_static("request-id"))
        .rate_limit(RateLimit::new(3, Duration::from_secs(60)))
        .idempotency(Idempotency::new("Idempotency-Key"))
        .body_limit(64 * 1024)
        .body_timeout(Duration::from_secs(10))
        .handler_timeout(Duration::from_secs(30))
        .into_router()
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, app()).await
}
