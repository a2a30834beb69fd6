//! What a document says of values beyond their type: for the docs, and for whoever checks, makes up or compares values.

use serde_json::{Number, Value};

/// What values are allowed beyond what their type says. What is empty or `None`, the document leaves open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constraints {
    /// The only values (`enum`), of any kinds; empty where they are all text, and words of an open enum.
    pub values: Vec<Value>,
    /// The least number.
    pub minimum: Option<Bound>,
    /// The greatest number.
    pub maximum: Option<Bound>,
    /// What numbers are multiples of.
    pub multiple_of: Option<Number>,
    /// How many characters a text has at least.
    pub min_length: Option<u64>,
    /// How many characters a text has at most.
    pub max_length: Option<u64>,
    /// Regular expressions (ECMA-262) that a text matches, all of them.
    pub patterns: Vec<String>,
    /// The format, as the document names it, also where the type says it.
    pub format: Option<String>,
    /// How many items a list has at least.
    pub min_items: Option<u64>,
    /// How many items a list has at most.
    pub max_items: Option<u64>,
    /// Whether no item of a list stands twice.
    pub unique_items: bool,
    /// How many members an object has at least.
    pub min_members: Option<u64>,
    /// How many members an object has at most.
    pub max_members: Option<u64>,
    /// Whether an object has no members but those that are declared.
    pub closed: bool,
    /// Sets of members of which one, or some, must be there.
    pub required_sets: Vec<RequiredSets>,
    /// Members that must be there where another one is (`dependentRequired`).
    pub required_with: Vec<(String, Vec<String>)>,
    /// Keywords of JSON Schema that ask for more than all of these can say, with their values as the document has them:
    /// `contains`, `patternProperties`, `if`. References in them stay references.
    pub further: Vec<(&'static str, Value)>,
    /// The value that stands for one that is not given.
    pub default: Option<Value>,
    /// Which way the value travels.
    pub travels: Travels,
    /// The constraints of the items of a list.
    pub items: Option<Box<Constraints>>,
    /// The constraints of the values of members that are not declared one by one.
    pub others: Option<Box<Constraints>>,
}

/// A bound of a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The number.
    pub value: Number,
    /// Whether the number itself is out of bounds.
    pub exclusive: bool,
}

/// Sets of members of which one must be there: alternatives that do nothing but require members.
#[derive(Clone, Debug, PartialEq)]
pub struct RequiredSets {
    /// The sets.
    pub sets: Vec<Vec<String>>,
    /// Whether exactly one of them must be there, and not several (`oneOf`).
    pub exactly_one: bool,
}

/// Which way a value travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Travels {
    /// Both ways.
    #[default]
    Both,
    /// It is only read (`readOnly`).
    Read,
    /// It is only sent (`writeOnly`).
    Sent,
}

/// Keywords that are about the items of lists.
const OF_LISTS: [&str; 5] = [
    "contains",
    "maxContains",
    "minContains",
    "prefixItems",
    "unevaluatedItems",
];

impl Constraints {
    /// Whether the document says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The constraints in a box, where there are any: most elements have none.
    pub fn boxed(self) -> Option<Box<Self>> {
        (!self.is_empty()).then(|| Box::new(self))
    }

    /// What is said of the members of an object alone.
    pub(crate) fn of_members(self) -> Self {
        let Self {
            min_members,
            max_members,
            closed,
            required_sets,
            required_with,
            mut further,
            others,
            ..
        } = self;
        further.retain(|(keyword, _)| !OF_LISTS.contains(keyword));
        Self {
            min_members,
            max_members,
            closed,
            required_sets,
            required_with,
            further,
            others,
            ..Self::default()
        }
    }

    /// All but what is said of the members of an object.
    pub(crate) fn without_members(self) -> Self {
        Self {
            min_members: None,
            max_members: None,
            closed: false,
            required_sets: Vec::new(),
            required_with: Vec::new(),
            further: Vec::new(),
            others: None,
            ..self
        }
    }

    /// What holds where both hold. Of what cannot hold twice, the first stays.
    pub fn tighten(&mut self, other: Self) {
        if self.values.is_empty() {
            self.values = other.values;
        } else if !other.values.is_empty() {
            self.values.retain(|value| other.values.contains(value));
        }
        tighter(&mut self.minimum, other.minimum, |new, old| new > old);
        tighter(&mut self.maximum, other.maximum, |new, old| new < old);
        self.multiple_of = self.multiple_of.take().or(other.multiple_of);
        self.min_length = self.min_length.max(other.min_length);
        self.max_length = least(self.max_length, other.max_length);
        for pattern in other.patterns {
            if !self.patterns.contains(&pattern) {
                self.patterns.push(pattern);
            }
        }
        self.format = self.format.take().or(other.format);
        self.min_items = self.min_items.max(other.min_items);
        self.max_items = least(self.max_items, other.max_items);
        self.unique_items |= other.unique_items;
        self.min_members = self.min_members.max(other.min_members);
        self.max_members = least(self.max_members, other.max_members);
        self.closed |= other.closed;
        self.required_sets.extend(other.required_sets);
        self.required_with.extend(other.required_with);
        self.further.extend(other.further);
        self.default = self.default.take().or(other.default);
        if self.travels == Travels::Both {
            self.travels = other.travels;
        }
    }
}

impl Bound {
    fn number(&self) -> f64 {
        self.value.as_f64().unwrap_or_default()
    }
}

/// Keeps the tighter of two bounds.
fn tighter(kept: &mut Option<Bound>, other: Option<Bound>, beyond: fn(f64, f64) -> bool) {
    let Some(other) = other else { return };
    let replaces = match kept {
        None => true,
        Some(kept) => {
            let (new, old) = (other.number(), kept.number());
            beyond(new, old) || other.exclusive && !beyond(old, new)
        }
    };
    if replaces {
        *kept = Some(other);
    }
}

fn least(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_least(value: i64, exclusive: bool) -> Constraints {
        let value = value.into();
        Constraints {
            minimum: Some(Bound { value, exclusive }),
            ..Constraints::default()
        }
    }

    #[test]
    fn the_tighter_bound_stays() {
        for (one, other, kept) in [
            ((1, false), (2, false), (2, false)),
            ((2, false), (1, true), (2, false)),
            ((2, false), (2, true), (2, true)),
            ((2, true), (2, false), (2, true)),
        ] {
            let mut constraints = at_least(one.0, one.1);
            constraints.tighten(at_least(other.0, other.1));
            assert_eq!(
                constraints,
                at_least(kept.0, kept.1),
                "{one:?} and {other:?}"
            );
        }
    }

    #[test]
    fn values_are_those_that_both_allow() {
        let of = |values: &[i64]| Constraints {
            values: values.iter().map(|value| (*value).into()).collect(),
            ..Constraints::default()
        };
        let mut both = of(&[1, 2, 3]);
        both.tighten(of(&[3, 2, 5]));
        assert_eq!(both, of(&[2, 3]));
    }
}
