//! The way to all objects of a tree that stays as it is.

use serde_json::{Map, Value};

use crate::load::grammar::{Form, Kind};
use crate::mend::mender::Mender;

/// Calls `each` for `value`, an object of `kind`, and all objects in it; the mender stands at their places.
pub(super) fn visit<'a>(
    value: &'a Value,
    kind: Kind,
    mender: &mut Mender<'_>,
    each: &mut dyn FnMut(&mut Mender<'_>, &'a Map<String, Value>),
) {
    let Value::Object(members) = value else {
        return;
    };
    let outer = std::mem::replace(&mut mender.kind, kind);
    each(mender, members);
    for (key, member) in members {
        let form = match kind {
            _ if key.starts_with("x-") => continue,
            Kind::Callback => Form::Object(Kind::PathItem),
            _ => match kind.known(key) {
                Some(member) => member.form,
                None => continue,
            },
        };
        match (form, member) {
            (Form::Object(kind), member) => {
                mender.within(key, |mender| visit(member, kind, mender, each));
            }
            (Form::Map(kind), Value::Object(named)) => mender.within(key, |mender| {
                for (name, member) in named {
                    mender.within(name, |mender| visit(member, kind, mender, each));
                }
            }),
            (Form::List(kind), Value::Array(items)) => mender.within(key, |mender| {
                for (index, item) in items.iter().enumerate() {
                    mender.within(&index.to_string(), |mender| visit(item, kind, mender, each));
                }
            }),
            _ => {}
        }
    }
    mender.kind = outer;
}
