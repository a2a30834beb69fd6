//! Which parameters an operation has: its own, and those of its path that it does not override.

use openapiv3::{Parameter, ParameterData, PathItem, ReferenceOr};

use crate::normalise::builder::Builder;
use crate::problem::{Problem, codes};

/// A parameter of an operation.
pub(crate) struct Met<'a> {
    pub(crate) parameter: &'a Parameter,
    pub(crate) data: &'a ParameterData,
}

impl<'a> Builder<'a> {
    /// The parameters of an operation: its own, and those of the path that it does not override.
    pub(crate) fn parameters_of(
        &mut self,
        item: &'a PathItem,
        operation: &'a openapiv3::Operation,
        at: &str,
    ) -> Vec<Met<'a>> {
        let own = operation
            .parameters
            .iter()
            .enumerate()
            .map(|(index, one)| (one, format!("{at}/parameters/{index}")));
        let path_at = at.rsplit_once('/').map_or(at, |(path, _)| path).to_owned();
        let shared = item
            .parameters
            .iter()
            .enumerate()
            .map(|(index, one)| (one, format!("{path_at}/parameters/{index}")));
        let mut met: Vec<Met<'a>> = Vec::new();
        for (parameter, at) in own.chain(shared) {
            let Some(parameter) = self.resolved_parameter(parameter, &at) else {
                continue;
            };
            let data = parameter.parameter_data_ref();
            let twice = met.iter().any(|one| {
                one.data.name == data.name
                    && std::mem::discriminant(one.parameter) == std::mem::discriminant(parameter)
            });
            if !twice {
                met.push(Met { parameter, data });
            }
        }
        met
    }

    fn resolved_parameter(
        &mut self,
        parameter: &'a ReferenceOr<Parameter>,
        at: &str,
    ) -> Option<&'a Parameter> {
        let mut parameter = parameter;
        for _ in 0..16 {
            match parameter {
                ReferenceOr::Item(item) => return Some(item),
                ReferenceOr::Reference { reference } => {
                    let name = reference
                        .strip_prefix("#/components/parameters/")
                        .unwrap_or_default();
                    match self
                        .openapi
                        .components
                        .as_ref()
                        .and_then(|all| all.parameters.get(name))
                    {
                        Some(next) => parameter = next,
                        None => break,
                    }
                }
            }
        }
        self.problems.push(Problem::error(
            codes::REF_TO_NOWHERE,
            at,
            "the parameter refers to a component that cannot be found",
        ));
        None
    }
}
