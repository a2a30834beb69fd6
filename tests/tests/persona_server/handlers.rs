//! What a handler is written like: `?` on errors of one's own, replies in a line, shared services, layers.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use persona_server::types::inquiry::Inquiry;
use persona_server::{
    Accounts, Failure, Fault, Inquiries, MatchedOperation, Problem, accounts, inquiries, router,
};

use crate::support::serve;
use crate::{ask, errors, status};

/// What may go wrong in the store of a user of the crate.
#[derive(Debug)]
enum StoreError {
    Missing,
    Locked,
    Broken,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Failure::not_found(),
            StoreError::Locked => Failure::conflict().detail("somebody else is at it"),
            StoreError::Broken => Failure::internal(),
        }
    }
}

struct Store;

impl Store {
    fn find(&self, id: &str) -> Result<Inquiry, StoreError> {
        match id {
            "inq_locked" => Err(StoreError::Locked),
            "inq_broken" => Err(StoreError::Broken),
            "inq_missing" => Err(StoreError::Missing),
            "inq_panics" => panic!("a fault of the store"),
            id => {
                let mut inquiry = Inquiry::default();
                inquiry.id = id.into();
                Ok(inquiry)
            }
        }
    }
}

struct Fake(Store);

impl Inquiries for Fake {
    async fn retrieve(
        &self,
        request: inquiries::Retrieve,
    ) -> Result<inquiries::RetrieveReply, Failure> {
        let inquiry = self.0.find(&request.inquiry_id)?;
        Ok(inquiries::RetrieveReply::ok(inquiry))
    }

    async fn redact(&self, request: inquiries::Redact) -> Result<inquiries::RedactReply, Failure> {
        let mut inquiry = self.0.find(&request.inquiry_id)?;
        inquiry.attributes.note = "gone".to_owned().into();
        Ok(inquiries::RedactReply::ok(inquiry))
    }

    async fn list(&self, _: inquiries::List) -> Result<inquiries::ListReply, Failure> {
        Err(Failure::conflict().passed_on())
    }
}

impl Accounts for Fake {
    async fn retrieve(&self, _: accounts::Retrieve) -> Result<accounts::RetrieveReply, Failure> {
        let problem = Problem::new("only the owner may read it").title("Not yours");
        Err(Failure::forbidden().problem(problem))
    }
}

async fn open() -> String {
    let tags = [inquiries::mount, accounts::mount];
    let router = router().serve(Arc::new(Fake(Store)), tags);
    serve(router.accept_any_credentials().into_router()).await
}

#[tokio::test]
async fn errors_of_ones_own_become_those_of_the_api() {
    let url = open().await;
    for (line, expected, title) in [
        ("GET /inquiries/inq_1", 200, None),
        ("GET /inquiries/inq_missing", 404, Some("Not Found")),
        (
            "GET /inquiries/inq_broken",
            500,
            Some("Internal Server Error"),
        ),
        (
            "GET /inquiries/inq_panics",
            500,
            Some("Internal Server Error"),
        ),
        ("DELETE /inquiries/inq_locked", 409, Some("Conflict")),
        ("GET /accounts/act_1", 403, Some("Not yours")),
        ("GET /cases/case_1", 501, Some("Not Implemented")),
    ] {
        let answer = ask(&url, line, "").await;
        assert_eq!(status(&answer), expected, "{line}: {}", answer.0);
        if let Some(title) = title {
            assert_eq!(errors(&answer)[0]["title"], title, "{line}");
        }
    }
}

#[tokio::test]
async fn an_undeclared_status_is_the_handlers_fault_unless_it_is_passed_on() {
    let url = open().await;
    // The document declares no 409 for reading.
    let read = ask(&url, "GET /inquiries/inq_locked", "").await;
    assert_eq!(status(&read), 500);
    let detail = errors(&read)[0]["details"].take();
    assert!(detail.as_str().unwrap().contains("409"), "{detail}");
    assert_eq!(status(&ask(&url, "GET /inquiries", "").await), 409);
}

/// Notes what a layer is told of a request, and refuses one path.
async fn note(request: Request, next: Next) -> Response {
    if request.uri().path() == "/inquiries/inq_forbidden" {
        return Failure::too_many_requests().into_response();
    }
    let told = request.extensions();
    let operation = told
        .get::<MatchedOperation>()
        .map_or("", |found| found.0.id);
    let path = told.get::<MatchedPath>().map_or("", |path| path.as_str());
    let noted = format!("{operation} {path}");
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert("noted", noted.parse().unwrap());
    response
}

#[tokio::test]
async fn layers_see_the_operation_and_answer_in_the_apis_shape() {
    let router = router()
        .inquiries(Arc::new(Fake(Store)))
        .accept_any_credentials()
        .base_path("/api/v1")
        .layer(from_fn(note));
    let url = serve(router.into_router()).await;
    let found = ask(&url, "GET /api/v1/inquiries/inq_1", "").await;
    let told = "retrieve-an-inquiry /api/v1/inquiries/{inquiry-id}";
    assert_eq!((status(&found), found.header("noted")), (200, Some(told)));
    let nowhere = ask(&url, "GET /api/v1/nowhere", "").await;
    assert_eq!((status(&nowhere), nowhere.header("noted")), (404, Some("")));

    let url = serve(
        persona_server::router()
            .inquiries(Fake(Store))
            .accept_any_credentials()
            .layer(from_fn(note))
            .into_router(),
    )
    .await;
    let refused = ask(&url, "GET /inquiries/inq_forbidden", "").await;
    assert_eq!(status(&refused), 429);
    assert_eq!(refused.header("content-type"), Some("application/json"));
    assert_eq!(errors(&refused)[0]["title"], "Too Many Requests");
}

#[tokio::test]
async fn an_api_may_answer_faults_with_statuses_of_its_own() {
    let router = router()
        .inquiries(Fake(Store))
        .accept_any_credentials()
        .fault(Fault::InvalidBody, StatusCode::UNPROCESSABLE_ENTITY)
        .fault(Fault::NotImplemented, StatusCode::NOT_FOUND);
    let url = serve(router.into_router()).await;
    let body = ask(&url, "POST /inquiries", "{\"data\":5}").await;
    assert_eq!(status(&body), 422, "{}", body.0);
    assert_eq!(errors(&body)[0]["source"]["pointer"], "/data");
    assert_eq!(
        status(&ask(&url, "GET /inquiries?page[size]=x", "").await),
        400
    );
    assert_eq!(status(&ask(&url, "GET /accounts", "").await), 404);
}
