//! What must not be: files that use each other in a circle, and uses that the map does not have.

use std::collections::{BTreeMap, BTreeSet};

use super::breach::Breach;
use super::map::Map;
use super::sources::{Sources, Use, Used};

/// Files that use each other in a circle; of each knot of files the shortest circle.
pub fn circles(sources: &Sources) -> Vec<Breach> {
    let uses = sources.uses();
    let mut arrows: BTreeMap<&str, Vec<&Use>> = BTreeMap::new();
    for one in &uses {
        if let Used::Module(_) = one.to {
            arrows.entry(&one.from).or_default().push(one);
        }
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut breaches = Vec::new();
    for start in arrows.keys() {
        if told.contains(start) {
            continue;
        }
        let Some(circle) = shortest(start, &arrows) else {
            continue;
        };
        told.extend(circle.iter().map(|one| one.from.as_str()));
        let files: Vec<&str> = circle.iter().map(|one| one.file.as_str()).collect();
        breaches.push(Breach {
            what: format!("{} files use each other in a circle: {}", files.len(), files.join(" -> ")),
            lines: circle.iter().map(|one| line(one)).collect(),
            help: "what two files need of each other is a third thing: give it a name and a file of its own, which both use".to_owned(),
        });
    }
    breaches
}

/// The shortest way from a module back to itself.
fn shortest<'a>(start: &str, arrows: &BTreeMap<&'a str, Vec<&'a Use>>) -> Option<Vec<&'a Use>> {
    let mut ways: Vec<Vec<&Use>> = vec![Vec::new()];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut next = Vec::new();
        for way in ways {
            let at = match way.last().map(|last| &last.to) {
                Some(Used::Module(module)) => module.as_str(),
                Some(Used::Crate(_)) => continue,
                None => start,
            };
            for one in arrows.get(at).into_iter().flatten() {
                let Used::Module(to) = &one.to else { continue };
                let way = [way.as_slice(), &[*one]].concat();
                if to == start {
                    return Some(way);
                }
                if seen.insert(to.as_str()) {
                    next.push(way);
                }
            }
        }
        ways = next;
    }
    None
}

/// Uses that the map does not have, and files that it does not know.
pub fn forbidden(sources: &Sources, map: &Map) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (module, file) in sources.modules() {
        if map.part(&sources.folder, module).is_none() {
            breaches.push(Breach {
                what: format!("no part of the map holds {}", file.file),
                lines: Vec::new(),
                help: format!(
                    "put the file into a part that is there, or give its part a row in {}",
                    map.file
                ),
            });
        }
    }
    for one in sources.uses() {
        let Some(from) = map.part(&sources.folder, &one.from) else {
            continue;
        };
        let Some(to) = map.called(&sources.folder, &one.to) else {
            continue;
        };
        if from.name == to || from.uses.contains(&to) || !map.guards(&to) {
            continue;
        }
        breaches.push(Breach {
            what: format!("`{}` must not use `{to}`", from.name),
            lines: vec![line(&one)],
            help: format!(
                "`{}` ({}) may use {}; move the code to where it belongs, or have a value handed in; the map is in {}",
                from.name,
                from.is,
                if from.uses.is_empty() {
                    "nothing of the project".to_owned()
                } else {
                    format!("`{}`", from.uses.join("`, `"))
                },
                map.file,
            ),
        });
    }
    breaches
}

fn line(one: &Use) -> String {
    format!("{}:{}: {}", one.file, one.line, one.path)
}
