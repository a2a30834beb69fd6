//! What holds of every example: it is read as its type, and what is written is the same JSON; so are its mutations.

use std::collections::BTreeMap;
use std::fmt;

use jsonapi_runtime::{DecodeError, Inflection, RawReply, Value};

use crate::doors::{Ask, Door, Told};
use crate::mutation::{EVERYWHERE, KINDS, Random, mutations, respell};

/// An example, and the door that reads it.
pub(crate) struct Sample {
    door: Door,
    /// `reply GET /inquiries 200 example`.
    pub(crate) name: String,
    status: u16,
    media_type: String,
    pub(crate) value: Value,
    sensitive: Vec<String>,
}

/// What was checked how often, and what did not hold.
#[derive(Debug, Default)]
pub(crate) struct Report {
    counts: BTreeMap<String, usize>,
    failures: Vec<String>,
}

impl Report {
    /// How often something was checked.
    pub(crate) fn count(&self, what: &str) -> usize {
        self.counts.get(what).copied().unwrap_or_default()
    }

    pub(crate) fn note(&mut self, what: impl Into<String>, times: usize) {
        *self.counts.entry(what.into()).or_default() += times;
    }

    fn fail(&mut self, failure: String) {
        self.failures.push(failure);
    }

    /// What did not hold.
    pub(crate) fn failures(&self) -> &[String] {
        &self.failures
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, count) in &self.counts {
            writeln!(f, "{count:>8} {what}")?;
        }
        writeln!(f, "{:>8} failures", self.failures.len())?;
        for failure in self.failures.iter().take(25) {
            writeln!(f, "{failure}")?;
        }
        Ok(())
    }
}

impl Sample {
    /// The samples of the JSON array that `codegen_tests::round_trip::Example::to_json` makes the items of. Those that
    /// no door reads, because they are no JSON, are counted by their media type; others are failures.
    pub(crate) fn all(
        examples: &[Value],
        doors: &[&[(&str, Door)]],
        report: &mut Report,
    ) -> Vec<Self> {
        let doors: BTreeMap<&str, Door> = doors.iter().copied().flatten().copied().collect();
        let mut samples = Vec::new();
        for example in examples {
            let text = |key: &str| example[key].as_str().unwrap_or_default();
            let media_type = text("media-type").to_owned();
            let status = example["status"].as_u64().unwrap_or_default();
            let name = format!("{} {status} {}", text("door"), text("name"));
            if !media_type.contains("json") && !media_type.contains("form-urlencoded") {
                report.note(format!("examples that are no JSON: {media_type}"), 1);
                continue;
            }
            let Some(door) = doors.get(text("door")) else {
                report.fail(format!("{name}: no door"));
                continue;
            };
            let sensitive = example["sensitive"].as_array().into_iter().flatten();
            let sensitive = sensitive.filter_map(Value::as_str);
            samples.push(Self {
                door: *door,
                name,
                status: u16::try_from(status).unwrap_or_default(),
                media_type,
                value: example["value"].clone(),
                sensitive: sensitive.map(str::to_owned).collect(),
            });
        }
        samples
    }

    fn ask(&self, value: &Value, ask: Ask) -> Result<Told, DecodeError> {
        self.ask_bytes(value.to_string().into_bytes(), ask)
    }

    pub(crate) fn ask_bytes(&self, bytes: Vec<u8>, ask: Ask) -> Result<Told, DecodeError> {
        let media_type = if self.status == 0 {
            "application/json"
        } else {
            &self.media_type
        };
        (self.door)(RawReply::new(self.status, media_type, bytes), ask)
    }

    /// What is written of a value that was read.
    fn written(&self, value: &Value, style: Inflection) -> Result<Value, String> {
        match self.ask(value, Ask::Written(style)) {
            Ok(Told::Written(bytes)) => serde_json::from_slice(&bytes).map_err(|e| e.to_string()),
            Ok(_) => Err("another answer".to_owned()),
            Err(error) => Err(format!("does not decode: {error}")),
        }
    }

    fn is_request(&self) -> bool {
        self.name.starts_with("request ")
    }

    /// `request`, `event`, `success`, `error`.
    fn sort(&self) -> &'static str {
        match (self.status, self.is_request()) {
            (_, true) => "requests",
            (0, false) => "events",
            (200..=299, _) => "replies of success",
            _ => "replies of failure",
        }
    }
}

/// Every example comes back as it was.
pub(crate) fn round_trips(samples: &[Sample], report: &mut Report) {
    for sample in samples {
        report.note(format!("examples: {}", sample.sort()), 1);
        match sample.written(&sample.value, Inflection::Kebab) {
            Ok(written) if written == sample.value => {}
            Ok(written) => report.fail(format!(
                "{}: {}",
                sample.name,
                difference(&sample.value, &written, "")
            )),
            Err(error) => report.fail(format!("{}: {error}", sample.name)),
        }
    }
}

/// Every example is read as what it is: a declared reply, a described event; marked values are not printed.
pub(crate) fn debug_output(samples: &[Sample], report: &mut Report) {
    for sample in samples {
        let told = sample.ask(&sample.value, Ask::Debug);
        let Ok(Told::Debug {
            printed,
            pretty,
            revealed,
        }) = told
        else {
            report.fail(format!("{}: does not decode", sample.name));
            continue;
        };
        if printed.starts_with("Undeclared(") || printed.contains("payload: Unknown") {
            report.fail(format!(
                "{}: {}",
                sample.name,
                &printed[..printed.len().min(80)]
            ));
        }
        report.note(
            "members that do not fit their type",
            revealed.matches("Odd(").count(),
        );
        for secret in &sample.sensitive {
            report.note("marked values", 1);
            if is_told(&printed, secret) || is_told(&pretty, secret) {
                report.fail(format!("{}: prints {secret:?}", sample.name));
            }
        }
    }
}

/// Whether the output has the text: as a string of its own, or anywhere if it is long and no name of a field.
fn is_told(printed: &str, secret: &str) -> bool {
    let is_name = secret
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let anywhere = secret.len() > 11 && !is_name && printed.contains(secret);
    anywhere || printed.contains(&format!("{secret:?}"))
}

/// Each linkage whose resource is in the document resolves to a declared type, or is told to be the primary data.
pub(crate) fn linkages(samples: &[Sample], report: &mut Report) {
    for sample in samples.iter().filter(|sample| !sample.is_request()) {
        let Ok(Told::Links(tally)) = sample.ask(&sample.value, Ask::Links) else {
            report.fail(format!("{}: does not decode", sample.name));
            continue;
        };
        let document = sample.value.pointer("/data/attributes/payload");
        let document = document
            .filter(|_| sample.status == 0)
            .unwrap_or(&sample.value);
        let [included, primary] = linkages_by_json(document);
        report.note("linkages whose resource is included", included);
        report.note(
            "linkages whose resource is included that resolve",
            tally.found,
        );
        report.note("linkages whose resource is primary data", primary);
        report.note(
            "linkages whose resource is primary data that resolve",
            tally.primary,
        );
        if tally.lost > 0 || tally.found != included || tally.primary + tally.told != primary {
            report.fail(format!(
                "{}: {tally:?} of {included} included, {primary} primary",
                sample.name
            ));
        }
    }
}

/// The same counts by the JSON alone: linkages whose resource is in `included`, and those whose resource is primary data.
fn linkages_by_json(document: &Value) -> [usize; 2] {
    let list = |name: &str| match &document[name] {
        Value::Array(items) => items.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    let key = |value: &Value| (value["type"].clone(), value["id"].clone());
    let (data, included) = (list("data"), list("included"));
    let identities = [&included, &data].map(|list| list.iter().map(key).collect::<Vec<_>>());
    let relationships = data.iter().chain(&included).flat_map(|resource| {
        let members = resource["relationships"].as_object();
        members.into_iter().flat_map(|members| members.values())
    });
    let linkages = relationships.flat_map(|relationship| match &relationship["data"] {
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    });
    let mut counts = [0, 0];
    for linkage in linkages.filter(|linkage| linkage.is_object()) {
        let place = identities
            .iter()
            .position(|all| all.contains(&key(linkage)));
        if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    counts
}

/// Mutations of every example: they decode, and come back as they were. The body of a request may be refused, by an error
/// with a path, where it lacks what the document requires.
pub(crate) fn mutated(samples: &[Sample], each: usize, report: &mut Report) {
    for (seed, sample) in samples.iter().enumerate() {
        let mut random = Random::new(seed as u64);
        for kind in KINDS {
            let mutations = mutations(&sample.value, kind, each, &mut random);
            for (place, value) in mutations {
                let outcome = sample.written(&value, Inflection::Kebab);
                let what = format!("mutations: {kind:?}");
                report.note(
                    format!("{what}, all places at once"),
                    usize::from(place == EVERYWHERE),
                );
                if let Err(error) = &outcome
                    && let Some(secret) = sample
                        .sensitive
                        .iter()
                        .find(|secret| error.contains(*secret))
                {
                    report.fail(format!("{}: an error prints {secret:?}", sample.name));
                }
                match outcome {
                    Ok(written) if written == value => report.note(what, 1),
                    Err(_) if sample.is_request() => report.note("mutated requests refused", 1),
                    Err(_) if is_frame(&place) => {
                        report.note("mutated frames refused", 1);
                    }
                    Ok(written) => report.fail(format!(
                        "{} {kind:?} {place}: {}",
                        sample.name,
                        difference(&value, &written, "")
                    )),
                    Err(error) => {
                        report.fail(format!("{} {kind:?} {place}: {error}", sample.name));
                    }
                }
            }
        }
    }
}

/// Whether the primary data itself was taken away: the one place without which there is no document.
fn is_frame(place: &str) -> bool {
    place == "/data"
}

/// Every example in camel and in snake: written in the same spelling it is the same, and in kebab it is the example again.
pub(crate) fn respelled(samples: &[Sample], report: &mut Report) {
    for sample in samples {
        for style in [Inflection::Camel, Inflection::Snake] {
            let sent = respell(&sample.value, style);
            let name = format!("{} in {}", sample.name, style.as_str());
            for written_style in [style, Inflection::Kebab] {
                report.note(format!("respelled to {}", style.as_str()), 1);
                match sample.written(&sent, written_style) {
                    Ok(written) => {
                        let (one, other) = if written_style == style {
                            (sent.clone(), written)
                        } else {
                            report.note(
                                "respelled, exactly the example when written in kebab",
                                usize::from(written == sample.value),
                            );
                            (plain(&sent), plain(&written))
                        };
                        if one != other {
                            report.fail(format!("{name}: {}", difference(&one, &other, "")));
                        }
                    }
                    Err(error) => report.fail(format!("{name}: {error}")),
                }
            }
        }
    }
}

/// Keys without case and separators, but those within `fields`: what all spellings of a name share.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let plain = members.iter().map(|(key, value)| {
                let value = if key == "fields" {
                    value.clone()
                } else {
                    plain(value)
                };
                (key.replace(['-', '_'], "").to_lowercase(), value)
            });
            Value::Object(plain.collect())
        }
        Value::Array(items) => items.iter().map(plain).collect(),
        scalar => scalar.clone(),
    }
}

/// Where two values differ first.
fn difference(one: &Value, other: &Value, path: &str) -> String {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, inner) in a {
                match b.get(key) {
                    None => return format!("{path}/{key} is lost"),
                    Some(own) if own != inner => {
                        return difference(inner, own, &format!("{path}/{key}"));
                    }
                    _ => {}
                }
            }
            let more = b.keys().find(|key| !a.contains_key(*key));
            format!("{path} has {more:?} too")
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let index = (0..a.len())
                .find(|index| a[*index] != b[*index])
                .unwrap_or_default();
            difference(&a[index], &b[index], &format!("{path}/{index}"))
        }
        _ => format!("{path} is {other} and not {one}"),
    }
}
