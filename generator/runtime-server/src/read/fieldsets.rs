//! Sparse fieldsets (JSON:API 1.1 §8.4).

use jsonapi_runtime::ResourceType;

/// Which fields a client wants of each resource type. A type without a set wants all of its fields.
///
/// ```
/// use jsonapi_server::Fieldsets;
///
/// let sets = Fieldsets::new([("account".to_owned(), vec!["status".to_owned()])]);
/// assert!(sets.wants("account", "status"));
/// assert!(!sets.wants("account", "tags"));
/// assert!(sets.wants("inquiry", "tags"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fieldsets {
    sets: Vec<(String, Vec<String>)>,
}

impl Fieldsets {
    /// Sets of names, each with its resource type.
    pub fn new(sets: impl IntoIterator<Item = (String, Vec<String>)>) -> Self {
        Self {
            sets: sets.into_iter().collect(),
        }
    }

    /// Whether no type has a set.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Each type that has a set, with its set.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.sets
            .iter()
            .map(|(kind, names)| (kind.as_str(), names.as_slice()))
    }

    /// The set of a type, as the document spells it.
    pub fn get(&self, resource_type: &str) -> Option<&[String]> {
        self.iter()
            .find(|(kind, _)| *kind == resource_type)
            .map(|(_, names)| names)
    }

    /// The set of a resource.
    pub fn of<R: ResourceType>(&self) -> Option<&[String]> {
        R::TYPES.iter().find_map(|kind| self.get(kind))
    }

    /// Whether a field of a type is wanted.
    pub fn wants(&self, resource_type: &str, name: &str) -> bool {
        self.get(resource_type)
            .is_none_or(|names| names.iter().any(|known| known == name))
    }
}
