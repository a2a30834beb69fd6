//! Events, and what the API sends with a contract of its own.

use super::html::{escape, table};
use super::words;
use crate::model::Api;

pub(super) fn section(api: &Api) -> String {
    let events = api.webhooks.events.iter().map(|event| {
        vec![
            format!("<code>{}</code>", escape(event.name.wire())),
            words::content(api, &event.payload),
            words::doc_inline(&event.doc),
        ]
    });
    let deliveries = api.deliveries.iter().map(|delivery| {
        let body = delivery.body.as_ref();
        let body = body.map(|body| words::content(api, &body.content));
        vec![
            format!("<code>{}</code>", escape(delivery.name.wire())),
            body.unwrap_or_default(),
            words::doc_inline(&delivery.doc),
        ]
    });
    let rows: Vec<Vec<String>> = events.chain(deliveries).collect();
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "<section id=\"events\" data-name=\"events webhooks\" data-kind=\"page\">\n<h2>Events</h2>\n{}</section>\n",
        table(&["event", "payload", ""], &rows)
    )
}
