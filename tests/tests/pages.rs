//! Collections of a generated client over a real server on the loopback: pages, searches, resuming, blocking.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod pages_server;

use jsonapi_client::dynamic::Arguments;
use jsonapi_client::info::{Location, Method, OperationInfo, PagingInfo, PagingStyle};
use jsonapi_client::runtime::{Value, serde_json::json};
use persona_client::types::requests::SearchRequest;
use persona_client::types::resource::Resource;
use persona_client::{Client, Error, jsonapi_client, runtime};

use pages_server::{Asked, Server};

/// Items `0..count` of type `account`, two a page, with host-relative links as the API sends them.
fn by_links(asked: &Asked, count: usize) -> Value {
    let from = asked.number("page[after]").map_or(0, |last| last + 1);
    let to = count.min(from + 2);
    let path = &asked.path;
    let next = format!("{path}?page%5Bafter%5D={}&page%5Bsize%5D=2", to - 1);
    let next = (to < count).then_some(next);
    json!({"data": accounts(from..to), "links": {"prev": null, "next": next}})
}

fn accounts(ids: std::ops::Range<usize>) -> Vec<Value> {
    ids.map(|id| json!({"type": "account", "id": id.to_string(), "attributes": {}}))
        .collect()
}

fn client(server: &Server) -> Client {
    let builder = Client::builder().base_url(server.url("/gateway/api/v1"));
    builder
        .api_key("persona_test")
        .retry(persona_client::RetryPolicy::NEVER)
        .build()
        .unwrap()
}

type Collected<T> = Result<Vec<T>, Error>;

#[tokio::test]
async fn three_pages_end_at_null() {
    let server = Server::start(|asked| (200, by_links(asked, 5)));
    let accounts: Collected<_> = client(&server)
        .accounts()
        .list()
        .page_size(2)
        .items()
        .try_collect()
        .await;
    let ids: Vec<_> = accounts
        .unwrap()
        .iter()
        .map(|account| account.id.to_string())
        .collect();
    assert_eq!(ids, ["0", "1", "2", "3", "4"]);
    assert_eq!(
        server.asked(),
        [
            "GET /gateway/api/v1/accounts?page[size]=2",
            "GET /gateway/api/v1/accounts?page[after]=1&page[size]=2",
            "GET /gateway/api/v1/accounts?page[after]=3&page[size]=2",
        ]
    );
    assert!(
        server
            .log()
            .iter()
            .all(|asked| asked.key == "Bearer persona_test")
    );
}

#[tokio::test]
async fn links_that_leave_out_the_gateways_path_stay_behind_the_gateway() {
    let server = Server::start(|asked| {
        let mut page = by_links(asked, 3);
        if let Some(next) = page["links"]["next"].as_str() {
            let next = next.replace("/gateway", "https://api.withpersona.com");
            page["links"]["next"] = json!({"href": next, "meta": {}});
        }
        (200, page)
    });
    let accounts: Collected<_> = client(&server)
        .accounts()
        .list()
        .items()
        .try_collect()
        .await;
    assert_eq!(accounts.unwrap().len(), 3);
    assert_eq!(
        server.asked()[1],
        "GET /gateway/api/v1/accounts?page[after]=1&page[size]=2"
    );
}

#[tokio::test]
async fn a_search_sends_the_same_body_for_each_page() {
    let server = Server::start(|asked| (200, by_links(asked, 6)));
    let search = client(&server)
        .accounts()
        .search()
        .body(&SearchRequest::default());
    let accounts: Collected<_> = search.items().try_collect().await;
    assert_eq!(accounts.unwrap().len(), 6);
    let log = server.log();
    assert_eq!(log.len(), 3);
    assert!(
        log.iter()
            .all(|asked| asked.method == "POST" && asked.body == log[0].body)
    );
    assert!(!log[0].body.is_empty());
    let mut keys: Vec<_> = log.iter().map(|asked| &asked.idempotency_key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 3, "each page is a call of its own");
}

#[tokio::test]
async fn a_cursor_that_comes_again_is_an_error() {
    let server = Server::start(|asked| {
        let mut page = by_links(asked, 4);
        page["links"]["next"] = json!(format!("{}?page%5Bafter%5D=1", asked.path));
        (200, page)
    });
    let mut items = client(&server).accounts().list().items();
    let mut count = 0;
    let error = loop {
        match items.try_next().await {
            Ok(Some(_)) => count += 1,
            Ok(None) => panic!("the run ends"),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, Error::RepeatedPage { .. }), "{error:?}");
    assert_eq!((count, server.asked().len()), (4, 2));
}

#[tokio::test]
async fn a_run_goes_on_where_a_failure_stopped_it() {
    let server = Server::start(|asked| match asked.nth {
        1 => (500, json!({"errors": [{"title": "Internal"}]})),
        _ => (200, by_links(asked, 5)),
    });
    let list = || client(&server).accounts().list().page_size(2);
    let mut first = list().items();
    let mut ids = Vec::new();
    let error = loop {
        match first.try_next().await {
            Ok(Some(account)) => ids.push(account.id.to_string()),
            Ok(None) => panic!("the second page fails"),
            Err(error) => break error,
        }
    };
    assert!(error.is_retryable());
    let mut rest = list().items().starting_at(first.cursor().unwrap());
    while let Some(account) = rest.try_next().await.unwrap() {
        ids.push(account.id.to_string());
    }
    assert_eq!(ids, ["0", "1", "2", "3", "4"]);
    assert_eq!(rest.cursor(), None);
    let asked = server.asked();
    assert_eq!(asked[1], asked[2]);
}

#[tokio::test]
async fn a_foreign_link_gets_no_key() {
    let evil = Server::start(|asked| (200, by_links(asked, 1)));
    let link = evil.url("/api/v1/accounts?page%5Bafter%5D=1");
    let server = Server::start(move |asked| {
        let mut page = by_links(asked, 2);
        page["links"]["next"] = json!(link);
        (200, page)
    });
    let mut pages = client(&server).accounts().list().pages();
    assert_eq!(pages.try_next().await.unwrap().unwrap().data().len(), 2);
    let error = pages.try_next().await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest { .. }), "{error:?}");
    assert!(evil.asked().is_empty());
}

#[tokio::test]
async fn the_next_page_is_on_its_way_while_items_are_worked_on() {
    let server = Server::start(|asked| (200, by_links(asked, 4)));
    let mut items = client(&server).accounts().list().items().prefetch();
    items.try_next().await.unwrap();
    // The stream is not polled; the server is asked all the same, or this waits for ever.
    while server.asked().len() < 2 {
        tokio::task::yield_now().await;
    }
    let rest: Collected<_> = items.try_collect().await;
    assert_eq!(rest.unwrap().len(), 3);
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn a_list_without_a_page_parameter_follows_links() {
    let server = Server::start(|asked| {
        let last = asked.number("page[after]").is_some();
        let next = (!last).then(|| format!("{}?page%5Bafter%5D=1", asked.path));
        let device = json!({"type": "device", "id": "d", "attributes": {}});
        (200, json!({"data": [device], "links": {"next": next}}))
    });
    let devices: Collected<_> = client(&server)
        .devices()
        .list("print")
        .items()
        .try_collect()
        .await;
    assert_eq!(devices.unwrap().len(), 2);
}

/// An operation as the fixtures `paging-number` and `paging-offset` have it.
const fn listing(style: PagingStyle, size: &'static str) -> OperationInfo {
    OperationInfo {
        id: "list",
        method: Method::Get,
        path: "/accounts",
        paging: Some(PagingInfo {
            style,
            size: Some(size),
            default_size: Some(2),
            max_size: Some(100),
        }),
        ..OperationInfo::EMPTY
    }
}

static BY_NUMBER: OperationInfo = listing(
    PagingStyle::Number {
        parameter: "page[number]",
        first: 1,
    },
    "page[size]",
);

static BY_OFFSET: OperationInfo = listing(
    PagingStyle::Offset {
        parameter: "offset",
    },
    "limit",
);

#[tokio::test]
async fn numbers_and_offsets_are_counted_where_no_links_come() {
    let server = Server::start(|asked| {
        let from = match asked.number("page[number]") {
            Some(number) => (number - 1) * 2,
            None => asked.number("offset").unwrap_or(0),
        };
        (200, json!({"data": accounts(from.min(5)..5.min(from + 2))}))
    });
    for operation in [&BY_NUMBER, &BY_OFFSET] {
        let request = client(&server).untyped().request(operation);
        let items = request.items::<Value, Resource, runtime::FreeObject>();
        let all: Collected<_> = items.try_collect().await;
        assert_eq!(all.unwrap().len(), 5);
    }
    let asked: Vec<_> = server
        .asked()
        .iter()
        .map(|asked| asked.replace("GET /gateway/api/v1/accounts", ""))
        .collect();
    assert_eq!(
        asked,
        [
            "",
            "?page[number]=2",
            "?page[number]=3",
            "",
            "?offset=2",
            "?offset=4"
        ]
    );
}

#[tokio::test]
async fn calls_by_id_page_too() {
    let server = Server::start(|asked| (200, by_links(asked, 5)));
    let client = client(&server);
    let mut next = Some(Arguments::default().with(Location::Query, "page[size]", 2));
    let mut count = 0;
    while let Some(arguments) = next {
        let reply = client
            .call("list-all-accounts", arguments.clone())
            .unwrap()
            .await
            .unwrap();
        count += reply.json().unwrap()["data"].as_array().unwrap().len();
        next = reply.next_page(arguments).unwrap();
    }
    assert_eq!((count, server.asked().len()), (5, 3));
}

#[test]
fn threads_can_wait_for_calls_pages_and_items() {
    let server = Server::start(|asked| (200, by_links(asked, 5)));
    let client = client(&server);
    let reply = client.accounts().list().send().wait().unwrap();
    assert_eq!(reply.data().len(), 2);
    let mut pages = client.accounts().list().pages().wait();
    assert_eq!(pages.next().unwrap().unwrap().data().len(), 2);
    let cursor = pages.stream().cursor().unwrap();
    let items = client
        .accounts()
        .list()
        .items()
        .starting_at(cursor)
        .prefetch()
        .wait();
    let ids: Vec<_> = items
        .map(|account| account.unwrap().id.to_string())
        .collect();
    assert_eq!(ids, ["2", "3", "4"]);
}

#[tokio::test]
async fn waiting_within_a_runtime_is_an_error() {
    let server = Server::start(|asked| (200, by_links(asked, 1)));
    let mut items = client(&server).accounts().list().items().wait();
    assert!(matches!(items.next(), Some(Err(Error::Blocking(_)))));
    assert!(server.asked().is_empty());
}
