//! `--path`, `--query`, `--header`, `--body` and `--part` as the arguments of a call.

use std::io::Read;

use clap::ArgMatches;
use jsonapi_client::dynamic::{ArgumentError, Arguments};
use jsonapi_client::info::{Location, ParameterInfo};
use jsonapi_client::{File, OperationInfo};
use serde_json::{Map, Value};

use crate::stop::{Stop, near};

/// A name and a value.
pub(crate) type Pair = (String, String);

/// Takes `NAME=VALUE` apart. The value may hold more of `=`; so may brackets of the name.
pub(crate) fn pair(text: &str) -> Result<Pair, String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("there is no NAME=VALUE in it".to_owned()),
    }
}

/// The arguments of a call of `operation`.
pub(crate) fn arguments(
    operation: &OperationInfo,
    matches: &ArgMatches,
) -> Result<Arguments, Stop> {
    let mut arguments = Arguments::default();
    let in_path = in_path(operation, matches)?;
    let is_placed = |parameter: &ParameterInfo| match parameter.place {
        Location::Path => in_path.contains_key(parameter.name),
        _ => is_given(matches, parameter),
    };
    let missing = operation.parameters.iter().find(|parameter| {
        parameter.required && !is_placed(parameter) && parameter.place != Location::Cookie
    });
    if let Some(parameter) = missing {
        let (place, name) = (parameter.place.as_str(), parameter.name);
        let stop = Stop::usage(format!("the argument {name:?} is missing"));
        return Err(stop.with_hint(format!("give it as `--{place} '{name}=...'`")));
    }
    for (place, given) in [
        (Location::Path, in_path),
        (Location::Query, grouped(matches, "query")),
        (Location::Header, grouped(matches, "header")),
    ] {
        for (key, value) in given {
            check(operation, place, &key)?;
            arguments = arguments.with(place, &key, value);
        }
    }
    with_body(operation, matches, arguments)
}

/// The arguments in the path: those that have names, and then those that stand in the path's order.
fn in_path(operation: &OperationInfo, matches: &ArgMatches) -> Result<Map<String, Value>, Stop> {
    let mut given = grouped(matches, "path");
    let named = |name: &&str| given.contains_key(*name);
    let mut free = path_names(operation)
        .filter(|name| !named(name))
        .collect::<Vec<_>>()
        .into_iter();
    for value in matches.get_many::<String>("argument").into_iter().flatten() {
        let Some(name) = free.next() else {
            let stop = Stop::usage(format!("{} has no place for {value:?}", operation.id));
            return Err(stop.with_hint(format!("its path is {}", operation.path)));
        };
        given.insert(name.to_owned(), value.as_str().into());
    }
    Ok(given)
}

/// The names of the arguments in the path, in its order.
pub(crate) fn path_names(operation: &OperationInfo) -> impl Iterator<Item = &'static str> {
    let pieces = operation.path.split('{').skip(1);
    pieces.filter_map(|piece| Some(piece.split_once('}')?.0))
}

/// What a call says of its arguments, told in the words of the command line.
pub(crate) fn refused(operation: &OperationInfo, error: &ArgumentError) -> Stop {
    match error {
        ArgumentError::Missing { name } if name == "body" => {
            Stop::usage("the operation needs a body")
                .with_hint("give it as `--body @FILE`".to_owned())
        }
        ArgumentError::Missing { name } => {
            let stop = Stop::usage(format!("the part {name:?} of the body is missing"));
            stop.with_hint(format!("give it as `--part '{name}=...'`"))
        }
        ArgumentError::Unknown { name } if name == "body" && operation.bodies.is_empty() => {
            Stop::usage("the operation takes no body")
        }
        other => Stop::usage(other.to_string()),
    }
}

/// Whether a body of this media type is JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json")
}

/// A media type without its parameters.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The pairs of an option, those of one name as a list.
fn grouped(matches: &ArgMatches, option: &str) -> Map<String, Value> {
    let mut all: Map<String, Value> = Map::new();
    for (name, value) in matches.get_many::<Pair>(option).into_iter().flatten() {
        let value = Value::from(value.as_str());
        match all.get_mut(name) {
            Some(Value::Array(list)) => list.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
            None => {
                all.insert(name.clone(), value);
            }
        }
    }
    all
}

fn is_given(matches: &ArgMatches, parameter: &ParameterInfo) -> bool {
    let pairs = matches.get_many::<Pair>(parameter.place.as_str());
    pairs
        .into_iter()
        .flatten()
        .any(|(name, _)| is_it(parameter, name))
}

/// Whether an argument is one of a parameter, or of a member of it: `fields[animal]` of `fields`.
fn is_it(parameter: &ParameterInfo, name: &str) -> bool {
    match parameter.place {
        Location::Header => parameter.name.eq_ignore_ascii_case(name),
        Location::Query => {
            let rest = name.strip_prefix(parameter.name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
        }
        Location::Path | Location::Cookie => parameter.name == name,
    }
}

/// Tells a slip of the pen before it is sent. Headers may be any: proxies and mock servers have theirs.
fn check(operation: &OperationInfo, place: Location, name: &str) -> Result<(), Stop> {
    let known = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == place);
    if place == Location::Header || known.clone().any(|parameter| is_it(parameter, name)) {
        return Ok(());
    }
    let place = place.as_str();
    let stop = Stop::usage(format!("the operation has no {place} argument {name:?}"));
    let known = known.map(|parameter| parameter.name);
    Err(match near(name, known.clone()) {
        Some(hint) => stop.with_hint(hint),
        None => match known.collect::<Vec<_>>().as_slice() {
            [] => stop,
            known => stop.with_hint(format!("it has {}", known.join(", "))),
        },
    })
}

/// Adds the body, by what its media type is.
fn with_body(
    operation: &OperationInfo,
    matches: &ArgMatches,
    mut arguments: Arguments,
) -> Result<Arguments, Stop> {
    let asked = matches.get_one::<String>("media-type");
    if let Some(asked) = asked {
        if !operation.bodies.contains(&asked.as_str()) {
            let stop = Stop::usage(format!("the operation takes no body of {asked:?}"));
            return Err(match operation.bodies {
                [] => stop,
                bodies => stop.with_hint(format!("it takes {}", bodies.join(", "))),
            });
        }
        arguments = arguments.with_media_type(asked);
    }
    let media_type = asked
        .map(String::as_str)
        .or(operation.bodies.first().copied());
    let media_type = media_type.unwrap_or("application/json");
    let body = matches.get_one::<String>("body");
    let parts: Vec<&Pair> = matches.get_many("part").into_iter().flatten().collect();
    if !parts.is_empty() {
        if body.is_some() {
            return Err(Stop::usage("--body and --part cannot be used together"));
        }
        if asked.is_none()
            && let Some(media_type) = operation.bodies.iter().find(|body| !is_json(body))
        {
            arguments = arguments.with_media_type(media_type);
        }
        return with_parts(&parts, arguments);
    }
    let Some(body) = body else {
        return Ok(arguments);
    };
    let bytes = content("--body", body)?;
    let is_text = media_type.starts_with("text/");
    let is_object = media_type.starts_with("multipart/") || media_type.ends_with("-urlencoded");
    if is_json(media_type) || is_object {
        let value: Value = serde_json::from_slice(&bytes).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            Stop::usage(format!("--body is not JSON: line {line}, column {column}"))
        })?;
        return Ok(arguments.with_body(value));
    }
    if is_text {
        let text = String::from_utf8(bytes).map_err(|_| Stop::usage("--body is not UTF-8"))?;
        return Ok(arguments.with_body(text));
    }
    Ok(arguments.with_file_body(File::new(bytes).media_type(media_type)))
}

fn with_parts(parts: &[&Pair], mut arguments: Arguments) -> Result<Arguments, Stop> {
    let mut values = Map::new();
    for (name, value) in parts {
        let Some(path) = value.strip_prefix('@') else {
            values.insert(name.clone(), value.as_str().into());
            continue;
        };
        let (path, media_type) = match path.rsplit_once(";type=") {
            Some((path, media_type)) => (path, Some(media_type)),
            None => (path, None),
        };
        let mut file = File::new(read("--part", path)?);
        if let Some(name) = std::path::Path::new(path).file_name() {
            file = file.name(name.to_string_lossy());
        }
        if let Some(media_type) = media_type {
            file = file.media_type(media_type);
        }
        arguments = arguments.with_file(name, file);
    }
    if !values.is_empty() {
        arguments = arguments.with_body(values);
    }
    Ok(arguments)
}

/// What stands in an option, or in the file or stream that it names.
fn content(option: &str, text: &str) -> Result<Vec<u8>, Stop> {
    if let Some(path) = text.strip_prefix('@') {
        return read(option, path);
    }
    if text == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().read_to_end(&mut bytes);
        read.map_err(|error| Stop::usage(format!("{option}: the standard input: {error}")))?;
        return Ok(bytes);
    }
    Ok(text.as_bytes().to_vec())
}

fn read(option: &str, path: &str) -> Result<Vec<u8>, Stop> {
    std::fs::read(path).map_err(|error| Stop::usage(format!("{option}: {path}: {error}")))
}
