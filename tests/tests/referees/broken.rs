//! What is broken in a request, one thing at a time.

use codegen_tests::mutation::Random;
use serde_json::{Value, json};

/// What is broken. Whether a document minds is for its referees to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Breakage {
    Credentials,
    MediaType,
    Accept,
    NoBody,
    Method,
    Path,
    Parameter,
    QueryMember,
    Header,
    /// The body is cut off.
    Json,
    /// The body is something else altogether.
    Root,
    /// An object lost a member.
    Missing,
    /// An object has a member more.
    Unknown,
    /// A value became one of another kind.
    Kind,
    /// A value became null.
    Null,
    /// A text became another one.
    Text,
}

impl Breakage {
    /// All of them; those of bodies, of which there is more to break, come twice.
    pub(crate) const ALL: [Self; 22] = [
        Self::Credentials,
        Self::MediaType,
        Self::Accept,
        Self::NoBody,
        Self::Method,
        Self::Path,
        Self::Parameter,
        Self::Parameter,
        Self::QueryMember,
        Self::Header,
        Self::Json,
        Self::Root,
        Self::Missing,
        Self::Missing,
        Self::Unknown,
        Self::Unknown,
        Self::Kind,
        Self::Kind,
        Self::Null,
        Self::Null,
        Self::Text,
        Self::Text,
    ];
}

/// Breaks one thing of a body; `None` where it has no such thing.
pub(crate) fn break_body(body: &mut Value, kind: Breakage, random: &mut Random) -> Option<()> {
    if kind == Breakage::Root {
        let others = [json!([]), json!(null), json!("text"), json!(7), json!({})];
        *body = random.one(&others)?.clone();
        return Some(());
    }
    let mut places = Vec::new();
    collect(body, String::new(), &mut places);
    let fits = |place: &&String| {
        let value = body.pointer(place);
        match kind {
            Breakage::Unknown => value.is_some_and(Value::is_object),
            Breakage::Missing => {
                value.is_some_and(|value| value.as_object().is_some_and(|all| !all.is_empty()))
            }
            Breakage::Text => value.is_some_and(Value::is_string),
            _ => !place.is_empty(),
        }
    };
    let fitting: Vec<&String> = places.iter().filter(fits).collect();
    let place = (*random.one(&fitting)?).clone();
    let value = body.pointer_mut(&place)?;
    match kind {
        Breakage::Missing => {
            let members = value.as_object_mut()?;
            let names: Vec<String> = members.keys().cloned().collect();
            members.remove(random.one(&names)?);
        }
        Breakage::Unknown => {
            value
                .as_object_mut()?
                .insert("no-such".to_owned(), json!(1));
        }
        Breakage::Null => *value = Value::Null,
        Breakage::Text => *value = json!(random.one(&["", "31/12", "no such \u{1F600}"])?),
        _ => *value = other_kind(value, random)?,
    }
    Some(())
}

fn other_kind(value: &Value, random: &mut Random) -> Option<Value> {
    let others = [
        json!("text"),
        json!(1.5),
        json!(true),
        json!([7]),
        json!({ "a": 1 }),
    ];
    let is_other = |other: &&Value| std::mem::discriminant(*other) != std::mem::discriminant(value);
    let others: Vec<&Value> = others.iter().filter(is_other).collect();
    Some((*random.one(&others)?).clone())
}

fn collect(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                collect(value, format!("{at}/{name}"), places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(at);
}
