//! Names each change once: what is the same at many places is one change with many places.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use crate::model::Api;

use super::change::{Change, Touches};
use super::found::{Found, Origin, Place, PlaceClass};
use super::kinds::{ITEM_CHANGED, ITEM_LOST, Kind, TYPE_RENAMED};
use super::rust::Lost;
use super::tell::sentence;
use super::verdict::{Verdict, Way};
use super::walk::{Pair, Walked, title};

/// Differences that are one change.
struct Group {
    kind: &'static Kind,
    way: Option<Way>,
    noun: &'static str,
    subject: String,
    before: Option<String>,
    after: Option<String>,
    places: BTreeSet<Place>,
    roots: BTreeSet<Origin>,
    items: BTreeSet<String>,
    strict: bool,
    lost: BTreeSet<String>,
}

/// What tells one change from another.
type Key = (
    &'static str,
    Option<Way>,
    &'static str,
    String,
    Option<String>,
    Option<String>,
);

/// The changes.
pub(super) fn gather(new: &Api, walked: Walked, lost: Lost) -> Vec<Change> {
    let Walked { pairs, found } = walked;
    let mut reach = Reach {
        new,
        pairs: &pairs,
        known: HashMap::new(),
    };
    let mut places: HashMap<Key, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for one in found {
        let key = key(&one);
        let place = *places.entry(key).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group::of(&one));
        }
        if let Some(group) = groups.get_mut(place) {
            let (at, roots) = reach.of(&one);
            group.places.extend(at);
            group.roots.extend(roots);
            group.items.extend(one.items);
            group.strict |= one.strict.unwrap_or_default();
        }
    }
    let rest = attach(&mut groups, lost);
    groups.into_iter().map(Group::change).chain(rest).collect()
}

fn key(found: &Found) -> Key {
    (
        found.kind.code,
        found.way,
        found.noun,
        found.subject.clone(),
        found.before.clone(),
        found.after.clone(),
    )
}

impl Group {
    fn of(found: &Found) -> Self {
        Self {
            kind: found.kind,
            way: found.way,
            noun: found.noun,
            subject: found.subject.clone(),
            before: found.before.clone(),
            after: found.after.clone(),
            places: BTreeSet::new(),
            roots: BTreeSet::new(),
            items: BTreeSet::new(),
            strict: false,
            lost: BTreeSet::new(),
        }
    }

    fn change(self) -> Change {
        let mut wire = self.kind.wire(self.way);
        if self.strict {
            wire.strict = Verdict::Breaking;
        }
        let count = |is: fn(&Origin) -> bool| self.roots.iter().filter(|origin| is(origin)).count();
        let touches = Touches {
            operations: count(|origin| matches!(origin, Origin::Operation(_))),
            events: count(|origin| matches!(origin, Origin::Event(_))),
            deliveries: count(|origin| matches!(origin, Origin::Delivery(_))),
        };
        let rust = if self.lost.is_empty() {
            Verdict::Compatible
        } else {
            Verdict::Breaking
        };
        let detail = (self.before.as_deref(), self.after.as_deref());
        Change {
            kind: self.kind.code.to_owned(),
            text: sentence(
                self.kind.says,
                (self.noun, &self.subject),
                detail,
                &self.places,
            ),
            additive: self.kind.is_additive(self.way) && rust == Verdict::Compatible,
            subject: self.subject,
            way: self.way,
            before: self.before,
            after: self.after,
            places: self.places.into_iter().map(|place| place.name).collect(),
            touches,
            wire,
            rust,
            rust_items: self.lost.into_iter().collect(),
        }
    }
}

/// Gives each lost item to the changes that explain it; what nothing explains is a change of its own.
fn attach(groups: &mut [Group], lost: Lost) -> Vec<Change> {
    let mut claims: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, group) in groups.iter().enumerate() {
        for item in &group.items {
            claims.entry(item.clone()).or_default().push(place);
        }
    }
    let mut claimed = |path: &str| {
        let mut is_claimed = false;
        let mut head = path;
        loop {
            for place in claims.get(head).into_iter().flatten() {
                if let Some(group) = groups.get_mut(*place) {
                    group.lost.insert(path.to_owned());
                    is_claimed = true;
                }
            }
            match head.rfind("::") {
                Some(end) => head = head.get(..end).unwrap_or_default(),
                None => return is_claimed,
            }
        }
    };
    let Lost {
        renamed,
        gone,
        changed,
    } = lost;
    let mut rest = Vec::new();
    for path in gone {
        if !claimed(&path) {
            rest.push(of_rust(&ITEM_LOST, path.clone(), None, None, vec![path]));
        }
    }
    let mut alike: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for (path, detail) in changed {
        if !claimed(&path) {
            alike.entry(detail).or_default().push(path);
        }
    }
    for ((was, is), paths) in alike {
        let subject = paths.first().cloned().unwrap_or_default();
        rest.push(of_rust(&ITEM_CHANGED, subject, Some(was), Some(is), paths));
    }
    for (was, is) in renamed {
        rest.push(of_rust(
            &TYPE_RENAMED,
            was.clone(),
            None,
            Some(is),
            vec![was],
        ));
    }
    rest
}

/// A change of the generated crates alone.
fn of_rust(
    kind: &'static Kind,
    subject: String,
    before: Option<String>,
    after: Option<String>,
    items: Vec<String>,
) -> Change {
    let more = items.len().saturating_sub(1);
    let mut text = sentence(
        kind.says,
        ("", &format!("`{subject}`")),
        (before.as_deref(), after.as_deref()),
        &BTreeSet::new(),
    );
    if more > 0 {
        text.push_str(&format!(" (and {more} more)"));
    }
    Change {
        kind: kind.code.to_owned(),
        text,
        subject,
        way: None,
        before,
        after,
        places: Vec::new(),
        touches: Touches::default(),
        wire: kind.wire(None),
        rust: Verdict::Breaking,
        rust_items: items,
        additive: false,
    }
}

/// Places, and what they are reached from.
type Reached = (BTreeSet<Place>, BTreeSet<Origin>);

/// Which places a difference is at, and what reaches it.
struct Reach<'a> {
    new: &'a Api,
    pairs: &'a [Pair],
    known: HashMap<usize, Reached>,
}

impl Reach<'_> {
    fn of(&mut self, found: &Found) -> Reached {
        let Origin::Pair(pair) = found.origin else {
            let root = (found.origin != Origin::Api).then_some(found.origin);
            return (
                found.place.iter().cloned().collect(),
                root.into_iter().collect(),
            );
        };
        if !self.known.contains_key(&pair) {
            let (mut places, roots) = (self.places(pair), self.roots(pair));
            if places.is_empty() {
                places.extend(found.place.clone());
            }
            self.known.insert(pair, (places, roots));
        }
        self.known.get(&pair).cloned().unwrap_or_default()
    }

    /// The nearest resources above a pair; operations and events where there is none between.
    fn places(&self, pair: usize) -> BTreeSet<Place> {
        let mut places = BTreeSet::new();
        self.climb(pair, &mut |origin| match origin {
            Origin::Pair(place) => match self.pairs.get(place) {
                Some(pair) if pair.is_resource => {
                    places.insert(pair.at.place.clone());
                    false
                }
                _ => true,
            },
            root => {
                places.extend(self.place(root));
                false
            }
        });
        places
    }

    fn roots(&self, pair: usize) -> BTreeSet<Origin> {
        let mut roots = BTreeSet::new();
        self.climb(pair, &mut |origin| match origin {
            Origin::Pair(_) => true,
            root => roots.insert(root),
        });
        roots
    }

    /// Goes up from a pair as long as `visit` says so.
    fn climb(&self, pair: usize, visit: &mut dyn FnMut(Origin) -> bool) {
        let mut seen = BTreeSet::new();
        let mut work = VecDeque::from([Origin::Pair(pair)]);
        while let Some(origin) = work.pop_front() {
            if !seen.insert(origin) || !visit(origin) {
                continue;
            }
            if let Origin::Pair(place) = origin
                && let Some(pair) = self.pairs.get(place)
            {
                work.extend(&pair.from);
            }
        }
    }

    fn place(&self, origin: Origin) -> Option<Place> {
        let (class, name) = match origin {
            Origin::Operation(place) => (
                PlaceClass::Operation,
                title(self.new.operations.get(place)?),
            ),
            Origin::Event(place) => {
                let event = self.new.webhooks.events.get(place)?;
                (PlaceClass::Event, event.name.wire().to_owned())
            }
            Origin::Delivery(place) => {
                let delivery = self.new.deliveries.get(place)?;
                (PlaceClass::Delivery, delivery.name.wire().to_owned())
            }
            Origin::Api | Origin::Pair(_) => return None,
        };
        Some(Place { class, name })
    }
}
