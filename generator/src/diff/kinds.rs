//! The kinds of change, each with a code, what is said of it, and what it does.

use super::verdict::{Verdict, Way, Wire};

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// What it is called: `attribute-added`.
    pub code: &'static str,
    /// What is said between the subject and the places: `added to`.
    pub says: &'static str,
    /// What it does.
    pub effect: Effect,
}

/// What a change does to what was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// There is more, beside what was there.
    Adds,
    /// There is more, of which who looks closely must know: a value, a variant, a status.
    Extends,
    /// What was there is gone.
    Removes,
    /// Whoever sends must do more; whoever reads is promised more.
    Narrows,
    /// Whoever sends may do more; whoever reads is promised less.
    Widens,
    /// Whoever sends may do more; whoever reads meets what does not fit.
    Outgrows,
    /// What was there is something else.
    Alters,
    /// It asks more of every caller.
    Demands,
    /// It asks less of every caller.
    Relieves,
    /// Only names in the generated code differ.
    Renames,
    /// Only what is said differs.
    Tells,
}

impl Effect {
    /// The effect as a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Adds => "There is more, beside what was there: nobody has to use it.",
            Self::Extends => "There is more, of which who looks closely must know.",
            Self::Removes => "What was there is gone: it breaks clients.",
            Self::Narrows => {
                "Whoever sends must do more, which breaks clients; whoever reads is promised more."
            }
            Self::Widens => "Whoever sends may do more; whoever reads is promised less.",
            Self::Outgrows => {
                "Whoever sends may do more; whoever reads meets what does not fit, which breaks clients."
            }
            Self::Alters => "What was there is something else: it breaks clients.",
            Self::Demands => "It asks more of every caller: it breaks clients.",
            Self::Relieves => "It asks less of every caller.",
            Self::Renames => "Only names in the generated code differ.",
            Self::Tells => "Only what is said differs.",
        }
    }
}

impl Kind {
    const fn new(code: &'static str, says: &'static str, effect: Effect) -> Self {
        Self { code, says, effect }
    }

    /// What the change means on the wire.
    pub fn wire(&self, way: Option<Way>) -> Wire {
        use Verdict::{Breaking, Compatible};
        let (lenient, strict) = match (self.effect, way) {
            (Effect::Removes | Effect::Alters | Effect::Demands, _)
            | (Effect::Narrows, Some(Way::Sent))
            | (Effect::Outgrows, Some(Way::Read)) => (Breaking, Breaking),
            (Effect::Extends | Effect::Widens, Some(Way::Read)) => (Compatible, Breaking),
            _ => (Compatible, Compatible),
        };
        Wire { lenient, strict }
    }

    /// Whether the change adds what nobody has to use, and does nothing else.
    pub fn is_additive(&self, way: Option<Way>) -> bool {
        match self.effect {
            Effect::Adds | Effect::Extends => true,
            Effect::Widens | Effect::Outgrows => way == Some(Way::Sent),
            _ => false,
        }
    }
}

/// Whether changes of the kind with this code concern texts alone.
pub fn is_told_only(code: &str) -> bool {
    ALL.iter()
        .any(|kind| kind.code == code && kind.effect == Effect::Tells)
}

macro_rules! kinds {
    ($($name:ident = $code:literal, $says:literal, $effect:ident;)*) => {
        $(
            #[doc = concat!("`", $code, "`.")]
            pub static $name: Kind = Kind::new($code, $says, Effect::$effect);
        )*

        /// All kinds.
        pub static ALL: &[&Kind] = &[$(&$name),*];
    };
}

kinds! {
    // The API as a whole.
    TITLE_CHANGED = "title-changed", "is another", Tells;
    VERSION_CHANGED = "version-changed", "is another", Tells;
    TEXT_CHANGED = "text-changed", "is said otherwise in", Tells;
    SERVER_ADDED = "server-added", "added to", Adds;
    SERVER_REMOVED = "server-removed", "removed from", Removes;
    SERVER_OVERRIDDEN = "server-overridden", "is where calls go of", Alters;
    SCHEME_ADDED = "security-scheme-added", "added", Adds;
    SCHEME_REMOVED = "security-scheme-removed", "removed", Removes;
    SCHEME_CHANGED = "security-scheme-changed", "is sent otherwise", Alters;
    SECURITY_REQUIRED = "security-required", "is asked for by", Demands;
    SECURITY_DROPPED = "security-dropped", "is no longer asked for by", Relieves;
    SECURITY_ADDED = "security-alternative-added", "is accepted by", Adds;
    SECURITY_REMOVED = "security-alternative-removed", "is no longer accepted by", Removes;
    SCOPES_CHANGED = "security-scopes-changed", "has other scopes in", Alters;
    ERROR_MEMBER_ADDED = "error-member-added", "added to error objects", Adds;
    ERROR_MEMBER_REMOVED = "error-member-removed", "removed from error objects", Removes;
    // Operations and what they take.
    OPERATION_ADDED = "operation-added", "added", Adds;
    OPERATION_REMOVED = "operation-removed", "removed", Removes;
    OPERATION_ID_CHANGED = "operation-id-changed", "has another operationId", Renames;
    OPERATION_MOVED = "operation-moved", "has another tag", Renames;
    DEPRECATED = "deprecated", "is deprecated in", Tells;
    REVIVED = "no-longer-deprecated", "is no longer deprecated in", Tells;
    PARAMETER_ADDED = "parameter-added", "added to", Adds;
    PARAMETER_DEMANDED = "required-parameter-added", "added, and required, to", Demands;
    PARAMETER_REMOVED = "parameter-removed", "removed from", Removes;
    PARAMETER_REQUIRED = "parameter-required", "became required in", Demands;
    PARAMETER_OPTIONAL = "parameter-optional", "became optional in", Relieves;
    PARAMETER_ENCODED = "parameter-encoding-changed", "is written otherwise in", Alters;
    PARAMETER_RENAMED = "parameter-renamed", "has another name in", Renames;
    INCLUDE_PATH_ADDED = "include-path-added", "can be included by", Adds;
    INCLUDE_PATH_REMOVED = "include-path-removed", "can no longer be included by", Removes;
    PAGING_CHANGED = "paging-changed", "of pages is another in", Alters;
    PAGING_ADDED = "paging-added", "of pages is told for", Adds;
    PAGE_LIMIT_CHANGED = "page-size-changed", "of a page is another in", Tells;
    BODY_ADDED = "request-body-added", "added to", Adds;
    BODY_DEMANDED = "required-request-body-added", "added, and required, to", Demands;
    BODY_REMOVED = "request-body-removed", "removed from", Removes;
    BODY_REQUIRED = "request-body-required", "became required in", Demands;
    BODY_OPTIONAL = "request-body-optional", "became optional in", Relieves;
    MEDIA_TYPE_ADDED = "media-type-added", "added to", Extends;
    MEDIA_TYPE_CHANGED = "media-type-changed", "is another in", Alters;
    MEDIA_TYPE_REMOVED = "media-type-removed", "removed from", Removes;
    // What operations answer.
    STATUS_ADDED = "status-added", "added to", Extends;
    STATUS_REMOVED = "status-removed", "is no longer answered by", Narrows;
    SUCCESS_REMOVED = "success-removed", "is no longer answered by", Removes;
    CONTENT_CHANGED = "content-changed", "is of another kind in", Alters;
    REPLY_BODY_ADDED = "reply-body-added", "added to", Adds;
    REPLY_BODY_REMOVED = "reply-body-removed", "removed from", Removes;
    HEADER_ADDED = "header-added", "added to", Adds;
    HEADER_REMOVED = "header-removed", "removed from", Removes;
    HEADER_REQUIRED = "header-required", "is always there in", Narrows;
    HEADER_OPTIONAL = "header-optional", "may be missing in", Widens;
    DATA_NULLABLE = "primary-data-nullable", "may be null in", Widens;
    DATA_NOT_NULLABLE = "primary-data-not-nullable", "is never null in", Narrows;
    DATA_MANY = "primary-data-many", "is a list in", Alters;
    DATA_ONE = "primary-data-one", "is no longer a list in", Alters;
    DATA_REQUIRED = "primary-data-required", "became required in", Narrows;
    DATA_OPTIONAL = "primary-data-optional", "may be missing in", Widens;
    TOP_LEVEL_ADDED = "top-level-member-added", "added to", Adds;
    TOP_LEVEL_REMOVED = "top-level-member-removed", "removed from", Removes;
    // Resources.
    RESOURCE_ADDED = "resource-added", "added", Extends;
    RESOURCE_REMOVED = "resource-removed", "removed", Removes;
    TYPE_VALUE_ADDED = "type-value-added", "added to", Extends;
    TYPE_VALUE_REMOVED = "type-value-removed", "removed from", Removes;
    TYPE_VALUE_CHANGED = "type-value-changed", "is another in", Alters;
    ID_ADDED = "id-added", "added to", Adds;
    ID_REMOVED = "id-removed", "removed from", Removes;
    ID_PREFIX_CHANGED = "id-prefix-changed", "start otherwise in", Tells;
    ATTRIBUTE_ADDED = "attribute-added", "added to", Adds;
    ATTRIBUTE_DEMANDED = "required-attribute-added", "added, and required, to", Demands;
    ATTRIBUTE_REMOVED = "attribute-removed", "removed from", Removes;
    ATTRIBUTE_REQUIRED = "attribute-required", "became required in", Narrows;
    ATTRIBUTE_OPTIONAL = "attribute-optional", "became optional in", Widens;
    ATTRIBUTE_NULLABLE = "attribute-nullable", "may be null in", Widens;
    ATTRIBUTE_NOT_NULLABLE = "attribute-not-nullable", "may no longer be null in", Narrows;
    SENSITIVITY_CHANGED = "sensitivity-changed", "is kept out of logs otherwise in", Renames;
    RELATIONSHIP_ADDED = "relationship-added", "added to", Adds;
    RELATIONSHIP_REMOVED = "relationship-removed", "removed from", Removes;
    RELATIONSHIP_REQUIRED = "relationship-required", "became required in", Narrows;
    RELATIONSHIP_OPTIONAL = "relationship-optional", "became optional in", Widens;
    CARDINALITY_CHANGED = "cardinality-changed", "links another number of resources in", Alters;
    RELATIONSHIP_DEMANDED = "required-relationship-added", "added, and required, to", Demands;
    CARDINALITY_OPENED = "cardinality-opened", "links one resource or many in", Widens;
    TARGETS_NAMED = "relationship-targets-named", "names its targets in", Narrows;
    TARGETS_OPENED = "relationship-targets-opened", "leads anywhere in", Widens;
    LINKAGE_TYPED = "relationship-typed", "leads to what is described now, in", Renames;
    LINKAGE_UNTYPED = "relationship-untyped", "leads to what is no longer described, in", Renames;
    TARGET_ADDED = "relationship-target-added", "gained a target in", Extends;
    TARGET_REMOVED = "relationship-target-removed", "lost a target in", Narrows;
    // Values.
    TYPE_CHANGED = "type-changed", "has another type in", Alters;
    TYPE_WIDENED = "type-widened", "has a wider type in", Widens;
    TYPE_OUTGROWN = "type-outgrown", "has values that did not fit before in", Outgrows;
    TYPE_NARROWED = "type-narrowed", "has a narrower type in", Narrows;
    FORMAT_CHANGED = "format-changed", "has another format in", Alters;
    ENUM_ADDED = "enum-value-added", "gained values in", Extends;
    ENUM_REMOVED = "enum-value-removed", "lost values in", Narrows;
    VARIANT_ADDED = "variant-added", "gained a variant in", Extends;
    VARIANT_REMOVED = "variant-removed", "lost a variant in", Narrows;
    DISCRIMINATOR_CHANGED = "discriminator-changed", "is told by another member in", Alters;
    DISCRIMINATOR_TOLD = "discriminator-told", "is told apart otherwise in", Renames;
    OTHERS_ADDED = "other-members-typed", "has a type for members that are not declared in", Narrows;
    OTHERS_REMOVED = "other-members-untyped", "has no type for members that are not declared in", Widens;
    OBJECT_CLOSED = "object-closed", "takes no other members in", Narrows;
    OBJECT_OPENED = "object-opened", "takes other members in", Widens;
    LIMITS_TIGHTENED = "limits-tightened", "has tighter limits in", Narrows;
    LIMITS_LOOSENED = "limits-loosened", "has looser limits in", Widens;
    LIMITS_CHANGED = "limits-changed", "has other limits in", Alters;
    DEFAULT_CHANGED = "default-changed", "has another default in", Tells;
    // What the API sends by itself.
    EVENT_ADDED = "event-added", "added", Extends;
    EVENT_REMOVED = "event-removed", "removed", Removes;
    EVENT_NAME_ADDED = "event-name-added", "can be subscribed to", Adds;
    EVENT_NAME_REMOVED = "event-name-removed", "can no longer be subscribed to", Removes;
    ENVELOPE_CHANGED = "event-envelope-changed", "of events stands elsewhere", Alters;
    SIGNATURE_CHANGED = "event-signature-changed", "of events is another", Alters;
    SIGNATURE_TOLD = "event-signature-told", "of events is told", Adds;
    DELIVERY_ADDED = "delivery-added", "added", Adds;
    DELIVERY_REMOVED = "delivery-removed", "removed", Removes;
    // The generated crates alone.
    CRATES_RENAMED = "crates-renamed", "have other names", Renames;
    TYPE_RENAMED = "rust-type-renamed", "has another name", Renames;
    ITEM_CHANGED = "rust-item-changed", "has another signature", Renames;
    ITEM_LOST = "rust-item-lost", "is gone", Renames;
}
