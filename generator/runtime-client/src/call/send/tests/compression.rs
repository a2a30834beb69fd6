//! Replies that are compressed on the way, by a server on loopback.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;
use crate::call::client::Client;
use crate::testing::API;

/// `"zipped"`.
const GZIP: &[u8] = &[
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 83, 170, 202, 44, 40, 72, 77, 81, 2, 0, 106, 205, 146, 177, 8,
    0, 0, 0,
];

/// `null`, as it stands, in the frame of brotli.
const BROTLI: &[u8] = b"\x8b\x01\x80null\x03";

/// A server that answers one request; gives its address, and the request's head in the end.
async fn server(
    coding: &'static str,
    body: &'static [u8],
) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let head = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(stream.read_u8().await.unwrap());
        }
        let length = body.len();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: {coding}\r\n\
             content-length: {length}\r\nconnection: close\r\n\r\n"
        );
        stream
            .write_all(&[head.as_bytes(), body].concat())
            .await
            .unwrap();
        String::from_utf8(request).unwrap().to_lowercase()
    });
    (address, head)
}

#[tokio::test]
async fn compressed_replies_are_asked_for_and_read() {
    for (coding, body, expected) in [("gzip", GZIP, "\"zipped\""), ("br", BROTLI, "null")] {
        let (address, head) = server(coding, body).await;
        let builder = Client::builder(&API).api_key("secret").base_url(&address);
        let reply = builder
            .build()
            .unwrap()
            .request(&LIST)
            .send_bytes()
            .await
            .unwrap();
        assert_eq!(reply.body(), expected);
        let head = head.await.unwrap();
        let asked = head
            .lines()
            .find(|line| line.starts_with("accept-encoding"));
        assert!(asked.is_some_and(|line| line.contains(coding)), "{head}");
    }
}

#[tokio::test]
async fn a_reply_that_is_large_once_it_is_unpacked_has_the_limit_of_others() {
    let (address, _) = server("gzip", GZIP).await;
    let builder = Client::builder(&API).api_key("secret").base_url(&address);
    let client = builder.max_body(7).build().unwrap();
    let error = client.request(&LIST).send_bytes().await.unwrap_err();
    assert!(matches!(error, Error::TooLarge { limit: 7, .. }), "{error}");
}
