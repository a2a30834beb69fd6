//! Stands in for stages that are still in other branches.

use crate::ledger::Ledger;
use crate::lower::Lowered;
use crate::model::Api;
use crate::problem::{Problem, Problems};
use crate::settings::Settings;
use crate::write::SourceFile;

pub(super) fn normalise(
    _: &Lowered,
    _: &Settings,
    _: &str,
    _: &mut Ledger,
) -> Result<(Api, Problems), Problems> {
    Err(Problem::error("pending", "", "normalise is not there yet").into())
}

pub(super) mod emit {
    use super::*;

    pub(in super::super) fn types(_: &Api) -> Vec<SourceFile<'_>> {
        Vec::new()
    }
    pub(in super::super) fn client(_: &Api) -> Vec<SourceFile<'_>> {
        Vec::new()
    }
    pub(in super::super) fn server(_: &Api) -> Vec<SourceFile<'_>> {
        Vec::new()
    }
}
