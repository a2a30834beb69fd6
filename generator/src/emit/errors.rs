//! What the error objects of each status may hold: what most operations tell is said once, for the whole API.

use std::collections::BTreeMap;

use crate::model::{Api, Operation, Status};

/// Members of error objects by status: a code, the first digit of a range, or 0 for all others.
pub(crate) type ErrorTable = BTreeMap<u16, Vec<String>>;

/// What most operations tell of each status.
pub(crate) fn common(api: &Api) -> ErrorTable {
    let mut told: BTreeMap<u16, BTreeMap<Vec<String>, usize>> = BTreeMap::new();
    for (status, members) in api.operations.iter().flat_map(of_operation) {
        *told.entry(status).or_default().entry(members).or_default() += 1;
    }
    let most = told.into_iter().filter_map(|(status, all)| {
        let (members, _) = all.into_iter().max_by_key(|(_, count)| *count)?;
        Some((status, members))
    });
    most.collect()
}

/// What an operation tells, where it differs from what most do.
pub(crate) fn own(operation: &Operation, common: &ErrorTable) -> Option<ErrorTable> {
    let table = of_operation(operation);
    let statuses = table.keys().chain(common.keys());
    let differs = |status: &u16| {
        let own = resolve(&table, *status);
        own.is_some() && own != resolve(common, *status)
    };
    let differs = statuses.into_iter().any(differs);
    differs.then_some(table)
}

fn resolve(table: &ErrorTable, status: u16) -> Option<&Vec<String>> {
    let by_range = || table.get(&(status / 100));
    table
        .get(&status)
        .or_else(by_range)
        .or_else(|| table.get(&0))
}

fn of_operation(operation: &Operation) -> ErrorTable {
    let mut table = ErrorTable::new();
    for reply in &operation.replies {
        let status = match reply.status {
            Status::Code(code) => code,
            Status::Range(digit) => digit.into(),
            Status::Default => 0,
        };
        let mut told = reply.bodies.iter().map(|body| &body.error_members);
        if let Some(members) = told.find(|members| !members.is_empty()) {
            table.insert(status, members.clone());
        }
    }
    table
}
