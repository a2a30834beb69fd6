//! The deepest input that is read, on the stack of a default worker thread in a debug build.

use jsonapi_runtime::json::node::MAX_DEPTH;
use jsonapi_runtime::{FreeObject, Inflection, Value, Wire, from_slice, to_vec};

use crate::types::{Document, Inquiry, Source};

/// What `tokio` gives its workers.
const STACK: usize = 2 * 1024 * 1024;

fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(test);
    thread.unwrap().join().unwrap();
}

fn reads<T: Wire>(json: &str) -> bool {
    let Ok(read) = from_slice::<T>(json.as_bytes()) else {
        return false;
    };
    let (copy, debug) = (read.clone(), format!("{read:?}"));
    assert!(copy == read && !debug.is_empty());
    let written = to_vec(&read, Inflection::Kebab);
    assert_eq!(
        from_slice::<Value>(&written).unwrap(),
        from_slice::<Value>(json.as_bytes()).unwrap()
    );
    true
}

/// The deepest nesting of `open`...`close` that is read.
fn deepest<T: Wire>(open: &str, close: &str, middle: &str) -> usize {
    let nested = |depth: usize| format!("{}{middle}{}", open.repeat(depth), close.repeat(depth));
    let refused = (1..).find(|depth| !reads::<T>(&nested(*depth)));
    assert!(
        [1000, 100_000]
            .iter()
            .all(|depth| !reads::<T>(&nested(*depth)))
    );
    refused.unwrap() - 1
}

#[test]
fn free_form_values_nest_to_the_limit_and_no_deeper() {
    on_a_small_stack(|| {
        assert_eq!(deepest::<Value>("[", "]", "1"), MAX_DEPTH - 1);
        assert_eq!(deepest::<FreeObject>(r#"{"a":"#, "}", "1"), MAX_DEPTH - 1);
    });
}

#[test]
fn types_that_hold_themselves_nest_to_the_limit_and_no_deeper() {
    on_a_small_stack(|| {
        let open = r#"{"kind": "copy", "original-source": "#;
        assert_eq!(deepest::<Source>(open, "}", "null"), MAX_DEPTH - 1);
    });
}

#[test]
fn whole_documents_nest_to_the_limit() {
    on_a_small_stack(|| {
        let start = r#"{"data": {"attributes": {"source": "#;
        let (open, close) = (r#"{"kind": "copy", "original-source": "#, "}");
        let middle = format!("{}null{}", open.repeat(124), close.repeat(124));
        assert!(reads::<Document<Inquiry>>(&format!(
            "{start}{middle}}}}}}}"
        )));
    });
}

#[test]
fn values_that_serde_did_not_limit_are_limited_here() {
    let nested = |depth| (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
    let read = |depth| jsonapi_runtime::deserialize::<Value, _>(nested(depth));
    assert!(read(MAX_DEPTH).is_ok());
    assert!(read(MAX_DEPTH + 1).is_err());
}
