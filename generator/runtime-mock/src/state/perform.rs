//! Doing to resources what an operation says, and telling it in the document that the operation answers with.

use std::io;

use fastrand::Rng;
use http::StatusCode;
use jsonapi_runtime::http::query::Parameters;
use jsonapi_runtime::json::inflection::same;
use jsonapi_runtime::serde_json::{Map, Value, json};
use jsonapi_server::{Context, Failure};

use super::plan::Plan;
use super::rules::{Asked, attribute, relationship};
use super::store::{Store, word};
use super::view::{cut, included, linked};
use crate::answer::prepared::Answers;
use crate::answer::sent::Sent;
use crate::description::data::{Action, Page};
use crate::make::{alike, hash};

/// What there is to do.
pub(crate) struct Done<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) told: &'a Answers,
    pub(crate) context: &'a Context,
    pub(crate) method: &'a str,
    pub(crate) sent: &'a Sent,
    pub(crate) parameters: &'a Parameters,
    /// The document that the operation would answer with, were nothing kept; null where it has none.
    pub(crate) sample: Value,
}

/// Does it, and gives back the document to answer with.
///
/// # Errors
/// 404 for what is not there, 409 for what cannot be done to it, 500 where the disk refuses.
pub(crate) fn perform(done: Done<'_>, store: &mut Store) -> Result<Value, Failure> {
    let primary = done.told.primary.as_ref();
    let types = primary.map_or(&[][..], |primary| &primary.types);
    let item = |store: &Store| -> Result<Value, Failure> {
        let id = done.sent.path.last().map_or("", |(_, id)| id.as_str());
        store
            .find(types_of(done.plan, types), id)
            .cloned()
            .ok_or_else(not_found)
    };
    match done.plan {
        Plan::Create => create(done, store),
        Plan::Retrieve => {
            let found = item(store)?;
            Ok(done.document(found, store))
        }
        Plan::List => Ok(list(&done, store, types)),
        Plan::Update => {
            let mut found = item(store)?;
            merge(&mut found, done.sent.body.as_ref());
            keep(store, &found)?;
            Ok(done.document(found, store))
        }
        Plan::Delete => {
            let found = item(store)?;
            store
                .remove(word(&found, "type"), word(&found, "id"))
                .map_err(refused)?;
            Ok(done.document(found, store))
        }
        Plan::Act => {
            let mut found = item(store)?;
            act(&mut found, &done)?;
            keep(store, &found)?;
            Ok(done.document(found, store))
        }
        Plan::Linkage(name) => {
            let mut found = item(store)?;
            let linkage = relink(&mut found, name, done.method, done.sent.body.as_ref())?;
            if done.method != "GET" {
                keep(store, &found)?;
            }
            Ok(done.document(linkage, store))
        }
        Plan::Related(name) => {
            let found = item(store)?;
            Ok(related(&done, store, &found, name, types))
        }
    }
}

/// The types among which an item is looked for: those of its operation, unless that answers with others than the item.
fn types_of<'t>(plan: &Plan, types: &'t [String]) -> &'t [String] {
    match plan {
        Plan::Linkage(_) | Plan::Related(_) => &[],
        _ => types,
    }
}

fn not_found() -> Failure {
    Failure::not_found().passed_on()
}

fn refused(error: io::Error) -> Failure {
    Failure::new(StatusCode::INTERNAL_SERVER_ERROR)
        .detail(format!("what changed cannot be kept: {}", error.kind()))
}

fn conflict(detail: String) -> Failure {
    Failure::new(StatusCode::CONFLICT)
        .detail(detail)
        .passed_on()
}

fn keep(store: &mut Store, resource: &Value) -> Result<(), Failure> {
    store.put(resource.clone()).map_err(refused)
}

fn create(mut done: Done<'_>, store: &mut Store) -> Result<Value, Failure> {
    let mut resource = done
        .sample
        .get_mut("data")
        .map(Value::take)
        .unwrap_or_default();
    let body = done.sent.body.as_ref();
    if let Some(id) = body.and_then(|body| body.pointer("/data/id")?.as_str()) {
        if store
            .find(&[word(&resource, "type").to_owned()], id)
            .is_some()
        {
            return Err(conflict("there is such a resource already".to_owned()));
        }
        resource["id"] = Value::from(id);
    }
    let kind = [word(&resource, "type").to_owned()];
    // An id that was made up may be another's: there are few of one digit, and after a restart all come again.
    while store.find(&kind, word(&resource, "id")).is_some() {
        let known = word(&resource, "id").to_owned();
        let mut rng = Rng::with_seed(hash(&known));
        let mut id = alike(&known, &mut rng);
        if id == known || known.len() < 20 {
            id.push(rng.digit(10));
        }
        resource["id"] = Value::from(id);
    }
    merge(&mut resource, body);
    link_by_attributes(&mut resource, body);
    if let Some(action) = &done.told.action {
        change(&mut resource, action, None);
    }
    keep(store, &resource)?;
    link_back(&resource, store)?;
    Ok(done.document(resource, store))
}

/// Sets what a body sets.
fn merge(resource: &mut Value, body: Option<&Value>) {
    for place in ["attributes", "relationships"] {
        let sent = body.and_then(|body| body.get("data")?.get(place)?.as_object());
        let Some(Value::Object(known)) = resource.get_mut(place) else {
            if let Some(sent) = sent {
                resource[place] = Value::Object(sent.clone());
            }
            continue;
        };
        for (name, value) in sent.into_iter().flatten() {
            let own = known
                .keys()
                .find(|own| same(own, name))
                .unwrap_or(name)
                .clone();
            known.insert(own, value.clone());
        }
    }
}

/// An attribute `template-id` that was sent says what the relationship `template` links.
fn link_by_attributes(resource: &mut Value, body: Option<&Value>) {
    let sent = body.and_then(|body| body.pointer("/data/attributes")?.as_object());
    for (name, value) in sent.into_iter().flatten() {
        let word = name
            .strip_suffix("-id")
            .or(name.strip_suffix("_id"))
            .or(name.strip_suffix("Id"));
        let relationships = resource
            .get_mut("relationships")
            .and_then(Value::as_object_mut);
        let (Some(word), Some(relationships)) = (word, relationships) else {
            continue;
        };
        let found = relationships.iter_mut().find(|(own, _)| same(own, word));
        if let Some(id) = found.and_then(|(_, one)| one.pointer_mut("/data/id")) {
            *id = value.clone();
        }
    }
}

/// What a new resource links, links it too, where it has a relationship of the new one's name.
fn link_back(resource: &Value, store: &mut Store) -> Result<(), Failure> {
    let (kind, id) = (word(resource, "type"), word(resource, "id"));
    let plural = format!("{kind}s");
    let own = json!({ "type": kind, "id": id });
    let relationships = resource.get("relationships").and_then(Value::as_object);
    for (name, _) in relationships.into_iter().flatten() {
        for identifier in linked(resource, name) {
            let types = [word(&identifier, "type").to_owned()];
            let Some(mut other) = store.find(&types, word(&identifier, "id")).cloned() else {
                continue;
            };
            let back = other
                .get_mut("relationships")
                .and_then(Value::as_object_mut);
            let back = back.and_then(|all| {
                all.iter_mut()
                    .find(|(name, _)| same(name, kind) || same(name, &plural))
            });
            match back.and_then(|(_, one)| one.get_mut("data")) {
                Some(Value::Array(all)) if !all.contains(&own) => all.push(own.clone()),
                Some(one @ Value::Null) => *one = own.clone(),
                _ => continue,
            }
            keep(store, &other)?;
        }
    }
    Ok(())
}

fn act(resource: &mut Value, done: &Done<'_>) -> Result<(), Failure> {
    let Some(action) = &done.told.action else {
        merge(resource, done.sent.body.as_ref());
        return Ok(());
    };
    let now = attribute(resource, &action.attribute)
        .and_then(Value::as_str)
        .unwrap_or_default();
    if !action.from.is_empty() && !action.from.iter().any(|from| from == now) {
        return Err(conflict(format!(
            "this can be done to what is one of: {}",
            action.from.join(", ")
        )));
    }
    change(resource, action, done.sent.body.as_ref());
    Ok(())
}

/// Changes what an action changes.
fn change(resource: &mut Value, action: &Action, body: Option<&Value>) {
    if !resource.get("attributes").is_some_and(Value::is_object) {
        resource["attributes"] = Value::Object(Map::new());
    }
    let Some(Value::Object(attributes)) = resource.get_mut("attributes") else {
        return;
    };
    if let Some(to) = &action.to {
        attributes.insert(action.attribute.clone(), Value::from(to.as_str()));
    }
    let value = action
        .value
        .as_deref()
        .and_then(|pointer| body?.pointer(pointer))
        .cloned();
    let Some(value) = value else { return };
    if let Some(name) = &action.set {
        attributes.insert(name.clone(), value.clone());
    }
    for (name, adds) in [(&action.add, true), (&action.remove, false)] {
        let Some(name) = name else { continue };
        let list = attributes.entry(name.clone()).or_insert_with(|| json!([]));
        if let Value::Array(items) = list {
            items.retain(|item| *item != value);
            if adds {
                items.push(value.clone());
            }
        }
    }
}

/// Reads or changes what a relationship links; gives back what it links now.
fn relink(
    resource: &mut Value,
    name: &str,
    method: &str,
    body: Option<&Value>,
) -> Result<Value, Failure> {
    if relationship(resource, name).is_none() {
        return Err(not_found());
    }
    let all = resource
        .get_mut("relationships")
        .and_then(Value::as_object_mut);
    let one = all.and_then(|all| all.iter_mut().find(|(own, _)| same(own, name)));
    let Some((_, one)) = one else {
        return Err(not_found());
    };
    let sent = body
        .and_then(|body| body.get("data"))
        .cloned()
        .unwrap_or_default();
    let known = one.get("data").cloned().unwrap_or_default();
    let new = match (method, known, sent) {
        ("PATCH" | "PUT", _, sent) => sent,
        ("POST", Value::Array(mut known), Value::Array(sent)) => {
            let more: Vec<Value> = sent
                .into_iter()
                .filter(|one| !known.contains(one))
                .collect();
            known.extend(more);
            Value::Array(known)
        }
        ("DELETE", Value::Array(mut known), Value::Array(sent)) => {
            known.retain(|one| !sent.contains(one));
            Value::Array(known)
        }
        (_, known, _) => known,
    };
    one["data"] = new.clone();
    Ok(new)
}

/// The resources that a relationship links; where the item has no such relationship, those that link the item.
fn related(done: &Done<'_>, store: &Store, item: &Value, name: &str, types: &[String]) -> Value {
    let id = word(item, "id");
    let found: Vec<Value> = match relationship(item, name) {
        Some(_) => linked(item, name)
            .iter()
            .filter_map(|one| {
                store
                    .find(&[word(one, "type").to_owned()], word(one, "id"))
                    .cloned()
            })
            .collect(),
        None => {
            let links_it = |resource: &&Value| {
                let relationships = resource.get("relationships").and_then(Value::as_object);
                let mut names = relationships.into_iter().flatten();
                names.any(|(name, _)| {
                    linked(resource, name)
                        .iter()
                        .any(|one| word(one, "id") == id)
                })
            };
            store.all(types).filter(links_it).cloned().collect()
        }
    };
    let many = done
        .told
        .primary
        .as_ref()
        .is_some_and(|primary| primary.many);
    let data = match many {
        true => Value::Array(found),
        false => found.into_iter().next().unwrap_or_default(),
    };
    done.document(data, store)
}

/// A page of a list, with links to those beside it.
fn list(done: &Done<'_>, store: &Store, types: &[String]) -> Value {
    let query = &done.told.query;
    let asked = Asked::of(query, done.parameters);
    // Where cursors are ids, what came last comes first.
    let newest_first = query.page.after.is_some();
    let from = asked.after.as_deref().or(asked.before.as_deref());
    let before = asked.after.is_none() && asked.before.is_some();
    let rows: Box<dyn Iterator<Item = &Value>> = match from {
        Some(id) if asked.sort.is_empty() => store.around(types, id, newest_first, before),
        _ if newest_first => Box::new(store.all(types).rev()),
        _ => store.all(types),
    };
    let rows = rows.filter(|resource| asked.admits(resource));
    let mut page: Vec<Value> = match asked.sort.is_empty() {
        true => rows
            .skip(asked.skip)
            .take(asked.size + 1)
            .cloned()
            .collect(),
        false => {
            let mut all: Vec<&Value> = rows.collect();
            all.sort_by(|one, other| asked.order(one, other));
            all.into_iter()
                .skip(asked.skip)
                .take(asked.size + 1)
                .cloned()
                .collect()
        }
    };
    let is_last = page.len() <= asked.size;
    page.truncate(asked.size);
    if before {
        page.reverse();
    }
    let links = done.sample.get("links").is_some();
    let ids = [page.first(), page.last()].map(|one| one.map(|one| word(one, "id").to_owned()));
    let mut document = done.document(Value::Array(page), store);
    if links {
        let (more, any) = (!is_last, from.is_some() || asked.skip > 0);
        let (next, previous) = if before { (true, more) } else { (more, any) };
        let [first, last] = ids;
        let next = next
            .then(|| done.link(&query.page, &asked, true, last))
            .flatten();
        let previous = previous
            .then(|| done.link(&query.page, &asked, false, first))
            .flatten();
        done.put_links(&mut document, next, previous);
    }
    document
}

impl Done<'_> {
    /// The document that the operation answers with, about these resources.
    fn document(&self, data: Value, store: &Store) -> Value {
        let mut document = match &self.sample {
            Value::Object(members) => members.clone(),
            _ => Map::new(),
        };
        let query = &self.told.query;
        let primary = match &data {
            Value::Array(all) => all.clone(),
            one @ Value::Object(_) => vec![one.clone()],
            _ => Vec::new(),
        };
        document.remove("included");
        let included = included(store, query, self.parameters, &primary);
        let cut = |mut resource: Value| {
            cut(&mut resource, query, self.parameters);
            resource
        };
        if let Some(included) = included {
            document.insert(
                "included".to_owned(),
                included.into_iter().map(cut).collect(),
            );
        }
        let data = match data {
            Value::Array(all) => all.into_iter().map(cut).collect(),
            one @ Value::Object(_) => cut(one),
            nothing => nothing,
        };
        document.insert("data".to_owned(), data);
        Value::Object(document)
    }

    /// The same request for the page beside this one; relative to the host.
    fn link(
        &self,
        page: &Page,
        asked: &Asked,
        next: bool,
        cursor: Option<String>,
    ) -> Option<String> {
        let (name, value) = match (&page.after, &page.number, &page.offset) {
            (Some(after), ..) if next => (after.as_str(), cursor?),
            (Some(_), ..) => (page.before.as_deref()?, cursor?),
            (None, Some(number), _) => {
                let own = asked.skip / asked.size + page.first;
                (
                    number.as_str(),
                    if next { own + 1 } else { own.saturating_sub(1) }.to_string(),
                )
            }
            (None, None, Some(offset)) => {
                let beside = if next {
                    asked.skip + asked.size
                } else {
                    asked.skip.saturating_sub(asked.size)
                };
                (offset.as_str(), beside.to_string())
            }
            _ => return None,
        };
        let own = [&page.after, &page.before, &page.number, &page.offset];
        let query = self.context.uri.query().unwrap_or_default();
        let kept = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .filter(|pair| {
                let key = pair.split('=').next().unwrap_or_default();
                let key = percent_encoding::percent_decode_str(key).decode_utf8_lossy();
                !own.iter().any(|name| name.as_deref() == Some(&*key))
            });
        let mut pairs: Vec<String> = kept.map(str::to_owned).collect();
        let name = name.replace('[', "%5B").replace(']', "%5D");
        pairs.push(format!("{name}={value}"));
        Some(format!("{}?{}", self.context.uri.path(), pairs.join("&")))
    }

    fn put_links(&self, document: &mut Value, next: Option<String>, previous: Option<String>) {
        let Some(Value::Object(links)) = document.get_mut("links") else {
            return;
        };
        let text = |link: Option<String>| link.map_or(Value::Null, Value::from);
        links.retain(|name, _| !matches!(name.as_str(), "first" | "last"));
        links.insert("next".to_owned(), text(next));
        links.insert("prev".to_owned(), text(previous));
        if let Some(own) = links.get_mut("self") {
            *own = Value::from(self.context.uri.to_string());
        }
    }
}
