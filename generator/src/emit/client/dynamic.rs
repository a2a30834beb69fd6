//! Calls by `operationId`: a function for each operation that makes the typed call of JSON arguments.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::arguments::{argument, is_required, is_text, key, stored};
use super::body::{BODY, borrows, parts_name, stored as body_type, variant_names};
use super::scope::{Scope, tag_feature};
use super::setters::is_setter;
use super::variables::{Variables, idents};
use crate::emit::declared;
use crate::emit::docs::plain;
use crate::emit::tokens::{compound, inner_doc, raw_ident};
use crate::emit::types::reply_type;
use crate::model::{Api, Body, Content, Name, Operation, Part, Scalar, TypeRef};

/// `dynamic.rs`: the door, and a module per tag.
pub(super) fn root(api: &Api) -> TokenStream {
    let modules: Vec<(Ident, String)> = api
        .tags
        .iter()
        .map(|tag| (raw_ident(tag.module.ident()), tag_feature(tag)))
        .collect();
    let mut sorted = modules.clone();
    sorted.sort();
    let declared = sorted
        .iter()
        .map(|(module, feature)| quote!(#[cfg(feature = #feature)] mod #module;));
    let tables = modules
        .iter()
        .map(|(module, feature)| quote!(#[cfg(feature = #feature)] #module::CALLS,));
    quote! {
        #![doc = " Calls of operations that are only known at run time."]

        #(#declared)*

        use jsonapi_client::dynamic::Outcome;
        pub use jsonapi_client::dynamic::{ArgumentError, Arguments, DynamicCall, DynamicReply};

        use crate::Client;

        /// Makes the typed call of one operation.
        type Function = fn(&Client, Arguments) -> Outcome;

        /// The operations of a tag, by their ids.
        type Calls = &'static [(&'static str, Function)];

        static TAGS: &[Calls] = &[#(#tables)*];

        impl Client {
            /// Calls an operation by its `operationId`, through the typed call. Arguments are [`Arguments`], or one JSON
            /// object: `{"path": {..}, "query": {..}, "header": {..}, "body": ..}`.
            ///
            /// # Errors
            /// There is no such operation, or the arguments are not those that it takes.
            pub fn call<A>(&self, operation_id: &str, arguments: A) -> Outcome
            where
                A: TryInto<Arguments>,
                ArgumentError: From<A::Error>,
            {
                let arguments = arguments.try_into()?;
                let mut calls = TAGS.iter().copied().flatten();
                match calls.find(|(id, _)| *id == operation_id) {
                    Some((_, call)) => call(self, arguments),
                    None => Err(ArgumentError::UnknownOperation {
                        id: operation_id.to_owned(),
                    }),
                }
            }
        }
    }
}

/// The calls of the tag that stands at `index` in [`Api::tags`].
pub(super) fn tag(api: &Api, index: usize) -> TokenStream {
    let Some(tag) = api.tags.get(index) else {
        return TokenStream::new();
    };
    let scope = Scope::new(api, ["Client", "Calls"].map(str::to_owned));
    let calls: Vec<TokenStream> = api
        .operations_of(index)
        .map(|operation| call(&scope, operation, tag.module.ident()))
        .collect();
    let table = api.operations_of(index).map(|operation| {
        let (id, name) = (&operation.id, raw_ident(operation.method_name.ident()));
        quote!((#id, #name),)
    });
    let page = inner_doc(&format!("{}: typed calls by id.", plain(tag.module.wire())));
    let uses = scope.uses();
    quote! {
        #page

        #uses
        use super::Calls;
        use crate::Client;

        pub(super) static CALLS: Calls = &[#(#table)*];

        #(#calls)*
    }
}

/// The function of an operation.
fn call(scope: &Scope<'_>, operation: &Operation, tag: &str) -> TokenStream {
    let own = declared::plain(function(scope, operation, tag, &Variables::Marked));
    function(scope, operation, tag, &Variables::Beside(own))
}

fn function(
    scope: &Scope<'_>,
    operation: &Operation,
    tag: &str,
    variables: &Variables,
) -> TokenStream {
    let (name, module) = (raw_ident(operation.method_name.ident()), raw_ident(tag));
    let [arguments, outcome] =
        ["Arguments", "Outcome"].map(|name| scope.import("jsonapi_client::dynamic", name));
    let (binds, passes) = required(scope, operation, variables);
    let (makes, body) = Calling {
        scope,
        operation,
        module: format!("crate::{tag}"),
        method: quote!(tag.#name),
        passes,
        variables,
    }
    .body();
    let optional = optional(scope, operation);
    // Of a body without parts nothing is taken.
    let bodies = operation.body.iter().flat_map(|body| &body.bodies);
    let mut bodies = bodies.map(|body| &body.content);
    let has_body =
        bodies.any(|body| !matches!(body, Content::Multipart(parts) if parts.is_empty()));
    let takes = !binds.is_empty() || !optional.is_empty() || has_body;
    let arguments_name = if takes {
        quote!(mut arguments)
    } else {
        quote!(arguments)
    };
    let changes = !optional.is_empty() || !body.is_empty();
    let call_name = if changes {
        quote!(mut call)
    } else {
        quote!(call)
    };
    let replies = scope.replies(tag);
    let reply = raw_ident(&reply_type(operation));
    let allow = operation.doc.deprecated.then(|| {
        quote! {
            #[allow(deprecated, reason = "its docs tell callers by id")]
        }
    });
    quote! {
        #allow
        fn #name(client: &Client, #arguments_name: #arguments) -> #outcome {
            use #replies::#reply as Reply;

            #(#binds)*
            let tag = client.#module();
            let #call_name = #makes;
            #(#optional)*
            #body
            let request = call.into_request();
            arguments.send(request, Reply::read, Reply::write)
        }
    }
}

/// Statements that take the required arguments, bodies aside, and what the method is given for each.
fn required(
    scope: &Scope<'_>,
    operation: &Operation,
    variables: &Variables,
) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let parameters = &operation.parameters;
    let beside = idents(parameters);
    let (mut binds, mut passes) = (Vec::new(), Vec::new());
    let mut add = |place: &str, wire: &str, name: &str, stored: TokenStream, pass: Pass| {
        let variable = variables.of(name, &beside);
        let (key, wire) = key(wire, 65 + name.len() + stored.to_string().len());
        let place = self::place(scope, place);
        binds.push(quote! {
            #key
            let #variable: #stored = arguments.required(#place, #wire)?;
        });
        passes.push(pass.of(&variable));
    };
    for path in &parameters.path {
        let (ident, wire) = (path.name.ident(), path.name.wire());
        if is_text(path) {
            add("Path", wire, ident, quote!(String), Pass::Value);
        } else {
            add(
                "Path",
                wire,
                ident,
                stored(scope, &path.ty),
                pass(scope, &path.ty),
            );
        }
    }
    let filters = parameters.filters.iter().filter(|filter| filter.required);
    let filters = filters.map(|filter| (&filter.name, &filter.ty));
    let pages = parameters.page.iter().filter(|page| page.required);
    let pages = pages.map(|page| (&page.name, &page.ty));
    let queries = parameters.query.iter().filter(|query| query.is_due());
    let queries = queries.map(|query| (&query.name, &query.ty));
    for (name, ty) in filters.chain(pages).chain(queries) {
        let (stored, pass) = (stored(scope, ty), pass(scope, ty));
        add("Query", name.wire(), name.ident(), stored, pass);
    }
    for header in parameters
        .headers
        .iter()
        .filter(|header| is_required(header))
    {
        let (stored, pass) = (stored(scope, &header.ty), pass(scope, &header.ty));
        add(
            "Header",
            header.name.wire(),
            header.name.ident(),
            stored,
            pass,
        );
    }
    for cookie in parameters.cookies.iter().filter(|cookie| cookie.required) {
        let (stored, pass) = (stored(scope, &cookie.ty), pass(scope, &cookie.ty));
        add(
            "Cookie",
            cookie.name.wire(),
            cookie.name.ident(),
            stored,
            pass,
        );
    }
    (binds, passes)
}

/// Statements that set the optional arguments that were given.
fn optional(scope: &Scope<'_>, operation: &Operation) -> Vec<TokenStream> {
    let parameters = &operation.parameters;
    let mut all = Vec::new();
    if let Some(include) = &parameters.include
        && let Some(set) = scope.api.includes.get(include.set)
    {
        let (wire, include) = (&include.wire, scope.include(set));
        all.push(quote! {
            if let Some(paths) = arguments.list(#wire) {
                use #include as Path;
                call = call.include(paths.into_iter().map(Path::path));
            }
        });
    }
    if let Some(sort) = &parameters.sort {
        let wire = &sort.wire;
        all.push(quote! {
            if let Some(fields) = arguments.list(#wire) {
                call = call.sort(fields);
            }
        });
    }
    let mut add = |place: &str, name: &Name, ty: &TypeRef| {
        let (method, stored) = (raw_ident(name.ident()), stored(scope, ty));
        let (key, wire) = key(name.wire(), 59 + stored.to_string().len());
        let (place, pass) = (
            self::place(scope, place),
            pass(scope, ty).of(&raw_ident("value")),
        );
        all.push(quote! {
            #key
            let value: Option<#stored> = arguments.take(#place, #wire)?;
            if let Some(value) = value {
                call = call.#method(#pass);
            }
        });
    };
    for filter in parameters.filters.iter().filter(|filter| !filter.required) {
        add("Query", &filter.name, &filter.ty);
    }
    for page in parameters.page.iter().filter(|page| !page.required) {
        add("Query", &page.name, &page.ty);
    }
    for query in parameters.query.iter().filter(|query| !query.is_due()) {
        add("Query", &query.name, &query.ty);
    }
    for header in parameters.headers.iter().filter(|header| is_setter(header)) {
        add("Header", &header.name, &header.ty);
    }
    for cookie in parameters.cookies.iter().filter(|cookie| !cookie.required) {
        add("Cookie", &cookie.name, &cookie.ty);
    }
    all
}

/// How the method of an operation is called.
struct Calling<'a, 'b> {
    scope: &'a Scope<'b>,
    operation: &'a Operation,
    /// The module of the tag.
    module: String,
    method: TokenStream,
    /// What it is given for required arguments.
    passes: Vec<TokenStream>,
    variables: &'a Variables,
}

impl Calling<'_, '_> {
    /// An expression that makes the call, with its body where that is required; and statements that set an optional one.
    fn body(&self) -> (TokenStream, TokenStream) {
        let (scope, operation) = (self.scope, self.operation);
        let (method, passes) = (&self.method, &self.passes);
        let bare = quote!(#method(#(#passes),*));
        let Some(body) = operation
            .body
            .as_ref()
            .filter(|body| !body.bodies.is_empty())
        else {
            return (bare, TokenStream::new());
        };
        let several = body.bodies.len() > 1;
        let names = variant_names(&body.bodies);
        let arms = body.bodies.iter().zip(&names).map(|(body, variant)| {
            let (binds, value) = self.taken(body);
            let value = if several {
                let bodies = scope.import(&self.module, &compound(&operation.type_name, BODY));
                quote!(#bodies::#variant(#value))
            } else {
                value
            };
            (&body.media_type.text, binds, value)
        });
        let arms: Vec<_> = arms.collect();
        // The first body is the one that a client sends unless told otherwise: it comes last, without a condition.
        let choose = |makes: &dyn Fn(&TokenStream) -> TokenStream| {
            let Some(((_, binds, value), others)) = arms.split_first() else {
                return TokenStream::new();
            };
            let first = makes(value);
            others.iter().fold(
                quote!({ #binds #first }),
                |rest, (media_type, binds, value)| {
                    let made = makes(value);
                    quote!(if arguments.is_in(#media_type) { #binds #made } else #rest)
                },
            )
        };
        if body.required {
            let made = choose(&|value| quote!(#method(#(#passes,)* #value)));
            return (made, TokenStream::new());
        }
        if let ([body], [(_, _, value)]) = (body.bodies.as_slice(), arms.as_slice())
            && borrows(&body.content)
        {
            let ty = body_type(scope, operation, &body.content);
            let set = quote! {
                let body: Option<#ty> = arguments.body()?;
                if let Some(body) = body {
                    call = call.body(#value);
                }
            };
            return (bare, set);
        }
        let set = choose(&|value| quote!(call.body(#value)));
        (bare, quote!(if arguments.has_body() { call = #set; }))
    }

    /// Statements that take a body, and what the method is given for it.
    fn taken(&self, body: &Body) -> (TokenStream, TokenStream) {
        match &body.content {
            Content::Multipart(parts) => (self.parts(parts), quote!(parts)),
            Content::Binary | Content::Blob => {
                let binds = quote!(let body = arguments.file_body()?.unwrap_or_else(|| "".into()););
                (binds, quote!(body))
            }
            content => {
                let ty = body_type(self.scope, self.operation, content);
                let given = if borrows(content) {
                    quote!(&body)
                } else {
                    quote!(body)
                };
                (quote!(let body: #ty = arguments.required_body()?;), given)
            }
        }
    }

    /// Statements that make `parts` of the parts that were given.
    fn parts(&self, parts: &[Part]) -> TokenStream {
        let scope = self.scope;
        let name = scope.import(&self.module, &parts_name(self.operation).to_string());
        let beside: Vec<&str> = parts.iter().map(|part| part.name.ident()).collect();
        let (mut binds, mut passes, mut sets) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            let (ident, wire, required) = (part.name.ident(), part.name.wire(), part.required);
            let (variable, method) = (self.variables.of(ident, &beside), raw_ident(ident));
            let many = matches!(&part.ty, TypeRef::List(item) if is_file(item));
            if is_file(&part.ty) && required {
                binds.push(quote!(let #variable = arguments.required_file(#wire)?;));
                passes.push(quote!(#variable));
            } else if many && required {
                binds.push(quote!(let #variable = arguments.files(#wire)?;));
                passes.push(quote!(#variable));
            } else if many {
                sets.push(quote!(parts = parts.#method(arguments.files(#wire)?);));
            } else if is_file(&part.ty) {
                sets.push(quote! {
                    for file in arguments.files(#wire)? {
                        parts = parts.#method(file);
                    }
                });
            } else {
                let (stored, pass) = (stored(scope, &part.ty), pass(scope, &part.ty));
                let (key, wire) = key(wire, 50 + ident.len() + stored.to_string().len());
                if required {
                    binds.push(
                        quote!(#key let #variable: #stored = arguments.required_part(#wire)?;),
                    );
                    passes.push(pass.of(&variable));
                } else {
                    let pass = pass.of(&raw_ident("value"));
                    sets.push(quote! {
                        #key
                        let value: Option<#stored> = arguments.part(#wire)?;
                        if let Some(value) = value {
                            parts = parts.#method(#pass);
                        }
                    });
                }
            }
        }
        let made = quote!(#name::new(#(#passes),*));
        let made = match sets.is_empty() {
            true => made,
            false => quote!(let mut parts = #made; #(#sets)* parts),
        };
        // A part may be called as an argument is.
        quote!(let parts = { #(#binds)* #made };)
    }
}

/// How a method takes a value.
#[derive(Clone, Copy)]
enum Pass {
    Value,
    Reference,
}

impl Pass {
    fn of(self, variable: &Ident) -> TokenStream {
        match self {
            Self::Value => quote!(#variable),
            Self::Reference => quote!(&#variable),
        }
    }
}

fn pass(scope: &Scope<'_>, ty: &TypeRef) -> Pass {
    let takes = argument(scope, ty, &raw_ident("value")).takes.to_string();
    if takes.starts_with('&') {
        Pass::Reference
    } else {
        Pass::Value
    }
}

fn place(scope: &Scope<'_>, place: &str) -> TokenStream {
    let (places, place) = (scope.info("Location"), raw_ident(place));
    quote!(#places::#place)
}

fn is_file(ty: &TypeRef) -> bool {
    *ty == TypeRef::Scalar(Scalar::Binary)
}
