use jsonapi_runtime::serde_json::json;

use super::*;
use crate::answer::failure::Failure;

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
    assert_eq!(answer.header("allow"), Some("GET, HEAD, PATCH, DELETE"));
    assert_eq!(answer.json()["errors"][0]["title"], "Method Not Allowed");
}

#[tokio::test]
async fn missing_credentials_are_401() {
    for authorization in ["", "Basic abc", "Bearer ", "Bearer"] {
        let request = Request::get("/things/1").header("authorization", authorization);
        let answer = send(api::router(), request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("www-authenticate")),
            (401, Some("Bearer"))
        );
    }
    let lower = Request::get("/things/1")
        .header("authorization", "bearer abc")
        .body(Body::empty())
        .unwrap();
    assert_eq!(send(api::router(), lower).await.status, 200);
    let open = Request::get("/open").body(Body::empty()).unwrap();
    assert_eq!(send(api::router(), open).await.status, 200);
}

#[tokio::test]
async fn a_hook_may_refuse_credentials() {
    let mut routes = api::routes();
    routes.verify(|context| async move {
        match context.credentials.first().map(crate::Credential::secret) {
            Some("good") => Ok(()),
            _ => Err(Failure::new(StatusCode::FORBIDDEN).detail("not this key")),
        }
    });
    let router = routes.into_router();
    let key = |key: &str| {
        let request = Request::get("/things/1").header("authorization", format!("Bearer {key}"));
        request.body(Body::empty()).unwrap()
    };
    assert_eq!(send(router.clone(), key("good")).await.status, 200);
    let refused = send(router.clone(), key("bad")).await;
    assert_eq!(
        (refused.status.as_u16(), refused.detail()),
        (403, "not this key".to_owned())
    );
    let open = Request::get("/open").body(Body::empty()).unwrap();
    assert_eq!(send(router, open).await.status, 200);
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
    assert_eq!(get("/things/%ff").await.status, 400);
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
