//! What is wrong with a value is made again, until nothing is: schemas can ask for more than can be seen at one place.

use jsonapi_runtime::serde_json::{Map, Value};
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{Draft, ValidationError, Validator};

use super::defs::needed;
use super::salt::Salts;
use super::value::Making;

/// How often a value is made before it is given up.
const TRIES: usize = 60;

/// After how many tries a value has no more than it must have.
const SPARSE: usize = 40;

/// Makes values of one schema.
///
/// ```
/// use jsonapi_mock::Maker;
/// use jsonapi_runtime::serde_json::{Map, json};
///
/// let schema = json!({ "type": "string", "format": "date" });
/// let maker = Maker::new(&schema, &Map::new()).expect("a schema");
/// assert_eq!(maker.value(7, &|_| None), maker.value(7, &|_| None));
/// ```
#[derive(Debug)]
pub struct Maker {
    schema: Value,
    named: Map<String, Value>,
    validator: Validator,
}

impl Maker {
    /// A maker of values of a schema; `named` are those that it refers to as `#/$defs/NAME`. `None` where it is no schema.
    pub fn new(schema: &Value, named: &Map<String, Value>) -> Option<Self> {
        let named = needed(schema, named);
        let mut root = Map::new();
        root.insert("$defs".to_owned(), Value::Object(named.clone()));
        root.insert("allOf".to_owned(), Value::Array(vec![schema.clone()]));
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .offline()
            .should_validate_formats(true)
            .build(&Value::Object(root))
            .ok()?;
        Some(Self {
            schema: schema.clone(),
            named,
            validator,
        })
    }

    /// Whether a value is valid by the schema.
    pub fn is_valid(&self, value: &Value) -> bool {
        self.validator.is_valid(value)
    }

    /// What is wrong with a value, each thing with its place.
    pub fn errors(&self, value: &Value) -> Vec<String> {
        let errors = self.validator.iter_errors(value);
        errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    /// A value that is valid by the schema, always the same for the same seed; the last that was tried, where none was found.
    /// `prefix` tells what ids start with, by the types of resources.
    pub fn value(&self, seed: u64, prefix: &dyn Fn(&str) -> Option<String>) -> Value {
        let mut salts = Salts::default();
        let mut value = Value::Null;
        for tried in 0..TRIES {
            let mut making = Making {
                named: &self.named,
                prefix,
                seed,
                salts: &salts,
                full: tried < SPARSE,
                made: 0,
            };
            value = making.value(&[&self.schema], "", "", 0);
            let mut again = salts.clone();
            let mut is_wrong = false;
            for error in self.validator.iter_errors(&value) {
                is_wrong = true;
                otherwise(&error, &mut again);
            }
            if !is_wrong {
                return value;
            }
            salts = again;
        }
        value
    }
}

/// Has the value made otherwise where something is wrong with it.
fn otherwise(error: &ValidationError<'_>, salts: &mut Salts) {
    let at = error.instance_path().as_str().to_owned();
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let places = unexpected
                .iter()
                .map(|name| format!("{at}/{}", escaped(name)));
            salts.left_out.extend(places);
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let place = format!("{at}/{}", escaped(name));
            salts.left_out.remove(&place);
            salts.wanted.insert(place);
        }
        Kind::UniqueItems => {
            salts.again(&at);
            salts.left_out.insert(at);
            return;
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            // The branch that was chosen comes nearest to the value: what is wrong in it is told there.
            let nearest = context
                .iter()
                .filter(|errors| !errors.is_empty())
                .min_by_key(|errors| errors.len());
            let times = salts.again(&at);
            if !times.is_multiple_of(3) {
                for error in nearest.into_iter().flatten() {
                    if error.instance_path().as_str() != at {
                        otherwise(error, salts);
                    }
                }
            }
            leave_out(at, times, salts);
            return;
        }
        _ => {}
    }
    let times = salts.again(&at);
    leave_out(at, times, salts);
}

/// What stays wrong is better not there, where it need not be.
fn leave_out(at: String, times: u32, salts: &mut Salts) {
    if times > 6 && !at.is_empty() && !salts.wanted.contains(&at) {
        salts.left_out.insert(at);
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
