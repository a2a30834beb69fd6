//! Stage `normalise`: from OpenAPI to the model, in JSON:API's own terms.
//!
//! Steps, in order; each is a module:
//!
//! | step | module |
//! |---|---|
//! | find the components that others inherit from | [`inheritance`] |
//! | find which way components travel | [`directions`] |
//! | follow references and merge `allOf` wherever a schema is looked at | [`view`] |
//! | name the components, so that no inline type takes their names | [`builder`] |
//! | gather what schemas say of values beyond their type | [`mod@constraints`] |
//! | turn operations, and the schemas that they use, into drafts | [`operation`], [`types`] |
//! | turn webhooks into events | [`events`] |
//! | turn callbacks, and webhooks with answers of their own, into deliveries | [`deliveries`] |
//! | find out how many resources a relationship of mere links has | [`cardinality`] |
//! | gather resources into families | [`families`] |
//! | point linkage at them | [`targets`] |
//! | make one type of enumerations of the same values | [`enums`] |
//! | find the filters that take an attribute's values | [`mirrors`] |
//! | list the paths that `include` takes | [`includes`] |
//! | give types that look alike a name that fits all their uses | [`alike`] |
//! | shorten the names that tell the whole way to a type | [`shorten`] |
//! | put each type into the module that needs it | [`modules`] |
//! | find the resources that users meet most | [`prominent`] |
//! | break rings of types, tell request shapes from reply shapes, freeze | [`freeze`] |
//! | make one type of the headers that replies declare alike | [`header_sets`] |
//! | find the parameters that nearly all operations have | [`once`] |
//!
//! What must stay out of logs, [`sensitivity`] says. Names are decided here, once: [`words`] says what a spelling is made of, [`scope`] mints identifiers.

mod alike;
mod builder;
mod cardinality;
mod constraints;
mod context;
mod deliveries;
mod directions;
mod enums;
mod events;
mod families;
mod freeze;
mod header_sets;
mod includes;
mod inheritance;
mod merge;
mod mirrors;
mod modules;
mod once;
mod open;
mod operation;
mod prominent;
mod prose;
mod schemas;
mod scope;
mod sensitivity;
mod shorten;
mod targets;
mod told;
mod types;
mod view;
mod visit;
mod words;

use crate::ledger::Ledger;
use crate::lower::Lowered;
use crate::model::{Api, Contract, CrateNames, Doc, Info, MockRules, Roles, Taken};
use crate::problem::Problems;
use crate::settings::Settings;

use builder::Builder;
use directions::Directions;
use inheritance::Inheritance;
use operation::Operations;
use view::Schemas;

/// Builds the model of a lowered document.
///
/// `taken` are names that the emitted code has for itself. `source` is the document's path, for the header of generated files. What became of each part of the document goes
/// into `ledger`.
///
/// # Errors
/// With all problems of the document, when one of them stops generation: names that collide, an `operationId` that stands
/// twice, a reference to nowhere, a path parameter that nobody declares.
pub fn normalise(
    lowered: &Lowered,
    settings: &Settings,
    taken: &Taken,
    source: &str,
    ledger: &mut Ledger,
) -> Result<(Api, Problems), Problems> {
    let (api, problems) = normalise_all(lowered, settings, taken, source, ledger);
    if problems.has_errors() {
        return Err(problems);
    }
    Ok((api, problems))
}

/// The same, with errors among the problems: what they are about is left out, or named by chance.
pub fn normalise_all(
    lowered: &Lowered,
    settings: &Settings,
    taken: &Taken,
    source: &str,
    ledger: &mut Ledger,
) -> (Api, Problems) {
    let mut problems = Problems::new();
    let openapi = &lowered.openapi;
    let inheritance = Inheritance::of(openapi);
    let schemas = Schemas {
        openapi,
        inheritance: &inheritance,
    };
    let directions = Directions::of(schemas, &lowered.webhooks);
    let mut builder = Builder::new(
        schemas,
        &directions,
        &lowered.uses,
        settings,
        taken,
        ledger,
        &mut problems,
    );
    let Operations {
        tags,
        mut operations,
    } = builder.operations();
    let mut webhooks = builder.webhooks(&lowered.webhooks);
    let mut deliveries = builder.deliveries(&lowered.webhooks);
    let security = builder.security_schemes();
    let servers = builder.servers();
    builder.tell_cardinalities(&operations);
    let families = builder.families(&operations);
    builder.resolve_relationships(&families, &mut operations);
    builder.merge_enums(&mut operations, &mut webhooks, &mut deliveries);
    builder.tell_mirrors(&operations);
    let mut includes = builder.includes(&mut operations);
    builder.rename_unsplit();
    builder.rename_alike();
    builder.shorten_names();
    let modules = builder.place_types(
        &mut operations,
        &tags,
        &mut webhooks,
        &mut deliveries,
        &families,
    );
    builder.name_includes(&mut includes);
    let prominent = builder.prominent(&operations, &families);
    builder.note_schemas();
    let error_members = std::mem::take(&mut builder.error_members);
    let types = std::mem::take(&mut builder.drafts).into_iter().collect();
    let api = Api {
        info: info(lowered, source),
        crates: crate_names(openapi, settings),
        servers,
        security,
        tags,
        types: Vec::new(),
        aliases: Vec::new(),
        modules,
        prominent,
        families,
        includes,
        operations,
        header_sets: Vec::new(),
        once: Vec::new(),
        error_members,
        roles: Roles {
            headers: settings.header_roles.clone(),
            errors: settings.error_roles.clone(),
        },
        webhooks,
        deliveries,
        contract: Contract::default(),
        mock: MockRules::default(),
    };
    builder.note_constructs(&api, &lowered.client_certificates);
    let mut api = freeze::freeze(api, types);
    header_sets::mark(&mut api);
    once::mark(&mut api, settings, taken);
    (api, problems)
}

fn info(lowered: &Lowered, source: &str) -> Info {
    let openapi = &lowered.openapi;
    Info {
        title: openapi.info.title.clone(),
        version: openapi.info.version.clone(),
        doc: Doc {
            description: description(lowered),
            ..Doc::default()
        },
        source: source.to_owned(),
    }
}

/// What the document says of the API, and of what is asked of the transport.
fn description(lowered: &Lowered) -> Option<String> {
    let told = lowered.openapi.info.description.clone();
    if lowered.client_certificates.is_empty() {
        return told;
    }
    let certificate = "Callers present a client certificate (mutual TLS). It is a matter of the transport: a client sends \
                       through one that has it, and a server stands behind one that checks it.";
    let told = told.filter(|told| !told.trim().is_empty());
    Some(told.map_or_else(
        || certificate.to_owned(),
        |told| format!("{}\n\n{certificate}", told.trim_end()),
    ))
}

/// The short name of an API: the settings' word, else the title without words that every API's title has.
fn crate_names(openapi: &openapiv3::OpenAPI, settings: &Settings) -> CrateNames {
    const COMMON: &[&str] = &[
        "api",
        "apis",
        "rest",
        "reference",
        "openapi",
        "documentation",
        "docs",
        "json",
        "http",
        "public",
        "the",
        "specification",
        "spec",
    ];
    let all = words::words(settings.name.as_deref().unwrap_or(&openapi.info.title));
    let telling: Vec<String> = all
        .iter()
        .filter(|word| !COMMON.contains(&word.as_str()))
        .cloned()
        .collect();
    let chosen = if settings.name.is_some() || telling.is_empty() {
        all
    } else {
        telling
    };
    let ascii: Vec<String> = chosen
        .iter()
        .map(|word| {
            word.chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        // Three words of a title tell it from others; a name that somebody chose is taken whole.
        .take(if settings.name.is_some() {
            usize::MAX
        } else {
            3
        })
        .collect();
    let base = if ascii.is_empty() {
        "api".to_owned()
    } else {
        ascii.join("-")
    };
    let base = if base.starts_with(|c: char| c.is_ascii_digit()) {
        format!("api-{base}")
    } else {
        base
    };
    CrateNames {
        env: base.replace('-', "_").to_ascii_uppercase(),
        base,
    }
}
