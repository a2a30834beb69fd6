use super::*;

#[tokio::test]
async fn a_path_leads_to_its_operation() {
    assert_eq!(get("/things/a%2Fb%20c").await.text(), "retrieve a/b c");
    assert_eq!(get("/files/a.tar.gz").await.text(), "a.tar + gz");
}

#[tokio::test]
async fn a_concrete_path_comes_first_whatever_the_method() {
    let of = |method: &str| {
        request(method, "/things/search")
            .body(Body::empty())
            .unwrap()
    };
    assert_eq!(send(api::router(), of("POST")).await.text(), "search");
    for method in ["GET", "DELETE", "PATCH"] {
        let answer = send(api::router(), of(method)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("allow")),
            (405, Some("POST, OPTIONS")),
            "{method}"
        );
    }
}

#[tokio::test]
async fn options_tells_the_methods_of_a_path_to_anybody() {
    let options = |uri: &str| {
        Request::builder()
            .method("OPTIONS")
            .uri(uri)
            .body(Body::empty())
            .unwrap()
    };
    let answer = send(api::router(), options("/things")).await;
    assert_eq!(
        (
            answer.status.as_u16(),
            answer.header("allow"),
            answer.body.len()
        ),
        (204, Some("GET, HEAD, OPTIONS"), 0)
    );
    assert_eq!(send(api::router(), options("/nothing")).await.status, 404);
    let all = send(api::router(), options("*")).await;
    assert_eq!(
        all.header("allow"),
        Some("GET, HEAD, POST, PATCH, DELETE, PUT, OPTIONS")
    );
}

#[tokio::test]
async fn a_segment_of_dots_is_no_value() {
    for uri in [
        "/things/..",
        "/things/%2e%2E",
        "/things/.",
        "/things/../open",
    ] {
        assert_eq!(get(uri).await.status, 400, "{uri}");
    }
    assert_eq!(get("/things/...").await.text(), "retrieve ...");
}

#[tokio::test]
async fn an_absolute_target_leads_where_its_path_does() {
    assert_eq!(
        get("http://elsewhere.example/things/1").await.text(),
        "retrieve 1"
    );
}

#[tokio::test]
async fn a_slash_at_the_end_does_not_matter() {
    assert_eq!(get("/things/1/").await.text(), "retrieve 1");
    assert_eq!(get("/things/1//").await.status, 404);
}

#[tokio::test]
async fn head_is_get_without_its_body() {
    let answer = send(
        api::router(),
        request("HEAD", "/things/1").body(Body::empty()).unwrap(),
    )
    .await;
    assert_eq!((answer.status.as_u16(), answer.body.len()), (200, 0));
    assert_eq!(answer.header("content-length"), Some("10"));
}

#[tokio::test]
async fn the_base_path_stands_before_every_path() {
    let mut routes = api::routes();
    routes.base_path("/api/v1");
    routes.accept_any_credentials();
    let router = routes.into_router();
    let uri = |uri| request("GET", uri).body(Body::empty()).unwrap();
    assert_eq!(
        send(router.clone(), uri("/api/v1/things/1")).await.text(),
        "retrieve 1"
    );
    assert_eq!(send(router, uri("/things/1")).await.status, 404);
}

#[tokio::test]
async fn a_path_with_its_own_server_is_mounted_there_too() {
    for uri in ["/api/privacy/v1/relays", "/relays"] {
        let relay = Request::get(uri).header("authorization", "PrivateToken token=abc");
        assert_eq!(
            send(api::router(), relay.body(Body::empty()).unwrap())
                .await
                .text(),
            "relay abc"
        );
    }
}

#[tokio::test]
async fn the_router_nests_and_takes_other_routes() {
    let router = axum::Router::new()
        .route("/health", axum::routing::get(|| async { "well" }))
        .nest("/persona", api::router());
    let uri = |uri| request("GET", uri).body(Body::empty()).unwrap();
    assert_eq!(send(router.clone(), uri("/health")).await.text(), "well");
    assert_eq!(
        send(router.clone(), uri("/persona/things/1")).await.text(),
        "retrieve 1"
    );
    assert_eq!(
        send(router, uri("/persona/nothing")).await.detail(),
        "the API has no such path"
    );
}

#[tokio::test]
async fn the_inflection_is_the_one_that_was_asked_for() {
    let open = Request::get("/open")
        .header("key-inflection", "camel")
        .body(Body::empty())
        .unwrap();
    assert_eq!(send(api::router(), open).await.text(), "open Camel");
}
