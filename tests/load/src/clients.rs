//! Calls by the typed client and by hand, and downloads.

use std::sync::Arc;
use std::time::Duration;

use persona_client::Client;
use persona_client::runtime::{DateTime, OpenEnum};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue, USER_AGENT};
use serde_json::Value;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::Outcome;
use crate::by_hand::{Glance, Whole};
use crate::usage::{Meter, Usage};

/// How an inquiry is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// By the generated client.
    Typed,
    /// By `reqwest`, read into structs of what the caller looks at.
    Glance,
    /// By `reqwest`, read into structs of all that is declared.
    Whole,
    /// By `reqwest`, read into a `serde_json::Value`.
    Value,
    /// By `reqwest`, not read.
    Bytes,
}

impl Way {
    pub(crate) const ALL: [Self; 5] = [
        Self::Typed,
        Self::Value,
        Self::Whole,
        Self::Glance,
        Self::Bytes,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Glance => "glance",
            Self::Whole => "whole",
            Self::Value => "value",
            Self::Bytes => "bytes",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// The headers that the typed client sends.
fn headers() -> HeaderMap {
    HeaderMap::from_iter([
        (ACCEPT, HeaderValue::from_static("application/json")),
        (AUTHORIZATION, HeaderValue::from_static("Bearer a-key")),
        (USER_AGENT, HeaderValue::from_static("client-load/0.1.0")),
        (
            reqwest::header::HeaderName::from_static("persona-version"),
            HeaderValue::from_static("2026-09-29"),
        ),
        (
            reqwest::header::HeaderName::from_static("key-inflection"),
            HeaderValue::from_static("kebab"),
        ),
    ])
}

async fn typed(client: &Client, id: &str) -> Outcome<usize> {
    let reply = client.inquiries().retrieve(id).send().await?;
    let inquiry = reply.data();
    let attributes = &inquiry.attributes;
    let status = attributes.status.value().map(OpenEnum::as_str);
    let created_at = attributes.created_at.value().map(DateTime::as_str);
    let account = inquiry.relationships.account.identifier();
    let account = account.map(|account| account.id.as_str());
    let seen = [
        status,
        attributes.reference_id.as_deref(),
        created_at,
        account,
    ];
    let seen = seen.into_iter().flatten().map(str::len);
    Ok(inquiry.id.as_str().len() + seen.sum::<usize>())
}

async fn bare(way: Way, client: &reqwest::Client, url: &str, id: &str) -> Outcome<usize> {
    let request = client
        .get(format!("{url}/inquiries/{id}"))
        .timeout(Duration::from_secs(60));
    let reply = request.send().await?.error_for_status()?;
    let bytes = reply.bytes().await?;
    let length = |text: Option<&str>| text.map_or(0, str::len);
    match way {
        Way::Value => {
            let document: Value = serde_json::from_slice(&bytes)?;
            let data = &document["data"];
            let attributes = &data["attributes"];
            let account = &data["relationships"]["account"]["data"]["id"];
            let seen = [
                &data["id"],
                &attributes["status"],
                &attributes["reference-id"],
            ];
            let seen = seen.into_iter().chain([&attributes["created-at"], account]);
            Ok(seen.map(|value| length(value.as_str())).sum())
        }
        Way::Glance => {
            let data = serde_json::from_slice::<Glance>(&bytes)?.data;
            let account = data.relationships.account.and_then(|account| account.data);
            let seen = data.attributes;
            let seen = [seen.status, seen.reference_id, seen.created_at];
            let seen = seen.into_iter().chain([account.map(|account| account.id)]);
            Ok(data.id.len() + seen.map(|text| length(text.as_deref())).sum::<usize>())
        }
        Way::Whole => {
            let data = serde_json::from_slice::<Whole>(&bytes)?.data;
            let account = data.relationships.account.and_then(|account| account.data);
            let seen = data.attributes;
            let seen = [seen.status, seen.reference_id, seen.created_at];
            let seen = seen.into_iter().chain([account.map(|account| account.id)]);
            Ok(data.id.len() + seen.map(|text| length(text.as_deref())).sum::<usize>())
        }
        Way::Typed | Way::Bytes => Ok(bytes.len()),
    }
}

/// A way to call, with what it needs; cheap to clone.
trait Caller: Clone + Send + 'static {
    /// Fetches an inquiry and looks at it: how long the texts are that the caller sees.
    fn call(&self, id: &str) -> impl Future<Output = Outcome<usize>> + Send;
}

#[derive(Clone)]
struct Typed(Client);

impl Caller for Typed {
    fn call(&self, id: &str) -> impl Future<Output = Outcome<usize>> + Send {
        typed(&self.0, id)
    }
}

#[derive(Clone)]
struct Bare {
    way: Way,
    client: reqwest::Client,
    url: Arc<str>,
}

impl Caller for Bare {
    fn call(&self, id: &str) -> impl Future<Output = Outcome<usize>> + Send {
        bare(self.way, &self.client, &self.url, id)
    }
}

/// Keeps `concurrent` calls under way until each caller has made `calls`, after one each that connects.
pub(crate) async fn call(way: Way, url: &str, concurrent: usize, calls: usize) -> Outcome<Usage> {
    if way == Way::Typed {
        let client = Client::builder().api_key("a-key").base_url(url).build()?;
        return keep_calling(concurrent, calls, Typed(client)).await;
    }
    let client = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .default_headers(headers())
        .build()?;
    let url = url.into();
    keep_calling(concurrent, calls, Bare { way, client, url }).await
}

/// Tasks hold the futures of one way to call and of no other: they are part of what calls take.
async fn keep_calling<C: Caller>(concurrent: usize, calls: usize, caller: C) -> Outcome<Usage> {
    let connected = Arc::new(Barrier::new(concurrent + 1));
    let mut tasks = JoinSet::new();
    for number in 0..concurrent {
        let (caller, connected) = (caller.clone(), Arc::clone(&connected));
        tasks.spawn(async move {
            let id = format!("inq_{number}");
            let first = caller.call(&id).await;
            connected.wait().await;
            let first = first?;
            for _ in 0..calls {
                if caller.call(&id).await? != first {
                    return Err("another inquiry".into());
                }
            }
            Outcome::Ok(first)
        });
    }
    connected.wait().await;
    let meter = Meter::start()?;
    while let Some(done) = tasks.join_next().await {
        if done?? == 0 {
            return Err("an empty inquiry".into());
        }
    }
    meter.stop()
}

/// Downloads a file of `mib` MiB chunk by chunk.
pub(crate) async fn download(url: &str, mib: usize) -> Outcome<Usage> {
    let client = Client::builder().api_key("a-key").base_url(url).build()?;
    let meter = Meter::start()?;
    let file = client.files().download("token", mib.to_string());
    let mut reply = file.stream().await?;
    let mut length = 0;
    while let Some(chunk) = reply.body_mut().chunk().await? {
        length += chunk.len();
    }
    if length != mib * 1024 * 1024 {
        return Err(format!("{length} bytes came").into());
    }
    meter.stop()
}
