//! Parameters, sorted by the role that they play in JSON:API.
//!
//! | module | rule |
//! |---|---|
//! | [`declared`] | which parameters an operation has |
//! | [`dialect`] | whether the document speaks JSON:API, so that names of parameters mean what it says |
//! | [`roles`] | what a page parameter or a header does |
//! | [`encodings`] | how a parameter is written |
//! | [`query`] | query parameters by family: filters, pages, sorting, inclusion, fields and others |
//! | [`leaves`] | the members of objects |
//! | [`names`] | names of arguments and setters |
//! | [`sorter`] | what all parameters of an operation share |
//! | [`docs`] | documentation and examples |

mod declared;
mod dialect;
mod docs;
mod encodings;
mod leaves;
mod names;
mod query;
mod roles;
mod sorter;

use openapiv3::{ParameterData, ParameterSchemaOrContent};

use crate::ledger::Construct;
use crate::model::{
    Encoding, HeaderParameter, Location, Parameters, PathParameter, Presence, QueryParameter,
    Reply, Scalar, TypeRef,
};
use crate::normalise::builder::{Builder, Context, Direction};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::View;

pub(crate) use declared::Met;
use docs::{parameter_doc, sample};
use encodings::{encoding, location};
pub(super) use encodings::{exploded, query_style};
use names::name_of;
use sorter::Sorter;

impl<'a> Builder<'a> {
    /// Sorts parameters by role.
    pub(crate) fn parameters(
        &mut self,
        all: &[Met<'a>],
        base: &[String],
        replies: &[Reply],
    ) -> Parameters {
        let cx = Context::new(base.to_vec(), Direction::Request);
        let has_role = |met: &Met<'a>| met.data.extensions.contains_key("x-role");
        let roles = match self.speaks_json_api() || all.iter().any(has_role) {
            true => self.taken.role_setters,
            false => &[],
        };
        let mut sorter = Sorter {
            methods: Scope::new(
                Case::Snake,
                &[self.taken.setters, roles, self.taken.locals].concat(),
            ),
            fields: Scope::new(
                Case::Snake,
                &[self.taken.fields, self.taken.locals].concat(),
            ),
            cx,
            replies,
            named: Vec::new(),
            sorted: Parameters::default(),
        };
        // Names in the path come first: they are arguments of the method.
        let (path, others): (Vec<_>, Vec<_>) = all
            .iter()
            .partition(|met| location(met.parameter) == Location::Path);
        for met in path.into_iter().chain(others) {
            self.sort_parameter(met, &mut sorter);
        }
        sorter.sorted
    }

    fn sort_parameter(&mut self, met: &Met<'a>, sorter: &mut Sorter<'_>) {
        let data = met.data;
        let location = location(met.parameter);
        let subject = format!("{} {}", location.as_str(), data.name);
        if location == Location::Header && is_reserved(&data.name) {
            self.ignored(
                Construct::Parameter,
                subject,
                "headers-that-http-has-itself",
            );
            return;
        }
        self.ledger.generated(Construct::Parameter, subject);
        let view = self.declared_schema(data);
        let encoding = encoding(met.parameter, &view);
        match location {
            Location::Path => self.path_parameter(data, view, encoding, sorter),
            Location::Header => self.header_parameter(data, view, encoding, sorter),
            Location::Cookie => self.cookie_parameter(data, view, encoding, sorter),
            Location::Query => self.query_parameter(met, view, encoding, sorter),
        }
    }

    /// The schema of a parameter, which may stand in `content`.
    fn declared_schema(&self, data: &'a ParameterData) -> View<'a> {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => self.schemas.view(schema),
            ParameterSchemaOrContent::Content(content) => {
                let mut media = content.values();
                let schema = media.next().and_then(|media| media.schema.as_ref());
                schema
                    .map(|schema| self.schemas.view(schema))
                    .unwrap_or_default()
            }
        }
    }

    fn path_parameter(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        let example = sample(data, &view);
        let constraints = self.schemas.constraints(&view);
        let sensitivity = self.parameter_sensitivity(None, data, &view);
        let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
        let name = sorter.argument(&data.name);
        sorter.sorted.path.push(PathParameter {
            name,
            doc: parameter_doc(data),
            ty,
            encoding,
            constraints,
            sensitivity,
            example,
        });
    }

    fn header_parameter(
        &mut self,
        data: &'a ParameterData,
        view: View<'a>,
        encoding: Encoding,
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
        let name = match role {
            Some(_) => sorter.argument(&data.name),
            None => name_of(Location::Header, data, sorter),
        };
        let presence = if data.required {
            Presence::Required
        } else {
            Presence::Optional
        };
        sorter.sorted.headers.push(HeaderParameter {
            name,
            doc: parameter_doc(data),
            ty,
            encoding,
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
        encoding: Encoding,
        sorter: &mut Sorter<'_>,
    ) {
        let example = sample(data, &view);
        let constraints = self.schemas.constraints(&view);
        let sensitivity = self.parameter_sensitivity(None, data, &view);
        let members = self.own_keys(&view, encoding);
        let ty = self.parameter_type(view, &sorter.cx.member(&data.name));
        let name = name_of(Location::Cookie, data, sorter);
        sorter.sorted.cookies.push(QueryParameter {
            name,
            doc: parameter_doc(data),
            ty,
            constraints,
            sensitivity,
            encoding,
            members,
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

/// Whether a header is HTTP's own: parameters of these names are ignored (OpenAPI 3.1.1 §4.8.12.1).
fn is_reserved(name: &str) -> bool {
    let reserved = ["accept", "authorization", "content-type"];
    reserved.iter().any(|own| name.eq_ignore_ascii_case(own))
}
