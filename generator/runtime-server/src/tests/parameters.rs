use super::*;

#[tokio::test]
async fn parameters_are_read_by_role() {
    let uri =
        "/things?include=a,b.c&fields[x/y]=p,q&page[size]=10&filter[status]=m,n&filter[key]=k";
    let expected = r#"Some(["a", "b.c"]) [("x/y", ["p", "q"])] Some(10) Some(["m", "n"]) k None"#;
    assert_eq!(get(uri).await.text(), expected);
}

#[tokio::test]
async fn an_empty_include_is_not_an_absent_one() {
    assert!(
        get("/things?include=&filter[key]=k")
            .await
            .text()
            .starts_with("Some([]) ")
    );
    assert!(
        get("/things?filter[key]=k")
            .await
            .text()
            .starts_with("None ")
    );
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let request = request("GET", "/things?page[size]=ten")
        .header("x-limit", "much")
        .body(Body::empty())
        .unwrap();
    let answer = send(api::router(), request).await;
    assert_eq!(answer.status, 400);
    let errors = answer.json()["errors"].clone();
    assert_eq!(errors[0]["source"]["parameter"], "page[size]");
    assert_eq!(
        errors[0]["details"],
        "query parameter `page[size]`: expected an integer"
    );
    assert_eq!(errors[1]["details"], "the parameter filter[key] is missing");
    assert_eq!(errors[2]["source"]["header"], "X-Limit");
    assert!(!answer.text().contains("much"));
}

#[tokio::test]
async fn a_scalar_that_comes_twice_is_refused() {
    for (uri, headers) in [
        ("/things?filter[key]=a&filter[key]=b", 1),
        ("/things?filter%5Bkey%5D=a&filter[key]=b", 1),
        ("/things?filter[key]=k&page[size]=1&page[size]=2", 1),
        ("/things?filter[key]=k", 2),
    ] {
        let mut request = request("GET", uri);
        for _ in 0..headers {
            request = request.header("x-limit", "7");
        }
        let answer = send(api::router(), request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, 400, "{uri}: {}", answer.text());
        assert!(
            answer.detail().contains("repeated"),
            "{uri}: {}",
            answer.text()
        );
    }
}
