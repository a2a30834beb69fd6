//! Typed values from text and from JSON.

use jsonapi_runtime::http::leaf;
use jsonapi_runtime::{DecodeError, Mismatch, Node, Wire, from_sent};

/// Reads a value whose leaves are texts. The error never repeats a text.
pub(crate) fn read_text<T: Wire>(node: Node<'_>) -> Result<T, String> {
    leaf::read(node).map_err(|mismatch| mismatch.to_string())
}

/// Reads a value from JSON; each error comes with the JSON pointer of its place, as the client wrote it.
pub(crate) fn json_bytes<T: Wire>(bytes: &[u8]) -> Result<T, Vec<(String, String)>> {
    let told = |error: DecodeError| {
        let pointer = error.mismatch().map(Mismatch::pointer).unwrap_or_default();
        (pointer, error.to_string())
    };
    from_sent(bytes).map_err(|errors| errors.into_iter().map(told).collect())
}

/// The same where the places within are of no use: what is wrong, in one text.
pub(crate) fn json_part<T: Wire>(bytes: &[u8]) -> Result<T, String> {
    json_bytes(bytes).map_err(|errors| {
        let details: Vec<String> = errors.into_iter().map(|(_, detail)| detail).collect();
        details.join("; ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&'static str]) -> Node<'static> {
        Node::Array(items.iter().map(|item| Node::text(item)).collect())
    }

    #[test]
    fn the_type_tells_what_a_text_is() {
        assert_eq!(read_text::<i64>(Node::text("12")), Ok(12));
        assert_eq!(read_text::<bool>(Node::text("true")), Ok(true));
        assert_eq!(read_text::<String>(Node::text("12")), Ok("12".to_owned()));
        assert!(read_text::<i64>(Node::text("twelve")).is_err());
    }

    #[test]
    fn items_of_a_list_change_together() {
        assert_eq!(read_text::<Vec<i64>>(list(&["1", "2"])), Ok(vec![1, 2]));
        assert_eq!(
            read_text::<Vec<String>>(list(&["1", "2"])),
            Ok(vec!["1".to_owned(), "2".to_owned()])
        );
        let many: Vec<&str> = std::iter::repeat_n("1", 100_000).collect();
        assert_eq!(
            read_text::<Vec<i64>>(list(&many)).map(|list| list.len()),
            Ok(100_000)
        );
    }

    #[test]
    fn one_value_is_a_list_of_one() {
        assert_eq!(read_text::<Vec<i64>>(Node::text("1")), Ok(vec![1]));
    }

    #[test]
    fn an_error_does_not_repeat_the_text() {
        assert_eq!(
            read_text::<i64>(Node::text("secret")),
            Err("expected an integer, found a string".to_owned())
        );
    }
}
