//! What an operation does to resources, as its method and its path tell: `POST /ships` beside `GET /ships/{id}` creates one.

use std::collections::HashMap;

use jsonapi_server::{ApiInfo, OperationInfo};

use crate::description::data::{Data, Primary};

/// What an operation does to resources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    Create,
    Retrieve,
    List,
    Update,
    Delete,
    /// Something that happens to one resource: `POST /ships/{id}/launch`.
    Act,
    /// What a relationship links, read or changed: `/ships/{id}/relationships/crew`.
    Linkage(String),
    /// The resources that a relationship links: `/ships/{id}/crew`.
    Related(String),
}

/// What each operation does to resources; those that do nothing are answered without them.
pub(crate) fn plans(api: &'static ApiInfo, data: &Data) -> HashMap<&'static str, Plan> {
    let primary = |info: &OperationInfo| data.operations.get(info.id)?.primary.as_ref();
    let operations = api.operations.iter().copied();
    let is_item = |info: &OperationInfo| {
        info.path.ends_with('}')
            && primary(info).is_some_and(|data| !data.many && !data.identifiers)
    };
    let items: HashMap<&str, &Primary> = operations
        .clone()
        .filter(|info| info.method == "GET" && is_item(info))
        .filter_map(|info| Some((info.path, primary(info)?)))
        .collect();
    let plan = |info: &'static OperationInfo| {
        let data = primary(info);
        let (around, last) = info.path.rsplit_once('/')?;
        let is_collection = items.keys().any(|item| {
            item.rsplit_once('/')
                .is_some_and(|(path, _)| path == info.path)
        });
        let of_item = items.get(around);
        if let Some(item) = around.strip_suffix("/relationships") {
            let is_known = items.contains_key(item) && data.is_none_or(|data| data.identifiers);
            return is_known.then(|| Plan::Linkage(last.to_owned()));
        }
        let data_is = |many: bool| data.is_some_and(|data| data.many == many && !data.identifiers);
        match info.method {
            "GET" if is_item(info) => Some(Plan::Retrieve),
            "GET" if data_is(true) && (is_collection || !info.path.contains('{')) => {
                Some(Plan::List)
            }
            "GET" if of_item.is_some() && data.is_some() && !last.starts_with('{') => {
                Some(Plan::Related(last.to_owned()))
            }
            "POST" if data_is(false) && is_collection => Some(Plan::Create),
            "PATCH" | "PUT" if items.contains_key(info.path) => Some(Plan::Update),
            "DELETE" if items.contains_key(info.path) => Some(Plan::Delete),
            "POST" | "PUT" | "PATCH" | "DELETE" => {
                let item = of_item?;
                let same = data_is(false)
                    && data.is_some_and(|data| {
                        data.types.iter().any(|kind| item.types.contains(kind))
                    });
                same.then_some(Plan::Act)
            }
            _ => None,
        }
    };
    operations
        .filter_map(|info| Some((info.id, plan(info)?)))
        .collect()
}
