//! All that is asked of one value: a schema, what it refers to, and one branch of each of its unions, put together.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use jsonapi_runtime::serde_json::{Map, Value};

use super::defs::referred;

/// How many references and branches lead to one another at most.
const DEPTH: usize = 24;

/// What is asked of one value.
#[derive(Clone, Debug, Default)]
pub(super) struct Merged<'s> {
    /// The types that it may have; all, where nothing is said.
    pub(super) kinds: Option<Vec<&'s str>>,
    /// The values that it may be.
    pub(super) values: Option<Vec<&'s Value>>,
    pub(super) properties: BTreeMap<&'s str, Vec<&'s Value>>,
    pub(super) required: BTreeSet<&'s str>,
    pub(super) patterned: Vec<(&'s str, &'s Value)>,
    /// What other members may be.
    pub(super) others: Vec<&'s Value>,
    /// Sets of names: a member is in all of them.
    pub(super) closed: Vec<BTreeSet<&'s str>>,
    pub(super) names: Vec<&'s Value>,
    pub(super) least_members: u64,
    pub(super) items: Vec<&'s Value>,
    pub(super) first: Vec<Vec<&'s Value>>,
    pub(super) contains: Vec<&'s Value>,
    pub(super) least_items: u64,
    pub(super) most_items: Option<u64>,
    pub(super) least: Option<f64>,
    pub(super) most: Option<f64>,
    pub(super) above: Option<f64>,
    pub(super) below: Option<f64>,
    pub(super) multiple: Option<f64>,
    pub(super) shortest: u64,
    pub(super) longest: Option<u64>,
    pub(super) patterns: Vec<&'s str>,
    pub(super) format: Option<&'s str>,
    pub(super) examples: Vec<&'s Value>,
    /// Whether a schema is `false`.
    pub(super) never: bool,
}

/// Puts schemas together.
pub(super) struct Merger<'s, 'r> {
    pub(super) named: &'s Map<String, Value>,
    pub(super) rng: &'r mut Rng,
    /// Whether branches that end soon come first.
    pub(super) shallow: bool,
}

impl<'s> Merger<'s, '_> {
    /// Adds what a schema asks.
    pub(super) fn add(&mut self, schema: &'s Value, depth: usize, into: &mut Merged<'s>) {
        let members = match schema {
            Value::Bool(false) => {
                into.never = true;
                return;
            }
            Value::Object(members) if depth < DEPTH => members,
            _ => return,
        };
        if let Some(named) = referred(schema).and_then(|name| self.named.get(name)) {
            self.add(named, depth + 1, into);
        }
        into.own(members);
        for part in list(members.get("allOf")) {
            self.add(part, depth + 1, into);
        }
        for union in ["oneOf", "anyOf"] {
            let branches = list(members.get(union));
            if !branches.is_empty() {
                self.choose(branches, depth, into);
            }
        }
        let then = members.get("then").filter(|_| members.contains_key("if"));
        if let Some(then) = then.filter(|_| self.rng.bool()) {
            let mut tried = into.clone();
            if let Some(condition) = members.get("if") {
                self.add(condition, depth + 1, &mut tried);
            }
            self.add(then, depth + 1, &mut tried);
            if tried.is_possible() {
                *into = tried;
            }
        }
    }

    /// Adds one branch of a union, one that can be met beside what is asked already.
    fn choose(&mut self, branches: &'s [Value], depth: usize, into: &mut Merged<'s>) {
        let mut order: Vec<usize> = (0..branches.len()).collect();
        self.rng.shuffle(&mut order);
        // Null is a value that says little: it comes last, unless the value has to end.
        let is_null = |index: &usize| {
            let kind = branches.get(*index).and_then(|branch| branch.get("type"));
            kind.is_some_and(|kind| kind == "null")
        };
        order.sort_by_key(|index| is_null(index) != self.shallow);
        if !self.shallow && self.rng.u8(..8) == 0 {
            order.reverse();
        }
        let mut last = None;
        for index in order {
            let Some(branch) = branches.get(index) else {
                continue;
            };
            let mut tried = into.clone();
            self.add(branch, depth + 1, &mut tried);
            if tried.is_possible() {
                *into = tried;
                return;
            }
            last = Some(tried);
        }
        if let Some(last) = last {
            *into = last;
        }
    }
}

impl<'s> Merged<'s> {
    /// Adds what stands in a schema itself.
    fn own(&mut self, members: &'s Map<String, Value>) {
        self.any(members);
        self.object(members);
        self.array(members);
        self.scalar(members);
    }

    fn any(&mut self, members: &'s Map<String, Value>) {
        let kinds = match members.get("type") {
            Some(Value::Array(kinds)) => Some(kinds.as_slice()),
            Some(kind) => Some(std::slice::from_ref(kind)),
            None => None,
        };
        if let Some(kinds) = kinds {
            let kinds: Vec<&str> = kinds.iter().filter_map(Value::as_str).collect();
            self.kinds = Some(match self.kinds.take() {
                None => kinds,
                Some(known) => both(&known, &kinds),
            });
        }
        let values: Option<Vec<&Value>> = match (members.get("const"), members.get("enum")) {
            (Some(only), _) => Some(vec![only]),
            (None, Some(Value::Array(values))) => Some(values.iter().collect()),
            _ => None,
        };
        if let Some(values) = values {
            self.values = Some(match self.values.take() {
                None => values,
                Some(mut known) => {
                    known.retain(|value| values.contains(value));
                    known
                }
            });
        }
        self.examples.extend(list(members.get("examples")));
    }

    fn object(&mut self, members: &'s Map<String, Value>) {
        let properties = members.get("properties").and_then(Value::as_object);
        for (name, schema) in properties.into_iter().flatten() {
            self.properties.entry(name).or_default().push(schema);
        }
        let required = list(members.get("required")).iter();
        self.required.extend(required.filter_map(Value::as_str));
        let patterned = members.get("patternProperties").and_then(Value::as_object);
        let patterned = patterned.into_iter().flatten();
        self.patterned
            .extend(patterned.map(|(pattern, schema)| (pattern.as_str(), schema)));
        match members.get("additionalProperties") {
            // Names that match a pattern are many; what is not allowed after all is found out later.
            Some(Value::Bool(false)) if !members.contains_key("patternProperties") => {
                let names = properties.into_iter().flatten();
                self.closed
                    .push(names.map(|(name, _)| name.as_str()).collect());
            }
            Some(others @ Value::Object(_)) => self.others.push(others),
            _ => {}
        }
        self.names.extend(members.get("propertyNames"));
        let least = members.get("minProperties").and_then(Value::as_u64);
        self.least_members = self.least_members.max(least.unwrap_or_default());
    }

    fn array(&mut self, members: &'s Map<String, Value>) {
        let whole = |name: &str| members.get(name).and_then(whole);
        self.items.extend(members.get("items"));
        self.contains.extend(members.get("contains"));
        let first = list(members.get("prefixItems"));
        for (index, schema) in first.iter().enumerate() {
            match self.first.get_mut(index) {
                Some(schemas) => schemas.push(schema),
                None => self.first.push(vec![schema]),
            }
        }
        self.least_items = self.least_items.max(whole("minItems").unwrap_or_default());
        self.most_items = least(self.most_items, whole("maxItems"));
        if members.contains_key("contains") {
            let count = whole("minContains").unwrap_or(1);
            self.least_items = self.least_items.max(count);
        }
    }

    fn scalar(&mut self, members: &'s Map<String, Value>) {
        let number = |name: &str| members.get(name).and_then(Value::as_f64);
        let whole = |name: &str| members.get(name).and_then(whole);
        self.least = greatest_of(self.least, number("minimum"));
        self.above = greatest_of(self.above, number("exclusiveMinimum"));
        self.most = least_of(self.most, number("maximum"));
        self.below = least_of(self.below, number("exclusiveMaximum"));
        self.multiple = self.multiple.or(number("multipleOf"));
        self.shortest = self.shortest.max(whole("minLength").unwrap_or_default());
        self.longest = least(self.longest, whole("maxLength"));
        self.patterns
            .extend(members.get("pattern").and_then(Value::as_str));
        self.format = self
            .format
            .or(members.get("format").and_then(Value::as_str));
    }

    /// Whether there is a value at all, as far as can be seen at once.
    pub(super) fn is_possible(&self) -> bool {
        let has = |schemas: &[&'s Value]| {
            let mut constants = schemas.iter().filter_map(|schema| schema.get("const"));
            let first = constants.next();
            constants.all(|other| Some(other) == first)
        };
        !self.never
            && self.kinds.as_ref().is_none_or(|kinds| !kinds.is_empty())
            && self.values.as_ref().is_none_or(|values| !values.is_empty())
            && self.properties.values().all(|schemas| has(schemas))
            && self
                .closed
                .iter()
                .all(|names| self.required.is_subset(names))
    }

    /// Whether a member of that name may be there.
    pub(super) fn admits(&self, name: &str) -> bool {
        self.closed.iter().all(|names| names.contains(name))
    }

    /// The types that a value may have.
    pub(super) fn may_be(&self, kind: &str) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| {
            kinds.contains(&kind) || kind == "integer" && kinds.contains(&"number")
        })
    }
}

/// Types that both lists have; every integer is a number.
fn both<'s>(one: &[&'s str], other: &[&'s str]) -> Vec<&'s str> {
    let mut kinds = Vec::new();
    for kind in one.iter().chain(other) {
        let has =
            |list: &[&str]| list.contains(kind) || *kind == "integer" && list.contains(&"number");
        if has(one) && has(other) && !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    kinds
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A count, also where it is written with a fraction of nothing.
fn whole(value: &Value) -> Option<u64> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts are small, and not negative"
    )]
    let from_float = |number: f64| number as u64;
    value.as_u64().or_else(|| value.as_f64().map(from_float))
}

fn least(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn greatest_of(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    }
}

fn least_of(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
