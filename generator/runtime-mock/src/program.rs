//! A mock that serves at an address, for whoever is not written in Rust, and for whoever looks at it with `curl`.

use std::io;
use std::net::SocketAddr;
use std::time::Instant;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use jsonapi_server::MatchedOperation;
use tokio::net::TcpListener;

use crate::engine::Mock;

/// Serves a mock until the process is told to stop. `ready` is called with the address once connections are taken; with `log`, each
/// request is a line on the standard error: method, path, operation, status, milliseconds. Queries and bodies may be personal, and
/// are not logged.
///
/// # Errors
/// When the address cannot be had.
pub fn serve(
    mock: &Mock,
    listen: SocketAddr,
    log: bool,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(listen).await?;
        ready(listener.local_addr()?);
        let router = match log {
            true => logged(mock.router()),
            false => mock.router(),
        };
        axum::serve(listener, router).await
    })
}

fn logged(router: Router) -> Router {
    router.layer(from_fn(|request: Request, next: Next| async move {
        let start = Instant::now();
        let line = format!("{} {}", request.method(), request.uri().path());
        let response = next.run(request).await;
        let matched = response.extensions().get::<MatchedOperation>();
        let operation = matched.map_or("-", |matched| matched.0.id);
        let took = start.elapsed().as_secs_f64() * 1000.0;
        eprintln!(
            "{line} {operation} {} {took:.1} ms",
            response.status().as_u16()
        );
        response
    }))
}
