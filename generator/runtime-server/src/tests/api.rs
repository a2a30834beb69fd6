//! The API under test.

use std::sync::Arc;

use axum::Router;
use jsonapi_runtime::{Inflection, RawReply, Wire};

use crate::answer::failure::Failure;
use crate::info::{ApiInfo, ErrorShape, OperationInfo};
use crate::read::incoming::Incoming;
use crate::route::operation::Operation;
use crate::route::routes::Routes;
use jsonapi_runtime::http::encoding::Encoding;
use jsonapi_runtime::http::security::{CredentialPlace, SecurityScheme};

pub(super) static BEARER: SecurityScheme = SecurityScheme {
    name: "bearerAuth",
    place: CredentialPlace::Bearer,
};
static RELAY: SecurityScheme = SecurityScheme {
    name: "relay",
    place: CredentialPlace::Header {
        name: "authorization",
        prefix: "PrivateToken token=",
    },
};

static BASIC: SecurityScheme = SecurityScheme::basic("basicAuth");
static KEY: SecurityScheme = SecurityScheme::header("key", "X-Key", "");
static NOWHERE: SecurityScheme = SecurityScheme::unknown("nowhere");

static BEARER_ALONE: &[&[&SecurityScheme]] = &[&[&BEARER]];

const fn op(id: &'static str, method: &'static str, path: &'static str) -> OperationInfo {
    OperationInfo {
        id,
        tag: "Things",
        method,
        path,
        security: BEARER_ALONE,
        ..OperationInfo::EMPTY
    }
}

static OPERATIONS: &[&OperationInfo] = &[
    &op("retrieve", "GET", "/things/{thing id}"),
    &op("search", "POST", "/things/search"),
    &OperationInfo {
        bodies: &["application/json", "multipart/form-data", "text/plain"],
        ..op("update", "PATCH", "/things/{other-name}")
    },
    &op("file", "GET", "/files/{name}.{ext}"),
    &op("panics", "DELETE", "/things/{id}"),
    &op("missing", "GET", "/missing"),
    &OperationInfo {
        bodies: &["application/json", "application/x-www-form-urlencoded"],
        requires_body: true,
        ..op("strict", "PUT", "/strict")
    },
    &op("list", "GET", "/things"),
    &OperationInfo {
        security: &[],
        ..op("open", "GET", "/open")
    },
    &OperationInfo {
        security: &[&[&BEARER], &[&BASIC], &[&KEY], &[&RELAY]],
        errors: &[
            ErrorShape::new(401, &["title"]),
            ErrorShape::new(4, &["title", "details", "meta"]),
            ErrorShape::new(0, &["title", "source/pointer"]),
        ],
        ..op("many", "GET", "/many")
    },
    &OperationInfo {
        security: &[&[&BEARER], &[]],
        ..op("either", "GET", "/either")
    },
    &OperationInfo {
        security: &[&[&NOWHERE]],
        ..op("nowhere", "GET", "/nowhere")
    },
    &OperationInfo {
        base_paths: &["/api/privacy/v1"],
        security: &[&[&RELAY]],
        ..op("relay", "GET", "/relays")
    },
];

pub(super) static API: ApiInfo = ApiInfo {
    title: "Test",
    base_path: "/api/v1",
    error_media_type: "application/json",
    error_members: &["title", "details", "source"],
    inflection_header: Some("Key-Inflection"),
    operations: OPERATIONS,
    ..ApiInfo::EMPTY
};

/// A request that hands everything to its handler.
pub(super) struct Any<const N: usize>(pub(super) Incoming);

impl<const N: usize> Operation for Any<N> {
    type Reply = RawReply;
    const API: &'static ApiInfo = &API;
    const INFO: &'static OperationInfo = OPERATIONS[N];

    fn read(incoming: &mut Incoming) -> Result<Self, Failure> {
        let context = incoming.context.clone();
        let taken = Incoming {
            context,
            path: std::mem::take(&mut incoming.path),
            query: incoming.query.clone(),
            payload: incoming.payload.take(),
            problems: Vec::new(),
            told: 0,
        };
        Ok(Self(taken))
    }

    fn write(reply: &RawReply, _: Inflection) -> RawReply {
        reply.clone()
    }
}

/// A request with typed parameters.
pub(super) struct List(String);

impl Operation for List {
    type Reply = RawReply;
    const API: &'static ApiInfo = &API;
    const INFO: &'static OperationInfo = OPERATIONS[7];

    fn read(incoming: &mut Incoming) -> Result<Self, Failure> {
        let include = incoming.include::<String>("include");
        let fields = incoming.fieldsets("fields");
        let size = incoming.query::<i64>("page[size]");
        let status = incoming.encoded_query::<Vec<String>>("filter[status]", Encoding::COMMA);
        let key = incoming.required_query::<String>("filter[key]");
        let limit = incoming.header::<i64>("X-Limit");
        incoming.finish()?;
        let fields: Vec<_> = fields.iter().collect();
        Ok(Self(format!(
            "{include:?} {fields:?} {:?} {:?} {} {:?}",
            size?, status?, key?, limit?
        )))
    }

    fn write(reply: &RawReply, _: Inflection) -> RawReply {
        reply.clone()
    }
}

pub(super) fn text(text: impl Into<String>) -> Result<RawReply, Failure> {
    Ok(RawReply {
        status: 200,
        content_type: Some("text/plain".to_owned()),
        headers: http::HeaderMap::new(),
        body: text.into().into(),
        deferred: None,
    })
}

fn value<T: Wire>(name: &'static str, incoming: &mut Incoming) -> T {
    incoming.path(name).unwrap()
}

pub(super) fn routes() -> Routes {
    let service = Arc::new(());
    let mut routes = Routes::new(&API);
    routes.on(&service, |_, mut r: Any<0>| async move {
        text(format!(
            "retrieve {}",
            value::<String>("thing id", &mut r.0)
        ))
    });
    routes.on(&service, |_, _: Any<1>| async { text("search") });
    routes.on(&service, |_, mut r: Any<2>| async move {
        let body = r.0.body(|payload| {
            Ok(match payload.index() {
                0 => format!("json {:?}", payload.json::<Vec<i64>>()?),
                1 => format!(
                    "file {:?} note {:?}",
                    payload.file("data[file]")?.map(|file| file.whole()),
                    payload.part::<i64>("note")?
                ),
                _ => payload.text()?,
            })
        });
        match (body, r.0.finish()) {
            (Ok(body), Ok(())) => text(format!(
                "update {} {body:?}",
                value::<String>("other-name", &mut r.0)
            )),
            (_, failure) => Err(failure.unwrap_err()),
        }
    });
    routes.on(&service, |_, mut r: Any<3>| async move {
        let (name, ext) = (
            value::<String>("name", &mut r.0),
            value::<String>("ext", &mut r.0),
        );
        text(format!("{name} + {ext}"))
    });
    routes.on(&service, |_, _: Any<4>| async {
        panic!("a handler's fault")
    });
    routes.on(&service, |_, mut r: Any<6>| async move {
        let form =
            r.0.required_body(|payload| payload.form::<jsonapi_runtime::serde_json::Value>());
        text(form.unwrap().to_string())
    });
    routes.on(&service, |_, r: List| async move { text(r.0) });
    routes.on(&service, |_, r: Any<8>| async move {
        text(format!("open {:?}", r.0.context.inflection))
    });
    routes.on(&service, |_, r: Any<9>| async move {
        let schemes = r.0.context.credentials.iter();
        text(format!(
            "many {:?}",
            schemes.map(|c| c.scheme.name).collect::<Vec<_>>()
        ))
    });
    routes.on(&service, |_, r: Any<10>| async move {
        text(format!("either {:?}", r.0.context.principal::<u8>()))
    });
    routes.on(&service, |_, _: Any<11>| async { text("nowhere") });
    routes.on(&service, |_, r: Any<12>| async move {
        text(format!("relay {}", r.0.context.credentials[0].secret()))
    });
    routes
}

pub(super) fn router() -> Router {
    let mut routes = routes();
    routes.accept_any_credentials();
    routes.into_router()
}
