//! Where a schema was met: what an inline type is named after, and which way its values travel.

use super::words::words;

/// Which way a value travels where a schema was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Direction {
    Request,
    Reply,
}

/// Where a schema was met: what an inline type is named after.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    /// The words that names of inline types start with.
    pub(crate) base: Vec<String>,
    /// The words that precede them where the shorter name is taken.
    pub(crate) fuller: Vec<String>,
    /// The words of the name itself, behind `base`.
    pub(crate) own: Vec<String>,
    pub(crate) direction: Direction,
    /// Whether it is the body of a relationship's own endpoint: `data` holds identifiers.
    pub(crate) of_relationship: bool,
    /// Whether it is within a component, which has a name of its own to begin with.
    pub(crate) in_component: bool,
}

impl Context {
    pub(crate) fn new(base: Vec<String>, direction: Direction) -> Self {
        Self {
            fuller: base.clone(),
            base,
            own: Vec::new(),
            direction,
            of_relationship: false,
            in_component: false,
        }
    }

    /// The context of a component whose name is `base`.
    pub(crate) fn of_component(base: Vec<String>, direction: Direction) -> Self {
        Self {
            in_component: true,
            ..Self::new(base, direction)
        }
    }

    /// The context of the member `name`. JSON:API's own containers leave no trace in names further down.
    pub(crate) fn member(&self, name: &str) -> Self {
        let mut base = self.base.clone();
        if !self
            .own
            .iter()
            .any(|word| matches!(word.as_str(), "data" | "attributes" | "request"))
            || self.own.len() > 1
        {
            base.extend(self.own.iter().cloned());
        }
        let mut fuller = self.fuller.clone();
        fuller.extend(self.own.iter().cloned());
        Self {
            base,
            fuller,
            own: words(name),
            direction: self.direction,
            of_relationship: false,
            in_component: self.in_component,
        }
    }

    /// The context of an item of this list.
    pub(crate) fn item(&self) -> Self {
        let own = super::words::singular_words(&self.own);
        let own = if own == self.own && !own.is_empty() {
            [own, vec!["item".to_owned()]].concat()
        } else {
            own
        };
        Self {
            own,
            ..self.clone()
        }
    }

    /// The name that a type met here would have, shortest first.
    pub(crate) fn candidates(&self) -> Vec<Vec<String>> {
        let short = [self.base.clone(), self.own.clone()].concat();
        let full = [self.fuller.clone(), self.own.clone()].concat();
        if short == full {
            vec![short]
        } else {
            vec![short, full]
        }
    }
}
