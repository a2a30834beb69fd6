//! Pages without links: numbers, offsets and cursors.

use super::*;
use crate::info::operation::OperationInfo;
use crate::info::paging::PagingInfo;
use jsonapi_runtime::http::paging::PagingStyle;

const NUMBER: PagingInfo = PagingInfo {
    style: PagingStyle::Number {
        parameter: "page[number]",
        first: 1,
    },
    size: Some("page[size]"),
    default_size: None,
    max_size: None,
};

const OFFSET: PagingInfo = PagingInfo {
    style: PagingStyle::Offset {
        parameter: "page[offset]",
    },
    max_size: Some(2),
    ..NUMBER
};

const CURSOR: PagingInfo = PagingInfo {
    style: PagingStyle::Cursor {
        parameter: "page[after]",
    },
    ..NUMBER
};

const fn list(paging: PagingInfo) -> OperationInfo {
    OperationInfo {
        paging: Some(paging),
        ..LIST
    }
}

/// The queries that a run asks for, and how many items it gets.
async fn run(
    operation: &'static OperationInfo,
    size: Option<&str>,
    pages: &[&'static str],
) -> (Vec<String>, usize) {
    let script = Script::new(pages.iter().map(|page| reply(200, page)));
    let request = script.client().request(operation);
    let request = match size {
        Some(size) => request.with_query("page[size]", size),
        None => request,
    };
    let items = request.items::<Value, Resource, FreeObject>();
    let count = items.try_collect::<Vec<_>>().await.unwrap().len();
    (queries(&script), count)
}

#[tokio::test]
async fn numbers_count_until_a_page_is_shorter_than_the_default() {
    static LIST_BY_TWO: OperationInfo = list(PagingInfo {
        default_size: Some(2),
        ..NUMBER
    });
    let pages = [r#"{"data": [1, 2]}"#, r#"{"data": [3]}"#];
    let (queries, count) = run(&LIST_BY_TWO, None, &pages).await;
    assert_eq!(queries, ["", "page[number]=2"]);
    assert_eq!(count, 3);
}

#[tokio::test]
async fn a_server_that_gives_less_than_it_was_asked_for_loses_no_page() {
    static LIST_BY_NUMBER: OperationInfo = list(NUMBER);
    let pages = [
        r#"{"data": [1, 2]}"#,
        r#"{"data": [3, 4]}"#,
        r#"{"data": []}"#,
    ];
    let (queries, count) = run(&LIST_BY_NUMBER, Some("500"), &pages).await;
    assert_eq!(
        queries,
        [
            "page[size]=500",
            "page[size]=500&page[number]=2",
            "page[size]=500&page[number]=3"
        ]
    );
    assert_eq!(count, 4);
}

#[tokio::test]
async fn the_first_page_may_be_number_nought() {
    static FROM_NOUGHT: OperationInfo = list(PagingInfo {
        style: PagingStyle::Number {
            parameter: "page",
            first: 0,
        },
        ..NUMBER
    });
    let pages = [
        r#"{"data": [1, 2], "meta": {"pagination": {"total_pages": 2}}}"#,
        r#"{"data": [3, 4], "meta": {"pagination": {"total_pages": 2}}}"#,
    ];
    let (queries, count) = run(&FROM_NOUGHT, None, &pages).await;
    assert_eq!(queries, ["", "page=1"]);
    assert_eq!(count, 4);
}

#[tokio::test]
async fn offsets_count_items_until_a_page_is_short() {
    static LIST_BY_OFFSET: OperationInfo = list(OFFSET);
    let pages = [r#"{"data": [1, 2]}"#, r#"{"data": [3]}"#];
    let (queries, count) = run(&LIST_BY_OFFSET, Some("9"), &pages).await;
    assert_eq!(queries, ["page[size]=9", "page[size]=9&page[offset]=2"]);
    assert_eq!(count, 3);
}

#[tokio::test]
async fn a_total_ends_the_run_without_another_call() {
    static LIST_BY_OFFSET: OperationInfo = list(OFFSET);
    let pages = [
        r#"{"data": [1, 2], "meta": {"totalCount": 4}}"#,
        r#"{"data": [3, 4], "meta": {"totalCount": 4}}"#,
    ];
    let (queries, count) = run(&LIST_BY_OFFSET, None, &pages).await;
    assert_eq!(queries, ["", "page[offset]=2"]);
    assert_eq!(count, 4);
}

#[tokio::test]
async fn cursors_come_from_meta_or_from_the_last_item() {
    static LIST_BY_CURSOR: OperationInfo = list(CURSOR);
    let pages = [
        r#"{"data": [{"id": "1"}], "meta": {"page": {"next-cursor": "a&b"}}}"#,
        r#"{"data": [{"id": "2"}, {"id": "3", "meta": {"page": {"cursor": "c3"}}}]}"#,
        r#"{"data": [{"id": "4"}]}"#,
        r#"{"data": [{"id": "5"}], "meta": {"next-cursor": null}}"#,
    ];
    let (queries, count) = run(&LIST_BY_CURSOR, None, &pages).await;
    assert_eq!(
        queries,
        ["", "page[after]=a&b", "page[after]=c3", "page[after]=4"]
    );
    assert_eq!(count, 5);
}

#[tokio::test]
async fn links_win_over_counting() {
    static LIST_BY_NUMBER: OperationInfo = list(NUMBER);
    let pages = [
        r#"{"data": [1], "links": {"next": {"href": "/api/v1/animals?page%5Bnumber%5D=7"}}}"#,
        r#"{"data": [2], "links": {"self": "/x", "prev": "/y"}}"#,
    ];
    let (queries, count) = run(&LIST_BY_NUMBER, None, &pages).await;
    assert_eq!(queries, ["", "page[number]=7"]);
    assert_eq!(count, 2);
}

#[tokio::test]
async fn without_a_style_a_page_without_links_is_the_last() {
    let (queries, count) = run(&LIST, None, &[r#"{"data": [1, 2]}"#]).await;
    assert_eq!((queries.len(), count), (1, 2));
}
