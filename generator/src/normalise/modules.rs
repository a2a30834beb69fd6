//! Modules: a tree by family. What only one module needs stands in it; what several need stands in the one around them.
//!
//! A family is a folder; its union stands there, each member in a module of its own, named without the family's words:
//! `report::watchlist`. Resources of no family stand at the root. What operations send and answer goes by tag.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{
    Delivery, Module, ModulePath, Operation, Tag, Topic, TypeId, TypeKind, UnionKind, Webhooks,
};

use super::builder::{Builder, Direction, Draft};
use super::families::{common_prefix, members};
use super::scope::{Case, Scope};
use super::types::union_without;
use super::visit;
use super::words::{ascii, words};

/// How often types move before the rest stays where it is; chains of types are shorter.
const MAX_ROUNDS: usize = 64;

impl Builder<'_> {
    /// Gives each type its module, and lists the modules.
    pub(crate) fn place_types(
        &mut self,
        operations: &mut [Operation],
        tags: &[Tag],
        webhooks: &mut Webhooks,
        deliveries: &mut [Delivery],
        families: &[TypeId],
    ) -> Vec<Module> {
        let mut modules = standing(operations, tags, webhooks);
        if !deliveries.is_empty() {
            modules.insert(ModulePath::deliveries(), Topic::Deliveries);
        }
        let mut places = self.resource_places(families, &mut modules);
        let mut roots = roots(operations, tags, webhooks, self.drafts.len());
        // What a delivery holds may be called as it is: it stands elsewhere.
        for delivery in deliveries {
            visit::in_delivery(delivery, &mut |id| {
                if let Some(modules) = roots.get_mut(id.index()) {
                    modules.insert(ModulePath::common());
                }
            });
        }
        for _ in 0..MAX_ROUNDS {
            if !self.move_types(&roots, &mut places) {
                break;
            }
        }
        for (index, draft) in self
            .drafts
            .iter_mut()
            .enumerate()
            .filter(|(_, draft)| !draft.dropped)
        {
            let mut place = places
                .get(&TypeId(index))
                .cloned()
                .unwrap_or_else(ModulePath::common);
            if may_define(&place, draft.name.ident()) {
                place = place
                    .parent()
                    .filter(|parent| !parent.steps().is_empty())
                    .unwrap_or_else(ModulePath::common);
            }
            draft.module = place.clone();
            modules.entry(place).or_insert(Topic::Common);
        }
        name_groups(&mut modules, tags);
        modules
            .into_iter()
            .map(|(path, topic)| Module { path, topic })
            .collect()
    }

    /// The modules of resources and of unions of resources.
    fn resource_places(
        &self,
        families: &[TypeId],
        modules: &mut BTreeMap<ModulePath, Topic>,
    ) -> HashMap<TypeId, ModulePath> {
        let mut places = HashMap::new();
        let mut root = Scope::new(Case::Snake, self.taken.type_modules);
        let mut folders: Vec<Folder> = Vec::new();
        for id in families
            .iter()
            .copied()
            .filter(|id| matches!(self.kind(*id), Some(TypeKind::Union(_))))
        {
            let words = self.words_of(id);
            let path = ModulePath::default().child(root.mint(&[ascii(&words)], "").ident());
            modules.insert(path.clone(), Topic::Family(id));
            places.insert(id, path.clone());
            folders.push(Folder {
                id,
                words,
                path,
                types: self.types_in(id),
                scope: Scope::new(Case::Snake, self.taken.type_folders),
            });
        }
        for (index, draft) in self.drafts.iter().enumerate() {
            let id = TypeId(index);
            if draft.dropped || !stays(draft) || places.contains_key(&id) {
                continue;
            }
            let words = self.words_of(id);
            let types = self.types_in(id);
            // `list item` is more telling than `item`.
            let holding = folders
                .iter_mut()
                .filter(|folder| folder.holds(self.kind(id), &words, &types))
                .max_by_key(|folder| folder.words.len());
            let path = match holding {
                Some(folder) => {
                    let short = union_without(&words, &folder.words);
                    folder.path.child(
                        folder
                            .scope
                            .mint(&[ascii(&short), ascii(&words)], "")
                            .ident(),
                    )
                }
                None => ModulePath::default().child(root.mint(&[ascii(&words)], "").ident()),
            };
            modules.insert(path.clone(), Topic::Resource(id));
            places.insert(id, path);
        }
        places
    }

    fn words_of(&self, id: TypeId) -> Vec<String> {
        self.drafts
            .get(id.index())
            .map(|draft| words(draft.name.ident()))
            .unwrap_or_default()
    }

    /// The `type`s of a resource, or of all members of a union.
    fn types_in(&self, id: TypeId) -> Vec<String> {
        match self.kind(id) {
            Some(TypeKind::Resource(resource)) => resource.types.clone(),
            Some(kind) => members(kind)
                .into_iter()
                .filter_map(|member| self.kind(member))
                .flat_map(|kind| match kind {
                    TypeKind::Resource(resource) => resource.types.clone(),
                    _ => Vec::new(),
                })
                .collect(),
            None => Vec::new(),
        }
    }

    /// Puts each type that is no resource around all that refers to it; whether any has moved.
    fn move_types(
        &mut self,
        roots: &[BTreeSet<ModulePath>],
        places: &mut HashMap<TypeId, ModulePath>,
    ) -> bool {
        let referring = self.referring(roots, places);
        let mut moved = false;
        for (index, modules) in referring.into_iter().enumerate() {
            let id = TypeId(index);
            let fixed = self
                .drafts
                .get(index)
                .is_none_or(|draft| draft.dropped || stays(draft));
            if fixed || modules.is_empty() {
                continue;
            }
            let values = matches!(self.kind(id), Some(TypeKind::OpenEnum(_)));
            let own = values.then(|| resources_alone(&modules));
            let place = around(
                own.as_ref()
                    .filter(|own| !own.is_empty())
                    .unwrap_or(&modules),
            );
            moved |= places.get(&id) != Some(&place);
            places.insert(id, place);
        }
        moved
    }

    /// For each type, the modules of what refers to it.
    fn referring(
        &mut self,
        roots: &[BTreeSet<ModulePath>],
        places: &HashMap<TypeId, ModulePath>,
    ) -> Vec<BTreeSet<ModulePath>> {
        let mut referring = roots.to_vec();
        for (index, draft) in self.drafts.iter_mut().enumerate() {
            let Some(place) = places.get(&TypeId(index)).filter(|_| !draft.dropped) else {
                continue;
            };
            visit::in_kind(&mut draft.kind, &mut |id| {
                // A ring of one type is no reason to be anywhere.
                if id.index() != index
                    && let Some(modules) = referring.get_mut(id.index())
                {
                    modules.insert(place.clone());
                }
            });
        }
        referring
    }
}

/// A family while its members are placed.
struct Folder {
    id: TypeId,
    words: Vec<String>,
    path: ModulePath,
    types: Vec<String>,
    scope: Scope,
}

impl Folder {
    /// Whether a resource, or a union of them, is of the family: it is a member, or all its `type`s are the family's or
    /// start as all of the family's do. One whose `type` is any text is told by its name.
    fn holds(&self, kind: Option<&TypeKind>, words: &[String], types: &[String]) -> bool {
        if matches!(kind, Some(TypeKind::Resource(resource)) if resource.family == Some(self.id)) {
            return true;
        }
        if types.is_empty() {
            return union_without(words, &self.words) != words;
        }
        let prefix = common_prefix(self.types.iter().map(String::as_str));
        types.iter().all(|ty| {
            self.types.contains(ty)
                || prefix
                    .as_ref()
                    .is_some_and(|prefix| ty.starts_with(prefix.as_str()))
        })
    }
}

/// The modules that are no exchange of operations: the values of an attribute stand with it, also where a filter and a
/// request take them.
fn resources_alone(modules: &BTreeSet<ModulePath>) -> BTreeSet<ModulePath> {
    let exchanges = [ModulePath::requests(), ModulePath::replies()];
    let is_exchange = |module: &&ModulePath| {
        exchanges
            .iter()
            .any(|exchange| module.around(exchange) == *exchange)
    };
    modules
        .iter()
        .filter(|module| !is_exchange(module))
        .cloned()
        .collect()
}

/// The deepest module around all of these.
fn around(modules: &BTreeSet<ModulePath>) -> ModulePath {
    let mut all = modules.iter();
    let Some(first) = all.next() else {
        return ModulePath::common();
    };
    let shared = all.fold(first.clone(), |shared, module| shared.around(module));
    if !shared.steps().is_empty() {
        return shared;
    }
    // What one tag sends and answers stands with what it sends.
    let (requests, replies) = (ModulePath::requests(), ModulePath::replies());
    let tags: BTreeSet<&str> = modules.iter().map(ModulePath::name).collect();
    let exchanged = |module: &ModulePath| {
        module
            .parent()
            .is_some_and(|parent| parent == requests || parent == replies)
    };
    match tags.first() {
        Some(tag) if tags.len() == 1 && modules.iter().all(exchanged) => requests.child(tag),
        _ => ModulePath::common(),
    }
}

/// The modules that are there whatever types there are.
fn standing(
    operations: &[Operation],
    tags: &[Tag],
    webhooks: &Webhooks,
) -> BTreeMap<ModulePath, Topic> {
    let mut modules = BTreeMap::from([(ModulePath::resource(), Topic::AnyResource)]);
    if !operations.is_empty() {
        modules.extend(
            tags.iter()
                .enumerate()
                .map(|(index, tag)| (tag.replies_module(), Topic::Replies(Some(index)))),
        );
    }
    if !webhooks.events.is_empty() {
        modules.insert(ModulePath::events(), Topic::Events);
    }
    modules
}

/// The modules around others, and what is sent.
fn name_groups(modules: &mut BTreeMap<ModulePath, Topic>, tags: &[Tag]) {
    for (index, tag) in tags.iter().enumerate() {
        if let Some(topic) = modules.get_mut(&tag.requests_module()) {
            *topic = Topic::Requests(Some(index));
        }
    }
    for (group, topic) in [
        (ModulePath::requests(), Topic::Requests(None)),
        (ModulePath::replies(), Topic::Replies(None)),
    ] {
        if modules
            .keys()
            .any(|path| path.steps().first() == group.steps().first())
        {
            modules.insert(group, topic);
        }
    }
}

/// For each type, the modules of the operations and events that name it.
fn roots(
    operations: &mut [Operation],
    tags: &[Tag],
    webhooks: &mut Webhooks,
    count: usize,
) -> Vec<BTreeSet<ModulePath>> {
    let mut roots = vec![BTreeSet::new(); count];
    let mut note = |id: &TypeId, module: &ModulePath| {
        if let Some(modules) = roots.get_mut(id.index()) {
            modules.insert(module.clone());
        }
    };
    for operation in operations {
        let Some(tag) = tags.get(operation.tag) else {
            continue;
        };
        let (requests, replies) = (tag.requests_module(), tag.replies_module());
        visit::in_request(operation, &mut |id| note(id, &requests));
        visit::in_replies(operation, &mut |id| note(id, &replies));
    }
    let module = ModulePath::events();
    for event in &mut webhooks.events {
        visit::in_event(event, &mut |id| note(id, &module));
    }
    roots
}

/// Whether a module may define something of that name itself: what it has for an operation's replies ends with these words.
fn may_define(module: &ModulePath, name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    match module.parent() {
        _ if *module == ModulePath::replies() => name.ends_with("Headers"),
        Some(parent) if parent == ModulePath::replies() => ["Body", "Headers", "Reply"]
            .iter()
            .any(|word| name.ends_with(word)),
        _ => *module == ModulePath::events() && matches!(name, "Event" | "EventPayload"),
    }
}

/// Resources and unions of resources have a module of their own, unless they are only sent.
fn stays(draft: &Draft) -> bool {
    let resources = match &draft.kind {
        TypeKind::Resource(_) => true,
        TypeKind::Union(union) => union.kind == UnionKind::Resources,
        _ => false,
    };
    resources && draft.direction == Direction::Reply
}
