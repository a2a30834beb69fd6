//! Downloads an inquiry as PDF, in constant memory.
//!
//! ```sh
//! PERSONA_API_KEY=... cargo run -p persona-client --example download_pdf -- inq_... inquiry.pdf
//! ```

use std::error::Error;
use std::path::Path;

use persona_client::Client;
use tokio::fs;
use tokio::io::AsyncWriteExt;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: download_pdf INQUIRY-ID FILE";
    let inquiry = std::env::args().nth(1).ok_or(usage)?;
    let file = std::env::args().nth(2).ok_or(usage)?;
    let bytes = run(&Client::from_env()?, &inquiry, Path::new(&file)).await?;
    println!("{bytes} bytes in {file}");
    Ok(())
}

/// Writes the PDF of an inquiry into a file; how many bytes it has. Where it fails on the way, no file is left behind.
pub(crate) async fn run(
    client: &Client,
    inquiry: &str,
    file: &Path,
) -> Result<u64, Box<dyn Error>> {
    let part = file.with_extension("part");
    match download(client, inquiry, &part).await {
        Ok(bytes) => {
            fs::rename(&part, file).await?;
            Ok(bytes)
        }
        Err(error) => {
            // Where nothing was written yet, there is nothing to remove.
            let _ = fs::remove_file(&part).await;
            Err(error)
        }
    }
}

async fn download(
    client: &Client,
    inquiry: &str,
    file: &Path,
) -> Result<u64, Box<dyn Error>> {
    let mut reply = client.inquiries().print_pdf(inquiry).stream().await?;
    let mut target = fs::File::create(file).await?;
    let mut bytes = 0;
    while let Some(chunk) = reply.body_mut().chunk().await? {
        target.write_all(&chunk).await?;
        bytes += chunk.len() as u64;
    }
    target.flush().await?;
    Ok(bytes)
}
