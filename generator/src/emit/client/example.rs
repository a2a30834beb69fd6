//! The example in the docs of an operation's method: a whole call, and what comes of it.
//!
//! | module | what it makes |
//! |---|---|
//! | [`value`] | values of arguments and of members, of the document's examples where it has them |
//! | [`object`] | request bodies: what the document requires, a `let` for each object |

mod object;
mod value;

use std::collections::BTreeSet;

use super::arguments::is_required;
use super::body::{borrows, parts_name};
use super::reply::{Success, paged, success};
use super::scope::client_crate;
use crate::emit::tokens::raw_ident;
use crate::model::{
    Api, Content, Operation, Part, PrimaryData, RequestBody, Scalar, TypeKind, TypeRef,
};

/// Lines of code in docs are no longer than this.
const WIDTH: usize = 88;

/// An example in the making.
pub(super) struct Example<'a> {
    api: &'a Api,
    /// What it imports, by path.
    uses: BTreeSet<String>,
    /// Statements before the call.
    lets: Vec<String>,
    /// Names of variables.
    taken: BTreeSet<String>,
    /// Arguments of the function around it: what is too long to be made here.
    takes: Vec<String>,
}

/// An operation as it is called: `inquiries().retrieve("inq_1")`, without what sends it.
pub(super) struct Calling {
    pub(super) uses: Vec<String>,
    pub(super) lets: Vec<String>,
    pub(super) takes: Vec<String>,
    /// The calls behind the client, one by one.
    pub(super) calls: Vec<String>,
}

impl Calling {
    /// Whether the call is made of literals alone.
    pub(super) fn is_short(&self) -> bool {
        [&self.uses, &self.lets, &self.takes].map(Vec::is_empty) == [true; 3]
    }
}

/// The example of an operation: fenced code, or nothing where an argument cannot be shown.
pub(super) fn example(api: &Api, operation: &Operation) -> Option<String> {
    let calling = calling(api, operation)?;
    let mut code: Vec<String> = calling
        .uses
        .iter()
        .map(|path| format!("use {path};"))
        .collect();
    if !code.is_empty() {
        code.push(String::new());
    }
    code.extend(calling.lets.iter().cloned());
    code.extend(reading(api, operation, &calling.calls));
    Some(fenced(api, &calling.takes, &code))
}

/// The call of an operation as code on its own, or nothing where an argument cannot be shown.
pub fn call(api: &Api, operation: &Operation) -> Option<String> {
    let fenced = example(api, operation)?;
    let lines = fenced
        .lines()
        .filter(|line| !line.starts_with("```") && *line != "#" && !line.starts_with("# "));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// How an operation is called with what it requires.
pub(super) fn calling(api: &Api, operation: &Operation) -> Option<Calling> {
    let mut example = Example {
        api,
        uses: BTreeSet::new(),
        lets: Vec::new(),
        taken: ["client", "reply", "items", "item"]
            .map(str::to_owned)
            .into(),
        takes: Vec::new(),
    };
    let tag = api.tags.get(operation.tag)?.module.ident();
    let method = operation.method_name.ident();
    let mut arguments = example.arguments(operation)?;
    let mut calls = vec![format!("{tag}()")];
    let body = operation.body.as_ref();
    if let Some(body) = body.filter(|body| body.required && !body.bodies.is_empty()) {
        arguments.push(example.required_body(operation, body)?);
    }
    calls.push(format!("{method}({})", arguments.join(", ")));
    if let Some(body) = body.filter(|body| !body.required) {
        let body = example.body(operation, body);
        calls.extend(body.map(|body| format!("body({body})")));
    }
    Some(Calling {
        uses: example.uses(),
        lets: example.lets,
        takes: example.takes,
        calls,
    })
}

/// The code in a fence, in a function that has a client and may fail.
pub(super) fn fenced(api: &Api, takes: &[String], code: &[String]) -> String {
    let name = client_crate(api);
    let takes: String = takes.iter().map(|take| format!(", {take}")).collect();
    let mut lines = vec![
        "```no_run".to_owned(),
        format!(
            "# async fn example(client: {name}::Client{takes}) -> Result<(), Box<dyn std::error::Error>> {{"
        ),
    ];
    lines.extend_from_slice(code);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines.join("\n")
}

/// Statements that send a call and read what comes.
pub(super) fn reading(api: &Api, operation: &Operation, calls: &[String]) -> Vec<String> {
    let sent = |end: &str| {
        let ends = [end.to_owned(), "await?".to_owned()];
        calls.iter().cloned().chain(ends).collect::<Vec<_>>()
    };
    let shown = |expression: &str| format!("println!(\"{{:?}}\", {expression});");
    match success(operation) {
        Success::Unit => statement("", &sent("send()")),
        Success::One(Content::Binary | Content::Blob) => {
            let mut lines = statement("let mut reply = ", &sent("stream()"));
            lines.extend(
                [
                    "while let Some(chunk) = reply.body_mut().chunk().await? {",
                    "    println!(\"{} bytes\", chunk.len());",
                    "}",
                ]
                .map(str::to_owned),
            );
            lines
        }
        Success::One(Content::Document(document)) => match &document.data {
            PrimaryData::Many(item) => {
                let printed = printed(api, item, "item");
                if paged(operation).is_some() {
                    let calls: Vec<String> = calls
                        .iter()
                        .cloned()
                        .chain(["items()".to_owned()])
                        .collect();
                    let mut lines = statement("let mut items = ", &calls);
                    lines.push("while let Some(item) = items.try_next().await? {".to_owned());
                    lines.extend([format!("    {printed}"), "}".to_owned()]);
                    return lines;
                }
                let mut lines = statement("let reply = ", &sent("send()"));
                lines.push("for item in reply.data() {".to_owned());
                lines.extend([format!("    {printed}"), "}".to_owned()]);
                lines
            }
            PrimaryData::One(ty) => {
                let mut lines = statement("let reply = ", &sent("send()"));
                lines.push(printed(api, ty, "reply.data()"));
                lines
            }
            PrimaryData::Nullable(_) => {
                let mut lines = statement("let reply = ", &sent("send()"));
                lines.push(shown("reply.data()"));
                lines
            }
        },
        Success::One(_) | Success::Several => {
            let mut lines = statement("let reply = ", &sent("send()"));
            lines.push(shown("reply.body()"));
            lines
        }
    }
}

/// A line that prints a resource: its id, where it has one.
fn printed(api: &Api, ty: &TypeRef, expression: &str) -> String {
    let has_id = match ty {
        TypeRef::Named(id) => match &api.ty(*id).kind {
            TypeKind::Resource(resource) => resource.has_id,
            _ => false,
        },
        _ => false,
    };
    let is_variable = !expression.contains('(');
    match (has_id, is_variable) {
        (true, _) => format!("println!(\"{{}}\", {expression}.id);"),
        (false, true) => format!("println!(\"{{{expression}:?}}\");"),
        (false, false) => format!("println!(\"{{:?}}\", {expression});"),
    }
}

/// A chain of calls behind `client`, on one line where it fits, else a line each.
pub(super) fn statement(start: &str, calls: &[String]) -> Vec<String> {
    let line = format!("{start}client.{};", calls.join("."));
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![format!("{start}client")];
    lines.extend(calls.iter().map(|call| format!("    .{call}")));
    if let Some(last) = lines.last_mut() {
        last.push(';');
    }
    lines
}

impl Example<'_> {
    /// The `use` paths; types of one module come together.
    fn uses(&self) -> Vec<String> {
        let mut paths: Vec<(String, Vec<&str>)> = Vec::new();
        for path in &self.uses {
            let Some((module, name)) = path.rsplit_once("::") else {
                continue;
            };
            match paths.last_mut() {
                Some((last, names)) if last == module => names.push(name),
                _ => paths.push((module.to_owned(), vec![name])),
            }
        }
        let lines = paths.into_iter().flat_map(|(module, names)| {
            let together = format!("{module}::{{{}}}", names.join(", "));
            match names.as_slice() {
                [name] => vec![format!("{module}::{name}")],
                _ if together.len() + "use ;".len() <= WIDTH => vec![together],
                _ => names
                    .iter()
                    .map(|name| format!("{module}::{name}"))
                    .collect(),
            }
        });
        lines.collect()
    }

    /// The arguments before the body, in the order that the method takes them.
    fn arguments(&mut self, operation: &Operation) -> Option<Vec<String>> {
        let parameters = &operation.parameters;
        let path = parameters
            .path
            .iter()
            .map(|path| (&path.ty, path.example.as_ref(), &path.name));
        let filters = parameters.filters.iter().filter(|filter| filter.required);
        let filters = filters.map(|filter| (&filter.ty, filter.example.as_ref(), &filter.name));
        let page = parameters.page.iter().filter(|page| page.required);
        let page = page.map(|page| (&page.ty, None, &page.name));
        let query = parameters.query.iter().filter(|query| query.is_due());
        let query = query.map(|query| (&query.ty, query.example.as_ref(), &query.name));
        let headers = parameters
            .headers
            .iter()
            .filter(|header| is_required(header));
        let headers = headers.map(|header| (&header.ty, header.example.as_ref(), &header.name));
        let cookies = parameters.cookies.iter().filter(|cookie| cookie.required);
        let cookies = cookies.map(|cookie| (&cookie.ty, cookie.example.as_ref(), &cookie.name));
        let all = path.chain(filters).chain(page).chain(query);
        let all = all.chain(headers).chain(cookies);
        all.map(|(ty, example, name)| self.argument(ty, example, name))
            .collect()
    }

    /// A body that must be given: where it takes more than an example has room for, it is an argument of the example.
    fn required_body(&mut self, operation: &Operation, body: &RequestBody) -> Option<String> {
        if let Some(made) = self.body(operation, body) {
            return Some(made);
        }
        let only = body.bodies.first().filter(|_| body.bodies.len() == 1)?;
        let (Content::Json(TypeRef::Named(id)) | Content::Form(TypeRef::Named(id))) = only.content
        else {
            return None;
        };
        let ty = self.api.ty(id);
        let name = client_crate(self.api);
        let path = format!("{name}::types::{}::{}", ty.module, ty.name);
        self.takes.push(format!("body: {path}"));
        Some("&body".to_owned())
    }

    /// A body in the first of its media types.
    fn body(&mut self, operation: &Operation, body: &RequestBody) -> Option<String> {
        let content = &body.bodies.first()?.content;
        self.attempt(|example| example.content(operation, content))
    }

    /// Makes something, or leaves nothing behind of what it had begun.
    fn attempt<T>(&mut self, make: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (uses, lets, taken) = (self.uses.clone(), self.lets.len(), self.taken.clone());
        let made = make(self);
        if made.is_none() {
            (self.uses, self.taken) = (uses, taken);
            self.lets.truncate(lets);
        }
        made
    }

    fn content(&mut self, operation: &Operation, content: &Content) -> Option<String> {
        let value = match content {
            Content::Json(ty) | Content::Form(ty) => self.whole(ty)?,
            Content::Multipart(parts) => self.parts(operation, parts)?,
            Content::Text => "\"text\"".to_owned(),
            Content::Binary | Content::Blob => "std::fs::read(\"file\")?".to_owned(),
            Content::Document(_) | Content::Errors => return None,
        };
        Some(match borrows(content) {
            true => format!("&{value}"),
            false => value,
        })
    }

    /// The parts of a multipart body: those that must be there, or else one of those that may.
    fn parts(&mut self, operation: &Operation, parts: &[Part]) -> Option<String> {
        let tag = self.api.tags.get(operation.tag)?.module.ident();
        let name = parts_name(operation).to_string();
        self.import(&format!("{}::{tag}", client_crate(self.api)), &name)?;
        let required: Vec<&Part> = parts.iter().filter(|part| part.required).collect();
        let arguments: Option<Vec<String>> = required.iter().map(|part| self.part(part)).collect();
        let made = format!("{name}::new({})", arguments?.join(", "));
        if !required.is_empty() {
            return Some(made);
        }
        let optional = parts.iter().find_map(|part| {
            let value = self.part(part)?;
            Some(format!("{}({value})", raw_ident(part.name.ident())))
        });
        Some(format!("{made}.{}", optional?))
    }

    fn part(&mut self, part: &Part) -> Option<String> {
        let file = "std::fs::read(\"file\")?".to_owned();
        match &part.ty {
            TypeRef::Scalar(Scalar::Binary) => Some(file),
            TypeRef::List(item) if **item == TypeRef::Scalar(Scalar::Binary) => {
                Some(format!("[{file}]"))
            }
            ty => self.argument(ty, None, &part.name),
        }
    }
}
