//! Both ends of the wire: a server that keeps what it was sent as bytes, and a client that sends bytes.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server that answers every request with the same bytes and keeps what it was sent.
pub struct Listener {
    pub url: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Listener {
    pub async fn answering(reply: impl Into<String>) -> Self {
        let reply = reply.into();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&heard);
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let request = read_message(&mut stream).await;
                kept.lock().unwrap().push(request);
                stream.write_all(reply.as_bytes()).await.unwrap();
            }
        });
        Self { url, heard }
    }

    /// Answers 200 with a body.
    pub async fn of(media_type: &str, body: &str) -> Self {
        let length = body.len();
        Self::answering(format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        ))
        .await
    }

    pub async fn silent() -> Self {
        Self::answering("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await
    }

    /// The last request, head and body.
    pub fn last(&self) -> Message {
        Message(self.heard.lock().unwrap().last().unwrap().clone())
    }

    pub fn count(&self) -> usize {
        self.heard.lock().unwrap().len()
    }
}

/// A message of HTTP as text.
pub struct Message(pub String);

impl Message {
    pub fn line(&self) -> &str {
        self.0.lines().next().unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let head = self.0.split("\r\n\r\n").next().unwrap();
        head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    pub fn body(&self) -> &str {
        self.0.split_once("\r\n\r\n").unwrap().1
    }

    /// The body with the boundary of its parts replaced.
    pub fn parts(&self) -> String {
        let boundary = self
            .header("content-type")
            .unwrap()
            .split_once("boundary=")
            .unwrap()
            .1;
        self.body().replace(boundary, "X")
    }
}

/// Serves a router on the loopback.
pub async fn serve(router: axum::Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    url
}

/// Sends a request as bytes; `Host`, `Content-Length` and the end are added.
pub async fn send(url: &str, head: &str, body: &str) -> Message {
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let length = body.len();
    let request = format!(
        "{head}\r\nhost: {address}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    Message(reply)
}

async fn read_message(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = Message(format!("{head}\r\n\r\n"));
            let length = length
                .header("content-length")
                .map_or(0, |text| text.parse().unwrap());
            if body.len() >= length {
                return text;
            }
        }
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).await.unwrap();
        if read == 0 {
            return text;
        }
        bytes.extend_from_slice(&chunk[..read]);
    }
}
