//! `cargo xtask mock`.

use std::time::Duration;

use jsonapi_mock::program::serve;
use jsonapi_mock::{Description, Mock, Options};

use crate::args::MockArgs;
use crate::progress;
use crate::terminal::{Stop, color, say};

pub(crate) fn run(args: &MockArgs) -> Result<(), Stop> {
    let codegen = args.input.codegen();
    let described = progress::watched(|clock| codegen.description(clock))
        .map_err(|failure| Stop::Problems(failure.render(color())))?;
    let description = Description::from_value(described)
        .map_err(|error| Stop::Disk(format!("the description of the API: {error}")))?;
    let options = Options {
        seed: args.seed,
        base_path: args.base.clone(),
        latency: Duration::from_millis(args.latency),
        stateful: args.stateful,
        state: args.state.clone(),
    };
    let mock = Mock::new(description, options)
        .map_err(|error| Stop::Disk(format!("the file of the state: {error}")))?;
    for rule in &args.answer {
        mock.rule(rule.clone());
    }
    let base = args.base.as_deref().unwrap_or(mock.api().base_path);
    serve(&mock, args.listen, args.log, |address| {
        // Who does not read it can do without.
        let _ = say(&format!("{} at http://{address}{base}\n", mock.api().title));
    })
    .map_err(|error| Stop::Disk(format!("{}: {error}", args.listen)))
}
