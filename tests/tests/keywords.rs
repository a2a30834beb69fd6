//! Every keyword of the specifications counts: a document with it and one without differ in the generated code, or the ledger
//! says by which rule they do not. `fixtures/keywords` has a line for each, which says which of the two it is.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use codegen_tests::fixture::{Fixture, folder};
use jsonapi_generator::ledger::{Construct, Outcome};
use jsonapi_generator::pipeline::{Clock, Codegen};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The keywords of OpenAPI 3.0.4 and 3.1.1 by object, and of JSON Schema 2020-12 with what OpenAPI adds to it.
const KEYWORDS: &[(&str, &str)] = &[
    (
        "document",
        "openapi info jsonSchemaDialect servers paths webhooks components security tags externalDocs",
    ),
    (
        "info",
        "title summary description termsOfService contact license version",
    ),
    ("contact", "name url email"),
    ("license", "name identifier url"),
    ("server", "url description variables"),
    ("serverVariable", "enum default description"),
    (
        "components",
        "schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems",
    ),
    (
        "pathItem",
        "$ref summary description get put post delete options head patch trace servers parameters",
    ),
    (
        "operation",
        "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers",
    ),
    ("externalDocs", "description url"),
    (
        "parameter",
        "name in description required deprecated allowEmptyValue style explode allowReserved schema example examples content",
    ),
    ("requestBody", "description content required"),
    ("mediaType", "schema example examples encoding"),
    (
        "encoding",
        "contentType headers style explode allowReserved",
    ),
    ("responses", "default status"),
    ("response", "description headers content links"),
    ("callback", "expression"),
    ("example", "summary description value externalValue"),
    (
        "link",
        "operationRef operationId parameters requestBody description server",
    ),
    (
        "header",
        "description required deprecated style explode schema example examples content",
    ),
    ("tag", "name description externalDocs"),
    ("reference", "$ref summary description"),
    ("discriminator", "propertyName mapping"),
    ("xml", "name namespace prefix attribute wrapped"),
    (
        "securityScheme",
        "type description name in scheme bearerFormat flows openIdConnectUrl",
    ),
    (
        "oauthFlows",
        "implicit password clientCredentials authorizationCode",
    ),
    ("oauthFlow", "authorizationUrl tokenUrl refreshUrl scopes"),
    ("securityRequirement", "name"),
    (
        "",
        "$schema $id $anchor $dynamicAnchor $ref $dynamicRef $defs $comment $vocabulary",
    ),
    (
        "",
        "allOf anyOf oneOf not if then else dependentSchemas prefixItems items contains",
    ),
    (
        "",
        "properties patternProperties additionalProperties propertyNames unevaluatedItems unevaluatedProperties",
    ),
    (
        "",
        "type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern",
    ),
    (
        "",
        "maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired",
    ),
    (
        "",
        "title description default deprecated readOnly writeOnly examples format",
    ),
    (
        "",
        "contentEncoding contentMediaType contentSchema discriminator xml externalDocs example nullable",
    ),
];

/// What stands for the subject of a line of the ledger that is about how a thing was read.
const READING: &str = "";

/// A line of the fixtures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// `operation.summary`; of a schema the keyword alone.
    keyword: String,
    /// The object that it is put into, as a pointer into the document.
    #[serde(rename = "in")]
    place: String,
    /// Its name there, where it is not that of the keyword.
    member: Option<String>,
    value: Value,
    /// What stands there in the other document of the pair; nothing, if there is none.
    instead: Option<Value>,
    /// What both documents have, by pointer.
    #[serde(default)]
    given: BTreeMap<String, Value>,
    /// `output`, or the rule of the ledger.
    shows: String,
}

/// What comes of a document.
struct Made {
    files: BTreeMap<String, String>,
    /// Lines of the ledger: subject, rule (none: generated), count.
    lines: BTreeMap<(String, Option<String>), usize>,
}

fn cases() -> Vec<Case> {
    ["openapi.yaml", "schema.yaml"]
        .into_iter()
        .flat_map(|file| {
            let text = fs::read_to_string(folder("keywords").join(file)).unwrap();
            serde_yaml::from_str::<Vec<Case>>(&text)
                .unwrap_or_else(|error| panic!("{file}: {error}"))
        })
        .collect()
}

/// The object or list at a pointer, and the last segment.
fn parent<'a>(document: &'a mut Value, pointer: &str) -> (&'a mut Value, String) {
    let (above, last) = pointer.rsplit_once('/').unwrap();
    let mut at = document;
    for segment in above.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        at = match at {
            Value::Array(items) => &mut items[segment.parse::<usize>().unwrap()],
            Value::Object(members) => members
                .entry(segment)
                .or_insert_with(|| Value::Object(Map::new())),
            other => panic!("{pointer} leads into {other}"),
        };
    }
    (at, last.replace("~1", "/").replace("~0", "~"))
}

fn put(document: &mut Value, pointer: &str, value: Option<Value>) {
    let (at, last) = parent(document, pointer);
    match (at, value) {
        (Value::Array(items), Some(value)) => items[last.parse::<usize>().unwrap()] = value,
        (Value::Object(members), Some(value)) => {
            members.insert(last, value);
        }
        (Value::Object(members), None) => {
            members.shift_remove(&last);
        }
        (other, _) => panic!("{pointer} is in {other}"),
    }
}

fn make(document: &Value) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("atlas.yaml");
    fs::write(&file, serde_yaml::to_string(document).unwrap()).unwrap();
    let output = Codegen::new(&file).run(&mut Clock::default());
    let output = output.unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    // Where the document lies stands in the docs.
    let lies = folder.path().to_string_lossy();
    let mut files = BTreeMap::new();
    for made in &output.crates {
        for file in &made.files {
            let name = format!("{}/{}", made.name, file.path);
            files.insert(name, file.text.replace(&*lies, ""));
        }
    }
    let mut lines = BTreeMap::new();
    for entry in output.ledger.entries() {
        let rule = match entry.outcome {
            Outcome::Generated => None,
            Outcome::Ignored(rule) | Outcome::Unsupported(rule) => Some(rule.clone()),
        };
        // How something was read is told of the thing, by its name.
        let subject = match entry.construct {
            Construct::Reading => READING,
            _ => entry.subject,
        };
        *lines.entry((subject.to_owned(), rule)).or_default() += entry.count;
    }
    let unaccounted: Vec<_> = output.ledger.unaccounted().collect();
    assert!(unaccounted.is_empty(), "{unaccounted:?}");
    Made { files, lines }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap()
}

/// What does not hold of a case.
fn fault(base: &Value, case: &Case, made: &Mutex<BTreeMap<String, Arc<Made>>>) -> Option<String> {
    let mut with = base.clone();
    for (pointer, value) in &case.given {
        put(&mut with, pointer, Some(value.clone()));
    }
    let mut without = with.clone();
    let own = case.keyword.rsplit('.').next().unwrap();
    let member = case.member.as_deref().unwrap_or(own);
    let member = member.replace('~', "~0").replace('/', "~1");
    let pointer = format!("{}/{member}", case.place);
    put(&mut with, &pointer, Some(case.value.clone()));
    put(&mut without, &pointer, case.instead.clone());
    let with = Arc::new(make(&with));
    // Most pairs share the document without.
    let without = {
        let text = without.to_string();
        let known = lock(made).get(&text).cloned();
        known.unwrap_or_else(|| {
            let one = Arc::new(make(&without));
            lock(made).insert(text, Arc::clone(&one));
            one
        })
    };
    let shows = case.shows.as_str();
    if shows == "output" {
        return (with.files == without.files).then(|| "the generated code is the same".to_owned());
    }
    let lines = [case.keyword.as_str(), READING]
        .map(|subject| (subject.to_owned(), Some(shows.to_owned())));
    let count =
        |made: &Made| -> usize { lines.iter().filter_map(|line| made.lines.get(line)).sum() };
    let tells = count(&with) > 0 && (case.instead.is_some() || count(&with) > count(&without));
    (!tells).then(|| {
        let of = with
            .lines
            .iter()
            .filter(|((subject, _), _)| *subject == case.keyword);
        format!(
            "the ledger has no line more by `{shows}`: {:?}",
            of.collect::<Vec<_>>()
        )
    })
}

#[test]
fn every_keyword_shows_in_the_code_or_in_the_ledger() {
    let base = fs::read_to_string(folder("keywords").join("document.yaml")).unwrap();
    let base: Value = serde_yaml::from_str(&base).unwrap();
    let made = Mutex::default();
    let (rest, faults) = (Mutex::new(cases().into_iter()), Mutex::new(Vec::new()));
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some(case) = lock(&rest).next() else {
                        break;
                    };
                    if let Some(fault) = fault(&base, &case, &made) {
                        lock(&faults).push(format!("{}: {fault}", case.keyword));
                    }
                }
            });
        }
    });
    let faults = faults.into_inner().unwrap();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn each_keyword_of_the_specifications_has_a_case() {
    let mut wanted = BTreeSet::new();
    for (what, keywords) in KEYWORDS {
        for keyword in keywords.split(' ') {
            let keyword = match *what {
                "" => keyword.to_owned(),
                what => format!("{what}.{keyword}"),
            };
            assert!(wanted.insert(keyword.clone()), "{keyword} is listed twice");
        }
    }
    let found: Vec<String> = cases().into_iter().map(|case| case.keyword).collect();
    let told: BTreeSet<String> = found.iter().cloned().collect();
    assert_eq!(told, wanted);
    assert_eq!(found.len(), wanted.len(), "a keyword has two cases");
}

#[test]
fn what_a_second_look_counts_in_the_fixtures_is_what_the_ledger_tells() {
    for fixture in Fixture::all("features").unwrap() {
        let output = Codegen::new(fixture.document()).run(&mut Clock::default());
        let output = output.unwrap_or_else(|failure| panic!("{}", failure.render(false)));
        let unaccounted: Vec<_> = output.ledger.unaccounted().collect();
        assert!(unaccounted.is_empty(), "{}: {unaccounted:?}", fixture.name);
    }
}
