//! A fake of the API for tests: inquiries in memory, created, read and decided.
//!
//! `cargo run -p persona-server --example fake`, then
//! `curl -H 'Authorization: Bearer any' -H 'Content-Type: application/json' -d '{"data":{"attributes":{}}}' localhost:8080/api/v1/inquiries`

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use persona_server::types::Inquiry;
use persona_server::types::inquiry::InquiryStatus as Status;
use persona_server::{Failure, Inquiries, api, axum, inquiries, router};

/// The inquiries, by their ids.
#[derive(Default)]
pub struct Fake(Mutex<BTreeMap<String, Inquiry>>);

impl Fake {
    /// Does something with an inquiry, and gives it back as it then is.
    fn change(
        &self,
        id: &str,
        change: impl FnOnce(&mut Inquiry),
    ) -> Result<Inquiry, Failure> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let inquiry = all.get_mut(id).ok_or_else(Failure::not_found)?;
        change(inquiry);
        Ok(inquiry.clone())
    }
}

impl Inquiries for Fake {
    async fn list(&self, _: inquiries::List) -> Result<inquiries::ListReply, Failure> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let newest_first: Vec<Inquiry> = all.values().rev().cloned().collect();
        Ok(inquiries::ListReply::ok(newest_first))
    }

    async fn create(
        &self,
        request: inquiries::Create,
    ) -> Result<inquiries::CreateReply, Failure> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = format!("inq_{}", all.len() + 1);
        let mut inquiry = Inquiry::default();
        inquiry.id = id.clone().into();
        inquiry.attributes.status = Status::Created.into();
        inquiry.attributes.note = request.body.data.attributes.note;
        all.insert(id, inquiry.clone());
        Ok(inquiries::CreateReply::created(inquiry))
    }

    async fn retrieve(
        &self,
        request: inquiries::Retrieve,
    ) -> Result<inquiries::RetrieveReply, Failure> {
        let inquiry = self.change(&request.inquiry_id, |_| {})?;
        Ok(inquiries::RetrieveReply::ok(inquiry))
    }

    async fn approve(
        &self,
        request: inquiries::Approve,
    ) -> Result<inquiries::ApproveReply, Failure> {
        let approve =
            |inquiry: &mut Inquiry| inquiry.attributes.status = Status::Approved.into();
        let inquiry = self.change(&request.inquiry_id, approve)?;
        Ok(inquiries::ApproveReply::ok(inquiry))
    }
}

/// The fake behind the paths of the API. Whoever sends a key may do anything.
pub fn app() -> axum::Router {
    let router = router().inquiries(Fake::default()).accept_any_credentials();
    router.base_path(api::BASE_PATH).into_router()
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, app()).await
}
