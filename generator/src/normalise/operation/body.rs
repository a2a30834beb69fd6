//! Request bodies and replies, by media type and status.

use openapiv3::{
    MediaType as OpenApiMediaType, ReferenceOr, RequestBody as OpenApiRequestBody, Response,
    StatusCode,
};

use crate::ledger::Construct;
use crate::lower::OPTIONAL;
use crate::model::{Body, Content, Doc, MediaType, Name, Reply, RequestBody, Status, TypeRef};
use crate::normalise::builder::{Builder, Context, Direction};
use crate::normalise::cardinality::is_of_relationship;
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, View};
use crate::normalise::words::words;
use crate::problem::{Problem, child_pointer, codes};

/// The kinds of media types that are read and written each in its own way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Json,
    Form,
    Multipart,
    Text,
    Binary,
}

impl<'a> Builder<'a> {
    pub(crate) fn request_body(
        &mut self,
        operation: &'a openapiv3::Operation,
        base: &[String],
        at: &str,
    ) -> Option<RequestBody> {
        let at = child_pointer(at, "requestBody");
        let body = self.resolved_body(operation.request_body.as_ref()?, &at)?;
        let mut own = base.to_vec();
        own.push("request".to_owned());
        let cx = Context {
            own: vec!["request".to_owned()],
            of_relationship: at_relationship(&at),
            ..Context::new(base.to_vec(), Direction::Request)
        };
        // Documents often leave the word out where they mean it; where they say it, it holds.
        let is_optional = body.extensions.contains_key(OPTIONAL);
        let mut required = body.required;
        let mut bodies = Vec::with_capacity(body.content.len());
        for (text, media) in &body.content {
            if let Some(schema) = &media.schema {
                let view = self.schemas.view(schema);
                let view = self.schemas.directed(view, cx.direction);
                if !required && !is_optional && !view.required.is_empty() && !view.nullable {
                    required = true;
                    let rule = "body-is-required-as-members-of-it-are";
                    self.ignored(Construct::Reading, "requestBody/required", rule);
                }
            }
            bodies.push(self.body(text, media, &cx));
        }
        Some(RequestBody {
            doc: Doc {
                description: body.description.clone(),
                ..Doc::default()
            },
            required,
            bodies,
        })
    }

    /// A request body that may be a reference to a component.
    pub(crate) fn resolved_body(
        &mut self,
        body: &'a ReferenceOr<OpenApiRequestBody>,
        at: &str,
    ) -> Option<&'a OpenApiRequestBody> {
        let mut body = body;
        for _ in 0..16 {
            match body {
                ReferenceOr::Item(item) => return Some(item),
                ReferenceOr::Reference { reference } => {
                    let name = reference.strip_prefix("#/components/requestBodies/")?;
                    match self
                        .openapi
                        .components
                        .as_ref()
                        .and_then(|all| all.request_bodies.get(name))
                    {
                        Some(next) => body = next,
                        None => break,
                    }
                }
            }
        }
        self.problems.push(Problem::error(
            codes::REF_TO_NOWHERE,
            at,
            "the request body refers to a component that cannot be found",
        ));
        None
    }

    pub(crate) fn body(&mut self, text: &str, media: &'a OpenApiMediaType, cx: &Context) -> Body {
        let media_type = MediaType {
            text: text.to_owned(),
        };
        let is_range = media_type.is_range();
        let Some(schema) = &media.schema else {
            let content = match family(text) {
                Family::Text => Content::Text,
                _ if is_range => Content::Blob,
                Family::Json => Content::Json(TypeRef::FreeForm),
                _ => Content::Binary,
            };
            return Body {
                media_type,
                content,
                fields: Vec::new(),
                error_members: Vec::new(),
            };
        };
        let view = self.schemas.view(schema);
        let view = self.schemas.directed(view, cx.direction);
        let error_members = self.members_of_errors(&view);
        let fields = match family(text) {
            Family::Form => self.form_fields(&view, &media.encoding),
            _ => Vec::new(),
        };
        let content = match family(text) {
            Family::Json if is_range && is_file(&view) => Content::Blob,
            Family::Json if is_range && view.kind == Some(Kind::String) => Content::Text,
            Family::Json if is_file(&view) => Content::Binary,
            Family::Json if cx.direction == Direction::Reply => self.json_content(view, cx),
            Family::Json => self.json_request(view, cx),
            Family::Form => Content::Form(self.type_of_view(view, cx)),
            Family::Multipart => Content::Multipart(self.parts(&view, &media.encoding, cx)),
            Family::Text => Content::Text,
            Family::Binary if is_text_at_best(text, &view) => {
                self.ignored(Construct::Reading, text, "structured-body-as-text");
                Content::Text
            }
            Family::Binary if is_range => Content::Blob,
            Family::Binary => Content::Binary,
        };
        let is_errors = content == Content::Errors;
        Body {
            media_type,
            content,
            fields,
            error_members: if is_errors { error_members } else { Vec::new() },
        }
    }

    pub(crate) fn replies(
        &mut self,
        operation: &'a openapiv3::Operation,
        base: &[String],
        at: &str,
    ) -> Vec<Reply> {
        let at = child_pointer(at, "responses");
        let mut all: Vec<(Status, String, &'a ReferenceOr<Response>)> = Vec::new();
        for (code, response) in &operation.responses.responses {
            let (status, key) = match code {
                StatusCode::Code(code) => (Status::Code(*code), code.to_string()),
                StatusCode::Range(digit) => (
                    Status::Range(u8::try_from(*digit).unwrap_or(5)),
                    format!("{digit}XX"),
                ),
            };
            all.push((status, key, response));
        }
        if let Some(response) = &operation.responses.default {
            all.push((Status::Default, "default".to_owned(), response));
        }
        all.sort_by_key(|(status, ..)| (!status.is_success(), *status));
        let mut scope = Scope::new(Case::Pascal, &["Undeclared", "Self"]);
        let mut replies = Vec::with_capacity(all.len());
        let cx = Context {
            of_relationship: at_relationship(&at),
            ..Context::new(base.to_vec(), Direction::Reply)
        };
        let statuses: Vec<Status> = all.iter().map(|(status, ..)| *status).collect();
        let successes = statuses.iter().filter(|status| status.is_success()).count();
        for (status, key, response) in all {
            let at = child_pointer(&at, &key);
            let Some(response) = self.resolved_response(response, &at) else {
                continue;
            };
            let name = scope.mint(&[status_words(status)], &key);
            // Where no success is declared, a success is what holds for all other statuses.
            let lone = status == Status::Default && successes == 0;
            replies.push(self.reply(status, name, response, (successes > 1, lone), &cx));
        }
        replies
    }

    fn reply(
        &mut self,
        status: Status,
        name: Name,
        response: &'a Response,
        (several, lone): (bool, bool),
        cx: &Context,
    ) -> Reply {
        let mut base = cx.base.clone();
        if !status.is_success() && !lone
            || several && status != Status::Code(200) && status != Status::Code(201)
        {
            base.extend(words(name.ident()));
        }
        let cx = Context {
            own: vec!["reply".to_owned()],
            of_relationship: cx.of_relationship,
            ..Context::new(base, Direction::Reply)
        };
        let bodies = response
            .content
            .iter()
            .map(|(text, media)| self.body(text, media, &cx))
            .collect();
        let headers = self.reply_headers(response, &cx);
        Reply {
            status,
            name,
            doc: Doc {
                description: Some(response.description.clone()).filter(|text| !text.is_empty()),
                ..Doc::default()
            },
            bodies,
            headers,
            header_set: None,
        }
    }

    fn resolved_response(
        &mut self,
        response: &'a ReferenceOr<Response>,
        at: &str,
    ) -> Option<&'a Response> {
        let found = reply_view(self.openapi, response);
        if found.is_none() {
            self.problems.push(Problem::error(
                codes::REF_TO_NOWHERE,
                at,
                "the reply refers to a component that cannot be found",
            ));
        }
        found
    }
}

/// Whether a place in the document is in the operation of a relationship's own endpoint.
fn at_relationship(at: &str) -> bool {
    let path = at
        .strip_prefix("/paths/")
        .and_then(|at| at.split('/').next());
    path.is_some_and(|path| is_of_relationship(&path.replace("~1", "/")))
}

/// A response, or the component that it refers to.
fn reply_view<'a>(
    openapi: &'a openapiv3::OpenAPI,
    response: &'a ReferenceOr<Response>,
) -> Option<&'a Response> {
    let mut response = response;
    for _ in 0..16 {
        match response {
            ReferenceOr::Item(item) => return Some(item),
            ReferenceOr::Reference { reference } => {
                let name = reference.strip_prefix("#/components/responses/")?;
                response = openapi.components.as_ref()?.responses.get(name)?;
            }
        }
    }
    None
}

fn family(media_type: &str) -> Family {
    let plain = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match plain.as_str() {
        "application/json" | "text/json" | "*/*" | "application/*" => Family::Json,
        "application/x-www-form-urlencoded" => Family::Form,
        other if other.ends_with("+json") => Family::Json,
        other if other.starts_with("multipart/") => Family::Multipart,
        other if other.starts_with("text/") => Family::Text,
        other if other.ends_with("xml") => Family::Text,
        _ => Family::Binary,
    }
}

/// Whether a body is an object or a list in a format that is not known.
fn is_text_at_best(text: &str, view: &View<'_>) -> bool {
    matches!(family(text), Family::Binary) && (view.is_object() || view.kind == Some(Kind::Array))
}

fn is_file(view: &View<'_>) -> bool {
    view.kind == Some(Kind::String) && view.format.as_deref() == Some("binary")
}

/// The words of a status: `Ok`, `NotFound`, `Status418`.
fn status_words(status: Status) -> Vec<String> {
    let text = match status {
        Status::Code(code) => match code {
            200 => "ok",
            201 => "created",
            202 => "accepted",
            203 => "non authoritative",
            204 => "no content",
            205 => "reset content",
            206 => "partial content",
            301 => "moved permanently",
            302 => "found",
            303 => "see other",
            304 => "not modified",
            307 => "temporary redirect",
            308 => "permanent redirect",
            400 => "bad request",
            401 => "unauthorized",
            402 => "payment required",
            403 => "forbidden",
            404 => "not found",
            405 => "method not allowed",
            406 => "not acceptable",
            408 => "request timeout",
            409 => "conflict",
            410 => "gone",
            412 => "precondition failed",
            413 => "payload too large",
            415 => "unsupported media type",
            422 => "unprocessable entity",
            423 => "locked",
            424 => "failed dependency",
            429 => "too many requests",
            500 => "internal server error",
            501 => "not implemented",
            502 => "bad gateway",
            503 => "service unavailable",
            504 => "gateway timeout",
            other => return vec![format!("status{other}")],
        },
        Status::Range(digit) => return vec![format!("status{digit}xx")],
        Status::Default => "default",
    };
    words(text)
}
