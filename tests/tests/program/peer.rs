//! A server on loopback that gives the answers of a script, one a connection, and keeps what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// An answer of the script.
#[derive(Clone)]
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// How much of the body is sent.
    sent: usize,
}

impl Answer {
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        let mut answer = Self::bytes("application/json", body.to_string().into_bytes());
        answer.status = status;
        answer
    }

    pub(crate) fn bytes(media_type: &str, body: Vec<u8>) -> Self {
        Self {
            status: 200,
            headers: vec![("Content-Type".to_owned(), media_type.to_owned())],
            sent: body.len(),
            body,
        }
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The connection ends after so many bytes of the body.
    pub(crate) fn cut(mut self, sent: usize) -> Self {
        self.sent = sent;
        self
    }

    fn write(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        let mut head = format!("HTTP/1.1 {} -\r\nConnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", self.body.len()));
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body[..self.sent])
    }
}

/// A request, as it came.
pub(crate) struct Asked {
    pub(crate) line: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    /// A header's value; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    fn read(stream: &TcpStream) -> Self {
        let mut reader = BufReader::new(stream);
        let mut line = || {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        };
        let first = line();
        let mut headers = Vec::new();
        loop {
            let header = line();
            let Some((name, value)) = header.split_once(':') else {
                break;
            };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut asked = Self {
            line: first,
            headers,
            body: Vec::new(),
        };
        let length = asked.header("content-length").parse().unwrap_or(0);
        asked.body = vec![0; length];
        reader.read_exact(&mut asked.body).unwrap();
        asked
    }
}

/// The server.
pub(crate) struct Peer {
    port: u16,
    asked: mpsc::Receiver<Asked>,
    served: Arc<AtomicUsize>,
}

impl Peer {
    pub(crate) fn new(script: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let script: Vec<Answer> = script.into_iter().collect();
        let (sender, asked) = mpsc::channel();
        let served = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&served);
        thread::spawn(move || {
            for answer in script {
                let (mut stream, _) = listener.accept().unwrap();
                let _ = sender.send(Asked::read(&stream));
                count.fetch_add(1, Ordering::SeqCst);
                // The client may have gone.
                let _ = answer.write(&mut stream);
            }
        });
        Self {
            port,
            asked,
            served,
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The next request that came.
    pub(crate) fn request(&self) -> Asked {
        self.asked.recv_timeout(Duration::from_secs(30)).unwrap()
    }

    /// How many requests were answered.
    pub(crate) fn served(&self) -> usize {
        self.served.load(Ordering::SeqCst)
    }
}
