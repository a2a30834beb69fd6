//! Variables of functions that take the arguments of an operation: called after them, and as nothing else of the function.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::format_ident;

use crate::emit::tokens::raw_ident;
use crate::model::{Name, Parameters};

/// How the variables of arguments are called.
pub(super) enum Variables {
    /// As nothing else is: so the function shows which names it has for itself.
    Marked,
    /// After the arguments, beside names that the function has for itself.
    Beside(BTreeSet<String>),
}

impl Variables {
    /// The variable of an argument: its own name, unless the function has that name for something else; then one that none of
    /// the others has.
    pub(super) fn of(&self, name: &str, beside: &[&str]) -> Ident {
        let plain = name.trim_start_matches("r#");
        let own = match self {
            Self::Marked => return format_ident!("__{plain}"),
            Self::Beside(own) => own,
        };
        if !own.contains(plain) {
            return raw_ident(name);
        }
        let first = format!("{plain}_argument");
        let numbered = (2..).map(|number| format!("{plain}_argument_{number}"));
        let mut all = std::iter::once(first.clone()).chain(numbered);
        let free = all.find(|one| !beside.contains(&one.as_str()) && !own.contains(one));
        raw_ident(&free.unwrap_or(first))
    }
}

/// The names of all parameters.
pub(super) fn idents(parameters: &Parameters) -> Vec<&str> {
    let path = parameters.path.iter().map(|one| &one.name);
    let page = parameters.page.iter().map(|one| &one.name);
    let filters = parameters.filters.iter().map(|one| &one.name);
    let query = parameters.query.iter().chain(&parameters.cookies);
    let headers = parameters.headers.iter().map(|one| &one.name);
    let all = path.chain(page).chain(filters).chain(headers);
    all.chain(query.map(|one| &one.name))
        .map(Name::ident)
        .collect()
}
