//! Typed values from text. In a path, a header or a form everything is text; a type tells by what it refuses
//! which of the texts are numbers, booleans or lists of one item.

use jsonapi_runtime::json::inflection::same;
use jsonapi_runtime::serde_json;
use jsonapi_runtime::{DecodeError, Mismatch, Node, Wire};

/// How many texts are tried as something else before a value is refused: a bound on the work that a request can ask for.
const MAX_ATTEMPTS: usize = 256;

/// Reads a value whose leaves are texts. The error never repeats a text.
pub(crate) fn read_text<T: Wire>(mut node: Node<'_>) -> Result<T, String> {
    for _ in 0..MAX_ATTEMPTS {
        match T::read(&node) {
            Ok(value) => return Ok(value),
            Err(mismatch) if retype(&mut node, &mismatch) => {}
            Err(mismatch) => return Err(mismatch.to_string()),
        }
    }
    Err("too many values of a kind that was not expected".to_owned())
}

/// Reads a value from JSON; an error comes with the JSON pointer of its place.
pub(crate) fn json_bytes<T: Wire>(bytes: &[u8]) -> Result<T, (String, String)> {
    jsonapi_runtime::from_slice(bytes).map_err(|error: DecodeError| {
        let pointer = error.mismatch().map(Mismatch::pointer).unwrap_or_default();
        (pointer, error.to_string())
    })
}

/// Makes the text at the mismatch's place what it may have been meant as; says whether there was anything to change.
fn retype(node: &mut Node<'_>, mismatch: &Mismatch) -> bool {
    let pointer = mismatch.pointer();
    let mut place = node;
    let mut segments = pointer.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        place = match place {
            // All items of a list have one type: they change together.
            Node::Array(items)
                if segments.peek().is_none() && mismatch.expected() != "an array" =>
            {
                return items
                    .to_mut()
                    .iter_mut()
                    .map(scalar)
                    .filter(|changed| *changed)
                    .count()
                    > 0;
            }
            Node::Array(items) => {
                let Some(item) = segment
                    .parse()
                    .ok()
                    .and_then(|index: usize| items.to_mut().get_mut(index))
                else {
                    return false;
                };
                item
            }
            Node::Object(entries) => {
                let name = segment.replace("~1", "/").replace("~0", "~");
                let at = entries.iter().position(|(key, _)| *key == name);
                let at = at.or_else(|| entries.iter().position(|(key, _)| same(&name, key)));
                let Some((_, value)) = at.and_then(|at| entries.to_mut().get_mut(at)) else {
                    return false;
                };
                value
            }
            _ => return false,
        };
    }
    if mismatch.expected() == "an array" {
        return wrap(place);
    }
    scalar(place)
}

/// One value where a list is expected is a list of one.
fn wrap(node: &mut Node<'_>) -> bool {
    if !matches!(node, Node::String(_)) {
        return false;
    }
    let item = std::mem::replace(node, Node::Null);
    *node = Node::Array(vec![item].into());
    true
}

/// Text that spells a boolean or a number becomes one.
fn scalar(node: &mut Node<'_>) -> bool {
    let Node::String(text) = &*node else {
        return false;
    };
    let value = match text.as_ref() {
        "true" => Node::Bool(true),
        "false" => Node::Bool(false),
        text => match serde_json::from_str(text) {
            Ok(number) => Node::Number(number),
            Err(_) => return false,
        },
    };
    *node = value;
    true
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
