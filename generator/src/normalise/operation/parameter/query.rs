//! Query parameters, sorted by their family: the name up to the first bracket.

use openapiv3::ParameterData;
use serde_json::Value;

use crate::ledger::Construct;
use crate::model::{
    Encoding, Fieldset, Filter, Include, Location, PageParameter, PageRole, QueryParameter, Scalar,
    Sort, Style, TypeRef,
};
use crate::normalise::builder::Builder;
use crate::normalise::view::{Kind, View};
use crate::normalise::words::words;

use super::declared::Met;
use super::docs::{leaf_doc, parameter_doc, sample};
use super::encodings::{is_keyed, list_encoding};
use super::names::{name_of, name_of_leaf};
use super::roles::{links_resources, page_role};
use super::sorter::Sorter;

impl<'a> Builder<'a> {
    /// Sorts a query parameter by its family: the name up to the first bracket. The family means something where the document
    /// speaks JSON:API, or says so of the parameter; and even there the parameter is written as it is declared.
    pub(super) fn query_parameter(
        &mut self,
        met: &Met<'a>,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        let data = met.data;
        let family = data.name.split('[').next().unwrap_or(&data.name);
        let told = data.extensions.get("x-role").and_then(Value::as_str);
        let meant = self.speaks_json_api().then_some(family);
        let has_content = encoding.content.is_some();
        let role = told.or(meant).filter(|_| !has_content).unwrap_or_default();
        let is_deep = encoding.style == Style::DeepObject || data.name.contains('[');
        match role {
            "include"
                if view.kind != Some(Kind::Object)
                    && (self.primary(sorter.replies).is_some()
                        || links_resources(sorter.replies)) =>
            {
                // Which paths there are is known when all operations are.
                sorter.sorted.include = Some(Include {
                    wire: data.name.clone(),
                    doc: parameter_doc(data),
                    encoding: list_encoding(encoding, &view),
                    set: usize::MAX,
                });
            }
            "fields" if is_deep => {
                let doc = parameter_doc(data);
                let types = self.primary(sorter.replies).into_iter().collect();
                sorter.sorted.fields.get_or_insert(Fieldset {
                    wire: family.to_owned(),
                    doc,
                    types,
                });
            }
            "sort" if view.kind != Some(Kind::Object) => self.sort(data, view, encoding, sorter),
            "filter" => self.filters(data, view, encoding, sorter),
            "page" if is_deep || (view.is_object() && is_keyed(encoding)) => {
                self.pages(data, view, encoding, sorter);
            }
            _ => match page_role(&data.name) {
                Some(role) if !has_content && !is_deep && view.kind != Some(Kind::Object) => {
                    let bounds = view.bounds;
                    let constraints = self.schemas.constraints(&view);
                    let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
                    let name = name_of(Location::Query, data, sorter);
                    sorter.sorted.page.push(PageParameter {
                        name,
                        doc: parameter_doc(data),
                        ty,
                        encoding,
                        constraints,
                        role,
                        bounds,
                        required: data.required,
                    });
                }
                _ => self.other(data, view, encoding, sorter),
            },
        }
    }

    fn sort(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        let encoding = list_encoding(encoding, &view);
        let items = match view.items.as_slice() {
            [] => view,
            items => self.schemas.merged(items),
        };
        let ty = match items.words.is_empty() {
            true => TypeRef::Scalar(Scalar::String),
            false => self.parameter_type(items, &sorter.cx.member(&data.name)),
        };
        sorter.sorted.sort = Some(Sort {
            wire: data.name.clone(),
            doc: parameter_doc(data),
            ty,
            encoding,
        });
    }

    fn filters(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        if self.own_keys(&view, encoding).is_some() && !self.falls_apart(&view, data.required) {
            return self.other(data, view, encoding, sorter);
        }
        for leaf in self.leaves(data, view, encoding) {
            let name = name_of_leaf(&leaf, "filter", &mut sorter.methods);
            let doc = leaf_doc(&leaf, data);
            let encoding = leaf.own_encoding(true);
            let sensitivity = self.parameter_sensitivity(leaf.path.last(), data, &leaf.view);
            let example = leaf.view.sample();
            let constraints = self.schemas.constraints(&leaf.view);
            let ty = self.parameter_type(leaf.view, &sorter.cx.member(&leaf.path.join("-")));
            sorter.sorted.filters.push(Filter {
                name,
                doc,
                ty,
                constraints,
                sensitivity,
                encoding,
                required: leaf.required,
                example,
            });
        }
    }

    fn pages(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        for leaf in self.leaves(data, view, encoding) {
            let last = leaf.path.last().map(String::as_str).unwrap_or_default();
            let role = page_role(last).unwrap_or(PageRole::Other);
            let name = name_of_leaf(&leaf, "page", &mut sorter.methods);
            let (doc, bounds) = (leaf_doc(&leaf, data), leaf.view.bounds);
            let encoding = leaf.own_encoding(true);
            let constraints = self.schemas.constraints(&leaf.view);
            let mut ty = self.parameter_type(leaf.view, &sorter.cx.member(&leaf.path.join("-")));
            if matches!(role, PageRole::Size | PageRole::Number | PageRole::Offset)
                && ty == TypeRef::Scalar(Scalar::Number)
            {
                self.ignored(Construct::Reading, "type: number", "counts-are-integers");
                ty = TypeRef::Scalar(Scalar::Integer { bits: 64 });
            }
            sorter.sorted.page.push(PageParameter {
                name,
                doc,
                ty,
                encoding,
                constraints,
                role,
                bounds,
                required: leaf.required,
            });
        }
    }

    fn other(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        let whole = data.name.as_str();
        let example = sample(data, &view);
        for leaf in self.leaves(data, view, encoding) {
            let is_whole = leaf.key == whole && leaf.path.len() < 2;
            let (name, doc, example) = match is_whole {
                true => {
                    let name = name_of(Location::Query, data, sorter);
                    (name, parameter_doc(data), example.clone())
                }
                false => {
                    let name = sorter.methods.mint(&[words(&leaf.key)], &leaf.key);
                    (name, leaf_doc(&leaf, data), leaf.view.sample())
                }
            };
            let sensitivity = match is_whole {
                true => self.parameter_sensitivity(None, data, &leaf.view),
                false => self.parameter_sensitivity(leaf.path.last(), data, &leaf.view),
            };
            let members = match is_whole {
                true => self.own_keys(&leaf.view, leaf.encoding),
                false => None,
            };
            let encoding = leaf.own_encoding(false);
            let own = match is_whole {
                true => whole.to_owned(),
                false => leaf.path.join("-"),
            };
            let constraints = self.schemas.constraints(&leaf.view);
            let ty = self.parameter_type(leaf.view, &sorter.cx.member(&own));
            sorter.sorted.query.push(QueryParameter {
                name,
                doc,
                ty,
                constraints,
                sensitivity,
                encoding,
                members,
                required: leaf.required,
                once: false,
                example,
            });
        }
    }
}
