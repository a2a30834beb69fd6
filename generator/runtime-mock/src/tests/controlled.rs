//! What a test does with a mock.

use jsonapi_runtime::serde_json::{Value, json};

use super::{ask, get, mock, ship, stateful};
use crate::{Options, Rule};

#[tokio::test]
async fn requests_are_told() {
    let mock = stateful();
    ship(&mock, "Argo", 1, "cpt_1").await;
    get(&mock, "/ships?page%5Bsize%5D=3").await;
    let asked = mock.requests();
    let operations: Vec<&str> = asked.iter().map(|one| one.operation).collect();
    assert_eq!(operations, ["create", "list"]);
    assert_eq!(
        asked[0].body.as_ref().unwrap()["data"]["attributes"]["name"],
        "Argo"
    );
    assert_eq!(asked[1].target, "/v1/ships?page%5Bsize%5D=3");
}

#[tokio::test]
async fn replies_fail_as_they_are_told() {
    let mock = mock(Options::default());
    mock.fail_next("retrieve", 429);
    assert_eq!(get(&mock, "/ships/shp_1").await.0, 429);
    assert_eq!(get(&mock, "/ships/shp_1").await.0, 200);
    mock.fail("list", 3, 503);
    let mut statuses = Vec::new();
    for _ in 0..6 {
        statuses.push(get(&mock, "/ships").await.0);
    }
    assert_eq!(statuses, [200, 200, 503, 200, 200, 503]);
    mock.reset().unwrap();
    assert_eq!(get(&mock, "/ships").await.0, 200);
}

#[tokio::test]
async fn rules_choose_by_what_is_asked() {
    let mock = mock(Options::default());
    mock.rule("GET /ships/shp_404*: code=404".parse::<Rule>().unwrap());
    assert_eq!(get(&mock, "/ships/shp_404_lost").await.0, 404);
    assert_eq!(get(&mock, "/ships/shp_1").await.0, 200);
    assert_eq!(
        ask(&mock, "PATCH", "/ships/shp_404", json!({ "data": {} }))
            .await
            .0,
        200
    );
    assert_eq!(
        get(&mock, "/captains/x").await.1["data"]["type"],
        Value::from("captain")
    );
}
