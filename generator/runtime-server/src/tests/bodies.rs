use super::*;

async fn update(content_type: Option<&str>, body: &str) -> Answer {
    let mut request = request("PATCH", "/things/1");
    if let Some(content_type) = content_type {
        request = request.header("content-type", content_type);
    }
    send(
        api::router(),
        request.body(Body::from(body.to_owned())).unwrap(),
    )
    .await
}

#[tokio::test]
async fn a_body_is_read_by_its_media_type() {
    assert_eq!(
        update(Some("application/vnd.api+json"), "[1,2]")
            .await
            .text(),
        r#"update 1 Some("json [1, 2]")"#
    );
    assert_eq!(
        update(None, "[3]").await.text(),
        r#"update 1 Some("json [3]")"#
    );
    assert_eq!(
        update(Some("text/plain"), "hello").await.text(),
        r#"update 1 Some("hello")"#
    );
    assert_eq!(update(None, "").await.text(), "update 1 None");
}

#[tokio::test]
async fn parts_of_a_multipart_body_are_files_and_values() {
    let body = "--X\r\ncontent-disposition: form-data; name=\"data[file]\"; filename=\"a.bin\"\r\n\r\n\u{1}\u{2}\r\n\
                --X\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\n7\r\n--X--\r\n";
    let answer = update(Some("multipart/form-data; boundary=X"), body).await;
    assert_eq!(
        answer.text(),
        "update 1 Some(\"file Some(b\\\"\\\\x01\\\\x02\\\") note Some(7)\")"
    );
}

#[tokio::test]
async fn a_multipart_body_that_is_cut_off_is_400() {
    let cut = "--X\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\n7";
    assert_eq!(
        update(Some("multipart/form-data; boundary=X"), cut)
            .await
            .status,
        400
    );
    assert_eq!(update(Some("multipart/form-data"), cut).await.status, 400);
}

#[tokio::test]
async fn another_media_type_is_415() {
    let answer = update(Some("image/png"), "x").await;
    assert_eq!(answer.status, 415);
    assert!(answer.detail().contains("multipart/form-data"));
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_400_with_a_pointer() {
    let answer = update(Some("application/json"), r#"[1,"secret"]"#).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["errors"][0]["source"]["pointer"], "/1");
    assert!(!answer.text().contains("secret"));
    assert_eq!(update(Some("application/json"), "[1,").await.status, 400);
}

#[tokio::test]
async fn a_body_that_must_be_there_is_missed() {
    let answer = send(
        api::router(),
        request("PUT", "/strict").body(Body::empty()).unwrap(),
    )
    .await;
    assert_eq!(
        (answer.status.as_u16(), answer.detail()),
        (400, "the body is missing".to_owned())
    );
}

#[tokio::test]
async fn a_form_is_an_object() {
    let form =
        request("PUT", "/strict").header("content-type", "application/x-www-form-urlencoded");
    let answer = send(
        api::router(),
        form.body(Body::from("a=1&b[c]=x+y&d[]=2")).unwrap(),
    )
    .await;
    assert_eq!(
        answer.json(),
        jsonapi_runtime::serde_json::json!({"a": "1", "b": {"c": "x y"}, "d": ["2"]})
    );
}

#[tokio::test]
async fn a_body_that_is_too_large_is_413() {
    let mut routes = api::routes();
    routes.accept_any_credentials();
    routes.body_limit(8);
    let router = routes.into_router();
    let put = |body: Body| {
        request("PUT", "/strict")
            .header("content-type", "application/json")
            .body(body)
            .unwrap()
    };
    let declared = request("PUT", "/strict")
        .header("content-length", "9")
        .body(Body::empty())
        .unwrap();
    assert_eq!(send(router.clone(), declared).await.status, 413);
    let chunks = [Ok::<_, std::io::Error>("12345"), Ok("67890")];
    let streamed = Body::from_stream(futures_util::stream::iter(chunks));
    assert_eq!(send(router.clone(), put(streamed)).await.status, 413);
    let broken = [Ok("123"), Err(std::io::Error::other("reset"))];
    let broken = Body::from_stream(futures_util::stream::iter(broken));
    assert_eq!(
        send(router, put(broken)).await.detail(),
        "the body broke off"
    );
}

#[tokio::test]
async fn what_comes_twice_is_refused() {
    let answer = update(Some("application/json"), r#"[{"a":1,"b":{"c":2,"c":3}}]"#).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["errors"][0]["source"]["pointer"], "/0/b/c");
    let part = "--X\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\n7\r\n";
    let parts = format!("{part}{part}--X--\r\n");
    let answer = update(Some("multipart/form-data; boundary=X"), &parts).await;
    assert_eq!(
        (answer.status.as_u16(), answer.detail()),
        (400, "the part note is repeated".to_owned())
    );
}
