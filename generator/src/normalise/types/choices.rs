//! What tells the branches of a union apart where no discriminator does.

use serde_json::{Map, Value};

use crate::model::Choice;
use crate::normalise::builder::Builder;
use crate::normalise::view::{Kind, View};
use crate::normalise::words::words;

/// A branch of a union, looked at.
pub(super) struct Branch<'a> {
    pub(super) view: View<'a>,
    pub(super) component: Option<&'a str>,
    /// What the branches of several lists that hold at once are called together.
    pub(super) names: Vec<String>,
    pub(super) tags: Vec<String>,
}

/// A member that holds an object, and the members of that which have one value.
type Within<'a> = (&'a str, Vec<(String, Value)>);

impl<'a> Builder<'a> {
    /// What a value must look like to be read as a branch.
    pub(super) fn choice(&self, view: &View<'a>) -> Choice {
        match view.kind {
            Some(Kind::String) => Choice::String,
            Some(Kind::Integer | Kind::Number) => Choice::Number,
            Some(Kind::Boolean) => Choice::Boolean,
            Some(Kind::Array) => Choice::Array,
            _ if view.is_object() => {
                // One that need not be there may have other values some day, as any enumeration may.
                let constants = self.sole_values(view).into_iter().filter(|(name, _)| {
                    let name = name.as_str();
                    let parts = view.properties.get(name);
                    view.required.contains(&name)
                        || parts.is_some_and(|parts| self.schemas.merged(parts).constant.is_some())
                });
                Choice::Object {
                    required: view
                        .required
                        .iter()
                        .map(|name| (*name).to_owned())
                        .collect(),
                    constants: constants.collect(),
                    own: Vec::new(),
                    foreign: Vec::new(),
                }
            }
            _ => Choice::Any,
        }
    }

    /// The members of an object that have one value.
    fn sole_values(&self, view: &View<'a>) -> Vec<(String, Value)> {
        let members = view.properties.iter();
        let sole = members.filter_map(|(name, parts)| {
            let value = self.schemas.sole_value(&self.schemas.merged(parts))?;
            Some(((*name).to_owned(), value))
        });
        sole.collect()
    }

    /// Objects that only a member of a member tells apart: what differs there is a constant of each.
    pub(super) fn tell_within(&self, branches: &[Branch<'a>], choices: &mut [Choice]) {
        let within: Vec<Vec<Within<'a>>> = branches
            .iter()
            .map(|branch| {
                let members = branch.view.properties.iter();
                let sole = members.map(|(name, parts)| {
                    let member = self.schemas.merged(parts);
                    (*name, self.sole_values(&member))
                });
                sole.filter(|(_, values)| !values.is_empty()).collect()
            })
            .collect();
        for (index, choice) in choices.iter_mut().enumerate() {
            let (Choice::Object { constants, .. }, Some(own)) = (choice, within.get(index)) else {
                continue;
            };
            let others = within.iter().enumerate();
            let others: Vec<_> = others.filter(|(place, _)| *place != index).collect();
            for (name, values) in own {
                let differs = |(key, value): &&(String, Value)| {
                    let theirs = others.iter().flat_map(|(_, members)| *members);
                    let theirs = theirs.filter(|(other, _)| other == name);
                    let mut theirs = theirs.flat_map(|(_, values)| values);
                    theirs.any(|(other, found)| other == key && found != value)
                };
                let told: Map<String, Value> = values.iter().filter(differs).cloned().collect();
                if !told.is_empty() {
                    constants.push(((*name).to_owned(), told.into()));
                }
            }
        }
    }
}

/// Objects that neither required members nor constants tell apart are told by the members that they alone declare.
pub(super) fn tell_by_members(branches: &[Branch<'_>], choices: &mut [Choice]) {
    let declared: Vec<Vec<&str>> = branches
        .iter()
        .map(|branch| branch.view.properties.keys().copied().collect())
        .collect();
    let fixed: Vec<Vec<(String, Value)>> = choices
        .iter()
        .map(|choice| match choice {
            Choice::Object { constants, .. } => constants.clone(),
            _ => Vec::new(),
        })
        .collect();
    for (index, choice) in choices.iter_mut().enumerate() {
        let Choice::Object {
            required,
            constants,
            own,
            foreign,
        } = choice
        else {
            continue;
        };
        let (mine, others): (Vec<_>, Vec<_>) = declared
            .iter()
            .enumerate()
            .partition(|(place, _)| *place == index);
        let mine: Vec<&str> = mine
            .into_iter()
            .flat_map(|(_, names)| names)
            .copied()
            .collect();
        let others: Vec<&str> = others
            .into_iter()
            .flat_map(|(_, names)| names)
            .copied()
            .collect();
        let only = |these: &[&str], those: &[&str]| -> Vec<String> {
            let mut found: Vec<String> = Vec::new();
            for name in these.iter().filter(|name| !those.contains(name)) {
                if !found.iter().any(|known| known == name) {
                    found.push((*name).to_owned());
                }
            }
            found
        };
        let alone = only(&mine, &others);
        // A required member that the other has not, or a constant that the other has otherwise.
        let told = (0..declared.len())
            .filter(|place| *place != index)
            .all(|place| {
                let (Some(theirs), Some(fixed)) = (declared.get(place), fixed.get(place)) else {
                    return true;
                };
                theirs.is_empty()
                    || required.iter().any(|name| !theirs.contains(&name.as_str()))
                    || constants.iter().any(|(name, value)| {
                        fixed
                            .iter()
                            .any(|(known, other)| known == name && other != value)
                    })
            });
        if !told {
            *foreign = only(&others, &mine);
            *own = alone;
        }
    }
}

/// What a branch without a name is called: its kind, or its required members.
pub(super) fn shape_words(view: &View<'_>) -> Vec<String> {
    let word = match view.kind {
        Some(Kind::String) => "string",
        Some(Kind::Integer) => "integer",
        Some(Kind::Number) => "number",
        Some(Kind::Boolean) => "boolean",
        Some(Kind::Array) => "list",
        _ => {
            let members: Vec<&str> = view
                .required
                .iter()
                .chain(view.properties.keys())
                .copied()
                .take(1)
                .collect();
            return members
                .first()
                .map_or_else(|| vec!["object".to_owned()], |member| words(member));
        }
    };
    vec![word.to_owned()]
}
