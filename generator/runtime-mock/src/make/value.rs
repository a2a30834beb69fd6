//! One value, whole, as a schema asks for it.

use fastrand::Rng;
use jsonapi_runtime::serde_json::{Map, Value};

use super::merged::{Merged, Merger};
use super::salt::Salts;
use super::text::{alike, id, text, uuid};
use super::{number, pattern, words};

/// How deep values have all that they may have.
const FULL: usize = 5;

/// How deep values have more than they must have.
const DEEP: usize = 9;

/// How deep values are at all.
const DEEPEST: usize = 60;

/// How many members and items a value has, before it has no more than it must have.
const LARGE: usize = 3000;

/// Makes one value.
pub(super) struct Making<'s> {
    pub(super) named: &'s Map<String, Value>,
    /// What ids start with, by the types of resources.
    pub(super) prefix: &'s dyn Fn(&str) -> Option<String>,
    pub(super) seed: u64,
    pub(super) salts: &'s Salts,
    /// Whether optional members are there.
    pub(super) full: bool,
    pub(super) made: usize,
}

impl<'s> Making<'s> {
    /// A value that all of these schemas allow. `name` is what it is called, `at` where it stands.
    pub(super) fn value(
        &mut self,
        schemas: &[&'s Value],
        name: &str,
        at: &str,
        depth: usize,
    ) -> Value {
        self.made += 1;
        let mut rng = self.salts.chance(self.seed, at);
        let shallow = depth > DEEP;
        let mut merged = Merged::default();
        let mut merger = Merger {
            named: self.named,
            rng: &mut rng,
            shallow,
        };
        for schema in schemas {
            merger.add(schema, 0, &mut merged);
        }
        if let Some(values) = &merged.values {
            let fits = |value: &&&Value| {
                merged.may_be(kind_of(value)) && (!value.is_null() || values.len() == 1)
            };
            let fitting: Vec<&&Value> = values.iter().filter(fits).collect();
            let chosen = rng.choice(fitting).or_else(|| values.first());
            return chosen.map_or(Value::Null, |value| (**value).clone());
        }
        let tried = self.salts.times(at);
        let kind = self.kind(&merged, depth, &mut rng);
        match kind {
            "object" => self.object(&merged, at, depth, &mut rng),
            "array" => self.array(&merged, name, at, depth, &mut rng),
            "null" => Value::Null,
            _ => {
                let examples = merged.examples.iter().filter(|value| {
                    value.is_string() == (kind == "string")
                        && !value.is_null()
                        && !value.is_array()
                        && !value.is_object()
                });
                let examples: Vec<&&Value> = examples.collect();
                // An example is as good as anything, until it turns out to be wrong; an id is somebody's own.
                if let Some(example) = rng.choice(&examples).filter(|_| tried < 2) {
                    return match example
                        .as_str()
                        .filter(|_| name == "id" && merged.patterns.is_empty())
                    {
                        Some(known) => Value::String(alike(known, &mut rng)),
                        None => (**example).clone(),
                    };
                }
                match kind {
                    "boolean" => Value::Bool(rng.bool()),
                    "integer" => number::number(&merged, true, &mut rng),
                    "number" => number::number(&merged, false, &mut rng),
                    _ => Value::String(self.text(&merged, name, &mut rng)),
                }
            }
        }
    }

    fn text(&self, merged: &Merged<'_>, name: &str, rng: &mut Rng) -> String {
        let is_free =
            merged.patterns.is_empty() && merged.format.is_none() && merged.longest.is_none();
        if name == "id" && is_free {
            return uuid(rng);
        }
        text(merged, name, rng)
    }

    /// The type of a value: the one that its keywords are about, where they leave it open.
    fn kind(&self, merged: &Merged<'_>, depth: usize, rng: &mut Rng) -> &'static str {
        let known = ["object", "array", "string", "integer", "number", "boolean"];
        let mut kinds: Vec<&'static str> = known
            .into_iter()
            .filter(|kind| merged.may_be(kind))
            .collect();
        if merged.kinds.is_none() {
            let about = match () {
                () if !merged.properties.is_empty()
                    || !merged.required.is_empty()
                    || !merged.patterned.is_empty()
                    || !merged.others.is_empty() =>
                {
                    "object"
                }
                () if !merged.items.is_empty()
                    || !merged.first.is_empty()
                    || !merged.contains.is_empty() =>
                {
                    "array"
                }
                () if merged.least.is_some()
                    || merged.most.is_some()
                    || merged.multiple.is_some() =>
                {
                    "number"
                }
                () if merged.closed.len() == 1 => "object",
                () => "string",
            };
            return about;
        }
        let may_be_null = merged.may_be("null");
        if kinds.is_empty() || may_be_null && (depth > DEEP || rng.u8(..10) == 0) {
            return "null";
        }
        if kinds.len() > 1 && kinds.contains(&"integer") && kinds.contains(&"number") {
            kinds.retain(|kind| *kind != "integer");
        }
        rng.choice(kinds).unwrap_or("null")
    }

    fn object(&mut self, merged: &Merged<'s>, at: &str, depth: usize, rng: &mut Rng) -> Value {
        let mut object = Map::new();
        if depth > DEEPEST {
            return Value::Object(object);
        }
        for (name, schemas) in &merged.properties {
            let place = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
            let required = merged.required.contains(name) || self.salts.wanted.contains(&place);
            let chosen = self.full
                && self.made < LARGE
                && merged.admits(name)
                && !self.salts.left_out.contains(&place)
                && (depth < FULL || depth < DEEP && rng.bool());
            if required || chosen {
                let schemas = self.of_member(merged, name, schemas);
                object.insert(
                    (*name).to_owned(),
                    self.value(&schemas, name, &place, depth + 1),
                );
            }
        }
        // Names that only `required` tells, and those that turned out to be asked for.
        let within = format!("{at}/");
        let found = self.salts.wanted.iter().filter_map(|place| {
            let name = place.strip_prefix(&within)?;
            (!name.contains(['/', '~'])).then_some(name)
        });
        let required = merged.required.iter().copied();
        let names: Vec<String> = required.chain(found).map(str::to_owned).collect();
        for name in names {
            if object.contains_key(&name) {
                continue;
            }
            let schemas = self.of_member(merged, &name, &[]);
            let place = format!("{at}/{name}");
            let value = self.value(&schemas, &name, &place, depth + 1);
            object.insert(name, value);
        }
        self.further(merged, at, depth, rng, &mut object);
        self.identify(merged, &mut object, rng);
        Value::Object(object)
    }

    /// All schemas of a member: those of its name, and those of patterns that its name matches.
    fn of_member(&self, merged: &Merged<'s>, name: &str, own: &[&'s Value]) -> Vec<&'s Value> {
        let mut schemas = own.to_vec();
        for (pattern, schema) in &merged.patterned {
            let matches = jsonschema::options()
                .build(&Value::Object(Map::from_iter([(
                    "pattern".to_owned(),
                    Value::from(*pattern),
                )])))
                .is_ok_and(|validator| validator.is_valid(&Value::from(name)));
            if matches {
                schemas.push(schema);
            }
        }
        if schemas.is_empty() {
            schemas.extend(&merged.others);
        }
        schemas
    }

    /// Members beyond those that are declared: as many as there must be, or one that shows what they look like.
    fn further(
        &mut self,
        merged: &Merged<'s>,
        at: &str,
        depth: usize,
        rng: &mut Rng,
        object: &mut Map<String, Value>,
    ) {
        let least = usize::try_from(merged.least_members).unwrap_or_default();
        let shows =
            merged.properties.is_empty() && !merged.others.is_empty() && self.full && depth < FULL;
        let count = least
            .saturating_sub(object.len())
            .max(usize::from(shows && object.is_empty()));
        for _ in 0..count.min(64) {
            let by_pattern = merged
                .patterned
                .first()
                .and_then(|(pattern, _)| pattern::text(pattern, 1, rng));
            let name = by_pattern.unwrap_or_else(|| match merged.names.first() {
                Some(names) => {
                    let name =
                        self.value(&[*names], "", &format!("{at}/*{}", object.len()), DEEP + 1);
                    name.as_str().unwrap_or_default().to_owned()
                }
                None => words::word(rng),
            });
            if !merged.admits(&name) || object.contains_key(&name) {
                continue;
            }
            let place = format!("{at}/{name}");
            let schemas = self.of_member(merged, &name, &[]);
            let value = self.value(&schemas, &name, &place, depth + 1);
            object.insert(name, value);
        }
    }

    /// Gives a resource the id that those of its type have.
    fn identify(&self, merged: &Merged<'_>, object: &mut Map<String, Value>, rng: &mut Rng) {
        let Some(prefix) = object
            .get("type")
            .and_then(Value::as_str)
            .and_then(self.prefix)
        else {
            return;
        };
        let is_open = |schema: &&Value| {
            schema.get("pattern").is_none()
                && schema.get("format").is_none()
                && schema.get("const").is_none()
                && schema.get("enum").is_none()
        };
        let schemas = merged.properties.get("id");
        if object.get("id").is_some_and(Value::is_string)
            && schemas.is_some_and(|schemas| schemas.iter().all(is_open))
            && !object
                .get("id")
                .and_then(Value::as_str)
                .is_some_and(|known| known.starts_with(&prefix))
        {
            object.insert("id".to_owned(), Value::String(id(&prefix, rng)));
        }
    }

    fn array(
        &mut self,
        merged: &Merged<'s>,
        name: &str,
        at: &str,
        depth: usize,
        rng: &mut Rng,
    ) -> Value {
        let least = usize::try_from(merged.least_items).unwrap_or_default();
        let usual = match depth {
            _ if self.made > LARGE || depth > DEEP || !self.full => 0,
            0..=4 => rng.usize(1..3),
            _ => 1,
        };
        let most = merged
            .most_items
            .and_then(|most| usize::try_from(most).ok())
            .unwrap_or(usize::MAX);
        let cut = self.salts.left_out.contains(at);
        let count = match (
            cut,
            merged.items.is_empty() && merged.first.is_empty() && merged.contains.is_empty(),
        ) {
            (true, _) | (_, true) => least,
            _ => usual.max(least),
        };
        let count = count
            .max(if cut { 0 } else { merged.first.len() })
            .min(most)
            .min(1000);
        // What a list of names is called says what its items are: `tags`.
        let single = name.strip_suffix('s').unwrap_or(name);
        let mut items: Vec<Value> = Vec::new();
        for index in 0..count {
            let mut schemas: Vec<&Value> = match merged.first.get(index) {
                Some(schemas) => schemas.clone(),
                None => merged.items.clone(),
            };
            if index < merged.contains.len() {
                schemas.extend(merged.contains.get(index));
            } else if index < least {
                schemas.extend(merged.contains.first());
            }
            items.push(self.value(&schemas, single, &format!("{at}/{index}"), depth + 1));
        }
        Value::Array(items)
    }
}

/// The type of a value, in the words of schemas.
fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
