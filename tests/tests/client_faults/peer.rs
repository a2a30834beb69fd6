//! A server that fails on purpose: raw sockets, one fault for each request, and a record of what it was asked.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

/// What a request meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    /// The answer that is due.
    Healthy,
    /// This status, headers and body.
    Reply(u16, &'static str, &'static str),
    /// The connection is reset (RST) after the request was read.
    Reset,
    /// The connection is closed without a byte.
    Close,
    /// No answer, ever.
    Silence,
    /// Half of the body that was promised, then the end.
    TruncatedBody,
    /// A chunked body without its last chunk.
    TruncatedChunks,
    /// A byte of the body now and then, without an end.
    SlowBody,
    /// A byte of a header now and then, without an end.
    SlowHead,
    /// Headers as fast as they are read, without an end.
    EndlessHead,
    /// A body as fast as it is read, without an end.
    EndlessBody,
    /// An answer that is not HTTP.
    NotHttp,
}

/// A request that was read to its end.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) key: Option<String>,
    pub(crate) body: String,
    /// Whether a server would have done what was asked: it was not refused beforehand.
    pub(crate) is_done: bool,
}

/// A server on loopback. It ends with the test.
#[derive(Clone)]
pub(crate) struct Peer {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Peer {
    /// A server that meets requests with these faults, in order, and all further ones with the last.
    pub(crate) async fn start(faults: impl IntoIterator<Item = Fault>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let peer = Self {
            url: format!("http://{}/api/v1", listener.local_addr().unwrap()),
            asked: Arc::default(),
        };
        let faults = Arc::new(Mutex::new(faults.into_iter().collect::<VecDeque<_>>()));
        let asked = Arc::clone(&peer.asked);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // The client goes away in the middle of most answers.
                tokio::spawn(serve(stream, Arc::clone(&faults), Arc::clone(&asked)));
            }
        });
        peer
    }

    /// What was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

/// Answers the requests of a connection.
async fn serve(
    mut stream: TcpStream,
    faults: Arc<Mutex<VecDeque<Fault>>>,
    asked: Arc<Mutex<Vec<Asked>>>,
) -> io::Result<()> {
    while let Some(mut request) = read(&mut stream).await? {
        let fault = {
            let mut faults = faults.lock().unwrap();
            let next = faults.front().copied().unwrap_or(Fault::Healthy);
            if faults.len() > 1 {
                faults.pop_front();
            }
            next
        };
        request.is_done = !matches!(fault, Fault::Reply(429, ..));
        asked.lock().unwrap().push(request.clone());
        match fault {
            Fault::Healthy => reply(&mut stream, 200, "", &healthy(&request)).await?,
            Fault::Reply(status, headers, body) => {
                reply(&mut stream, status, headers, body).await?;
            }
            fault => return fail(stream, fault).await,
        }
    }
    Ok(())
}

/// Reads a request; `None` where the connection ends before one begins.
async fn read(stream: &mut TcpStream) -> io::Result<Option<Asked>> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then(|| value.to_owned())
        })
    };
    let length = header("content-length").map_or(0, |length| length.parse().unwrap());
    while bytes.len() < end + length {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    }
    let mut words = head.split(' ');
    Ok(Some(Asked {
        method: words.next().unwrap().to_owned(),
        path: words.next().unwrap().to_owned(),
        key: header("idempotency-key"),
        body: String::from_utf8_lossy(&bytes[end..]).into_owned(),
        is_done: false,
    }))
}

/// The answer that is due.
fn healthy(request: &Asked) -> String {
    if request.method == "GET" && !request.path.contains("inq_") {
        return r#"{"data": [], "links": {"prev": null, "next": null}}"#.to_owned();
    }
    let kind = if request.path.contains("account") {
        "account"
    } else {
        "inquiry"
    };
    format!(r#"{{"data": {{"type": "{kind}", "id": "x_1", "attributes": {{}}}}}}"#)
}

async fn reply(stream: &mut TcpStream, status: u16, headers: &str, body: &str) -> io::Result<()> {
    let kind = if body.starts_with('<') {
        "text/html"
    } else {
        "application/json"
    };
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(text.as_bytes()).await
}

/// Ends a connection in an odd way.
async fn fail(mut stream: TcpStream, fault: Fault) -> io::Result<()> {
    const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    const CHUNKED: &str = "transfer-encoding: chunked\r\n\r\n";
    let (start, again, pause): (String, &[u8], _) = match fault {
        Fault::Reset => {
            stream.set_zero_linger()?;
            return Ok(());
        }
        Fault::TruncatedBody => (
            format!("{HEAD}content-length: 40\r\n\r\n{{\"data\": ["),
            b"",
            None,
        ),
        Fault::TruncatedChunks => (format!("{HEAD}{CHUNKED}8\r\n{{\"data\":\r\n"), b"", None),
        Fault::NotHttp => ("SSH-2.0-OpenSSH_9.6\r\n".to_owned(), b"", None),
        Fault::SlowBody => (
            format!("{HEAD}content-length: 100000\r\n\r\n"),
            b" ",
            Some(Duration::from_millis(20)),
        ),
        Fault::SlowHead => (
            HEAD.to_owned() + "x: ",
            b"y",
            Some(Duration::from_millis(20)),
        ),
        Fault::EndlessHead => (
            HEAD.to_owned(),
            b"x-more: and more\r\n",
            Some(Duration::ZERO),
        ),
        Fault::EndlessBody => (format!("{HEAD}{CHUNKED}"), CHUNK, Some(Duration::ZERO)),
        Fault::Silence => (String::new(), b"", Some(Duration::from_secs(3600))),
        Fault::Close | Fault::Healthy | Fault::Reply(..) => (String::new(), b"", None),
    };
    stream.write_all(start.as_bytes()).await?;
    while let Some(pause) = pause {
        stream.write_all(again).await?;
        if !pause.is_zero() {
            sleep(pause).await;
        }
    }
    stream.shutdown().await
}

/// A chunk of 32 bytes, as chunked bodies write it.
const CHUNK: &[u8] = b"20\r\n                                \r\n";
