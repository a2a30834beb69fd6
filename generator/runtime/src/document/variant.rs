//! What the variants of a union are told apart by.

use crate::json::node::Node;
use crate::object::reader::Constant;
use crate::value::wire::Wire;

/// What a value must look like to be read as a variant of a union without discriminator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Anything.
    Any,
    /// Text.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An array.
    Array,
    /// An object that has all `required` members, and whose `constants` have these values where they are there.
    Object {
        /// Names of members that must be there.
        required: &'static [&'static str],
        /// Members that have one value.
        constants: &'static [(&'static str, Constant)],
    },
    /// The same, of objects that nothing but the names of their members tells apart.
    Among {
        /// Names of members that must be there.
        required: &'static [&'static str],
        /// Members that have one value.
        constants: &'static [(&'static str, Constant)],
        /// Members that only this variant declares.
        own: &'static [&'static str],
        /// Members that only others declare: one of them without one of `own` makes the value another variant's.
        foreign: &'static [&'static str],
    },
}

impl Shape {
    /// Whether a value looks like that.
    pub fn fits(&self, node: &Node<'_>) -> bool {
        match (self, node) {
            (Self::Any, _)
            | (Self::String, Node::String(_))
            | (Self::Number, Node::Number(_) | Node::Wide(_))
            | (Self::Boolean, Node::Bool(_))
            | (Self::Array, Node::Array(_)) => true,
            (
                Self::Object {
                    required,
                    constants,
                },
                Node::Object(_),
            ) => is_object(node, required, constants),
            (
                Self::Among {
                    required,
                    constants,
                    own,
                    foreign,
                },
                Node::Object(_),
            ) => {
                let has = |names: &[&str]| names.iter().any(|name| node.has(name));
                is_object(node, required, constants) && (has(own) || !has(foreign))
            }
            _ => false,
        }
    }

    /// Reads a value that looks like that; `None` where it does not, or cannot be read all the same.
    pub fn read<T: Wire>(&self, node: &Node<'_>) -> Option<T> {
        if self.fits(node) {
            T::read(node).ok()
        } else {
            None
        }
    }
}

fn is_object(node: &Node<'_>, required: &[&str], constants: &[(&str, Constant)]) -> bool {
    let is =
        |(name, constant): &(&str, Constant)| node.get(name).is_none_or(|value| constant.is(value));
    required.iter().all(|name| node.has(name)) && constants.iter().all(is)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const LEAF: Shape = Shape::Object {
        required: &["attribute-name"],
        constants: &[("kind", Constant::Str("leaf"))],
    };

    #[test]
    fn an_object_fits_by_members_and_constants() {
        for (value, fits) in [
            (json!({"attribute-name": 1}), true),
            (json!({"attributeName": 1, "kind": "leaf"}), true),
            (json!({"attribute-name": 1, "kind": "node"}), false),
            (json!({"kind": "leaf"}), false),
            (json!("leaf"), false),
        ] {
            assert_eq!(LEAF.fits(&Node::from(&value)), fits, "{value}");
        }
    }

    #[test]
    fn an_object_with_members_of_others_alone_is_another_variant() {
        const PICK: Shape = Shape::Among {
            required: &[],
            constants: &[],
            own: &["tree"],
            foreign: &["litres"],
        };
        for (value, fits) in [
            (json!({"tree": 1}), true),
            (json!({}), true),
            (json!({"tree": 1, "litres": 2}), true),
            (json!({"note": "x"}), true),
            (json!({"litres": 2}), false),
        ] {
            assert_eq!(PICK.fits(&Node::from(&value)), fits, "{value}");
        }
    }

    #[test]
    fn what_fits_but_cannot_be_read_is_left_to_the_next_variant() {
        let value = json!(1.5);
        assert_eq!(Shape::Number.read::<i64>(&Node::from(&value)), None);
        assert!(Shape::String.read::<String>(&Node::from(&value)).is_none());
    }
}
