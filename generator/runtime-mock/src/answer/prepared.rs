//! Operations and their replies, as they are needed to answer: what has to be compiled is, when it is asked for first.

use std::collections::HashMap;
use std::sync::OnceLock;

use jsonapi_runtime::serde_json::{Map, Value};
use jsonapi_server::ApiInfo;

use crate::description::data::{Action, Data, Named, Operation, Primary, Query, Reply, Resource};
use crate::make::Maker;

/// All operations, and what they share.
#[derive(Debug)]
pub(crate) struct Prepared {
    operations: HashMap<&'static str, Answers>,
    pub(crate) shared: Shared,
}

/// What operations share.
#[derive(Debug)]
pub(crate) struct Shared {
    schemas: Map<String, Value>,
    resources: std::collections::BTreeMap<String, Resource>,
}

/// What an operation may answer.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// Parameters that must be there.
    pub(crate) required: Vec<Required>,
    pub(crate) replies: Vec<Answer>,
    pub(crate) primary: Option<Primary>,
    pub(crate) query: Query,
    pub(crate) action: Option<Action>,
}

/// A parameter that must be there.
#[derive(Debug)]
pub(crate) struct Required {
    pub(crate) name: &'static str,
    pub(crate) place: Place,
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Query,
    Header,
    Cookie,
}

/// A reply.
#[derive(Debug)]
pub(crate) struct Answer {
    /// A status, the first digit of a range of them, or 0 for all others.
    pub(crate) status: u16,
    pub(crate) headers: Vec<Held>,
    pub(crate) bodies: Vec<Held>,
}

/// A header by its name, or a body by its media type.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) told: Named,
    maker: OnceLock<Option<Maker>>,
}

impl Prepared {
    pub(crate) fn new(api: &'static ApiInfo, data: Data) -> Self {
        let mut told = data.operations;
        let operations = api.operations.iter();
        let operations = operations.map(|info| {
            let own = told.remove(info.id).unwrap_or_default();
            (info.id, Answers::new(own))
        });
        Self {
            operations: operations.collect(),
            shared: Shared {
                schemas: data.schemas,
                resources: data.resources,
            },
        }
    }

    pub(crate) fn of(&self, id: &str) -> Option<&Answers> {
        self.operations.get(id)
    }
}

impl Shared {
    /// What the ids of resources of a type start with.
    pub(crate) fn prefix(&self, kind: &str) -> Option<String> {
        self.resources.get(kind)?.prefix.clone()
    }

    /// The names of members that replies declare.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let mut open: Vec<&Value> = self.schemas.values().collect();
        let mut names = Vec::new();
        while let Some(schema) = open.pop() {
            match schema {
                Value::Array(items) => open.extend(items),
                Value::Object(members) => {
                    let properties = members.get("properties").and_then(Value::as_object);
                    names.extend(
                        properties
                            .into_iter()
                            .flatten()
                            .map(|(name, _)| name.as_str()),
                    );
                    open.extend(members.values());
                }
                _ => {}
            }
        }
        names.into_iter()
    }
}

impl Answers {
    fn new(operation: Operation) -> Self {
        let required = operation.required.into_iter().filter_map(|told| {
            let place = match told.place.as_str() {
                "query" => Place::Query,
                "header" => Place::Header,
                "cookie" => Place::Cookie,
                _ => return None,
            };
            // Names are as many as the document has, and as long-lived.
            let name = Box::leak(told.name.into_boxed_str());
            Some(Required { name, place })
        });
        Self {
            required: required.collect(),
            replies: operation.replies.into_iter().map(Answer::new).collect(),
            primary: operation.primary,
            query: operation.query,
            action: operation.action,
        }
    }
}

impl Answers {
    /// The reply of a status.
    pub(crate) fn of(&self, code: u16) -> Option<&Answer> {
        let of = |status| {
            self.replies
                .iter()
                .find(move |reply| reply.status == status)
        };
        of(code).or_else(|| of(code / 100)).or_else(|| of(0))
    }
}

impl Answer {
    fn new(reply: Reply) -> Self {
        let held = |all: Vec<Named>| all.into_iter().map(Held::new).collect();
        Self {
            status: reply.status,
            headers: held(reply.headers),
            bodies: held(reply.bodies),
        }
    }
}

impl Held {
    fn new(told: Named) -> Self {
        Self {
            told,
            maker: OnceLock::new(),
        }
    }

    /// What makes such values; `None` where the schema is none.
    pub(crate) fn maker(&self, shared: &Shared) -> Option<&Maker> {
        let maker = self
            .maker
            .get_or_init(|| Maker::new(&self.told.schema, &shared.schemas));
        maker.as_ref()
    }

    /// A value, always the same for the same seed.
    pub(crate) fn made(&self, shared: &Shared, seed: u64) -> Value {
        let maker = self.maker(shared);
        maker.map_or(Value::Null, |maker| {
            maker.value(seed, &|kind| shared.prefix(kind))
        })
    }
}
