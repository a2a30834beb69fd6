//! Query parameters, sorted by their family: the name up to the first bracket.

use openapiv3::ParameterData;
use serde_json::Value;

use crate::ledger::Construct;
use crate::model::{
    Encoding, Fieldset, Filter, Include, PageParameter, PageRole, QueryParameter, Scalar, Sort,
    TypeRef,
};
use crate::normalise::builder::Builder;
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, View};
use crate::normalise::words::words;

use super::Sorter;
use super::declared::Met;
use super::docs::{leaf_doc, parameter_doc, sample};
use super::names::name_of_leaf;
use super::roles::{links_resources, page_role};

impl<'a> Builder<'a> {
    /// Sorts a query parameter by its family: the name up to the first bracket.
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
        let role = told.unwrap_or(family);
        match role {
            "include"
                if self.primary(sorter.replies).is_some() || links_resources(sorter.replies) =>
            {
                // Which paths there are is known when all operations are.
                sorter.sorted.include = Some(Include {
                    wire: data.name.clone(),
                    doc: parameter_doc(data),
                    set: usize::MAX,
                });
            }
            "fields"
                if encoding == Encoding::DeepObject
                    || data.name.contains('[')
                    || view.is_object() =>
            {
                let doc = parameter_doc(data);
                let types = self.primary(sorter.replies).into_iter().collect();
                sorter.sorted.fields.get_or_insert(Fieldset {
                    wire: family.to_owned(),
                    doc,
                    types,
                });
            }
            "sort" if view.kind != Some(Kind::Object) => self.sort(data, &view, sorter),
            "filter" => self.filters(data, view, encoding, sorter),
            "page"
                if encoding == Encoding::DeepObject
                    || data.name.contains('[')
                    || view.is_object() =>
            {
                self.pages(data, view, sorter)
            }
            _ => match page_role(&data.name) {
                Some(role)
                    if !matches!(encoding, Encoding::DeepObject | Encoding::Json)
                        && view.kind.is_none_or(|kind| kind != Kind::Object) =>
                {
                    let bounds = view.bounds;
                    let constraints = self.schemas.constraints(&view);
                    let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
                    let name = sorter.methods.mint(&[words(&data.name)], &data.name);
                    sorter.sorted.page.push(PageParameter {
                        name,
                        doc: parameter_doc(data),
                        ty,
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

    fn sort(&mut self, data: &'a ParameterData, view: &View<'a>, sorter: &mut Sorter<'_>) {
        let items = if view.items.is_empty() {
            view.clone()
        } else {
            self.schemas.merged(&view.items)
        };
        let mut scope = Scope::new(Case::Shouty, &[]);
        let fields = items
            .words
            .iter()
            .map(|word| scope.mint(&[words(word)], word))
            .collect();
        sorter.sorted.sort = Some(Sort {
            wire: data.name.clone(),
            doc: parameter_doc(data),
            fields,
        });
    }

    fn filters(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        for leaf in self.leaves(data, view) {
            let name = name_of_leaf(&leaf, "filter", &mut sorter.methods);
            let doc = leaf_doc(&leaf, data);
            let list = if leaf.view.kind == Some(Kind::Array) && encoding == Encoding::DeepObject {
                Encoding::Comma
            } else {
                encoding
            };
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
                encoding: list,
                required: leaf.required,
                example,
            });
        }
    }

    fn pages(&mut self, data: &'a ParameterData, view: View<'a>, sorter: &mut Sorter<'_>) {
        for leaf in self.leaves(data, view) {
            let last = leaf.path.last().map(String::as_str).unwrap_or_default();
            let role = page_role(last).unwrap_or(PageRole::Other);
            let name = name_of_leaf(&leaf, "page", &mut sorter.methods);
            let (doc, bounds) = (leaf_doc(&leaf, data), leaf.view.bounds);
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
        if encoding != Encoding::DeepObject {
            let sensitivity = self.parameter_sensitivity(None, data, &view);
            let example = sample(data, &view);
            let constraints = self.schemas.constraints(&view);
            let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
            let name = sorter.methods.mint(&[words(&data.name)], &data.name);
            sorter.sorted.query.push(QueryParameter {
                name,
                doc: parameter_doc(data),
                ty,
                constraints,
                sensitivity,
                encoding,
                required: data.required,
                example,
            });
            return;
        }
        for leaf in self.leaves(data, view) {
            let name = sorter.methods.mint(&[words(&leaf.key)], &leaf.key);
            let doc = leaf_doc(&leaf, data);
            let sensitivity = self.parameter_sensitivity(leaf.path.last(), data, &leaf.view);
            let example = leaf.view.sample();
            let constraints = self.schemas.constraints(&leaf.view);
            let ty = self.parameter_type(leaf.view, &sorter.cx.member(&leaf.path.join("-")));
            sorter.sorted.query.push(QueryParameter {
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
}
