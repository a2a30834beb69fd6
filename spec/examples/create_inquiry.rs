//! Creates an inquiry and waits until it is over.
//!
//! ```sh
//! PERSONA_API_KEY=... cargo run -p persona-client --example create_inquiry -- itmpl_...
//! ```
//!
//! Waiting is polling here, so that the program is whole in itself; a service had better receive webhooks.

use std::error::Error;
use std::io::Write;
use std::time::Duration;

use persona_client::Client;
use persona_client::types::inquiry::InquiryStatus as Status;
use persona_client::types::requests::inquiries::InquiryCreateAttributes;
use persona_client::types::requests::inquiries::InquiryCreateRequest;
use persona_client::types::requests::inquiries::InquiryCreateRequestData;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let template = std::env::args().nth(1).ok_or("usage: create_inquiry TEMPLATE-ID")?;
    let client = Client::from_env()?;
    run(&client, &template, Duration::from_secs(5), &mut std::io::stdout()).await
}

/// Creates an inquiry of a template and looks at it every `pause` until it is over.
pub(crate) async fn run(
    client: &Client,
    template: &str,
    pause: Duration,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let attributes = InquiryCreateAttributes::default().inquiry_template_id(template);
    let body = InquiryCreateRequest::new(InquiryCreateRequestData::new(attributes));
    let created = client.inquiries().create(&body).send().await?;
    let id = created.data().id.clone();
    writeln!(out, "created {id}")?;
    loop {
        let reply = client.inquiries().retrieve(&id).send().await?;
        match reply.data().attributes.status.value() {
            Some(Status::Created | Status::Pending) | None => {
                tokio::time::sleep(pause).await;
            }
            Some(status) => {
                writeln!(out, "{id} is {status}")?;
                return Ok(());
            }
        }
    }
}
