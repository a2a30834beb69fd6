//! The command line.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use clap_complete::Shell;

use crate::client::{key_variable, scheme_variable, url_variable};
use crate::output;
use crate::program::Program;
use crate::stop::Stop;
use crate::{arguments, operations};

/// The command line of a program.
pub(crate) fn command(program: &Program) -> Command {
    let title = program.api.title;
    Command::new(program.name)
        .version(program.version)
        .about(format!("Calls the {title} from a shell"))
        .after_help(environment(program))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(list())
        .subcommand(show(id()))
        .subcommand(call(program, id()))
        .subcommand(completions(program))
}

/// Prints the completions of a shell.
pub(crate) fn complete(program: &Program, matches: &ArgMatches) -> Result<(), Stop> {
    let Some(shell) = matches.get_one::<Shell>("shell") else {
        return Ok(());
    };
    // Ids are words that a shell can complete; where a command line is read, an unknown one gets a better answer.
    let ids: Vec<&str> = program.operations().map(|operation| operation.id).collect();
    let id = || id().value_parser(PossibleValuesParser::new(ids.clone()));
    let mut command = command(program)
        .mut_subcommand("operation", |_| show(id()))
        .mut_subcommand("call", |_| call(program, id()));
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command, program.name, &mut script);
    output::write(&script)
}

fn id() -> Arg {
    Arg::new("operation")
        .value_name("OPERATION-ID")
        .required(true)
        .help("The operation's id, as `operations` lists it")
}

fn list() -> Command {
    Command::new("operations")
        .about("Lists the operations")
        .arg(
            Arg::new("text")
                .value_name("TEXT")
                .num_args(0..)
                .help("Only operations in whose id, path or summary all of these stand"),
        )
        .arg(
            Arg::new("tag")
                .long("tag")
                .value_name("TAG")
                .help("Only operations of this tag"),
        )
        .arg(json())
}

fn show(id: Arg) -> Command {
    Command::new("operation")
        .about("Says what an operation takes and what it answers")
        .arg(id)
        .arg(json())
}

fn json() -> Arg {
    Arg::new("json")
        .long("json")
        .action(ArgAction::SetTrue)
        .help("JSON, for programs")
}

fn call(program: &Program, id: Arg) -> Command {
    Command::new("call")
        .about("Calls an operation; prints the reply as JSON: status, headers, body")
        .after_help(examples(program))
        .arg(id)
        .arg(
            Arg::new("argument")
                .value_name("ARGUMENT")
                .num_args(0..)
                .help("Arguments in the path, in its order; the same as --path"),
        )
        .args(sent())
        .args(received())
        .args(cautious())
        .args(settings(program))
}

/// What is sent.
fn sent() -> Vec<Arg> {
    let pair = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("NAME=VALUE")
            .action(ArgAction::Append)
            .value_parser(arguments::pair)
            .help(help)
    };
    vec![
        pair("path", "An argument in the path"),
        pair(
            "query",
            "An argument in the query; given twice, it is a list",
        ),
        pair("header", "A header"),
        Arg::new("body")
            .long("body")
            .value_name("JSON|@FILE|-")
            .allow_hyphen_values(true)
            .help("The body: as it stands here, from a file, or from the standard input"),
        pair(
            "part",
            "A part of a multipart body or member of a form; `NAME=@FILE` sends a file",
        )
        .long_help(
            "A part of a multipart body or member of a form. `NAME=@FILE` sends a file, \
                 `NAME=@FILE;type=text/csv` tells its media type",
        ),
        Arg::new("media-type")
            .long("media-type")
            .value_name("TYPE")
            .help("The body's media type, where the operation takes several"),
    ]
}

/// What becomes of the reply.
fn received() -> [Arg; 2] {
    [
        Arg::new("output")
            .short('o')
            .long("output")
            .value_name("FILE")
            .value_hint(ValueHint::FilePath)
            .help("Writes the reply's body to a file while it comes; `-` writes it to the standard output as it is"),
        Arg::new("all-pages")
            .long("all-pages")
            .action(ArgAction::SetTrue)
            .conflicts_with("output")
            .help("Reads all pages of a collection; prints one line of JSON for each"),
    ]
}

/// What comes before a call.
fn cautious() -> [Arg; 3] {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(help)
    };
    [
        flag("dry-run", "Sends nothing; prints the request as JSON"),
        flag(
            "curl",
            "Sends nothing; prints the request as a call of curl",
        ),
        flag(
            "yes",
            "Does not ask before something is deleted or redacted",
        ),
    ]
}

/// How it is sent.
fn settings(program: &Program) -> Vec<Arg> {
    let setting = |name: &'static str, value: &'static str, help: String| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let url = format!("Where the call goes [env: {}]", url_variable(program.api));
    let mut all = vec![
        setting("base-url", "URL", url).value_hint(ValueHint::Url),
        setting(
            "timeout",
            "SECONDS",
            "How long the call may take, retries included".to_owned(),
        )
        .value_parser(value_parser!(f64)),
        setting(
            "retries",
            "N",
            "How often it is tried again; 2 unless told otherwise".to_owned(),
        )
        .value_parser(value_parser!(u32)),
    ];
    if program.api.headers.version.is_some() {
        let help = format!(
            "The API's version to ask for instead of {}",
            program.api.version
        );
        all.push(setting("version-pin", "VERSION", help));
    } else {
        all.push(setting("version-pin", "VERSION", String::new()).hide(true));
    }
    all
}

fn completions(program: &Program) -> Command {
    let name = program.name;
    Command::new("completions")
        .about("Prints completions for a shell")
        .after_help(format!(
            "In bash, for this session:\n  source <({name} completions bash)"
        ))
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(Shell)),
        )
}

/// The environment variables, as a block of help.
fn environment(program: &Program) -> String {
    let api = program.api;
    let mut lines = vec!["Environment:".to_owned()];
    let mut add = |name: String, help: String| lines.push(format!("  {name:<28}  {help}"));
    for scheme in api.security {
        let what = if api.key_scheme == Some(scheme.name) {
            "the API key".to_owned()
        } else {
            format!("the credential of the scheme {}", scheme.name)
        };
        add(scheme_variable(api, scheme.name), what);
    }
    add(
        url_variable(api),
        "where calls go, instead of the document's server".to_owned(),
    );
    lines.push(
        "\nExit codes: 0 done, 1 the call failed (JSON on the standard error), 2 wrong usage."
            .to_owned(),
    );
    lines.join("\n")
}

/// Examples made of the operations that there are.
fn examples(program: &Program) -> String {
    let name = program.name;
    let mut lines = vec!["Examples:".to_owned()];
    let list = program.operations().find(|operation| {
        let needs_nothing = !operation
            .parameters
            .iter()
            .any(|parameter| parameter.required);
        operation.method.as_str() == "GET" && needs_nothing
    });
    if let Some(list) = list {
        lines.push(format!("  {name} call {}", list.id));
        lines.push(format!(
            "  {name} call {} --all-pages | jq -c '.body.data[]'",
            list.id
        ));
    }
    let of_one = program.operations().find(|operation| {
        operation.method.as_str() == "GET" && operations::only_argument(operation).is_some()
    });
    if let Some((operation, parameter)) =
        of_one.and_then(|of| Some((of, operations::only_argument(of)?)))
    {
        lines.push(format!(
            "  {name} call {} --path {parameter}=...",
            operation.id
        ));
    }
    let write = program.operations().find(|operation| {
        operation.bodies.iter().any(|body| arguments::is_json(body))
            && operations::only_argument(operation).is_none()
    });
    if let Some(write) = write {
        lines.push(format!("  {name} call {} --body @body.json", write.id));
        lines.push(format!(
            "  echo '{{..}}' | {name} call {} --body -",
            write.id
        ));
    }
    if program.api.key_scheme.is_some() {
        lines.push(format!(
            "\nThe key stands in the environment: {}.",
            key_variable(program.api)
        ));
    }
    lines.join("\n")
}
