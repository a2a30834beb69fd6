//! The builder: what the parts of `normalise` share while a document becomes a model.

use std::collections::{HashMap, HashSet};

use openapiv3::OpenAPI;

use crate::ledger::{Construct, Ledger};
use crate::model::{
    Constraints, Doc, ModulePath, Name, Shape, Taken, TypeDef, TypeId, TypeKind, TypeRef,
};
use crate::problem::{Problem, Problems, child_pointer, codes};
use crate::settings::Settings;
use crate::tally::Uses;

use super::directions::Directions;
use super::open::Open;
use super::scope::{Case, Scope};
use super::view::{Schemas, View};
use super::words::words;

pub(crate) use super::context::{Context, Direction};

/// A type under construction.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) name: Name,
    /// Where it stands; told when all types are there.
    pub(crate) module: ModulePath,
    pub(crate) doc: Doc,
    pub(crate) kind: TypeKind,
    /// Names that structurally equal types would have had.
    pub(crate) aliases: Vec<Vec<String>>,
    /// Whether another draft stands for this one.
    pub(crate) dropped: bool,
    /// Which way it travels.
    pub(crate) direction: Direction,
    pub(crate) constraints: Option<Box<Constraints>>,
}

/// What a component has become.
#[derive(Clone, Debug)]
pub(crate) enum Slot {
    /// It is being looked at: meeting it again closes a ring.
    Open,
    /// It is this type.
    Done(TypeRef),
}

/// A relationship whose cardinality its own schema does not tell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Untold {
    /// The `relationships` object.
    pub(crate) owner: TypeId,
    /// Where the relationship stands in it.
    pub(crate) place: usize,
}

/// Shared state of `normalise`.
pub(crate) struct Builder<'a> {
    pub(crate) openapi: &'a OpenAPI,
    pub(crate) uses: &'a Uses,
    pub(crate) schemas: Schemas<'a>,
    pub(crate) settings: &'a Settings,
    pub(crate) taken: &'a Taken,
    pub(crate) ledger: &'a mut Ledger,
    pub(crate) problems: &'a mut Problems,
    pub(crate) drafts: Vec<Draft>,
    /// What components have become, for each direction in which they are types of their own.
    pub(crate) components: HashMap<(&'a str, Direction), Slot>,
    pub(crate) directions: &'a Directions<'a>,
    /// Components with `type` and `id` that a discriminator tells apart by `type`.
    pub(crate) told_by_type: HashSet<&'a str>,
    pub(crate) relationship_components: HashMap<(&'a str, Direction), TypeId>,
    pub(crate) component_names: HashMap<(&'a str, Direction), Name>,
    /// Components that are a type by that name.
    named: HashSet<(&'a str, Direction)>,
    pub(crate) type_names: Scope,
    pub(crate) alike: HashMap<String, TypeId>,
    /// The views that are being looked at, from the outside in.
    pub(crate) open: Vec<Open<'a>>,
    /// Members of error objects, in the order in which they are met.
    pub(crate) error_members: Vec<String>,
    /// Components of `included` that have been read.
    pub(crate) read_included: HashSet<&'a str>,
    /// Relationships whose cardinality is to be found out.
    pub(crate) untold: Vec<Untold>,
    /// Resources by component, for `included` and linkage.
    pub(crate) unions_by_component: Vec<(&'a str, TypeId)>,
    /// Whether the document speaks JSON:API, once that was looked at.
    pub(crate) json_api: Option<bool>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(
        schemas: Schemas<'a>,
        directions: &'a Directions<'a>,
        uses: &'a Uses,
        settings: &'a Settings,
        taken: &'a Taken,
        ledger: &'a mut Ledger,
        problems: &'a mut Problems,
    ) -> Self {
        let mut builder = Self {
            openapi: schemas.openapi,
            uses,
            schemas,
            settings,
            taken,
            ledger,
            problems,
            drafts: Vec::new(),
            components: HashMap::new(),
            directions,
            told_by_type: HashSet::new(),
            relationship_components: HashMap::new(),
            component_names: HashMap::new(),
            named: HashSet::new(),
            type_names: Scope::new(Case::Pascal, taken.types),
            alike: HashMap::new(),
            open: Vec::new(),
            error_members: Vec::new(),
            read_included: HashSet::new(),
            untold: Vec::new(),
            unions_by_component: Vec::new(),
            json_api: None,
        };
        builder.name_components();
        builder.find_told_by_type();
        builder
    }

    /// Names every component schema, before any inline type can take its name.
    fn name_components(&mut self) {
        let Some(components) = &self.openapi.components else {
            return;
        };
        for wire in components.schemas.keys() {
            let chosen = self
                .settings
                .names
                .types
                .get(wire)
                .map_or_else(|| words(wire), |name| words(name));
            match self.type_names.claim(&chosen, wire) {
                Ok(name) => {
                    self.component_names.insert((wire, Direction::Reply), name);
                }
                Err(owner) => {
                    let at = child_pointer("/components/schemas", wire);
                    let other = child_pointer("/components/schemas", &owner);
                    self.problems.push(
                        Problem::warning(codes::NAME_COLLISION, at, format!("the schemas `{wire}` and `{owner}` would both become the same type name"))
                            .with_also(other, "the other one is here")
                            .with_help(format!("assumed: a number behind the second; rename one of them in the settings file: `names: {{types: {{{wire}: AnotherName}}}}`")),
                    );
                }
            }
        }
        // What is sent and read has its own name where it is read.
        for wire in components.schemas.keys() {
            if self.directions.is_split(wire) {
                let sent = [words(wire), vec!["request".to_owned()]].concat();
                let name = self.type_names.mint(&[sent], wire);
                self.component_names
                    .insert((wire, Direction::Request), name);
            }
        }
    }

    /// Finds the components that discriminators tell apart by `type`: a union of resources may have bare members.
    fn find_told_by_type(&mut self) {
        let Some(components) = &self.openapi.components else {
            return;
        };
        for schema in components.schemas.values() {
            let whole = self.schemas.view(schema);
            let items = self.schemas.merged(&whole.items);
            for alternatives in whole.alternatives.iter().chain(&items.alternatives) {
                if alternatives
                    .discriminator
                    .is_none_or(|discriminator| discriminator.property_name != "type")
                {
                    continue;
                }
                for branch in &alternatives.branches {
                    let view = self.schemas.view(*branch);
                    if let Some(component) = view
                        .component
                        .filter(|_| view.properties.contains_key("id"))
                    {
                        self.told_by_type.insert(component);
                    }
                }
            }
        }
    }

    /// The name of a component's type that travels in this direction.
    pub(crate) fn component_name(&mut self, component: &'a str, direction: Direction) -> Name {
        let split = self.directions.is_split(component);
        let direction = if split { direction } else { Direction::Reply };
        let given = self.component_names.get(&(component, direction));
        if let Some(name) = given.filter(|_| self.named.insert((component, direction))) {
            return name.clone();
        }
        // The clash has been told, or the component is two types: what it says, and the relationships of a resource.
        let name = self.type_names.mint(&[words(component)], component);
        self.component_names
            .insert((component, direction), name.clone());
        name
    }

    /// Gives a component that has become a type only where it is sent the plain name.
    pub(crate) fn rename_unsplit(&mut self) {
        let Some(components) = &self.openapi.components else {
            return;
        };
        for wire in components.schemas.keys() {
            let sent = self.components.get(&(wire.as_str(), Direction::Request));
            let read = self.components.get(&(wire.as_str(), Direction::Reply));
            let (Some(Slot::Done(TypeRef::Named(id))), None) = (sent, read) else {
                continue;
            };
            let plain = self.component_names.get(&(wire.as_str(), Direction::Reply));
            if let (Some(plain), Some(draft)) = (plain, self.drafts.get_mut(id.index())) {
                draft.name = plain.clone();
            }
        }
    }

    /// Notes which way a type travels, and what its schema says of values.
    pub(crate) fn describe(&mut self, id: TypeId, direction: Direction, view: &View<'a>) {
        let constraints = self.schemas.constraints_of_type(view);
        if let Some(draft) = self.drafts.get_mut(id.index()) {
            draft.direction = direction;
            draft.constraints = constraints;
        }
    }

    /// Starts a type; its kind comes later, so that a ring of types can refer to it.
    pub(crate) fn start(&mut self, name: Name, doc: Doc) -> TypeId {
        self.drafts.push(Draft {
            name,
            module: ModulePath::default(),
            doc,
            kind: TypeKind::Object(crate::model::Object::default()),
            aliases: Vec::new(),
            dropped: false,
            direction: Direction::Reply,
            constraints: None,
        });
        TypeId(self.drafts.len() - 1)
    }

    pub(crate) fn finish(&mut self, id: TypeId, kind: TypeKind) {
        if let Some(draft) = self.drafts.get_mut(id.index()) {
            draft.kind = kind;
        }
    }

    pub(crate) fn kind(&self, id: TypeId) -> Option<&TypeKind> {
        self.drafts.get(id.index()).map(|draft| &draft.kind)
    }

    /// Notes that a construct is left out or replaced by a named rule.
    pub(crate) fn ignored(&mut self, construct: Construct, subject: impl Into<String>, rule: &str) {
        self.ledger.ignored(construct, subject, rule);
    }
}

/// Documentation of a schema.
pub(crate) fn doc_of(view: &View<'_>) -> Doc {
    Doc {
        summary: view
            .title
            .map(str::to_owned)
            .filter(|_| view.description.is_none()),
        description: view.description.map(str::to_owned),
        deprecated: view.deprecated,
        replaced_by: view
            .extension("x-replaced-by")
            .and_then(|value| value.as_str())
            .map(str::to_owned),
    }
}

/// Turns finished drafts into types, all of one shape for now.
pub(crate) fn frozen(draft: Draft) -> TypeDef {
    TypeDef {
        name: draft.name,
        module: draft.module,
        doc: draft.doc,
        shape: Shape::Reply,
        constraints: draft.constraints,
        kind: draft.kind,
    }
}
