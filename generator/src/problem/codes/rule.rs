//! What a rule is, and how a table of them is declared.

/// How a rule counts where neither the settings nor `--strict` say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// There is nothing to generate from; it cannot be allowed.
    Fatal,
    /// There is no single reading: nothing is generated, unless the settings allow the rule by name.
    Error,
    /// There is one reading, or the fault does no harm: it is told, and generation goes on.
    Warning,
}

/// A rule that a document can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What its diagnostics are called.
    pub code: &'static str,
    /// How it counts.
    pub level: Level,
    /// What is wrong.
    pub meaning: &'static str,
    /// What is assumed, or what becomes of it when it is allowed.
    pub assumed: &'static str,
    /// The smallest piece of a document that breaks it.
    pub example: &'static str,
}

/// Declares a table of rules: each as a constant that holds its code, and all as `TABLE`.
macro_rules! rules {
    ($($level:ident $constant:ident = $code:literal: $meaning:literal, $assumed:literal, $example:literal;)+) => {
        $(
            #[doc = $meaning]
            pub const $constant: &str = $code;
        )+

        pub(super) const TABLE: &[$crate::problem::codes::Rule] = &[$($crate::problem::codes::Rule {
            code: $code,
            level: $crate::problem::codes::Level::$level,
            meaning: $meaning,
            assumed: $assumed,
            example: $example,
        }),+];
    };
}
pub(super) use rules;
