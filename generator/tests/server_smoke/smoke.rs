//! Requests as bytes to the generated router of a small API; copied beside it and run by `server_smoke.rs`.

use http_body_util::BodyExt;
use shop_server::Failure;
use shop_server::axum::Router;
use shop_server::axum::body::Body;
use shop_server::axum::http::Request;
use shop_server::types::Item;
use shop_server::{items, pictures};
use tower::ServiceExt;

struct Fake;

fn item(name: &str) -> Item {
    let mut item = Item::default();
    item.attributes.display_name = name.into();
    item
}

impl shop_server::Items for Fake {
    async fn retrieve(&self, request: items::Retrieve) -> Result<items::RetrieveReply, Failure> {
        let include = request.include.map_or(-1, |paths| paths.len() as i64);
        Ok(items::RetrieveReply::ok(item(&format!(
            "{} {include}",
            request.item_id
        ))))
    }

    async fn create(&self, request: items::Create) -> Result<items::CreateReply, Failure> {
        Ok(items::CreateReply::created(item(&match request.body {
            items::CreateBody::Json(body) => body.data.attributes.display_name,
            items::CreateBody::Multipart(parts) => {
                format!("{:?} {:?}", parts.picture.bytes().await.unwrap(), parts.stock)
            }
        })))
    }
}

impl shop_server::Pictures for Fake {
    async fn retrieve(&self, request: pictures::Retrieve) -> Result<pictures::RetrieveReply, Failure> {
        let picture = format!("{}/{}", request.name, request.format);
        Ok(pictures::RetrieveReply::ok(picture))
    }
}

async fn send(router: &Router, request: Request<Body>) -> (u16, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

fn request(method: &str, uri: &str, body: &'static str) -> Request<Body> {
    let request = Request::builder()
        .method(method)
        .uri(uri)
        .header("authorization", "Bearer key");
    let media_type = if body.starts_with("--") {
        "multipart/form-data; boundary=X"
    } else {
        "application/json"
    };
    request
        .header("content-type", media_type)
        .body(body.into())
        .unwrap()
}

#[tokio::test]
async fn handlers_get_typed_requests_and_give_typed_replies() {
    let router = shop_server::router()
        .items(Fake)
        .pictures(Fake)
        .accept_any_credentials()
        .base_path(shop_server::api::BASE_PATH)
        .into_router();
    let (status, body) = send(
        &router,
        request("GET", "/api/v1/items/i%201?include=maker", ""),
    )
    .await;
    assert_eq!(status, 200);
    assert!(body.contains(r#""display-name":"i 1 1""#), "{body}");

    let json = request(
        "POST",
        "/api/v1/items",
        r#"{"data":{"attributes":{"displayName":"cup"}}}"#,
    );
    let (status, body) = send(&router, json).await;
    assert_eq!(status, 201, "{body}");
    assert!(body.contains(r#""display-name":"cup""#), "{body}");

    let parts = "--X\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\nabc\r\n\
                 --X\r\ncontent-disposition: form-data; name=\"stock\"\r\n\r\n7\r\n--X--\r\n";
    let (status, body) = send(&router, request("POST", "/api/v1/items", parts)).await;
    assert_eq!(status, 201, "{body}");
    assert!(body.contains(r#"b\"abc\" Some(7)"#), "{body}");

    let picture = Request::get("/media/pictures/a.b.png")
        .body(Body::empty())
        .unwrap();
    assert_eq!(send(&router, picture).await, (200, "a.b/png".to_owned()));
}

#[tokio::test]
async fn the_router_answers_by_itself_in_the_error_shape() {
    let router = shop_server::router()
        .items(Fake)
        .accept_any_credentials()
        .into_router();
    let none = Request::get("/items").body(Body::empty()).unwrap();
    let cases = [
        (none, 401),
        (request("GET", "/items", ""), 501),
        (request("GET", "/items?page[size]=many", ""), 400),
        (request("GET", "/nothing", ""), 404),
        (request("PUT", "/items", ""), 405),
        (
            request(
                "POST",
                "/items",
                r#"{"data":{"attributes":{"displayName":"a","display-name":"b"}}}"#,
            ),
            400,
        ),
        (request("POST", "/items", ""), 400),
        (
            request("POST", "/items", r#"{"data":{"attributes":{}}}"#),
            400,
        ),
        (request("POST", "/items", "{"), 400),
        (request("GET", "/media/pictures/a.png", ""), 501),
    ];
    for (request, expected) in cases {
        let what = format!("{} {}", request.method(), request.uri());
        let (status, body) = send(&router, request).await;
        assert_eq!(status, expected, "{what}: {body}");
        assert!(body.starts_with(r#"{"errors":[{"#), "{what}: {body}");
    }
}

#[tokio::test]
async fn nobody_is_let_in_until_somebody_says_who() {
    let closed = shop_server::router().items(Fake).into_router();
    assert_eq!(send(&closed, request("GET", "/items/1", "")).await.0, 401);
    let open = shop_server::router()
        .items(Fake)
        .authenticate(|context| async move {
            let key = context.credentials.first().map(|key| key.secret() == "key");
            key.ok_or_else(|| shop_server::Failure::new(401.try_into().unwrap()))
        })
        .into_router();
    assert_eq!(send(&open, request("GET", "/items/1", "")).await.0, 200);
}
