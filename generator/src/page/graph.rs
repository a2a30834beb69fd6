//! Relationships as SVG: all resources in a circle, and each with its neighbours.
//!
//! In the circle names stand at its rim, so that none covers another, however many there are; lines bend to the middle.
//! Pointing at a name dims what is not its own, which `style.css` does.

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::PI;
use std::fmt::Write as _;

use super::html::{anchor, escape};
use super::shown;
use crate::model::{Api, Target, TypeId, TypeKind, TypeRef};

/// Room for a letter of a name at the rim.
const LETTER: f64 = 6.6;
/// Room for the height of a name.
const LINE: f64 = 15.0;

/// The resources that a resource leads to, each with the relationships that do.
fn targets(api: &Api, from: TypeId) -> BTreeMap<usize, BTreeSet<String>> {
    let mut found: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for one in shown::relationships(api, from)
        .into_iter()
        .flat_map(|all| &all.relationships)
    {
        if let Target::Type(id) = one.linkage.target {
            for to in members(api, id) {
                let names = found.entry(to.index()).or_default();
                names.insert(one.name.wire().to_owned());
            }
        }
    }
    found
}

/// The resources of a union; a resource itself.
fn members(api: &Api, id: TypeId) -> Vec<TypeId> {
    match &api.ty(id).kind {
        TypeKind::Resource(_) if shown::is_shown(api.ty(id)) => vec![id],
        TypeKind::Union(union) => {
            let variants = union.variants.iter();
            let named = variants.filter_map(|variant| match variant.ty {
                TypeRef::Named(inner) if inner != id => Some(inner),
                _ => None,
            });
            named.flat_map(|inner| members(api, inner)).collect()
        }
        _ => Vec::new(),
    }
}

/// The family that a resource is drawn as; those of none stand for themselves.
fn drawn_as(api: &Api, id: TypeId) -> TypeId {
    match &api.ty(id).kind {
        TypeKind::Resource(resource) => resource.family.unwrap_or(id),
        _ => id,
    }
}

/// All resources in a circle; those of a family are one.
pub(super) fn overview(api: &Api, all: &[TypeId]) -> String {
    let mut edges: BTreeSet<(usize, usize)> = BTreeSet::new();
    for id in all {
        let from = drawn_as(api, *id).index();
        for to in targets(api, *id).into_keys() {
            let to = drawn_as(api, api.id(to)).index();
            if from != to {
                edges.insert((from, to));
            }
        }
    }
    let connected: BTreeSet<usize> = edges
        .iter()
        .flat_map(|(one, other)| [*one, *other])
        .collect();
    let mut nodes: Vec<usize> = connected.into_iter().collect();
    nodes.sort_by_key(|index| api.ty(api.id(*index)).name.ident().to_owned());
    if nodes.len() < 2 {
        return String::new();
    }
    let radius = (nodes.len() as f64 * LINE / (2.0 * PI)).max(140.0);
    let names = nodes
        .iter()
        .map(|index| api.ty(api.id(*index)).name.ident());
    let longest = names.map(str::len).max().unwrap_or_default();
    let size = (radius + 16.0 + longest as f64 * LETTER) * 2.0;
    let middle = size / 2.0;
    let angle = |place: usize| 2.0 * PI * place as f64 / nodes.len() as f64;
    let point = |place: usize| {
        let (sin, cos) = angle(place).sin_cos();
        (middle + radius * cos, middle + radius * sin)
    };
    let places: BTreeMap<usize, usize> = nodes
        .iter()
        .enumerate()
        .map(|(place, index)| (*index, place))
        .collect();
    let mut lines = String::new();
    for (from, to) in &edges {
        let (Some(one), Some(other)) = (places.get(from), places.get(to)) else {
            continue;
        };
        let ((x1, y1), (x2, y2)) = (point(*one), point(*other));
        // Writing to a string cannot fail.
        let _ = writeln!(
            lines,
            "<path class=\"n{one} n{other}\" d=\"M{x1:.0} {y1:.0}Q{middle:.0} {middle:.0} {x2:.0} {y2:.0}\"/>"
        );
    }
    let mut names = String::new();
    for (place, index) in nodes.iter().enumerate() {
        let def = api.ty(api.id(*index));
        let degrees = angle(place).to_degrees();
        let (turn, side, anchored) = if (90.0..270.0).contains(&degrees) {
            (degrees + 180.0, -1.0, "end")
        } else {
            (degrees, 1.0, "start")
        };
        let (x, y) = point(place);
        let near: Vec<String> = edges
            .iter()
            .filter(|(from, to)| from == index || to == index)
            .flat_map(|(from, to)| [from, to])
            .filter_map(|other| places.get(other))
            .map(ToString::to_string)
            .collect();
        let near: BTreeSet<String> = near.into_iter().collect();
        let _ = writeln!(
            names,
            "<a href=\"#{}\" data-node=\"{place}\" data-near=\"{}\"><text x=\"{:.0}\" y=\"4\" text-anchor=\"{anchored}\" transform=\"translate({x:.0} {y:.0}) rotate({turn:.1})\">{}</text></a>",
            first_anchor(api, api.id(*index)),
            near.into_iter().collect::<Vec<_>>().join(" "),
            side * 8.0,
            escape(def.name.ident())
        );
    }
    format!(
        "<div class=\"wide\"><svg class=\"circle\" viewBox=\"0 0 {size:.0} {size:.0}\" style=\"min-width:{:.0}px\" role=\"img\" aria-label=\"Relationships of all resources\">\n<g class=\"lines\">\n{lines}</g>\n{names}</svg></div>\n",
        (size * 0.75).min(900.0)
    )
}

/// The anchor of a resource; of a family, of its first.
fn first_anchor(api: &Api, id: TypeId) -> String {
    let first = members(api, id).first().copied().unwrap_or(id);
    anchor("resource", api.ty(first).name.ident())
}

/// A resource with what it leads to, at its right, and what leads to it, at its left.
pub(super) fn around(api: &Api, id: TypeId) -> String {
    let own = id.index();
    let mut outward: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for (to, names) in targets(api, id) {
        let family = drawn_as(api, api.id(to));
        let name = api.ty(family).name.ident().to_owned();
        let entry = outward
            .entry(name)
            .or_insert_with(|| (first_anchor(api, family), BTreeSet::new()));
        entry.1.extend(names);
    }
    let mut inward: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for other in shown::all(api) {
        if let Some(names) = targets(api, other).remove(&own).filter(|_| other != id) {
            let family = drawn_as(api, other);
            let name = api.ty(family).name.ident().to_owned();
            let entry = inward
                .entry(name)
                .or_insert_with(|| (first_anchor(api, family), BTreeSet::new()));
            entry.1.extend(names);
        }
    }
    if outward.is_empty() && inward.is_empty() {
        return String::new();
    }
    let rows = outward.len().max(inward.len());
    let height = rows as f64 * 26.0 + 20.0;
    let middle = height / 2.0;
    let mut drawn = String::new();
    for (side, all) in [(-1.0_f64, &inward), (1.0, &outward)] {
        let top = middle - (all.len() as f64 - 1.0) * 13.0;
        for (place, (name, (to, by))) in all.iter().enumerate() {
            let y = top + place as f64 * 26.0;
            let edge = 360.0 + side * 90.0;
            let far = 360.0 + side * 150.0;
            let by: Vec<&str> = by.iter().map(String::as_str).collect();
            let anchored = if side < 0.0 { "end" } else { "start" };
            let _ = writeln!(
                drawn,
                "<path d=\"M{edge:.0} {middle:.0}C{:.0} {middle:.0} {:.0} {y:.0} {far:.0} {y:.0}\"><title>{}</title></path>\
                 <a href=\"#{to}\"><text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"{anchored}\">{}</text></a>",
                edge + side * 30.0,
                far - side * 30.0,
                escape(&by.join(", ")),
                far + side * 6.0,
                y + 4.0,
                escape(name)
            );
        }
    }
    format!(
        "<div class=\"wide\"><svg class=\"around\" viewBox=\"0 0 720 {height:.0}\" role=\"img\" aria-label=\"Neighbours of {name}\">\n{drawn}<rect x=\"270\" y=\"{:.0}\" width=\"180\" height=\"26\" rx=\"5\"/><text class=\"own\" x=\"360\" y=\"{:.0}\" text-anchor=\"middle\">{short}</text></svg></div>\n",
        middle - 13.0,
        middle + 4.0,
        name = escape(api.ty(id).name.ident()),
        short = escape(&cut(api.ty(id).name.ident()))
    )
}

/// A name that fits its box.
fn cut(name: &str) -> String {
    if name.chars().count() <= 24 {
        return name.to_owned();
    }
    format!("{}…", name.chars().take(23).collect::<String>())
}
