//! Answers: one inquiry, whatever is asked for, and files of any length.

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use bytes::Bytes;
use futures_util::stream;
use tokio::net::TcpSocket;

use crate::Outcome;

/// The example of an inquiry in `spec/`.
const INQUIRY: &str = include_str!("inquiry.json");

/// How long a chunk of a file is, in bytes.
const CHUNK: usize = 64 * 1024;

/// Serves until the process is ended. The port is printed.
pub(crate) async fn serve() -> Outcome<()> {
    let inquiry = serde_json::from_str::<serde_json::Value>(INQUIRY)?.to_string();
    let inquiry = Bytes::from(inquiry);
    let inquiry =
        move || std::future::ready(([(CONTENT_TYPE, "application/json")], inquiry.clone()));
    let router = Router::new()
        .route("/api/v1/inquiries/{id}", get(inquiry))
        .route("/api/v1/files/{token}/{mib}", get(file));
    let socket = TcpSocket::new_v4()?;
    socket.bind(([127, 0, 0, 1], 0).into())?;
    // As long as the kernel allows: all clients come at once.
    let listener = socket.listen(16_384)?;
    println!("{}", listener.local_addr()?.port());
    Ok(axum::serve(listener, router).await?)
}

/// A file of `mib` MiB.
async fn file(Path((_, mib)): Path<(String, usize)>) -> Body {
    let chunk = Bytes::from(vec![7; CHUNK]);
    let chunks =
        (0..mib * 1024 * 1024 / CHUNK).map(move |_| Ok::<_, std::io::Error>(chunk.clone()));
    Body::from_stream(stream::iter(chunks))
}
