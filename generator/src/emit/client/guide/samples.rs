//! Calls that guides and the crate's page show: of each kind the first that the document has.

use super::super::api::key_scheme;
use super::super::example::{calling, fenced, reading, statement};
use super::super::reply::{Success, paged, success};
use super::super::scope::client_crate;
use crate::model::{
    Api, Cardinality, Content, IncludeSet, Method, Operation, PrimaryData, Relationship, Target,
    TypeKind, TypeRef,
};

/// Operations that are short to call.
pub(in crate::emit::client) struct Samples<'a> {
    api: &'a Api,
    /// Reads one resource.
    read: Option<&'a Operation>,
    /// Reads one resource with one that it refers to.
    include: Option<(&'a Operation, &'a IncludeSet, &'a Relationship)>,
    /// Reads a collection.
    list: Option<&'a Operation>,
}

impl<'a> Samples<'a> {
    /// The samples of an API.
    pub(in crate::emit::client) fn of(api: &'a Api) -> Self {
        let gets = || {
            let current = |operation: &&Operation| {
                operation.method == Method::Get && !operation.doc.deprecated
            };
            let mut all: Vec<&Operation> = api.operations.iter().filter(current).collect();
            // The fewer arguments the better.
            all.sort_by_key(|operation| operation.parameters.path.len());
            all.into_iter().filter(|operation| {
                calling(api, operation).is_some_and(|calling| calling.is_short())
            })
        };
        let reads = |operation: &&Operation| {
            !operation.parameters.path.is_empty() && one(operation).is_some()
        };
        let include = gets()
            .filter(|operation| reads(operation))
            .find_map(|operation| included(api, operation));
        Self {
            api,
            read: include
                .map(|(operation, ..)| operation)
                .or_else(|| gets().find(reads)),
            include,
            list: gets().find(|operation| paged(operation).is_some()),
        }
    }

    /// Any of them.
    fn any(&self) -> Option<&'a Operation> {
        self.read.or(self.list).or_else(|| {
            let mut all = self.api.operations.iter();
            all.find(|operation| {
                let calling = calling(self.api, operation);
                calling.is_some_and(|calling| calling.is_short())
            })
        })
    }

    fn calls(&self, operation: &Operation) -> Vec<String> {
        calling(self.api, operation).map_or_else(Vec::new, |calling| calling.calls)
    }

    /// Reads a reply.
    pub(super) fn read(&self) -> Option<String> {
        let operation = self.read?;
        let mut code = reading(self.api, operation, &self.calls(operation));
        code.push("println!(\"{} {:?}\", reply.status(), reply.request_id());".to_owned());
        Some(self.fenced(&code))
    }

    /// The section on related resources; empty where nothing can be included.
    pub(super) fn include(&self) -> String {
        match self.including() {
            None => String::new(),
            Some(code) => include_str!("include.md").replace("$included$", &code),
        }
    }

    /// Includes a related resource and resolves it.
    pub(in crate::emit::client) fn including(&self) -> Option<String> {
        let (operation, set, relationship) = self.include?;
        let name = client_crate(self.api);
        let (used, include) = include_path(self.api, set);
        let path = set
            .paths
            .iter()
            .find(|path| path.name.wire() == relationship.name.wire())?;
        let mut calls = self.calls(operation);
        calls.push(format!("include([{include}::{}])", path.name));
        calls.extend(["send()", "await?"].map(str::to_owned));
        let mut code = vec![format!("use {name}::types::{used};"), String::new()];
        code.extend(statement("let reply = ", &calls));
        code.extend([
            format!(
                "let related = reply.resolve(&reply.data().relationships.{});",
                relationship.name
            ),
            "println!(\"{related:?}\");".to_owned(),
        ]);
        Some(self.fenced(&code))
    }

    /// Tells failures apart.
    pub(in crate::emit::client) fn failing(&self) -> Option<String> {
        let calls = self.calls(self.any()?);
        let name = client_crate(self.api);
        let mut code = vec![format!("use {name}::Error;"), String::new()];
        let calls = calls
            .into_iter()
            .chain(["send()", "await"].map(str::to_owned));
        let call = statement("match ", &calls.collect::<Vec<_>>()).join("\n");
        let call = call.trim_end_matches(';');
        let broken = call.contains('\n');
        let opened = if broken {
            format!("{call}\n{{")
        } else {
            format!("{call} {{")
        };
        code.extend(opened.lines().map(str::to_owned));
        code.extend(
            [
                "    Ok(reply) => println!(\"{}\", reply.status()),",
                "    Err(error) if error.is_not_found() => println!(\"there is none\"),",
                "    Err(Error::Api(error)) => {",
                "        for problem in error.errors() {",
                "            println!(\"{:?}: {:?}\", problem.title(), problem.detail());",
                "        }",
                "    }",
                "    Err(error) => return Err(error.into()),",
                "}",
            ]
            .map(str::to_owned),
        );
        Some(self.fenced(&code))
    }

    /// Reads all items of a collection.
    pub(in crate::emit::client) fn listing(&self) -> Option<String> {
        let operation = self.list?;
        Some(self.fenced(&reading(self.api, operation, &self.calls(operation))))
    }

    /// The same, and page by page.
    pub(super) fn paging(&self) -> Option<(String, String)> {
        let items = self.listing()?;
        let mut calls = self.calls(self.list?);
        calls.push("pages()".to_owned());
        let mut code = statement("let mut pages = ", &calls);
        code.extend(
            [
                "while let Some(page) = pages.try_next().await? {",
                "    println!(\"{} items, {:?}\", page.data().len(), page.rate_limit());",
                "}",
            ]
            .map(str::to_owned),
        );
        Some((items, self.fenced(&code)))
    }

    /// Sets retries of a client and of a call.
    pub(super) fn patient(&self) -> Option<String> {
        let mut calls = self.calls(self.any()?);
        let name = client_crate(self.api);
        let mut code = vec![
            format!("use {name}::{{Client, RetryPolicy}};"),
            String::new(),
            "let patient = RetryPolicy {".to_owned(),
            "    retries: 5,".to_owned(),
            "    ..RetryPolicy::default()".to_owned(),
            "};".to_owned(),
            "let client = Client::builder().retry(patient).build()?;".to_owned(),
        ];
        calls.push("with_retry(RetryPolicy::NEVER)".to_owned());
        calls.extend(["send()", "await?"].map(str::to_owned));
        code.extend(statement("", &calls));
        Some(self.alone(&code))
    }

    /// A client on a test double.
    pub(super) fn tested(&self) -> Option<String> {
        let mut calls = self.calls(self.any()?);
        calls.extend(["send()", "await"].map(str::to_owned));
        let key = match key_scheme(self.api) {
            Some(_) => ".api_key(\"secret\")",
            None => "",
        };
        let code = include_str!("double.md").replace("$key$", key);
        let call = statement("let reply = ", &calls).join("\n");
        Some(code.replace("$calls$", &call))
    }

    fn fenced(&self, code: &[String]) -> String {
        fenced(self.api, &[], code)
    }

    /// Code that makes its own client.
    fn alone(&self, code: &[String]) -> String {
        let fenced = self.fenced(code);
        let argument = format!("client: {}::Client", client_crate(self.api));
        fenced.replacen(&argument, "", 1)
    }
}

/// The resource that an operation reads.
fn one(operation: &Operation) -> Option<&TypeRef> {
    match success(operation) {
        Success::One(Content::Document(document)) => match &document.data {
            PrimaryData::One(ty) => Some(ty),
            PrimaryData::Nullable(_) | PrimaryData::Many(_) => None,
        },
        _ => None,
    }
}

/// A relationship of what an operation reads whose resource may be included.
fn included<'a>(
    api: &'a Api,
    operation: &'a Operation,
) -> Option<(&'a Operation, &'a IncludeSet, &'a Relationship)> {
    let set = api
        .includes
        .get(operation.parameters.include.as_ref()?.set)?;
    let TypeRef::Named(id) = one(operation)? else {
        return None;
    };
    let TypeKind::Resource(resource) = &api.ty(*id).kind else {
        return None;
    };
    let TypeKind::Relationships(relationships) = &api.ty(resource.relationships?).kind else {
        return None;
    };
    let relationship = relationships.relationships.iter().find(|relationship| {
        relationship.cardinality == Cardinality::ToOne
            && matches!(relationship.linkage.target, Target::Type(_))
            && set
                .paths
                .iter()
                .any(|path| path.name.wire() == relationship.name.wire())
    })?;
    Some((operation, set, relationship))
}

/// What to import for a set of paths, and how the set is written then: by its short name behind its module's, if it has one.
fn include_path(api: &Api, set: &IncludeSet) -> (String, String) {
    let module = &api.ty(set.primary).module;
    match &set.alias {
        Some(alias) => (module.to_string(), format!("{}::{alias}", module.name())),
        None => (format!("{module}::{}", set.name), set.name.to_string()),
    }
}
