use jsonapi_runtime::serde_json::json;

use super::*;
use crate::answer::failure::Failure;
use crate::answer::problem::{Problem, Source};

#[tokio::test]
async fn an_unknown_path_is_404_in_the_error_shape() {
    let answer = get("/nothing").await;
    assert_eq!(answer.status, 404);
    let expected =
        json!({"errors": [{"title": "Not Found", "details": "the API has no such path"}]});
    assert_eq!(answer.json(), expected);
}

#[tokio::test]
async fn another_method_is_405_with_allow() {
    let answer = send(
        api::router(),
        request("PUT", "/things/1").body(Body::empty()).unwrap(),
    )
    .await;
    assert_eq!(answer.status, 405);
    assert_eq!(
        answer.header("allow"),
        Some("GET, HEAD, PATCH, DELETE, OPTIONS")
    );
    assert_eq!(answer.json()["errors"][0]["title"], "Method Not Allowed");
}

#[tokio::test]
async fn what_nobody_answers_is_501() {
    let answer = get("/missing").await;
    assert_eq!(
        (answer.status.as_u16(), answer.detail()),
        (501, "the operation missing is not implemented".to_owned())
    );
}

#[tokio::test]
async fn a_panic_is_500_and_the_next_request_is_answered() {
    let router = api::router();
    let answer = send(
        router.clone(),
        request("DELETE", "/things/1").body(Body::empty()).unwrap(),
    )
    .await;
    assert_eq!(answer.status, 500);
    assert_eq!(
        answer.json(),
        json!({"errors": [{"title": "Internal Server Error"}]})
    );
    assert_eq!(
        send(
            router,
            request("GET", "/things/1").body(Body::empty()).unwrap()
        )
        .await
        .status,
        200
    );
}

#[tokio::test]
async fn a_path_that_is_no_text_is_400() {
    for uri in [
        "/things/%ff",
        "/things/%",
        "/things/%4",
        "/things/%zz",
        "/things/a%2",
        "/open?a=%zz",
        "/open?%=1",
    ] {
        assert_eq!(get(uri).await.status, 400, "{uri}");
    }
}

#[test]
fn a_context_tells_no_secret() {
    let credential = crate::Credential::new(&crate::tests::api::BEARER, "hush".to_owned());
    let mut context = crate::Context::default();
    context
        .headers
        .insert("authorization", http::HeaderValue::from_static("hush"));
    context.uri = http::Uri::from_static("/hush?hush=hush");
    context.credentials.push(credential);
    assert!(!format!("{context:?}").contains("hush"));
}

#[test]
fn an_error_object_has_what_its_status_declares() {
    let many = crate::tests::api::API.operations[9];
    assert_eq!(many.id, "many");
    let object = |status: u16, source: Source| {
        let failure = Failure::new(StatusCode::from_u16(status).unwrap());
        let failure = failure.problem(Problem::new("odd").at(source));
        let body = failure.body(&crate::tests::api::API, Some(many));
        serde_json::from_slice::<Value>(&body).unwrap()["errors"][0].take()
    };
    let pointer = || Source::Pointer("/a".to_owned());
    let parameter = || Source::Parameter("p".to_owned());
    assert_eq!(object(401, pointer()), json!({"title": "Unauthorized"}));
    assert_eq!(
        object(400, parameter()),
        json!({"title": "Bad Request", "details": "odd", "meta": {"parameter": "p"}})
    );
    assert_eq!(
        object(503, pointer()),
        json!({"title": "Service Unavailable", "source": {"pointer": "/a"}})
    );
    assert_eq!(
        object(503, parameter()),
        json!({"title": "Service Unavailable"})
    );
}
