//! The way to all operations: of paths, of webhooks, and of callbacks within them.

use serde_json::{Map, Value};

use crate::load::grammar::{Form, Kind};
use crate::mend::mender::Mender;

/// What is done with a path item: given the mender at its place, its path where it has one, and its members.
type EachItem<'a> = &'a mut dyn FnMut(&mut Mender<'_>, Option<&str>, &mut Map<String, Value>);

/// Calls `each` for the path items of the document, at their places; of webhooks there is no path.
pub(super) fn path_items(root: &mut Value, mender: &mut Mender<'_>, each: EachItem<'_>) {
    mender.kind = Kind::PathItem;
    for section in ["paths", "webhooks"] {
        let Some(Value::Object(items)) = root.get_mut(section) else {
            continue;
        };
        mender.within(section, |mender| {
            for (path, item) in items {
                let Value::Object(item) = item else { continue };
                let template = (section == "paths").then_some(path.as_str());
                mender.within(path, |mender| each(mender, template, item));
            }
        });
    }
    mender.kind = Kind::Document;
}

/// Calls `each` for the operations of a path item, at their places; and for those of their callbacks, if `deep`.
pub(super) fn operations(
    item: &mut Map<String, Value>,
    mender: &mut Mender<'_>,
    deep: bool,
    each: &mut dyn FnMut(&mut Mender<'_>, &mut Map<String, Value>),
) {
    let outer = std::mem::replace(&mut mender.kind, Kind::Operation);
    for (key, value) in item {
        match Kind::PathItem.known(key).map(|member| member.form) {
            Some(Form::Object(Kind::Operation)) => {
                mender.within(key, |mender| one(value, mender, deep, each));
            }
            Some(Form::Map(Kind::Operation)) => mender.within(key, |mender| {
                for (method, value) in value.as_object_mut().into_iter().flatten() {
                    mender.within(method, |mender| one(value, mender, deep, each));
                }
            }),
            _ => {}
        }
    }
    mender.kind = outer;
}

fn one(
    value: &mut Value,
    mender: &mut Mender<'_>,
    deep: bool,
    each: &mut dyn FnMut(&mut Mender<'_>, &mut Map<String, Value>),
) {
    let Value::Object(operation) = value else {
        return;
    };
    each(mender, operation);
    if !deep {
        return;
    }
    let Some(Value::Object(callbacks)) = operation.get_mut("callbacks") else {
        return;
    };
    mender.within("callbacks", |mender| {
        for (name, callback) in callbacks {
            mender.within(name, |mender| {
                for (expression, item) in callback.as_object_mut().into_iter().flatten() {
                    if let Value::Object(item) = item {
                        mender.within(expression, |mender| operations(item, mender, deep, each));
                    }
                }
            });
        }
    });
}
