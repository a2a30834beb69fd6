//! Files of any size go through the server, and little of them is in memory at a time.
//!
//! `BYTES=1073741824 cargo test -p jsonapi-server --test streaming -- --nocapture` sends a GiB each way and prints what it took.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod support;

use support::{Send, Server, exchange, routes, serve};

const MIB: u64 = 1024 * 1024;

const UPLOAD: &str = "POST /files HTTP/1.1\r\ncontent-type: multipart/form-data; boundary=edge";
const START: &str =
    "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
const END: &str = "\r\n--edge--\r\n";

fn bytes() -> u64 {
    std::env::var("BYTES").map_or(128 * MIB, |text| text.parse().unwrap())
}

fn start() -> Server {
    Server::start("serves", &[])
}

/// The server of the other tests: a process of its own, so that its memory is its own.
#[tokio::test]
#[ignore = "the other tests start it"]
async fn serves() {
    if std::env::var_os("SERVES").is_some() {
        let mut routes = routes();
        routes.body_limit_of::<Send>(usize::MAX);
        serve(routes.into_router()).await;
    }
}

#[tokio::test]
async fn what_is_large_takes_no_more_memory_than_what_is_small() {
    let server = start();
    let (answer, _) = exchange(&server.address, UPLOAD, (START, 1, END)).await;
    assert!(answer.ends_with("1 of 1"), "{answer}");
    let small = server.most_memory();

    let (answer, _) = exchange(&server.address, UPLOAD, (START, bytes(), END)).await;
    assert!(
        answer.ends_with(&format!("{0} of {0}", bytes())),
        "{answer}"
    );
    let up = server.most_memory();

    let get = format!("GET /files/{} HTTP/1.1", bytes());
    let (head, count) = exchange(&server.address, &get, ("", 0, "")).await;
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert!(count > bytes() && count < bytes() + 4096, "{count}");
    let down = server.most_memory();
    println!(
        "{} MiB each way: {} KiB with one byte, {} KiB after it came, {} KiB after it went",
        bytes() / MIB,
        small / 1024,
        up / 1024,
        down / 1024
    );
    assert!(down < small + 16 * MIB);
}

#[tokio::test]
async fn eight_uploads_at_once_take_little_memory() {
    let server = start();
    let upload = || exchange(&server.address, UPLOAD, (START, 31 * MIB, END));
    let all = futures_util::future::join_all((0..8).map(|_| upload())).await;
    for (answer, _) in all {
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    let most = server.most_memory();
    println!("8 uploads of 31 MiB at once: {} KiB", most / 1024);
    assert!(most < 100 * MIB);
}

#[tokio::test]
async fn a_body_may_be_as_large_as_its_operation_says() {
    let mut routes = routes();
    routes.body_limit_of::<Send>(200_000);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        jsonapi_server::axum::serve(listener, routes.into_router())
            .await
            .unwrap();
    });
    let (answer, _) = exchange(&address, UPLOAD, (START, 190_000, END)).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let (answer, _) = exchange(&address, UPLOAD, (START, 200_000, END)).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    // Nobody says how long it is: it is cut off where the limit is.
    let chunked = format!("{UPLOAD}\r\nx-a: b");
    let (answer, _) = exchange(&address, &chunked, (START, 5, "")).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
}

#[tokio::test]
async fn a_range_of_a_file_is_sent_and_what_is_known_is_not() {
    let server = start();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters");
    std::fs::write(&path, "abcdefghij").unwrap();
    let name = path.to_str().unwrap().replace('/', "%2F");
    let ask = async |headers: &str| {
        let head = format!("GET /files/{name} HTTP/1.1{headers}");
        exchange(&server.address, &head, ("", 0, "")).await.0
    };
    let whole = ask("").await;
    assert!(whole.starts_with("HTTP/1.1 200") && whole.ends_with("\r\n\r\nabcdefghij"));
    assert!(whole.contains("accept-ranges: bytes\r\n"));
    assert!(whole.contains("content-length: 10\r\n"), "{whole}");
    let tag = whole.lines().find_map(|line| line.strip_prefix("etag: "));
    let tag = tag.unwrap();

    for (headers, status, range, body) in [
        ("range: bytes=2-4".to_owned(), 206, "bytes 2-4/10", "cde"),
        ("range: bytes=-2".to_owned(), 206, "bytes 8-9/10", "ij"),
        ("range: bytes=8-".to_owned(), 206, "bytes 8-9/10", "ij"),
        ("range: bytes=10-".to_owned(), 416, "bytes */10", "}"),
        (
            format!("range: bytes=0-0\r\nif-range: {tag}"),
            206,
            "bytes 0-0/10",
            "a",
        ),
        (
            "range: bytes=0-0\r\nif-range: \"old\"".to_owned(),
            200,
            "",
            "abcdefghij",
        ),
        (format!("if-none-match: {tag}"), 304, "", "\r\n\r\n"),
        ("if-none-match: \"old\"".to_owned(), 200, "", "abcdefghij"),
        ("range: bytes=0-1,4-5".to_owned(), 200, "", "abcdefghij"),
    ] {
        let answer = ask(&format!("\r\n{headers}")).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{headers}: {answer}"
        );
        assert!(answer.ends_with(body), "{headers}: {answer}");
        let told = answer
            .lines()
            .find_map(|line| line.strip_prefix("content-range: "));
        assert_eq!(told.unwrap_or_default(), range, "{headers}");
    }
    assert!(
        ask("\r\nrange: bytes=0-0")
            .await
            .contains("content-length: 1\r\n")
    );
}
