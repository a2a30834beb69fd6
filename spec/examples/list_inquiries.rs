//! Lists the inquiries that were approved since a date.
//!
//! ```sh
//! PERSONA_API_KEY=... cargo run -p persona-client --example list_inquiries -- 2026-01-01T00:00:00Z
//! ```

use std::error::Error;
use std::io::Write;

use persona_client::Client;
use persona_client::types::inquiry::InquiryStatus as Status;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let since = std::env::args().nth(1).ok_or("usage: list_inquiries DATE-TIME")?;
    let client = Client::from_env()?;
    run(&client, &since, &mut std::io::stdout()).await
}

/// Prints id and reference of each inquiry, page after page.
pub(crate) async fn run(
    client: &Client,
    since: &str,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let list = client.inquiries().list();
    let list = list.filter_status(Status::Approved).filter_created_at_start(since);
    let mut inquiries = list.page_size(100).items();
    let mut count = 0;
    while let Some(inquiry) = inquiries.try_next().await? {
        let reference = inquiry.attributes.reference_id.as_deref();
        writeln!(out, "{} {}", inquiry.id, reference.unwrap_or("-"))?;
        count += 1;
    }
    writeln!(out, "{count} approved since {since}")?;
    Ok(())
}
