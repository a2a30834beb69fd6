//! Parameters, sorted by the role that they play in JSON:API.
//!
//! | module | rule |
//! |---|---|
//! | [`declared`] | which parameters an operation has |
//! | [`roles`] | what a page parameter or a header does |
//! | [`encodings`] | how a parameter is written |
//! | [`query`] | query parameters by family: filters, pages, sorting, inclusion, fields and others |
//! | [`leaves`] | the members of objects |
//! | [`names`] | names of arguments and setters |
//! | [`docs`] | documentation and examples |

mod declared;
mod docs;
mod encodings;
mod leaves;
mod names;
mod query;
mod roles;

use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent};

use crate::ledger::Construct;
use crate::model::{
    Encoding, HeaderParameter, Parameters, PathParameter, Presence, QueryParameter, Reply, Scalar,
    TypeRef,
};
use crate::normalise::builder::{Builder, Context, Direction};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::View;
use crate::normalise::words::words;

pub(crate) use declared::Met;
use docs::{parameter_doc, sample};
use encodings::encoding;

/// What all parameters of an operation share while they are sorted.
struct Sorter<'s> {
    methods: Scope,
    fields: Scope,
    cx: Context,
    replies: &'s [Reply],
    sorted: Parameters,
}

impl<'a> Builder<'a> {
    /// Sorts parameters by role.
    pub(crate) fn parameters(
        &mut self,
        all: &[Met<'a>],
        base: &[String],
        replies: &[Reply],
    ) -> Parameters {
        let cx = Context::new(base.to_vec(), Direction::Request);
        let mut sorter = Sorter {
            methods: Scope::new(Case::Snake, self.taken.setters),
            fields: Scope::new(Case::Snake, self.taken.fields),
            cx,
            replies,
            sorted: Parameters::default(),
        };
        for met in all {
            self.sort_parameter(met, &mut sorter);
        }
        sorter.sorted
    }

    fn sort_parameter(&mut self, met: &Met<'a>, sorter: &mut Sorter<'_>) {
        let data = met.data;
        let (view, json) = self.declared_schema(data);
        let location = match met.parameter {
            Parameter::Path { .. } => "path",
            Parameter::Header { .. } => "header",
            Parameter::Cookie { .. } => "cookie",
            Parameter::Query { .. } => "query",
        };
        self.ledger
            .generated(Construct::Parameter, format!("{location} {}", data.name));
        match met.parameter {
            Parameter::Path { .. } => self.path_parameter(data, view, sorter),
            Parameter::Header { .. } => self.header_parameter(data, view, sorter),
            Parameter::Cookie { .. } => self.cookie_parameter(data, view, sorter),
            Parameter::Query { style, .. } => {
                let encoding = if json {
                    Encoding::Json
                } else {
                    encoding(style, data.explode, &view)
                };
                self.query_parameter(met, view, encoding, sorter);
            }
        }
    }

    /// The schema of a parameter, and whether it stands in `content`.
    fn declared_schema(&self, data: &'a ParameterData) -> (View<'a>, bool) {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => (self.schemas.view(schema), false),
            ParameterSchemaOrContent::Content(content) => {
                let schema = content
                    .values()
                    .next()
                    .and_then(|media| media.schema.as_ref());
                (
                    schema
                        .map(|schema| self.schemas.view(schema))
                        .unwrap_or_default(),
                    true,
                )
            }
        }
    }

    fn path_parameter(&mut self, data: &'a ParameterData, view: View<'a>, sorter: &mut Sorter<'_>) {
        let example = sample(data, &view);
        let constraints = self.schemas.constraints(&view);
        let sensitivity = self.parameter_sensitivity(None, data, &view);
        let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
        sorter.sorted.path.push(PathParameter {
            name: sorter.fields.mint(&[words(&data.name)], &data.name),
            doc: parameter_doc(data),
            ty,
            constraints,
            sensitivity,
            example,
        });
    }

    fn header_parameter(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        sorter: &mut Sorter<'_>,
    ) {
        let example = sample(data, &view);
        let constraints = self.schemas.constraints(&view);
        let told = data
            .extensions
            .get("x-role")
            .or_else(|| view.extension("x-role"));
        let role = self.header_role(&data.name, told);
        let sensitivity = self.parameter_sensitivity(None, data, &view);
        let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
        let scope = if role.is_some() {
            &mut sorter.fields
        } else {
            &mut sorter.methods
        };
        let name = scope.mint(&[words(&data.name)], &data.name);
        let presence = if data.required {
            Presence::Required
        } else {
            Presence::Optional
        };
        sorter.sorted.headers.push(HeaderParameter {
            name,
            doc: parameter_doc(data),
            ty,
            constraints,
            sensitivity,
            presence,
            role,
            example,
        });
    }

    fn cookie_parameter(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        sorter: &mut Sorter<'_>,
    ) {
        let example = sample(data, &view);
        let constraints = self.schemas.constraints(&view);
        let sensitivity = self.parameter_sensitivity(None, data, &view);
        let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
        let name = sorter.methods.mint(&[words(&data.name)], &data.name);
        sorter.sorted.cookies.push(QueryParameter {
            name,
            doc: parameter_doc(data),
            ty,
            constraints,
            sensitivity,
            encoding: Encoding::Form,
            required: data.required,
            example,
        });
    }

    fn parameter_type(&mut self, view: View<'a>, cx: &Context) -> TypeRef {
        if view.is_anything() {
            return TypeRef::Scalar(Scalar::String);
        }
        self.type_of_view(view, cx)
    }
}
