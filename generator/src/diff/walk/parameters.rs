//! Parameters: matched by the key under which they are written.

use crate::diff::kinds::*;
use crate::diff::paths::OfOperation;
use crate::model::{
    Constraints, Doc, Encoding, Include, Operation, PagingStyle, Parameters, Presence, Style,
    TypeRef,
};

use super::state::{At, Walk, matched};

/// A parameter, whatever its role.
struct Parameter<'a> {
    noun: &'static str,
    wire: &'a str,
    ident: &'a str,
    doc: &'a Doc,
    ty: Option<&'a TypeRef>,
    encoding: Option<Encoding>,
    constraints: Option<&'a Constraints>,
    required: bool,
}

impl Walk<'_> {
    /// Compares all parameters of an operation.
    pub(super) fn parameters(&mut self, old: &Operation, new: &Operation, at: &At) {
        let items = OfOperation::new(self.old, old);
        // In the path, parameters are told by their place.
        let paths = old.parameters.path.iter().zip(&new.parameters.path);
        for (one, other) in paths {
            let at = at
                .member(other.name.wire())
                .of("path parameter")
                .with_items(items.clone().of_parameter(one.name.ident()));
            if one.name.wire() != other.name.wire() {
                self.note(&PARAMETER_RENAMED, &at).was(one.name.wire());
            }
            if one.encoding != other.encoding {
                self.note(&PARAMETER_ENCODED, &at)
                    .changed(written(one.encoding), written(other.encoding));
            }
            self.member_docs(&one.doc, &other.doc, &at);
            self.value(&one.ty, &other.ty, &at);
            self.limits(
                one.constraints.as_deref(),
                other.constraints.as_deref(),
                &at,
            );
        }
        let (olds, news) = (listed(&old.parameters), listed(&new.parameters));
        let parameters = matched(&olds, &news, |one| one.key());
        for one in parameters.gone {
            let mut about = items.clone().of_parameter(one.ident);
            about.extend(one.ty.into_iter().flat_map(|ty| self.within(ty)));
            about.extend(self.include_items(old, one));
            self.note(&PARAMETER_REMOVED, &at.member(one.wire).of(one.noun))
                .about(about);
        }
        for one in parameters.new {
            let kind = if one.required {
                &PARAMETER_DEMANDED
            } else {
                &PARAMETER_ADDED
            };
            let about = if one.required {
                vec![items.method.clone()]
            } else {
                Vec::new()
            };
            self.note(kind, &at.member(one.wire).of(one.noun))
                .about(about);
        }
        for (one, other) in parameters.both {
            let about = items.clone().of_parameter(one.ident);
            self.parameter(
                one,
                other,
                &at.member(one.wire).of(other.noun).with_items(about),
            );
        }
        self.include(old, new, at);
        self.paging(old, new, at);
    }

    /// The types of the paths that `include` takes.
    fn include_items(&self, operation: &Operation, parameter: &Parameter<'_>) -> Vec<String> {
        let include = operation
            .parameters
            .include
            .as_ref()
            .filter(|_| parameter.noun == "include");
        let Some(set) = include.and_then(|include| self.old.includes.get(include.set)) else {
            return Vec::new();
        };
        let module = &self.old.ty(set.primary).module;
        let names = [Some(&set.name), set.alias.as_ref()];
        names
            .into_iter()
            .flatten()
            .map(|name| format!("types::{module}::{name}"))
            .collect()
    }

    fn parameter(&mut self, old: &Parameter<'_>, new: &Parameter<'_>, at: &At) {
        match (old.required, new.required) {
            (false, true) => {
                self.note(&PARAMETER_REQUIRED, at);
            }
            (true, false) => {
                self.note(&PARAMETER_OPTIONAL, at);
            }
            _ => {}
        }
        if let (Some(one), Some(other)) = (old.encoding, new.encoding)
            && one != other
        {
            self.note(&PARAMETER_ENCODED, at)
                .changed(written(one), written(other));
        }
        self.member_docs(old.doc, new.doc, at);
        if let (Some(one), Some(other)) = (old.ty, new.ty) {
            self.value(one, other, at);
        }
        self.limits(old.constraints, new.constraints, at);
    }

    /// The paths that `include` takes.
    fn include(&mut self, old: &Operation, new: &Operation, at: &At) {
        let (Some(one), Some(other)) = (&old.parameters.include, &new.parameters.include) else {
            return;
        };
        let set = |api: &'_ crate::model::Api, include: &Include| {
            let set = api.includes.get(include.set);
            set.map(|set| (set.primary, set.paths.clone(), set.name.clone()))
        };
        let (Some(one), Some(other)) = (set(self.old, one), set(self.new, other)) else {
            return;
        };
        let paths = matched(&one.1, &other.1, |path| path.name.wire());
        let set = format!("types::{}::{}", self.old.ty(one.0).module, one.2);
        for path in paths.gone {
            let items = vec![format!("{set}::{}", path.name)];
            self.note_of(&INCLUDE_PATH_REMOVED, "", path.name.wire(), Some(at))
                .about(items);
        }
        for path in paths.new {
            self.note_of(&INCLUDE_PATH_ADDED, "", path.name.wire(), Some(at));
        }
    }

    fn paging(&mut self, old: &Operation, new: &Operation, at: &At) {
        let style = |operation: &Operation| match &operation.paging {
            None => "none".to_owned(),
            Some(paging) => match &paging.style {
                PagingStyle::Links => "links".to_owned(),
                PagingStyle::Number { parameter, first } => {
                    format!("numbers from {first} by {parameter}")
                }
                PagingStyle::Offset { parameter } => format!("offsets by {parameter}"),
                PagingStyle::Cursor { parameter } => format!("cursors by {parameter}"),
            },
        };
        let (before, after) = (style(old), style(new));
        if before != after {
            let builder = OfOperation::new(self.old, old).builder;
            let items = ["items", "pages"].map(|name| format!("{builder}::{name}"));
            // Where there were no pages, there is more now.
            let kind = if old.paging.is_none() {
                &PAGING_ADDED
            } else {
                &PAGING_CHANGED
            };
            self.note_of(kind, "", "sequence", Some(at))
                .changed(before, after)
                .about(items.to_vec());
        } else if let (Some(one), Some(other)) = (&old.paging, &new.paging) {
            for (what, one, other) in [
                ("greatest size", one.max_size, other.max_size),
                ("default size", one.default_size, other.default_size),
            ] {
                let told = |size: Option<u32>| {
                    size.map_or_else(|| "not told".to_owned(), |size| size.to_string())
                };
                if one != other {
                    self.note_of(&PAGE_LIMIT_CHANGED, "", what, Some(at))
                        .changed(told(one), told(other));
                }
            }
        }
    }
}

impl Parameter<'_> {
    /// Where it is written, and under which key; the case of headers makes no difference.
    fn key(&self) -> (&'static str, String) {
        match self.noun {
            "header" => (self.noun, self.wire.to_ascii_lowercase()),
            "cookie" => (self.noun, self.wire.to_owned()),
            _ => ("query", self.wire.to_owned()),
        }
    }
}

/// All parameters but those in the path.
fn listed(parameters: &Parameters) -> Vec<Parameter<'_>> {
    let mut all = Vec::new();
    let plain = |noun, wire, doc, encoding| Parameter {
        noun,
        wire,
        ident: noun,
        doc,
        ty: None,
        encoding,
        constraints: None,
        required: false,
    };
    if let Some(include) = &parameters.include {
        all.push(plain(
            "include",
            &include.wire,
            &include.doc,
            Some(include.encoding),
        ));
    }
    if let Some(fields) = &parameters.fields {
        all.push(plain("fields", &fields.wire, &fields.doc, None));
    }
    if let Some(sort) = &parameters.sort {
        all.push(Parameter {
            ty: Some(&sort.ty),
            ..plain("sort", &sort.wire, &sort.doc, Some(sort.encoding))
        });
    }
    macro_rules! list {
        ($noun:literal, $list:expr, $required:expr) => {
            for one in $list {
                all.push(Parameter {
                    noun: $noun,
                    wire: one.name.wire(),
                    ident: one.name.ident(),
                    doc: &one.doc,
                    ty: Some(&one.ty),
                    encoding: Some(one.encoding),
                    constraints: one.constraints.as_deref(),
                    required: $required(one),
                });
            }
        };
    }
    list!(
        "page parameter",
        &parameters.page,
        |one: &crate::model::PageParameter| one.required
    );
    list!(
        "filter",
        &parameters.filters,
        |one: &crate::model::Filter| one.required
    );
    list!(
        "query parameter",
        &parameters.query,
        |one: &crate::model::QueryParameter| one.required
    );
    list!(
        "header",
        &parameters.headers,
        |one: &crate::model::HeaderParameter| {
            matches!(one.presence, Presence::Required | Presence::Nullable)
        }
    );
    list!(
        "cookie",
        &parameters.cookies,
        |one: &crate::model::QueryParameter| one.required
    );
    all
}

/// How a value is written, in a few words.
fn written(encoding: Encoding) -> String {
    if let Some(content) = encoding.content {
        return format!("{content:?}");
    }
    let style = match encoding.style {
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
    };
    let explode = if encoding.explode { ", exploded" } else { "" };
    format!("{style}{explode}")
}
