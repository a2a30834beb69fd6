//! Redirects, by a server on loopback: who is asked what.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;
use crate::call::client::Client;
use crate::info::operation::OperationInfo;
use crate::testing::{API, DELETE};

type Seen = Arc<Mutex<Vec<String>>>;

/// A server that redirects `/animals` with a status, and answers everything else with `null`; gives its address and the
/// heads that it was sent.
async fn server(status: u16, location: String) -> (String, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let seen = Seen::default();
    let requests = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            let mut chunk = [0; 4096];
            loop {
                let count = stream.read(&mut chunk).await.unwrap();
                request.extend_from_slice(&chunk[..count]);
                let text = String::from_utf8_lossy(&request);
                let has_body = text.to_lowercase().contains("content-length: 4\r\n");
                if count == 0 || text.ends_with(if has_body { "null" } else { "\r\n\r\n" }) {
                    break;
                }
            }
            let text = String::from_utf8(request).unwrap();
            let target = text.split([' ', '?']).nth(1);
            let moved = target == Some("/animals");
            requests.lock().unwrap().push(text);
            let head = match moved {
                true => format!("{status} Moved\r\nlocation: {location}"),
                false => "200 OK\r\ncontent-type: application/json".to_owned(),
            };
            let reply =
                format!("HTTP/1.1 {head}\r\ncontent-length: 4\r\nconnection: close\r\n\r\nnull");
            stream.write_all(reply.as_bytes()).await.unwrap();
        }
    });
    (address, seen)
}

fn client(address: &str) -> Client {
    let builder = Client::builder(&API).api_key("secret").base_url(address);
    // What the hook says of redirects does not hold.
    let builder = builder.http_client(|http| http.redirect(reqwest::redirect::Policy::limited(9)));
    builder.build().unwrap()
}

async fn outcome(client: &Client, operation: &'static OperationInfo) -> Result<u16, Error> {
    let request = client.request(operation);
    let request = match operation.method.is_safe() {
        true => request,
        false => request.json("application/json", &Value::default()),
    };
    Ok(request.send_unit().await?.status().as_u16())
}

/// The lines of a request that two of one call share.
fn line<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = request.lines();
    lines.find(|line| line.to_lowercase().starts_with(name))
}

#[tokio::test]
async fn reads_follow_within_the_origin_and_writes_after_307_and_308_alone() {
    for status in [301, 302, 303, 307, 308] {
        for operation in [&LIST, &CREATE, &DELETE] {
            let (address, seen) = server(status, "/zoo".to_owned()).await;
            let found = outcome(&client(&address), operation).await;
            let requests = seen.lock().unwrap().clone();
            if operation.method.is_safe() || status >= 307 {
                assert_eq!(found.unwrap(), 200, "{} {status}", operation.id);
                let [first, second] = &requests[..] else {
                    panic!("{requests:?}");
                };
                let method = operation.method.as_str();
                assert!(second.starts_with(&format!("{method} /zoo ")), "{second}");
                for name in ["authorization", "idempotency-key", "null", "content-length"] {
                    assert_eq!(line(first, name), line(second, name));
                }
                assert!(line(second, "authorization").is_some());
                let is_keyed = operation.id == CREATE.id;
                assert_eq!(line(second, "idempotency-key").is_some(), is_keyed);
            } else {
                let error = found.unwrap_err();
                assert_eq!(error.status().unwrap().as_u16(), status, "{}", operation.id);
                assert_eq!(requests.len(), 1);
            }
        }
    }
}

#[tokio::test]
async fn nothing_follows_to_another_origin() {
    for operation in [&LIST, &CREATE] {
        let (other, elsewhere) = server(200, String::new()).await;
        let (address, _) = server(307, format!("{other}/zoo")).await;
        let error = outcome(&client(&address), operation).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 307);
        assert_eq!(elsewhere.lock().unwrap().len(), 0);
    }
}

#[tokio::test]
async fn redirects_that_do_not_end_are_the_reply() {
    let (address, seen) = server(302, "/animals".to_owned()).await;
    let error = outcome(&client(&address), &LIST).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 302);
    assert_eq!(seen.lock().unwrap().len(), 6);
}

#[tokio::test]
async fn a_foreign_client_that_follows_is_found_out() {
    let (other, _) = server(200, String::new()).await;
    for (operation, location) in [
        (&CREATE, "/zoo".to_owned()),
        (&LIST, format!("{other}/zoo")),
    ] {
        let (address, _) = server(302, location).await;
        let builder = Client::builder(&API).api_key("secret").base_url(&address);
        let client = builder.transport(reqwest::Client::new()).build().unwrap();
        let error = outcome(&client, operation).await.unwrap_err();
        let Error::Transport {
            source, attempts, ..
        } = error
        else {
            panic!("{error:?}");
        };
        assert_eq!((source.kind(), attempts), (TransportErrorKind::Redirect, 1));
    }
}

#[tokio::test]
async fn a_key_in_the_query_is_sent_once_by_each_request() {
    static BY_QUERY: OperationInfo = OperationInfo {
        security: &[&["key"]],
        ..LIST
    };
    for location in ["/zoo?page=2&key=secret&x=%20", "/zoo?page=2&x=%20"] {
        let (address, seen) = server(307, location.to_owned()).await;
        let builder = Client::builder(&API).credential("key", "secret");
        let client = builder.base_url(&address).build().unwrap();
        let list = client.request(&BY_QUERY);
        list.send_unit().await.unwrap();
        let requests = seen.lock().unwrap().clone();
        let lines: Vec<_> = requests
            .iter()
            .filter_map(|sent| sent.lines().next())
            .collect();
        let expected = [
            "GET /animals?key=secret HTTP/1.1",
            "GET /zoo?page=2&x=%20&key=secret HTTP/1.1",
        ];
        assert_eq!(lines, expected);
    }
}
