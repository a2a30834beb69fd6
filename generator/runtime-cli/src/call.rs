//! One call, all pages of a collection, a body into a file.

use std::fs::File;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use clap::ArgMatches;
use jsonapi_client::dynamic::DynamicCall;
use jsonapi_client::runtime::{UnknownResource, Value};
use jsonapi_client::testing::Script;
use jsonapi_client::{ApiInfo, Body, OperationInfo, Pages, Reply, Request};
use serde_json::json;

use crate::program::Program;
use crate::rehearsal::{self, Shown};
use crate::stop::Stop;
use crate::{arguments, client, output, progress};

/// `call`: what it prints goes to the standard output.
pub(crate) fn run(program: &Program, matches: &ArgMatches) -> Result<(), Stop> {
    let id = matches
        .get_one::<String>("operation")
        .map_or("", String::as_str);
    let operation = program.operation(id)?;
    let all_pages = matches.get_flag("all-pages");
    if all_pages && operation.paging.is_none() {
        let stop = Stop::usage(format!("{id} has no pages"));
        return Err(stop.with_hint("leave --all-pages out".to_owned()));
    }
    let arguments = arguments::arguments(operation, matches)?;
    let script = Script::default();
    let shown = shown(matches);
    let client = match shown {
        Some(_) => client::rehearsed(program.api, matches, &script)?,
        None => client::client(program.api, matches)?,
    };
    let call = (program.call)(&client, id, arguments);
    let call = call.map_err(|error| arguments::refused(operation, &error))?;
    let output = matches.get_one::<String>("output");
    if shown.is_none() && !matches.get_flag("yes") {
        confirm(operation)?;
    }
    let done = async {
        match shown {
            Some(shown) => rehearse(program.api, call.into_request(), &script, shown).await,
            None => answer(id, call, all_pages, output).await,
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| Stop::failed("runtime", error))?;
    let done = runtime.block_on(done);
    done.map_err(|stop| match stop {
        Stop::Credentials(schemes) => {
            let variables: Vec<String> = schemes
                .iter()
                .map(|scheme| client::scheme_variable(program.api, scheme))
                .collect();
            let stop = Stop::usage("the operation asks for a key, and there is none");
            stop.with_hint(format!("set {} in the environment", variables.join(" or ")))
        }
        stop => stop,
    })
}

/// Sends to a transport that has no answer: what counts is what it was given.
async fn rehearse(
    api: &ApiInfo,
    request: Request,
    script: &Script,
    shown: Shown,
) -> Result<(), Stop> {
    match request.send_unit().await {
        Err(error) if script.requests().is_empty() => Err(output::failed(&error)),
        _ => rehearsal::show(api, script, shown),
    }
}

/// Sends the call and prints what comes.
async fn answer(
    id: &str,
    call: DynamicCall,
    all_pages: bool,
    output: Option<&String>,
) -> Result<(), Stop> {
    match output {
        _ if all_pages => pages(call.into_request()).await,
        Some(path) if path == "-" => copy(call.into_request()).await,
        Some(path) => download(call.into_request(), Path::new(path)).await,
        None => {
            let reply = call.await.map_err(|error| output::failed(&error))?;
            let body = output::body(reply.headers(), reply.bytes());
            let value = output::reply(reply.status(), reply.headers(), body);
            if reply.status().is_success() {
                output::print(&value)
            } else {
                let message = format!("{id}: the API answers {}", reply.status());
                Err(output::refused(message, value))
            }
        }
    }
}

/// Whether the request is shown only, and how.
fn shown(matches: &ArgMatches) -> Option<Shown> {
    let asked = |flag| matches.get_flag(flag);
    let json = asked("dry-run").then_some(Shown::Json);
    asked("curl").then_some(Shown::Curl).or(json)
}

/// Asks before something is taken away; where nobody can be asked, it has to be said beforehand.
fn confirm(operation: &OperationInfo) -> Result<(), Stop> {
    let (id, method) = (operation.id, operation.method.as_str());
    if method != "DELETE" {
        return Ok(());
    }
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        let stop = Stop::usage(format!("what {id} takes away does not come back"));
        return Err(stop.with_hint("say --yes to do it, --dry-run to see what is sent".to_owned()));
    }
    let mut errors = std::io::stderr().lock();
    let path = operation.path;
    write!(
        errors,
        "{method} {path}: what it takes away does not come back. Go on? [y/N] "
    )?;
    errors.flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(Stop::failed("cancelled", "nothing was sent")),
    }
}

/// Prints each page in a line while the next one comes.
async fn pages(request: Request) -> Result<(), Stop> {
    let bar = progress::pages();
    let mut items = 0;
    // Pages are read as far as links and primary data go, and printed as they came.
    let mut pages: Pages<Value, UnknownResource, Value> = request.pages();
    while let Some(page) = pages
        .try_next()
        .await
        .map_err(|error| output::failed(&error))?
    {
        items += page.data().len();
        let body = output::body(page.headers(), page.bytes());
        let value = output::reply(page.status(), page.headers(), body);
        bar.suspend(|| output::line(&value))?;
        bar.inc(1);
        bar.set_message(format!("{items} items"));
    }
    bar.finish_and_clear();
    Ok(())
}

/// Writes the body to the standard output as it is.
async fn copy(request: Request) -> Result<(), Stop> {
    let mut reply = streamed(request).await?;
    write_all(&mut reply, std::io::stdout().lock()).await?;
    Ok(())
}

/// Writes the body to a file and says so. A file of an incomplete body is removed; a refusal touches none.
async fn download(request: Request, path: &Path) -> Result<(), Stop> {
    let mut reply = streamed(request).await?;
    let failed =
        |error: std::io::Error| Stop::failed("output", format!("{}: {error}", path.display()));
    let file = File::create(path).map_err(failed)?;
    match write_all(&mut reply, &file).await {
        Ok(bytes) => {
            let body = json!({"file": path.to_string_lossy(), "bytes": bytes});
            output::print(&output::reply(reply.status(), reply.headers(), body))
        }
        Err(stop) => {
            let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
            if is_file {
                std::fs::remove_file(path).map_err(failed)?;
            }
            Err(stop)
        }
    }
}

async fn streamed(request: Request) -> Result<Reply<Body>, Stop> {
    request
        .stream()
        .await
        .map_err(|error| output::failed(&error))
}

/// Writes a body chunk by chunk; how many bytes it had.
async fn write_all(reply: &mut Reply<Body>, mut to: impl Write) -> Result<u64, Stop> {
    let length = reply.headers().get("content-length");
    let total = length.and_then(|length| length.to_str().ok()?.parse().ok());
    let bar = progress::bytes(total);
    let mut written = 0;
    let broken = |error| Stop::failed("transport", error);
    while let Some(chunk) = reply.body_mut().chunk().await.map_err(broken)? {
        to.write_all(&chunk)?;
        written += chunk.len() as u64;
        bar.set_position(written);
    }
    to.flush()?;
    bar.finish_and_clear();
    Ok(written)
}
