//! The stages in order: one document in, three crates out.
//!
//! | stage | from | to |
//! |---|---|---|
//! | [`load`](mod@crate::load) | files | [`load::Document`] |
//! | [`mend`](mod@crate::mend) | [`load::Document`] | the same, as the specification has it |
//! | [`contract`](mod@crate::contract) | [`load::Document`] | [`Contract`](crate::model::Contract) |
//! | [`lower`](mod@crate::lower) | [`load::Document`] | [`Lowered`](crate::lower::Lowered) |
//! | [`normalise`](mod@crate::normalise) | [`Lowered`](crate::lower::Lowered) | [`Api`] |
//! | [`keep`](crate::lock::keep) | [`Api`] | the same, with the names that it had |
//! | `emit` | [`Api`] | [`SourceFile`]s, each a recipe |
//! | [`format_measured`] | [`SourceFile`]s | [`Crate`]s |
//! | [`Output::write`] | [`Crate`]s | the disk |

mod agreement;
mod census;
mod clock;
mod failure;
mod judge;
mod keywords;
mod names;
mod output;
mod settings;
mod stack;
mod unsupported;

use std::path::{Path, PathBuf};

use crate::contract::contract;
use crate::emit;
use crate::emit::client::Program;
use crate::emit::manifest::{CratePaths, workspace_manifest};
use crate::ledger::{Construct, Ledger};
use crate::lint;
use crate::load::{self, Sources, load};
use crate::lock::{self, LOCK_FILE, Lock};
use crate::lower::{Notes, lower_all};
use crate::mend::{Mended, mend, mend_file};
use crate::model::Api;
use crate::normalise::normalise_all;
use crate::problem::Problems;
use crate::settings::{ExampleCrate, Settings};
use crate::write::{FormattedFile, Header, SourceFile, format_measured};

use stack::on_a_large_stack;

pub use census::FREE_FORM;
pub use clock::{Clock, Stage, Timings};
pub use failure::Failure;
pub use output::{Crate, CrateReport, Output};
pub use settings::settings_schema;

/// The name of the settings file that is looked for beside the document.
pub const SETTINGS_FILE: &str = "codegen.yaml";

/// One run of the generator: which document, with which settings.
///
/// ```no_run
/// # use jsonapi_generator::pipeline::{Clock, Codegen};
/// # use jsonapi_generator::write::Mode;
/// let codegen = Codegen::new("spec/openapi.yaml");
/// let output = codegen.run(&mut Clock::default()).map_err(|failure| failure.render(false))?;
/// output.write("generated".as_ref(), Mode::Write).map_err(|error| error.to_string())?;
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug)]
pub struct Codegen {
    spec: PathBuf,
    config: Option<PathBuf>,
    lock: PathBuf,
    forgets: bool,
    version: Option<String>,
    paths: CratePaths,
    strict: bool,
}

/// What the first three stages know of a document.
struct Known {
    api: Api,
    names: Lock,
    programs: Vec<(ExampleCrate, Program)>,
    sources: Sources,
    warnings: Problems,
}

impl Codegen {
    /// Generates from the document at `spec`, with the settings beside it where there are any.
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        let spec = spec.into();
        let beside = spec.with_file_name(SETTINGS_FILE);
        Self {
            config: beside.is_file().then_some(beside),
            lock: spec.with_file_name(LOCK_FILE),
            forgets: false,
            version: None,
            spec,
            paths: CratePaths::in_repository(),
            strict: false,
        }
    }

    /// Takes the settings from this file instead.
    #[must_use]
    pub fn with_config(mut self, config: impl Into<PathBuf>) -> Self {
        self.config = Some(config.into());
        self
    }

    /// Takes the names that were given before from this file instead, and keeps them there.
    #[must_use]
    pub fn with_lock(mut self, lock: impl Into<PathBuf>) -> Self {
        self.lock = lock.into();
        self
    }

    /// Takes the dated version of the API that the settings call so.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// The settings file, where there is one.
    pub fn config(&self) -> Option<&Path> {
        self.config.as_deref()
    }

    /// The document.
    pub fn spec(&self) -> &Path {
        &self.spec
    }

    /// Names everything as if it were new, whatever it was called before.
    #[must_use]
    pub fn forgetting_names(mut self) -> Self {
        self.forgets = true;
        self
    }

    /// Where the names are kept that were given before: `names.lock` beside the document.
    pub fn lock(&self) -> &Path {
        &self.lock
    }

    /// Makes the crates a workspace of their own instead of members of this repository's; they take the runtime crates
    /// from the folder `generator`, which must be absolute or relative to a generated crate.
    #[must_use]
    pub fn standalone(mut self, generator: &Path) -> Self {
        self.paths = CratePaths::standalone(&generator.to_string_lossy());
        self
    }

    /// Takes every warning for an error, where the settings do not say how the rule counts.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Runs all stages but the last; nothing on the disk changes.
    ///
    /// # Errors
    /// With the problems of the document and its settings, as many as one run can find.
    pub fn run(&self, clock: &mut Clock<'_>) -> Result<Output, Failure> {
        let mut ledger = Ledger::default();
        let known = match self.understand(clock, &mut ledger) {
            Ok(known) => known,
            Err(failure) => return Err(failure.with_ledger(ledger)),
        };
        let header = Header::new(&known.api.info.title, &known.api.info.version);
        let crates = make_crates(&known, &self.paths, &header, clock)?;
        let workspace = (!self.paths.workspace).then(|| workspace(&crates, &header));
        Ok(Output {
            crates,
            workspace,
            names: known.names,
            ledger,
            warnings: known.warnings,
            sources: known.sources,
        })
    }

    /// The ledger alone: what would become of each thing that the document says.
    ///
    /// # Errors
    /// As [`Codegen::run`]; the failure carries the ledger as far as it came.
    pub fn ledger(&self, clock: &mut Clock<'_>) -> Result<Ledger, Failure> {
        let mut ledger = Ledger::default();
        match self.understand(clock, &mut ledger) {
            Ok(_) => Ok(ledger),
            Err(failure) => Err(failure.with_ledger(ledger)),
        }
    }

    /// The model, with what became of each thing that the document says.
    ///
    /// # Errors
    /// As [`Codegen::run`].
    pub fn model_and_ledger(&self, clock: &mut Clock<'_>) -> Result<(Api, Ledger), Failure> {
        let mut ledger = Ledger::default();
        let known = self.understand(clock, &mut ledger)?;
        Ok((known.api, ledger))
    }

    /// The model alone.
    ///
    /// # Errors
    /// As [`Codegen::run`].
    pub fn model(&self, clock: &mut Clock<'_>) -> Result<Api, Failure> {
        let mut ledger = Ledger::default();
        Ok(self.understand(clock, &mut ledger)?.api)
    }

    /// The API as data: what the mock serves without code for any of it.
    ///
    /// # Errors
    /// As [`Codegen::run`].
    pub fn description(&self, clock: &mut Clock<'_>) -> Result<serde_json::Value, Failure> {
        let api = self.model(clock)?;
        Ok(clock.time(Stage::Emit, || emit::mock::description(&api)))
    }

    /// The document in one file, with overlays applied.
    ///
    /// # Errors
    /// With the problems of the settings and of the document's files.
    pub fn bundle(&self, clock: &mut Clock<'_>) -> Result<load::Document, Failure> {
        let settings = settings::read(self.config.as_deref())?;
        clock.time(Stage::Load, || self.load(&settings))
    }

    /// The files that the document consists of, the main one first; overlays are none of them.
    ///
    /// # Errors
    /// With the problems of these files.
    pub fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        let document = load(&self.spec, &[])?;
        Ok(document.sources.paths().map(Path::to_owned).collect())
    }

    /// What the linter says of the document, and the files that it points into.
    ///
    /// # Errors
    /// As [`Codegen::bundle`].
    pub fn lint(&self, clock: &mut Clock<'_>) -> Result<(lint::Report, Sources), Failure> {
        let settings = settings::read(self.config.as_deref())?;
        let levels = settings::levels(&settings, self.config.as_deref())?;
        let document = clock.time(Stage::Load, || self.load(&settings))?;
        Ok((lint::lint(&document, &levels), document.sources))
    }

    /// Document to model: the stages that look at what the document says.
    fn understand(&self, clock: &mut Clock<'_>, ledger: &mut Ledger) -> Result<Known, Failure> {
        let settings = settings::read(self.config.as_deref())?;
        settings::levels(&settings, self.config.as_deref())?;
        let programs = settings::programs(&settings, self.config.as_deref())?;
        let lock = if self.forgets {
            Lock::default()
        } else {
            names::read(&self.lock)?
        };
        let name = self.spec.file_stem().unwrap_or_default().to_string_lossy();
        let mut mended = Mended::default();
        let overlays = self.overlays(&settings)?;
        let document = clock.time(Stage::Load, || {
            load::read(&self.spec, &overlays, |root| {
                mend_file(root, &name, &mut mended);
            })
        })?;
        let load::Document {
            mut root,
            mut sources,
            mut problems,
        } = document;

        clock.time(Stage::Load, || {
            on_a_large_stack(|| mend(&mut root, &name, &mut mended));
        });
        for (new, old) in mended.renamed {
            sources.note_renamed(new, &old);
        }
        for (rule, subject) in mended.subjects {
            ledger.ignored(Construct::Reading, subject, rule);
        }
        problems.extend(mended.problems);

        let count = clock.time(Stage::Load, || agreement::Count::of(&root));
        let contract = clock.time(Stage::Lower, || on_a_large_stack(|| contract(&root)));
        let mut notes = Notes::default();
        let lowered = clock.time(Stage::Lower, || {
            on_a_large_stack(|| lower_all(root, &mut notes))
        });
        keywords::record(&notes, &lowered.unsupported, ledger);
        problems.extend(lowered.problems.clone());
        problems.extend(unsupported::judge(&lowered.unsupported, &settings, ledger));

        let source = self.spec.display().to_string();
        let (mut api, more) = clock.time(Stage::Normalise, || {
            on_a_large_stack(|| normalise_all(&lowered, &settings, &emit::taken(), &source, ledger))
        });
        let names = clock.time(Stage::Normalise, || lock::keep(&lock, &mut api));
        problems.extend(more);
        let problems = judge::judge(problems, &settings, self.strict);
        if problems.has_errors() {
            return Err(Failure::document(Problems::new(), problems, sources));
        }
        api.contract = contract;
        api.mock = settings.mock.clone();
        census::record(&api, ledger);
        count.hold_against(ledger);
        Ok(Known {
            api,
            names,
            programs,
            sources,
            warnings: problems,
        })
    }

    fn load(&self, settings: &Settings) -> Result<load::Document, Failure> {
        Ok(load(&self.spec, &self.overlays(settings)?)?)
    }

    /// The overlays of all versions, then those of the one that is asked for.
    fn overlays(&self, settings: &Settings) -> Result<Vec<PathBuf>, Failure> {
        let config = self.config.as_deref();
        let of_version = match &self.version {
            Some(version) => settings::version(settings, version, config)?,
            None => &[],
        };
        let beside = config.and_then(Path::parent).unwrap_or(Path::new(""));
        let all = settings.overlays.iter().chain(of_version);
        Ok(all.map(|overlay| beside.join(overlay)).collect())
    }
}

/// Model to formatted files.
fn make_crates(
    known: &Known,
    paths: &CratePaths,
    header: &Header,
    clock: &mut Clock<'_>,
) -> Result<Vec<Crate>, Failure> {
    let api = &known.api;
    let recipes = clock.time(Stage::Emit, || {
        let mut client = emit::client(api, paths, header);
        let mut server = emit::server(api, paths, header);
        for (of, files) in [
            (ExampleCrate::Client, &mut client),
            (ExampleCrate::Server, &mut server),
        ] {
            let programs = known.programs.iter().filter(|(own, _)| *own == of);
            let programs: Vec<Program> = programs.map(|(_, program)| program.clone()).collect();
            emit::client::add_programs(files, &programs, paths, header);
        }
        [
            ("types", emit::types(api, paths, header)),
            ("client", client),
            ("server", server),
        ]
    });
    let counts = recipes.each_ref().map(|(_, files)| files.len());
    let roles = recipes.each_ref().map(|(role, _)| *role);
    // All files in one go: no core waits for the last file of a crate.
    let files: Vec<SourceFile<'_>> = recipes.into_iter().flat_map(|(_, files)| files).collect();
    let mut formatted = clock
        .time_both([Stage::Emit, Stage::Format], || {
            let (formatted, effort) = format_measured(&files, header);
            (formatted, [effort.tokens, effort.text])
        })
        .map_err(Failure::Emit)?
        .into_iter();
    Ok(roles
        .into_iter()
        .zip(counts)
        .map(|(role, count)| Crate {
            name: format!("{}-{role}", api.crates.base),
            files: formatted.by_ref().take(count).collect(),
        })
        .collect())
}

/// The manifest around crates that are a workspace of their own.
fn workspace(crates: &[Crate], header: &Header) -> FormattedFile {
    let members: Vec<String> = crates.iter().map(|made| made.name.clone()).collect();
    FormattedFile {
        path: "Cargo.toml".to_owned(),
        text: workspace_manifest(&members, header),
    }
}
