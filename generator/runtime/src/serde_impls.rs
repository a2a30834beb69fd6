//! `serde::Serialize` and `Deserialize` for this crate's own types, so that they fit into any other serde type. Generated types
//! have the same two short implementations written out.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::document::errors::{ErrorObject, ErrorSource, Errors};
use crate::document::id::Id;
use crate::document::linkage::{Identifier, ToMany, ToOne};
use crate::document::resolve::Included;
use crate::document::top_level::Document;
use crate::document::unknown::{UnknownResource, UnknownValue};
use crate::value::codec::{deserialize, serialize};
use crate::value::date::{Date, DateTime};
use crate::value::map::Map;
use crate::value::number::Number;
use crate::value::sensitive::Sensitive;
use crate::value::wire::Wire;

macro_rules! through_wire {
    ($($ty:ty $(where [$($generics:tt)*])?;)*) => {$(
        impl $(<$($generics)*>)? Serialize for $ty {
            fn serialize<Out: Serializer>(&self, serializer: Out) -> Result<Out::Ok, Out::Error> {
                serialize(self, serializer)
            }
        }

        impl<'de, $($($generics)*)?> Deserialize<'de> for $ty {
            fn deserialize<In: Deserializer<'de>>(deserializer: In) -> Result<Self, In::Error> {
                deserialize(deserializer)
            }
        }
    )*};
}

through_wire! {
    Date;
    DateTime;
    Document<D, R, M> where [D: Wire, R: Included, M: Wire];
    ErrorObject;
    ErrorSource;
    Errors;
    Id<R> where [R: ?Sized + 'static];
    Identifier;
    Map<T> where [T: Wire];
    Number;
    Sensitive<T> where [T: Wire];
    ToMany<T> where [T: ?Sized + 'static];
    ToOne<T> where [T: ?Sized + 'static];
    UnknownResource;
    UnknownValue;
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_fits_into_a_serde_type() {
        let value = json!([[{"data": null, "included": [5]}], {"a": 1}]);
        type Raw = Document<Option<UnknownResource>, UnknownResource>;
        let read: Result<(Vec<Raw>, Map<Number>), _> = serde_json::from_value(value.clone());
        let written = read.and_then(serde_json::to_value);
        assert_eq!(written.ok(), Some(value));
    }
}
