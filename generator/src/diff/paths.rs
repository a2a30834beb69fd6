//! What items of the generated crates are called, as far as a difference speaks of them.

use crate::model::{Api, Operation, TypeId};

/// A type: `types::inquiry::Inquiry`.
pub(super) fn of_type(api: &Api, id: TypeId) -> String {
    let ty = api.ty(id);
    format!("types::{}::{}", ty.module, ty.name)
}

/// The items of an operation.
#[derive(Clone)]
pub(super) struct OfOperation {
    /// The method that makes a call: `client::inquiries::Inquiries::create`.
    pub(super) method: String,
    /// The builder: `client::inquiries::Create`.
    pub(super) builder: String,
    /// The replies: `types::replies::inquiries::CreateReply`.
    pub(super) reply: String,
    /// What a server is handed: `server::inquiries::Create`.
    pub(super) request: String,
    /// The method of a server: `server::inquiries::Inquiries::create`.
    pub(super) handler: String,
}

impl OfOperation {
    pub(super) fn new(api: &Api, operation: &Operation) -> Self {
        let (module, tag) = api
            .tags
            .get(operation.tag)
            .map_or(("", ""), |tag| (tag.module.ident(), tag.type_name.ident()));
        let (method, name) = (operation.method_name.ident(), operation.type_name.ident());
        Self {
            method: format!("client::{module}::{tag}::{method}"),
            builder: format!("client::{module}::{name}"),
            reply: format!("types::replies::{module}::{name}Reply"),
            request: format!("server::{module}::{name}"),
            handler: format!("server::{module}::{tag}::{method}"),
        }
    }

    /// All of them.
    pub(super) fn all(self) -> Vec<String> {
        vec![
            self.method,
            self.builder,
            self.reply,
            self.request,
            self.handler,
        ]
    }

    /// What a parameter of this name is part of.
    pub(super) fn of_parameter(self, ident: &str) -> Vec<String> {
        vec![
            format!("{}::{ident}", self.builder),
            format!("{}::{ident}", self.request),
            self.method,
        ]
    }

    /// What a reply of this name is part of.
    pub(super) fn of_reply(self, ident: &str) -> Vec<String> {
        let sends =
            ["send", "items", "pages", "stream"].map(|name| format!("{}::{name}", self.builder));
        let mut items = vec![format!("{}::{ident}", self.reply)];
        items.extend(sends);
        items
    }
}
