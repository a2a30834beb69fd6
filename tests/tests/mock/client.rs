//! The typed client of this repository's document, with the mock as its transport: no socket, no network.

use axum::Router;
use axum::body::to_bytes;
use codegen_tests::fixture::repository;
use jsonapi_mock::Options;
use persona_client::http::{Request, Response};
use persona_client::jsonapi_client::BoxFuture;
use persona_client::types::inquiry::InquiryStatus;
use persona_client::types::requests::inquiries::{
    InquiryCreateAttributes, InquiryCreateRequest, InquiryCreateRequestData,
};
use persona_client::{Body, Client, Transport, TransportError};
use tower::ServiceExt;

use crate::walk::Mocked;

/// A router as a transport.
struct InProcess(Router);

impl Transport for InProcess {
    fn send(&self, request: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        let router = self.0.clone();
        let request = request
            .map(|body| axum::body::Body::from(body.as_bytes().unwrap_or_default().to_vec()));
        Box::pin(async move {
            let response = router.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            Ok(Response::from_parts(parts, Body::from(bytes)))
        })
    }
}

#[tokio::test]
async fn the_typed_client_lives_with_it() {
    let options = Options {
        stateful: true,
        ..Options::default()
    };
    let mocked = Mocked::with(&repository().join("spec/openapi.yaml"), options);
    let client = Client::builder()
        .api_key("key")
        .transport(InProcess(mocked.router.clone()))
        .build()
        .unwrap();
    let attributes = InquiryCreateAttributes::default().inquiry_template_id("itmpl_1");
    let body = InquiryCreateRequest::new(InquiryCreateRequestData::new(attributes));
    let created = client.inquiries().create(&body).send().await.unwrap();
    let id = created.data().id.clone();
    mocked.mock.fail_next("retrieve-an-inquiry", 503);
    let reply = client.inquiries().retrieve(&id).send().await.unwrap();
    let status = reply.data().attributes.status.value();
    assert_eq!(status, Some(&InquiryStatus::Created));
    let asked = mocked.mock.requests();
    let operations: Vec<&str> = asked.iter().map(|one| one.operation).collect();
    let expected = [
        "create-an-inquiry",
        "retrieve-an-inquiry",
        "retrieve-an-inquiry",
    ];
    assert_eq!(operations, expected, "the client tries again after 503");
    let lost = client.inquiries().retrieve("inq_lost").send().await;
    assert!(lost.is_err_and(|error| error.is_not_found()));
}
