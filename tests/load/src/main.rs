//! What the generated client costs beside a bare HTTP client: `cargo run --release -p client-load`, on Linux.
//!
//! A server, in a process of its own, answers on loopback. Clients, each in a process of its own so that its memory is its
//! own, keep 10,000 calls under way: the typed client, and loops of bare `reqwest` and serde that do the same by hand. They
//! take turns; medians and their ratios are printed. The typed client must not fall by more than 5 % behind the loop that
//! reads all declared members into structs; it keeps undeclared and odd ones as well. Then 1 GiB is downloaded through the
//! typed client. `--help` tells what can be changed.
//!
//! | module | what it does |
//! |---|---|
//! | [`server`] | answers |
//! | [`clients`] | calls, in five ways, and downloads |
//! | [`by_hand`] | what is written by hand to read a reply |
//! | [`usage`] | what a process took: time, CPU, memory |
//! | [`compare`] | starts the processes and compares them |

mod by_hand;
mod clients;
mod compare;
mod server;
mod usage;

use std::error::Error;
use std::process::ExitCode;

use clients::Way;
use compare::Plan;

const HELP: &str = "\
cargo run --release -p client-load -- [ROUNDS [CONCURRENT [CALLS]]]   compare; 5 rounds, 10,000 at once, 20 calls each
client-load serve                                                  answer on loopback; prints the port
client-load call WAY URL CONCURRENT CALLS                          make calls; typed, value, whole, glance or bytes
client-load download URL MIB                                       download through the typed client";

/// What everything here fails with: a program for maintainers, which shows it and ends.
type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

/// Runs a command; `false` where the typed client fell behind.
async fn run(arguments: &[&str]) -> Outcome<bool> {
    match arguments {
        ["--help" | "-h"] => println!("{HELP}"),
        ["serve"] => server::serve().await?,
        ["call", way, url, concurrent, calls] => {
            let way = Way::from_name(way).ok_or("no such way to call")?;
            let done = clients::call(way, url, concurrent.parse()?, calls.parse()?).await?;
            println!("{done}");
        }
        ["download", url, mib] => println!("{}", clients::download(url, mib.parse()?).await?),
        numbers => return compare::all(&Plan::new(numbers)?).await,
    }
    Ok(true)
}
