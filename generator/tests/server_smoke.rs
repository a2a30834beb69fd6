//! The server crate of a small API, generated, compiled and asked over its router.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::path::Path;
use std::process::Command;

use jsonapi_generator::emit::manifest::workspace_manifest;
use jsonapi_generator::emit::{CratePaths, server, types};
use jsonapi_generator::ledger::Ledger;
use jsonapi_generator::load::load;
use jsonapi_generator::lower::{Notes, lower};
use jsonapi_generator::model::Api;
use jsonapi_generator::normalise::normalise;
use jsonapi_generator::settings::Settings;
use jsonapi_generator::write::{Header, format_all};

/// What the smoke test needs beside the generated crate.
const DEV_DEPENDENCIES: &str = "
[dev-dependencies]
http-body-util = \"0.1\"
tokio = { version = \"1\", features = [\"macros\", \"rt\"] }
tower = { version = \"0.5\", default-features = false, features = [\"util\"] }
";

fn model(document: &Path) -> Api {
    let document =
        load(document, &[]).unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    let lowered = lower(document.root, &mut Notes::default()).unwrap();
    let settings = Settings {
        name: Some("shop".to_owned()),
        ..Settings::default()
    };
    normalise(
        &lowered,
        &settings,
        &jsonapi_generator::emit::taken(),
        "document.yaml",
        &mut Ledger::default(),
    )
    .unwrap()
    .0
}

fn put(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

#[test]
fn the_generated_server_compiles_and_answers() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("server_smoke");
    let api = model(&own.join("tests/server_smoke/document.yaml"));
    let header = Header::new(&api.info.title, &api.info.version);
    let paths = CratePaths::standalone(own.to_str().unwrap());
    for (name, files) in [
        ("shop-types", types(&api, &paths, &header)),
        ("shop-server", server(&api, &paths, &header)),
    ] {
        for file in format_all(&files, &header).unwrap() {
            let dev = if file.path == "Cargo.toml" && name == "shop-server" {
                DEV_DEPENDENCIES
            } else {
                ""
            };
            put(&out.join(name).join(&file.path), &(file.text + dev));
        }
    }
    let members = ["shop-types", "shop-server"].map(str::to_owned);
    put(
        &out.join("Cargo.toml"),
        &workspace_manifest(&members, &header),
    );
    put(
        &out.join("shop-server/tests/smoke.rs"),
        include_str!("server_smoke/smoke.rs"),
    );
    std::fs::copy(own.join("../Cargo.lock"), out.join("Cargo.lock")).unwrap();

    let mut cargo = Command::new(env!("CARGO"));
    let cargo = cargo
        .args(["test", "--offline", "--quiet", "-p", "shop-server"])
        .current_dir(&out);
    // Dependencies are built already: the target folder of this test run has them.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let output = cargo.env("CARGO_TARGET_DIR", target).output().unwrap();
    let (stdout, stderr) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{stdout}\n{stderr}");
    assert!(stdout.contains("3 passed"), "{stdout}");
    assert!(!stderr.contains("shop-server/src"), "{stderr}");
}
