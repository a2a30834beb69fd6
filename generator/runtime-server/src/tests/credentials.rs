//! Who is let in.

use super::*;
use crate::answer::failure::Failure;
use crate::tests::api::routes;

/// A request with these headers and no others.
fn ask(uri: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::get(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).unwrap()
}

fn challenges(answer: &Answer) -> Vec<&str> {
    let lines = answer.headers.get_all("www-authenticate").iter();
    lines.map(|line| line.to_str().unwrap()).collect()
}

#[tokio::test]
async fn nobody_is_let_in_until_somebody_says_who() {
    let router = routes().into_router();
    for uri in ["/things/1", "/many", "/either", "/nowhere"] {
        let answer = send(router.clone(), ask(uri, &[("authorization", "Bearer key")])).await;
        assert_eq!(answer.status, 401, "{uri}");
        assert!(!challenges(&answer).is_empty(), "{uri}");
    }
    assert_eq!(send(router.clone(), ask("/open", &[])).await.status, 200);
    assert_eq!(
        send(router, ask("/either", &[])).await.text(),
        "either None"
    );
}

#[tokio::test]
async fn missing_credentials_are_401_whoever_is_let_in() {
    for authorization in [
        "",
        "Basic abc",
        "Bearer ",
        "Bearer",
        "Bearerabc",
        "Béarer x",
    ] {
        let answer = send(
            api::router(),
            ask("/things/1", &[("authorization", authorization)]),
        )
        .await;
        assert_eq!(
            (answer.status.as_u16(), challenges(&answer)),
            (401, vec!["Bearer"])
        );
    }
    let nowhere = send(
        api::router(),
        ask("/nowhere", &[("authorization", "Bearer key")]),
    )
    .await;
    assert_eq!(nowhere.status, 401);
}

#[tokio::test]
async fn every_scheme_has_its_challenge() {
    let answer = send(api::router(), ask("/many", &[])).await;
    let expected = [
        "Bearer",
        "Basic realm=\"basicAuth\", charset=\"UTF-8\"",
        "ApiKey in=\"header\", name=\"X-Key\"",
        "PrivateToken",
    ];
    assert_eq!(
        (answer.status.as_u16(), challenges(&answer)),
        (401, expected.to_vec())
    );
}

#[tokio::test]
async fn names_of_schemes_have_no_case() {
    for (header, value, scheme) in [
        ("authorization", "bearer abc", "bearerAuth"),
        ("authorization", "BASIC abc", "basicAuth"),
        ("authorization", "privatetoken token=abc", "relay"),
        ("x-key", "abc", "key"),
    ] {
        let answer = send(api::router(), ask("/many", &[(header, value)])).await;
        assert_eq!(answer.text(), format!("many [{scheme:?}]"));
    }
}

#[tokio::test]
async fn a_credential_that_comes_twice_is_refused() {
    for (uri, name) in [("/things/1", "authorization"), ("/many", "x-key")] {
        let answer = send(
            api::router(),
            ask(uri, &[(name, "Bearer a"), (name, "Bearer b")]),
        )
        .await;
        assert_eq!(answer.status, 400, "{uri}");
        assert!(!answer.text().contains("Bearer a"));
    }
}

#[tokio::test]
async fn an_authenticator_says_whose_credentials_they_are() {
    let mut routes = routes();
    routes.authenticate(|context| async move {
        match context.credentials.first().map(crate::Credential::secret) {
            Some("good") => Ok(7_u8),
            Some("stale") => Err(Failure::new(StatusCode::UNAUTHORIZED).detail("log in again")),
            _ => Err(Failure::new(StatusCode::FORBIDDEN).detail("not this key")),
        }
    });
    let router = routes.into_router();
    let key = |uri: &str, key: &str| ask(uri, &[("authorization", &format!("Bearer {key}"))]);
    assert_eq!(
        send(router.clone(), key("/things/1", "good")).await.status,
        200
    );
    assert_eq!(
        send(router.clone(), key("/either", "good")).await.text(),
        "either Some(7)"
    );
    assert_eq!(
        send(router.clone(), ask("/either", &[])).await.text(),
        "either None"
    );
    let refused = send(router.clone(), key("/things/1", "bad")).await;
    assert_eq!(
        (refused.status.as_u16(), refused.detail()),
        (403, "not this key".to_owned())
    );
    assert!(challenges(&refused).is_empty());
    let stale = send(router.clone(), key("/things/1", "stale")).await;
    assert_eq!(
        (stale.status.as_u16(), stale.detail(), challenges(&stale)),
        (401, "log in again".to_owned(), vec!["Bearer"])
    );
    assert_eq!(send(router, ask("/open", &[])).await.status, 200);
}
