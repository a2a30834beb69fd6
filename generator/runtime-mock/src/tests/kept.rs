//! Resources that are kept.

use jsonapi_runtime::serde_json::{Value, json};

use super::{ask, get, mock, ship, stateful};
use crate::Options;

fn names(document: &Value) -> Vec<&str> {
    let data = document["data"].as_array().unwrap().iter();
    data.map(|one| one["attributes"]["name"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn what_is_created_is_there_until_it_is_deleted() {
    let mock = stateful();
    assert_eq!(get(&mock, "/ships/shp_1").await.0, 404);
    let id = ship(&mock, "Victory", 3, "cpt_9").await;
    assert!(id.starts_with("shp_"));
    let (status, document) = get(&mock, &format!("/ships/{id}")).await;
    assert_eq!(
        (status, &document["data"]["attributes"]["name"]),
        (200, &json!("Victory"))
    );
    let body = json!({ "data": { "attributes": { "masts": 4 } } });
    let (_, document) = ask(&mock, "PATCH", &format!("/ships/{id}"), body).await;
    assert_eq!(document["data"]["attributes"]["masts"], 4);
    assert_eq!(document["data"]["attributes"]["name"], "Victory");
    assert_eq!(
        ask(&mock, "DELETE", &format!("/ships/{id}"), Value::Null)
            .await
            .0,
        204
    );
    let (status, document) = get(&mock, &format!("/ships/{id}")).await;
    assert_eq!(status, 404);
    assert!(document["errors"].is_array());
}

#[tokio::test]
async fn an_id_of_the_client_is_given_once() {
    let mock = stateful();
    let body = json!({ "data": { "id": "shp_own", "attributes": { "name": "Mary" } } });
    assert_eq!(ask(&mock, "POST", "/ships", body.clone()).await.0, 201);
    assert_eq!(ask(&mock, "POST", "/ships", body).await.0, 409);
}

#[tokio::test]
async fn ids_that_are_made_up_are_no_others() {
    let mock = stateful();
    let mut ids = std::collections::HashSet::new();
    for _ in 0..40 {
        assert!(ids.insert(ship(&mock, "Argo", 1, "cpt_1").await));
    }
}

#[tokio::test]
async fn lists_are_filtered_sorted_and_paged() {
    let mock = stateful();
    for (name, masts) in [("Ada", 1), ("Beth", 3), ("Cleo", 3), ("Dora", 2)] {
        ship(&mock, name, masts, "cpt_1").await;
    }
    let (_, document) = get(&mock, "/ships?page%5Bsize%5D=3").await;
    assert_eq!(names(&document), ["Dora", "Cleo", "Beth"]);
    let next = document["links"]["next"]
        .as_str()
        .unwrap()
        .strip_prefix("/v1")
        .unwrap()
        .to_owned();
    let (_, document) = get(&mock, &next).await;
    assert_eq!(names(&document), ["Ada"]);
    assert_eq!(document["links"]["next"], Value::Null);
    let back = document["links"]["prev"]
        .as_str()
        .unwrap()
        .strip_prefix("/v1")
        .unwrap()
        .to_owned();
    assert_eq!(names(&get(&mock, &back).await.1), ["Dora", "Cleo", "Beth"]);
    assert_eq!(
        names(&get(&mock, "/ships?filter%5Bmasts%5D=3").await.1),
        ["Cleo", "Beth"]
    );
    assert_eq!(
        names(
            &get(&mock, "/ships?filter%5Bname%5D=Ada,Dora&sort=name")
                .await
                .1
        ),
        ["Ada", "Dora"]
    );
    assert_eq!(
        names(&get(&mock, "/ships?sort=-masts,name").await.1),
        ["Beth", "Cleo", "Dora", "Ada"]
    );
    assert!(names(&get(&mock, "/ships?filter%5Bcaptain-id%5D=cpt_2").await.1).is_empty());
}

#[tokio::test]
async fn relationships_hold_in_both_directions() {
    let mock = stateful();
    let body = json!({ "data": { "attributes": { "name": "Ann" } } });
    let (_, document) = ask(&mock, "POST", "/captains", body).await;
    let captain = document["data"]["id"].as_str().unwrap().to_owned();
    let id = ship(&mock, "Argo", 1, &captain).await;
    let (_, document) = get(&mock, &format!("/captains/{captain}")).await;
    assert_eq!(
        document["data"]["relationships"]["ships"]["data"],
        json!([{ "type": "ship", "id": id }])
    );
    let (_, document) = get(&mock, &format!("/ships/{id}?include=captain")).await;
    assert_eq!(document["included"][0]["attributes"]["name"], "Ann");
    let (_, document) = get(&mock, &format!("/captains/{captain}/ships")).await;
    assert_eq!(names(&document), ["Argo"]);
    let hired = json!({ "data": [{ "type": "captain", "id": captain }] });
    let path = format!("/ships/{id}/relationships/crew");
    assert_eq!(ask(&mock, "POST", &path, hired.clone()).await.0, 200);
    assert_eq!(get(&mock, &path).await.1["data"], hired["data"]);
}

#[tokio::test]
async fn fieldsets_cut() {
    let mock = stateful();
    let id = ship(&mock, "Argo", 1, "cpt_1").await;
    let (_, document) = get(&mock, &format!("/ships/{id}?fields%5Bship%5D=name")).await;
    assert_eq!(document["data"]["attributes"], json!({ "name": "Argo" }));
}

#[tokio::test]
async fn actions_change_the_state_once() {
    let mock = stateful();
    let id = ship(&mock, "Argo", 1, "cpt_1").await;
    let path = format!("/ships/{id}/launch");
    let (status, document) = ask(&mock, "POST", &path, Value::Null).await;
    assert_eq!(
        (status, &document["data"]["attributes"]["status"]),
        (200, &json!("at sea"))
    );
    assert_eq!(ask(&mock, "POST", &path, Value::Null).await.0, 409);
    let tagged = ask(
        &mock,
        "POST",
        &format!("/ships/{id}/tag"),
        json!({ "meta": { "tag": "fast" } }),
    )
    .await
    .1;
    assert_eq!(tagged["data"]["attributes"]["tags"], json!(["fast"]));
}

#[tokio::test]
async fn what_was_answered_is_there_after_a_kill() {
    let file = std::env::temp_dir().join(format!("jsonapi-mock-{}.jsonl", std::process::id()));
    let _ = std::fs::remove_file(&file);
    let options = || Options {
        state: Some(file.clone()),
        ..Options::default()
    };
    let first = mock(options());
    let kept = ship(&first, "Argo", 1, "cpt_1").await;
    let gone = ship(&first, "Mary", 1, "cpt_1").await;
    ask(&first, "DELETE", &format!("/ships/{gone}"), Value::Null).await;
    // The first is not told to stop; and a change that broke off while it was written was never answered.
    let mut text = std::fs::read_to_string(&file).unwrap();
    text.push_str("{\"put\":{\"type\":\"ship\",\"id\":\"shp_half\"");
    std::fs::write(&file, text).unwrap();
    let second = mock(options());
    assert_eq!(get(&second, &format!("/ships/{kept}")).await.0, 200);
    assert_eq!(get(&second, &format!("/ships/{gone}")).await.0, 404);
    assert_eq!(get(&second, "/ships/shp_half").await.0, 404);
    let third = ship(&second, "Nina", 1, "cpt_1").await;
    assert!(![kept, gone].contains(&third));
    assert_eq!(
        get(&mock(options()), &format!("/ships/{third}")).await.0,
        200
    );
    std::fs::remove_file(&file).unwrap();
}

#[tokio::test]
async fn resources_are_put_taken_and_forgotten_by_hand() {
    let mock = stateful();
    mock.put(json!({ "type": "ship", "id": "shp_mine", "attributes": { "name": "Mine" } }))
        .unwrap();
    assert_eq!(get(&mock, "/ships/shp_mine").await.0, 200);
    assert_eq!(
        mock.get("ship", "shp_mine").unwrap()["attributes"]["name"],
        "Mine"
    );
    mock.reset().unwrap();
    assert_eq!(get(&mock, "/ships/shp_mine").await.0, 404);
    assert!(super::mock(Options::default()).put(json!({})).is_err());
}
