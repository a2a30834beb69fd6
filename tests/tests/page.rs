//! The reference page (`report --format html`): it needs nothing but itself, has a place for each operation and resource, and
//! shows nothing of the document as HTML. What its script does, a browser is asked (feature `browser`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::path::Path;

use codegen_tests::fixture::repository;
use jsonapi_generator::model::Api;
use jsonapi_generator::page::{Subject, page};
use jsonapi_generator::pipeline::{Clock, Codegen};

/// The greatest page that is still quick to open, in bytes.
const GREATEST: usize = 3_000_000;

fn made(document: &Path) -> (Api, String) {
    let codegen = Codegen::new(document);
    let mut clock = Clock::default();
    let (api, ledger) = codegen
        .model_and_ledger(&mut clock)
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    let document = codegen
        .bundle(&mut clock)
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    let html = page(&Subject {
        api: &api,
        ledger: &ledger,
        document: &document.root,
        since: None,
    });
    (api, html)
}

fn of_the_repository() -> (Api, String) {
    made(&repository().join("spec/openapi.yaml"))
}

#[test]
fn the_page_needs_no_network_and_has_all_operations_and_resources() {
    let (api, html) = of_the_repository();
    assert!(html.len() < GREATEST, "{} bytes", html.len());
    for outside in ["src=\"", "<link", "@import", "url("] {
        assert!(!html.contains(outside), "{outside}");
    }
    for operation in &api.operations {
        let id = format!("id=\"operation-{}\"", operation.id.to_lowercase());
        assert!(html.contains(&id), "{id}");
    }
    assert!(html.matches("class=\"resource\"").count() > 100);
    assert!(html.contains("client.inquiries().retrieve("));
    assert!(html.contains("curl -X POST"));
}

#[test]
fn links_within_the_page_lead_somewhere() {
    let (_, html) = of_the_repository();
    let mut lost: Vec<&str> = html
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|to| !html.contains(&format!("id=\"{to}\"")))
        .collect();
    lost.sort_unstable();
    lost.dedup();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn what_a_document_says_is_text() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("openapi.yaml");
    let document = "openapi: 3.1.0\n\
        info: {title: 'A <b>bold</b> API', version: '1', description: '<script>alert(1)</script>'}\n\
        paths: {/a: {get: {operationId: a, summary: '<img src=x>', responses: {'204': {description: None.}}}}}\n";
    std::fs::write(&path, document).unwrap();
    let (_, html) = made(&path);
    assert_eq!(html.matches("<script>").count(), 1);
    assert!(!html.contains("<img") && !html.contains("<b>bold"));
}

/// Keys: `/` goes to the search, arrows choose, Enter goes there, Escape leaves.
#[cfg(feature = "browser")]
#[test]
fn search_works_by_the_keyboard() {
    const PROBE: &str = r##"<script>
      addEventListener("load", () => {
        const press = (target, key) =>
          target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const chosen = () => document.querySelector("#found [aria-selected=true] a").getAttribute("href");
        press(document.body, "/");
        const input = document.activeElement;
        input.value = "create inquiry";
        input.dispatchEvent(new Event("input"));
        const first = chosen();
        press(input, "ArrowDown");
        const second = chosen();
        press(input, "ArrowUp");
        press(input, "Enter");
        const told = [input.id, first, second !== first, location.hash, document.querySelector("#found").hidden];
        document.body.innerHTML = `<pre id="told">${told.join(" ")}</pre>`;
      });
    </script></body>"##;
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("page.html");
    let (_, html) = of_the_repository();
    std::fs::write(&path, html.replace("</body>", PROBE)).unwrap();
    let browser = std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let output = std::process::Command::new(&browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu"])
        .args(["--virtual-time-budget=5000", "--dump-dom"])
        .arg(format!("file://{}", path.display()))
        .output()
        .unwrap_or_else(|error| panic!("{browser}: {error}"));
    let dom = String::from_utf8_lossy(&output.stdout);
    let told = "search #operation-create-an-inquiry true #operation-create-an-inquiry true";
    assert!(dom.contains(told), "{dom}");
}
