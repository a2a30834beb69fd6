//! What to-one and to-many relationships have in common.

use serde_json::Value;

use crate::extra::Extra;
use crate::inflection::Inflection;
use crate::inspect;
use crate::member::Member;
use crate::node::{Kind, Node};
use crate::reader::ObjectReader;
use crate::wire::Wire;
use crate::writer::ObjectWriter;

/// A relationship object whose linkage is a `D`.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Relationship<D> {
    pub(super) came: Came,
    pub(super) data: Member<D>,
    pub(super) extra: Extra,
}

/// What stands in the place of the relationship object.
#[derive(Clone, Default, PartialEq)]
pub(super) enum Came {
    #[default]
    Absent,
    Null,
    Object,
    Odd(Box<Value>),
}

impl<D: Wire> Relationship<D> {
    pub(super) fn new(data: Member<D>) -> Self {
        let extra = Extra::new();
        Self {
            came: Came::Object,
            data,
            extra,
        }
    }

    pub(super) fn read(node: Option<&Node<'_>>) -> Self {
        let came = match node {
            None => Came::Absent,
            Some(Node::Null) => Came::Null,
            Some(node) => match ObjectReader::open(node) {
                Ok(object) => return Self::read_object(object),
                Err(mismatch) => {
                    inspect::note(node, &mismatch);
                    Came::Odd(Box::new(node.to_value()))
                }
            },
        };
        let (data, extra) = (Member::Absent, Extra::new());
        Self { came, data, extra }
    }

    fn read_object(mut object: ObjectReader<'_>) -> Self {
        let data = object.member("data");
        Self {
            came: Came::Object,
            data,
            extra: object.rest(),
        }
    }

    pub(super) fn write(&self) -> Option<Node<'_>> {
        match &self.came {
            Came::Absent if self.extra.is_empty() => None,
            Came::Null if self.extra.is_empty() => Some(Node::Null),
            Came::Odd(value) => Some(Node::from(&**value)),
            // Members of a relationship object are of one word each: there is nothing to inflect.
            _ => {
                let object = ObjectWriter::new(Inflection::Kebab).member("data", &self.data);
                Some(object.rest(&self.extra))
            }
        }
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        match &self.came {
            Came::Absent => None,
            Came::Null => Some(Kind::Null),
            Came::Object => Some(Kind::Object),
            Came::Odd(value) => Some(Kind::of(value)),
        }
    }
}
