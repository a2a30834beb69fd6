//! The command line.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};
use jsonapi_generator::pipeline::Codegen;
use jsonapi_mock::Rule;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the document has problems, the output is stale (--check), or the disk refuses
  2  the command line is wrong";

const LINT_EXIT_CODES: &str = "\
The settings can change how a rule counts: `lint: { component-unused: warning, tag-unused: off }`.

Exit codes:
  0  no rule finds an error; there may be warnings
  1  a rule finds an error, or the document cannot be read
  2  the command line is wrong";

const CODEGEN_EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                       spec/openapi.yaml into generated/
  cargo xtask codegen --check               is generated/ up to date?
  cargo xtask codegen --spec other.yaml --out /tmp/other
                                            another document into a workspace of its own

Nothing is written when the document has a problem, and only files whose bytes change are touched.

Exit codes:
  0  done; with --check: everything is up to date
  1  the document has problems, the output is stale (--check), or the disk refuses
  2  the command line is wrong";

const DIFF_EXAMPLES: &str = "\
OLD and NEW are a document (its settings are those beside it), a folder that holds one, or either of them in a commit:
`git:REVISION:PATH`, as in `git:main:spec`.

Each change is told once, in JSON:API's terms, with the places that it is at. It is judged three ways: on the wire for a
client that reads leniently, as the generated one does, and for one that refuses what the old document does not describe;
in Rust, by what callers of the generated crates must change; and whether it only adds.

Examples:
  cargo xtask diff git:main:spec spec                what this branch changes
  cargo xtask diff old.yaml new.yaml --fail-on wire  fails where clients break
  cargo xtask diff old.yaml new.yaml --format json > accepted.json
  cargo xtask diff old.yaml new.yaml --accepted accepted.json
                                                     only what came since

Exit codes:
  0  done; where nothing differs, nothing is printed
  1  there is a change of the kind that --fail-on names, or a document cannot be read
  2  the command line is wrong";

const RELEASE_EXAMPLES: &str = "\
Before 1.0.0, what breaks is a step of the second number and what adds one of the third; afterwards as semver has it.

Example:
  cargo xtask release --since git:v0.1.0:spec --apply
  cargo package --workspace

Exit codes:
  0  done
  1  a document has problems, or the disk refuses
  2  the command line is wrong";

const UPDATE_EXAMPLES: &str = "\
The names that were given, and the settings, are those of the old document. Nothing is changed without --apply; the crates
of the new document are made and compiled in target/update.

Examples:
  cargo xtask update ~/Downloads/openapi.yaml          what would come of it
  cargo xtask update ~/Downloads/openapi.yaml --apply  take it over
  cargo xtask update git:origin/main:spec              what another branch would bring

Exit codes:
  0  the document can be taken over, or was
  1  it has problems, its crates do not compile, or the disk refuses
  2  the command line is wrong";

const MOCK_EXAMPLES: &str = "\
Requests are checked as a generated server checks them; credentials have to be there, and any will do. A request can say which
reply it wants, in Prism's words: `Prefer: code=404`, `Prefer: example=NAME`, `Prefer: dynamic=true`.

Examples:
  cargo xtask mock                                   spec/openapi.yaml at 127.0.0.1:4010
  cargo xtask mock --spec other.yaml --listen 127.0.0.1:0 --seed 7 --log

Exit codes:
  0  it was told to stop
  1  the document has problems, or the address cannot be had
  2  the command line is wrong";

/// Generates Rust crates from an OpenAPI document.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the types, client and server crates of a document.
    Codegen(CodegenArgs),
    /// Print what became of each thing that a document says: generated, ignored by a rule, unsupported.
    Report(ReportArgs),
    /// Write a document of many files as one, overlays applied.
    Bundle(BundleArgs),
    /// Check a document: described, examples valid, nothing unused, nothing broken; with file, line and column.
    Lint(LintArgs),
    /// Tell what differs between two documents, and whom it concerns.
    Diff(DiffArgs),
    /// Print the rules that documents break: what each means, what is assumed, an example.
    Rules(RulesArgs),
    /// Print what a code means, how it counts and what to do: of a problem, a line of the report, a kind of change.
    Explain(ExplainArgs),
    /// Tell the next version and its entry in the changelog, by what differs since the last one.
    Release(ReleaseArgs),
    /// Look at a new document before it replaces the old one: lint, diff, codegen, compile, surface.
    Update(UpdateArgs),
    /// Serve an API on this machine: replies are the document's examples, or made of its schemas.
    Mock(MockArgs),
}

/// Which document.
#[derive(Debug, clap::Args)]
pub(crate) struct Input {
    /// The OpenAPI 3.0 or 3.1 document, YAML or JSON; `$ref`s to other files are followed [default: spec/openapi.yaml]
    #[arg(long, value_name = "PATH")]
    pub spec: Option<PathBuf>,

    /// The settings [default: codegen.yaml beside the document, where there is one]
    #[arg(long, value_name = "PATH")]
    pub config: Option<PathBuf>,

    /// A dated version of the API, as the settings name it under `versions` [default: the document as it stands]
    #[arg(long, value_name = "VERSION")]
    pub api_version: Option<String>,
}

/// Arguments of `codegen`.
#[derive(Debug, clap::Args)]
#[command(after_help = CODEGEN_EXAMPLES)]
pub(crate) struct CodegenArgs {
    #[command(flatten)]
    pub input: Input,

    /// Write a workspace of its own into this folder instead of this repository's generated/
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Write nothing; show what is stale and exit with 1 if anything is
    #[arg(long)]
    pub check: bool,

    /// Name everything as if it were new, whatever names.lock beside the document says
    #[arg(long)]
    pub forget_names: bool,

    /// Take every warning for an error
    #[arg(long)]
    pub strict: bool,

    /// How to print problems; json and sarif go to the standard output, and nothing else does
    #[arg(long, value_enum, default_value_t = ProblemFormat::Human)]
    pub format: ProblemFormat,

    /// Print how many milliseconds each stage takes
    #[arg(long)]
    pub timings: bool,
}

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub input: Input,

    /// Take every warning for an error
    #[arg(long)]
    pub strict: bool,

    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// For html: a document, as `diff` takes it, since which changes are told
    #[arg(long, value_name = "OLD")]
    pub since: Option<String>,

    /// Where to write it [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProblemFormat {
    /// For a terminal, with the lines that they are about.
    Human,
    /// For programs.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
}

/// How a report is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    /// A table for people.
    Text,
    /// JSON for programs.
    Json,
    /// The reference of the API as a page of its own: operations, resources, events, the report.
    Html,
}

/// Arguments of `bundle`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct BundleArgs {
    #[command(flatten)]
    pub input: Input,

    /// Where to write it [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub(crate) struct DiffArgs {
    /// What was: a file, a folder, or `git:REVISION:PATH`
    pub old: String,

    /// What is: a file, a folder, or `git:REVISION:PATH`
    pub new: String,

    /// The settings of both [default: those beside each document]
    #[arg(long, value_name = "PATH")]
    pub config: Option<PathBuf>,

    /// How to print it
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub format: DiffFormat,

    /// Which changes make the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Never)]
    pub fail_on: FailOn,

    /// Changes that need not be told: output of this command, in any format
    #[arg(long, value_name = "FILE")]
    pub accepted: Option<PathBuf>,
}

/// How a difference is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For a terminal.
    Human,
    /// For a pull request or a changelog.
    Markdown,
    /// For programs.
    Json,
}

/// Which changes are a failure.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum FailOn {
    /// Those that break a lenient client.
    Wire,
    /// Those, and those that callers of the crates must follow.
    Rust,
    /// None.
    Never,
}

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct RulesArgs {
    /// Only this one
    #[arg(value_name = "CODE")]
    pub rule: Option<String>,
}

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct ExplainArgs {
    /// A code: `ref-to-nowhere`, `tag-undeclared`, `attribute-added`
    #[arg(value_name = "CODE")]
    pub code: String,
}

/// Arguments of `release`.
#[derive(Debug, clap::Args)]
#[command(after_help = RELEASE_EXAMPLES)]
pub(crate) struct ReleaseArgs {
    /// The document of the last version: a file, a folder, or `git:REVISION:PATH`
    #[arg(long, value_name = "OLD")]
    pub since: String,

    #[command(flatten)]
    pub input: Input,

    /// Write the version into Cargo.toml and Cargo.lock, and the entry into CHANGELOG.md
    #[arg(long)]
    pub apply: bool,
}

/// Arguments of `update`.
#[derive(Debug, clap::Args)]
#[command(after_help = UPDATE_EXAMPLES)]
pub(crate) struct UpdateArgs {
    /// The new document: a file, a folder, or `git:REVISION:PATH`
    pub new: String,

    #[command(flatten)]
    pub input: Input,

    /// Put the new document in the place of the old one, and its code into generated/, if all is well
    #[arg(long)]
    pub apply: bool,

    /// Do not compile the crates
    #[arg(long)]
    pub no_compile: bool,
}

/// Arguments of `lint`.
#[derive(Debug, clap::Args)]
#[command(after_help = LINT_EXIT_CODES)]
pub(crate) struct LintArgs {
    #[command(flatten)]
    pub input: Input,

    /// How to print what is found; json and sarif go to the standard output, and nothing else does
    #[arg(long, value_enum, default_value_t = ProblemFormat::Human)]
    pub format: ProblemFormat,
}

/// Arguments of `mock`.
#[derive(Debug, clap::Args)]
#[command(after_help = MOCK_EXAMPLES)]
pub(crate) struct MockArgs {
    #[command(flatten)]
    pub input: Input,

    /// The address to serve at; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:4010")]
    pub listen: SocketAddr,

    /// The path below which operations are [default: that of the document's first server]
    #[arg(long, value_name = "PATH")]
    pub base: Option<String>,

    /// What made-up values are made of: the same requests get the same replies
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub seed: u64,

    /// How many milliseconds each reply takes
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pub latency: u64,

    /// Which requests get which reply, as in `GET /inquiries/inq_404*: code=404`; may be given several times
    #[arg(long, value_name = "RULE")]
    pub answer: Vec<Rule>,

    /// Keep what is created: it can be retrieved, listed, changed and deleted
    #[arg(long)]
    pub stateful: bool,

    /// Keep it in this file too, over restarts
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,

    /// Tell each request on the standard error: method, path, operation, status, time
    #[arg(long)]
    pub log: bool,
}

impl Input {
    /// The run that these arguments ask for.
    pub(crate) fn codegen(&self) -> Codegen {
        let spec = self
            .spec
            .clone()
            .unwrap_or_else(|| near(repository().join("spec/openapi.yaml")));
        let mut codegen = Codegen::new(spec);
        if let Some(config) = &self.config {
            codegen = codegen.with_config(config);
        }
        if let Some(version) = &self.api_version {
            codegen = codegen.version(version);
        }
        codegen
    }
}

impl CodegenArgs {
    /// The command that would bring what `--check` looked at up to date.
    pub(crate) fn command_to_run(&self) -> String {
        let options = [
            ("--spec", &self.input.spec),
            ("--config", &self.input.config),
            ("--out", &self.out),
        ];
        let given = options
            .iter()
            .filter_map(|(option, value)| Some(format!(" {option} {}", value.as_ref()?.display())));
        let version = self.input.api_version.iter();
        let version = version.map(|version| format!(" --api-version {version}"));
        format!(
            "cargo xtask codegen{}",
            given.chain(version).collect::<String>()
        )
    }
}

/// The repository that this program was built from.
pub(crate) fn repository() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The path relative to the current folder, where it lies in it.
pub(crate) fn near(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).map(Path::to_owned).unwrap_or(path)
}
