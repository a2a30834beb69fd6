//! Arguments that are set once on the client, for all calls that have the parameter.

use jsonapi_runtime::Wire;
use jsonapi_runtime::http::encoding::{Encoding, Location};
use jsonapi_runtime::http::header;

use crate::info::operation::OperationInfo;

/// What the client's builder was given, by place and name.
#[derive(Clone, Default)]
pub(crate) struct Once(Vec<Argument>);

/// An argument: text, a number or a flag.
#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) place: Location,
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

impl Once {
    /// Keeps an argument; it replaces an earlier one of the same place and name. Null takes it away.
    pub(crate) fn set<T: Wire>(&mut self, place: Location, name: &'static str, value: &T) {
        self.0
            .retain(|known| (known.place, known.name) != (place, name));
        if let Some(text) = header::write(value, Encoding::SIMPLE) {
            self.0.push(Argument { place, name, text });
        }
    }

    /// The arguments that an operation takes.
    pub(crate) fn of(&self, operation: &OperationInfo) -> impl Iterator<Item = &Argument> {
        let parameters = operation.parameters.iter().filter(|one| one.once);
        parameters.filter_map(|one| {
            // Names of headers are the same in any case.
            let same = |known: &&Argument| match one.place {
                Location::Header => known.name.eq_ignore_ascii_case(one.name),
                _ => known.name == one.name,
            };
            let mut known = self.0.iter().filter(|known| known.place == one.place);
            known.find(same)
        })
    }
}
