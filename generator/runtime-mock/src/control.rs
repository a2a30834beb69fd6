//! What a test does with a mock: it looks at what was asked, and has replies fail.

use std::collections::VecDeque;
use std::str::FromStr;

use jsonapi_runtime::serde_json::Value;
use jsonapi_server::OperationInfo;

use crate::answer::preference::Preference;

/// How many requests are remembered.
const REMEMBERED: usize = 10_000;

/// A request that was answered.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Asked {
    /// The `operationId`.
    pub operation: &'static str,
    /// The method.
    pub method: &'static str,
    /// Path and query, as they came.
    pub target: String,
    /// The body, where it is JSON or a form.
    pub body: Option<Value>,
}

/// Which requests get which reply: `POST /inquiries/inq_busy*: code=429`.
///
/// Before the colon stands a method, or none, and a path as it is after the base path, with its query; `*` stands for any text. What
/// stands behind it is what a request says by `Prefer`.
///
/// ```
/// let rule: jsonapi_mock::Rule = "GET /inquiries/inq_404*: code=404".parse().expect("a rule");
/// assert!("GET /inquiries/inq_404*".parse::<jsonapi_mock::Rule>().is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Rule {
    method: Option<String>,
    target: String,
    wish: Preference,
}

/// A text that is no rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRule;

impl std::fmt::Display for NoRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a rule: expected `METHOD PATH: code=STATUS, example=NAME, dynamic=true`, as in `GET /inquiries/inq_404*: code=404`")
    }
}

impl std::error::Error for NoRule {}

impl FromStr for Rule {
    type Err = NoRule;

    fn from_str(text: &str) -> Result<Self, NoRule> {
        let (when, then) = text.rsplit_once(": ").ok_or(NoRule)?;
        let (method, target) = match when.trim().split_once(' ') {
            Some((method, target)) => (Some(method.to_ascii_uppercase()), target.trim()),
            None => (None, when.trim()),
        };
        let wish = Preference::parse([then]);
        if !target.starts_with(['/', '*']) || !wish.chooses() {
            return Err(NoRule);
        }
        Ok(Self {
            method,
            target: target.to_owned(),
            wish,
        })
    }
}

/// What was asked, and what is to fail.
#[derive(Debug, Default)]
pub(crate) struct Controls {
    asked: VecDeque<Asked>,
    rules: Vec<Rule>,
    /// Operations whose next request fails, with the status.
    next: Vec<(String, u16)>,
    /// Operations of whose requests each so many fails, with the status, and how many came.
    every: Vec<(String, usize, u16, usize)>,
}

impl Controls {
    /// Remembers a request, and tells which reply it gets, where something says so.
    pub(crate) fn note(
        &mut self,
        info: &'static OperationInfo,
        target: &str,
        below: &str,
        body: Option<&Value>,
    ) -> Option<Preference> {
        if self.asked.len() == REMEMBERED {
            self.asked.pop_front();
        }
        self.asked.push_back(Asked {
            operation: info.id,
            method: info.method,
            target: target.to_owned(),
            body: body.cloned(),
        });
        let code = |code| Preference {
            code: Some(code),
            ..Preference::default()
        };
        if let Some(place) = self
            .next
            .iter()
            .position(|(operation, _)| operation == info.id)
        {
            return Some(code(self.next.remove(place).1));
        }
        for (operation, every, status, came) in &mut self.every {
            if operation == info.id {
                *came += 1;
                if came.is_multiple_of(*every) {
                    return Some(code(*status));
                }
            }
        }
        let mut rules = self.rules.iter();
        let rule = rules.find(|rule| {
            rule.method
                .as_deref()
                .is_none_or(|method| method == info.method)
                && fits(&rule.target, below)
        });
        rule.map(|rule| rule.wish.clone())
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.iter().cloned().collect()
    }

    pub(crate) fn rule(&mut self, rule: Rule) {
        self.rules.push(rule);
    }

    pub(crate) fn fail_next(&mut self, operation: &str, status: u16) {
        self.next.push((operation.to_owned(), status));
    }

    pub(crate) fn fail(&mut self, operation: &str, every: usize, status: u16) {
        self.every
            .push((operation.to_owned(), every.max(1), status, 0));
    }
}

/// Whether a text is what a pattern says, in which `*` stands for any text.
fn fits(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(text) = text.strip_prefix(start) else {
        return false;
    };
    (0..=text.len())
        .filter_map(|at| text.get(at..))
        .any(|text| fits(rest, text))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_is_any_text() {
        assert!(fits("/ships/shp_404*", "/ships/shp_404_x"));
        assert!(fits("*masts=3*", "/ships?a=1&masts=3"));
        assert!(fits("/ships", "/ships") && !fits("/ships", "/ships/1") && !fits("/a*b", "/ac"));
    }
}
