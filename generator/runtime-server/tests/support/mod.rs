//! A small API as the generator writes one, in a process of its own: the test's program, started once more.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests fail by panicking, and not each uses all"
)]

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use jsonapi_server::axum::Router;
use jsonapi_server::runtime::{Blob, Inflection, RawReply};
use jsonapi_server::{
    ApiInfo, Contents, Failure, Incoming, Operation, OperationInfo, Payload, Routes, Upload,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub static OPERATIONS: &[&OperationInfo] = &[
    &OperationInfo {
        id: "download",
        path: "/files/{name}",
        replies: &["*/*"],
        ..OperationInfo::EMPTY
    },
    &OperationInfo {
        id: "upload",
        method: "POST",
        path: "/files",
        bodies: &["multipart/form-data"],
        requires_body: true,
        ..OperationInfo::EMPTY
    },
    &OperationInfo {
        id: "create",
        method: "POST",
        path: "/things",
        bodies: &["application/json"],
        ..OperationInfo::EMPTY
    },
];

static API: ApiInfo = ApiInfo {
    error_media_type: "application/json",
    operations: OPERATIONS,
    ..ApiInfo::EMPTY
};

macro_rules! operation {
    ($name:ident, $reply:ty, $index:literal, |$incoming:ident| $read:expr, |$written:ident| $write:expr) => {
        impl Operation for $name {
            type Reply = $reply;
            const API: &'static ApiInfo = &API;
            const INFO: &'static OperationInfo = OPERATIONS[$index];

            fn read($incoming: &mut Incoming) -> Result<Self, Failure> {
                $read
            }

            fn write($written: &$reply, _: Inflection) -> RawReply {
                $write
            }
        }
    };
}

/// A request for a file.
pub struct Download(String);
operation!(
    Download,
    Blob,
    0,
    |incoming| {
        let name = incoming.path("name");
        incoming.finish()?;
        Ok(Self(name.unwrap()))
    },
    |blob| RawReply::from_blob(200, blob)
);

/// A request with a file.
pub struct Send(Upload);
operation!(
    Send,
    String,
    1,
    |incoming| {
        let file = incoming.required_body(|payload: &mut Payload| {
            let file = payload.file("file");
            payload.required("file", file)
        });
        incoming.finish()?;
        Ok(Self(file.unwrap()))
    },
    |text| RawReply::new(200, "text/plain", text.clone())
);

/// A request that is to be answered once.
pub struct Create(pub String);
operation!(
    Create,
    String,
    2,
    |incoming| {
        incoming.finish()?;
        let key = incoming.context().headers.get("idempotency-key");
        Ok(Self(key.map_or("", |key| key.to_str().unwrap()).to_owned()))
    },
    |text| RawReply::new(201, "text/plain", text.clone())
);

/// The routes of files.
pub fn routes() -> Routes {
    let mut routes = Routes::new(&API);
    let service = Arc::new(());
    routes.on(&service, |_, request: Download| async move {
        if let Ok(length) = request.0.parse::<u64>() {
            return Ok(zeros(length).blob("application/pdf"));
        }
        let file = Contents::file(&request.0).await;
        let file = file.map_err(|_| Failure::not_found())?;
        Ok(file.blob("text/plain"))
    });
    routes.on(&service, |_, request: Send| async move {
        use futures_util::StreamExt as _;
        let mut chunks = request.0.chunks().await.map_err(|_| Failure::internal())?;
        let mut length = 0;
        while let Some(chunk) = chunks.next().await {
            length += chunk.map_err(|_| Failure::internal())?.len();
        }
        Ok(format!("{length} of {}", request.0.len()))
    });
    routes
}

/// So many bytes of nothing, made as they are sent.
fn zeros(length: u64) -> Contents {
    use futures_util::stream;
    static BYTES: [u8; 65536] = [0; 65536];
    Contents::new(length, |range| async move {
        Ok(stream::unfold(range, |range| async move {
            let left = usize::try_from(range.end - range.start)
                .unwrap()
                .min(BYTES.len());
            let chunk = jsonapi_server::Bytes::from_static(&BYTES[..left]);
            (left > 0).then(|| (Ok(chunk), range.start + left as u64..range.end))
        }))
    })
    .entity_tag("nothing")
}

/// Serves a router until the process is ended; its address is the line that it prints.
pub async fn serve(router: Router) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("\nat {}", listener.local_addr().unwrap());
    jsonapi_server::axum::serve(listener, router).await.unwrap();
}

/// A server as a process of its own, which ends with the test.
pub struct Server {
    pub process: Child,
    pub address: String,
}

impl Server {
    /// Starts the test of this name, which serves where `SERVES` is set.
    pub fn start(test: &str, environment: &[(&str, &str)]) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args([test, "--exact", "--nocapture", "--ignored"])
            .env("SERVES", "1")
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut lines = lines.map_while(Result::ok);
        let address = lines.find_map(|line| Some(line.strip_prefix("at ")?.to_owned()));
        Self {
            process,
            address: address.unwrap(),
        }
    }

    /// The most memory that it ever had, in bytes (proc_pid_status(5)).
    pub fn most_memory(&self) -> u64 {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.unwrap().trim().trim_end_matches(" kB");
        kilobytes.parse::<u64>().unwrap() * 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Sends a head and a body of so many bytes around a start and an end; how the answer begins, and how many bytes it has.
pub async fn exchange(
    address: &str,
    head: &str,
    (start, length, end): (&str, u64, &str),
) -> (String, u64) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let total = start.len() as u64 + length + end.len() as u64;
    let head = format!(
        "{head}\r\nhost: {address}\r\ncontent-length: {total}\r\nconnection: close\r\n\r\n{start}"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = vec![b'x'; 256 * 1024];
    let mut left = usize::try_from(length).unwrap();
    while left > 0 {
        let size = left.min(chunk.len());
        if stream.write_all(&chunk[..size]).await.is_err() {
            break;
        }
        left -= size;
    }
    let _ = stream.write_all(end.as_bytes()).await;
    let (mut begin, mut count) = (Vec::new(), 0);
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => break,
            Ok(read) => {
                count += read as u64;
                if begin.len() < 4096 {
                    begin.extend_from_slice(&buffer[..read.min(4096)]);
                }
            }
        }
    }
    (String::from_utf8_lossy(&begin).into_owned(), count)
}
