//! The program `persona` against servers on loopback: what it sends, prints and ends with.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

#[path = "program/peer.rs"]
mod peer;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use codegen_tests::fixture::repository;
use serde_json::{Value, json};

use peer::{Answer, Peer};

const KEY: &str = "key_that_nobody_may_see";

/// The program, built once; its target is that of the tests.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let built = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "-p",
            "persona-client",
            "--features",
            "cli",
            "--bin",
            "persona",
        ])
        .arg("--target-dir")
        .arg(target)
        .current_dir(repository())
        .output()
        .unwrap();
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    target.join("debug").join("persona")
});

fn program(url: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(&*PROGRAM);
    command
        .args(arguments)
        .env_clear()
        .env("PERSONA_API_KEY", KEY)
        .env("PERSONA_BASE_URL", url);
    command
}

/// Runs the program; nothing that it prints holds the key.
fn run(url: &str, arguments: &[&str]) -> Output {
    finished(program(url, arguments).output().unwrap())
}

fn finished(output: Output) -> Output {
    for stream in [&output.stdout, &output.stderr] {
        assert!(
            !String::from_utf8_lossy(stream).contains(KEY),
            "the key is printed"
        );
    }
    output
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program was not killed")
}

fn json_of(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| {
        panic!("{error}: {}", String::from_utf8_lossy(bytes));
    })
}

/// Runs a command line that is wrong, without any server; what is said of it.
fn wrong(arguments: &[&str]) -> String {
    let output = run("http://127.0.0.1:1", arguments);
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(code(&output), 2, "{said}");
    assert!(output.stdout.is_empty());
    said
}

fn account(id: &str) -> Value {
    json!({"type": "account", "id": id, "attributes": {"reference-id": "r"}})
}

#[test]
fn a_reply_is_json_of_status_headers_and_body() {
    let body = json!({"data": account("act_1")});
    let peer = Peer::new([Answer::json(200, &body).with("Request-Id", "req_1")]);
    let call = ["call", "retrieve-an-account", "--path", "account-id=act_1"];
    let output = run(
        &peer.url(),
        &[
            &call[..],
            &["--query", "include=inquiries", "--header", "X-Trace=a=b"],
        ]
        .concat(),
    );
    assert_eq!(
        code(&output),
        0,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let reply = json_of(&output.stdout);
    assert_eq!(reply["status"], 200);
    assert_eq!(reply["headers"]["request-id"], "req_1");
    assert_eq!(reply["body"], body);
    let request = peer.request();
    assert_eq!(
        request.line,
        "GET /accounts/act_1?include=inquiries HTTP/1.1"
    );
    assert_eq!(request.header("authorization"), format!("Bearer {KEY}"));
    assert_eq!(request.header("x-trace"), "a=b");
    // Nobody looks: no bar.
    assert!(output.stderr.is_empty());
}

#[test]
fn an_error_of_the_api_is_json_on_the_standard_error_and_exit_code_1() {
    let errors = json!({"errors": [{"title": "Record not found"}]});
    let peer = Peer::new([Answer::json(404, &errors)]);
    let output = run(
        &peer.url(),
        &["call", "retrieve-an-account", "--path", "account-id=act_1"],
    );
    assert_eq!(code(&output), 1);
    assert!(output.stdout.is_empty());
    let error = json_of(&output.stderr);
    assert_eq!(
        (&error["error"], &error["status"]),
        (&json!("api"), &json!(404))
    );
    assert_eq!(error["body"], errors);
}

#[test]
fn a_server_that_is_not_there_is_exit_code_1() {
    let call = [
        "call",
        "retrieve-an-account",
        "--path",
        "account-id=act_1",
        "--retries",
        "0",
    ];
    let output = run("http://127.0.0.1:1", &call);
    assert_eq!(code(&output), 1);
    assert_eq!(json_of(&output.stderr)["error"], "transport");
}

#[test]
fn a_body_is_taken_from_the_command_line_a_file_and_the_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("body.json");
    let body = json!({"data": {"attributes": {"reference-id": "r"}}});
    std::fs::write(&file, body.to_string()).unwrap();
    let at_file = format!("@{}", file.display());
    for given in [body.to_string().as_str(), &at_file, "-"] {
        let peer = Peer::new([Answer::json(201, &json!({"data": account("act_1")}))]);
        let mut child = program(&peer.url(), &["call", "create-an-account", "--body", given])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that does not read its input may be gone already.
        let _ = child
            .stdin
            .take()
            .unwrap()
            .write_all(body.to_string().as_bytes());
        let output = finished(child.wait_with_output().unwrap());
        assert_eq!(
            code(&output),
            0,
            "{given}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let request = peer.request();
        assert_eq!(json_of(&request.body), body, "{given}");
        assert_eq!(request.header("content-type"), "application/json");
    }
}

#[test]
fn all_pages_are_a_line_of_json_each() {
    let page = |id: &str, next: Option<&str>| {
        let links = json!({"prev": null, "next": next});
        Answer::json(200, &json!({"data": [account(id)], "links": links}))
    };
    let peer = Peer::new([
        page("act_1", Some("/accounts?page%5Bafter%5D=act_1")),
        page("act_2", Some("/accounts?page%5Bafter%5D=act_2")),
        page("act_3", None),
    ]);
    let output = run(&peer.url(), &["call", "list-all-accounts", "--all-pages"]);
    assert_eq!(
        code(&output),
        0,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let ids: Vec<Value> = text
        .lines()
        .map(|line| json_of(line.as_bytes())["body"]["data"][0]["id"].clone())
        .collect();
    assert_eq!(ids, ["act_1", "act_2", "act_3"]);
    let lines: Vec<String> = (0..3).map(|_| peer.request().line).collect();
    assert_eq!(lines[2], "GET /accounts?page%5Bafter%5D=act_2 HTTP/1.1");
    assert!(output.stderr.is_empty());
}

#[test]
fn a_reader_that_leaves_ends_the_pages_without_a_panic() {
    let page = |number: usize| {
        let next = format!("/accounts?page%5Bafter%5D={number}");
        let filler = "x".repeat(100_000);
        let body = json!({"data": [account(&filler)], "links": {"prev": null, "next": next}});
        Answer::json(200, &body)
    };
    let peer = Peer::new((0..200).map(page));
    let mut child = program(&peer.url(), &["call", "list-all-accounts", "--all-pages"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = finished(child.wait_with_output().unwrap());
    assert_eq!(code(&output), 0);
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(peer.served() < 200);
}

#[test]
fn a_body_that_is_no_json_goes_into_a_file_or_comes_as_base64() {
    let bytes: Vec<u8> = b"%PDF-1.7\n"
        .iter()
        .copied()
        .chain((0..=255).cycle().take(3_000_000))
        .collect();
    let answer = || Answer::bytes("application/pdf", bytes.clone());
    let peer = Peer::new([answer(), answer(), answer()]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    let call = ["call", "print-report-pdf", "--path", "report-id=rep_1"];
    let output = run(
        &peer.url(),
        &[&call[..], &["--output", file.to_str().unwrap()]].concat(),
    );
    assert_eq!(
        code(&output),
        0,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(std::fs::read(&file).unwrap() == bytes);
    assert_eq!(json_of(&output.stdout)["body"]["bytes"], bytes.len());

    let output = run(&peer.url(), &[&call[..], &["--output", "-"]].concat());
    assert!(output.stdout == bytes);

    let output = run(&peer.url(), &call);
    let body = &json_of(&output.stdout)["body"];
    assert_eq!(body["media-type"], "application/pdf");
    assert!(body["base64"].as_str().unwrap().starts_with("JVBERi0xLjcK"));
}

#[test]
fn a_download_that_breaks_or_is_refused_leaves_no_file() {
    let whole = Answer::bytes("application/pdf", vec![b'a'; 1000]);
    let refusal = Answer::json(404, &json!({"errors": [{"title": "Record not found"}]}));
    let peer = Peer::new([whole.cut(600), refusal]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    for error in ["transport", "api"] {
        let call = [
            "call",
            "print-report-pdf",
            "--path",
            "report-id=rep_1",
            "-o",
            file.to_str().unwrap(),
        ];
        let output = run(&peer.url(), &call);
        assert_eq!(code(&output), 1);
        assert_eq!(json_of(&output.stderr)["error"], error);
        assert!(!file.exists());
    }
}

#[test]
fn wrong_usage_is_exit_code_2_and_names_what_is_wrong() {
    let said = wrong(&["call", "retrieve-an-acount", "--path", "account-id=act_1"]);
    assert!(said.contains("`retrieve-an-account`"), "{said}");
    let said = wrong(&["call", "retrieve-an-account"]);
    assert!(said.contains("\"account-id\" is missing"), "{said}");
    let said = wrong(&["call", "list-all-accounts", "--query", "page[sise]=3"]);
    assert!(
        said.contains("page[sise]") && said.contains("`page[size]`"),
        "{said}"
    );
    let said = wrong(&["call", "list-all-accounts", "--query", "page[size]=many"]);
    assert!(said.contains("page[size]"), "{said}");
    let said = wrong(&["call", "list-all-accounts", "--query", "page"]);
    assert!(said.contains("--query"), "{said}");
    let said = wrong(&["call", "create-an-account", "--body", "{"]);
    assert!(said.contains("--body is not JSON"), "{said}");
    let said = wrong(&["call", "create-an-account", "--body", "@/nowhere.json"]);
    assert!(said.contains("/nowhere.json"), "{said}");
    let said = wrong(&["call", "list-all-accounts", "--base-url", "nowhere"]);
    assert!(said.contains("--base-url"), "{said}");
    let said = wrong(&["operations", "--tag", "Acounts"]);
    assert!(said.contains("`Accounts`"), "{said}");
    let one = ["call", "retrieve-an-account", "--path", "account-id=act_1"];
    let said = wrong(&[&one[..], &["--all-pages"]].concat());
    assert!(said.contains("retrieve-an-account has no pages"), "{said}");
    wrong(&["frobnicate"]);
}

#[test]
fn a_missing_key_is_wrong_usage_and_names_the_variable() {
    let output = Command::new(&*PROGRAM)
        .args(["call", "list-all-accounts"])
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(code(&output), 2);
    assert!(String::from_utf8_lossy(&output.stderr).contains("PERSONA_API_KEY"));
}

#[test]
fn a_part_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    std::fs::write(&file, b"name\n\xff\n").unwrap();
    let peer = Peer::new([Answer::json(422, &json!({"errors": []}))]);
    let part = format!("data[attributes][file]=@{};type=text/csv", file.display());
    let output = run(&peer.url(), &["call", "import-an-account", "--part", &part]);
    assert_eq!(
        code(&output),
        1,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let body = peer.request().body;
    let text = String::from_utf8_lossy(&body);
    assert!(
        text.contains("name=\"data[attributes][file]\"; filename=\"people.csv\""),
        "{text}"
    );
    assert!(text.contains("Content-Type: text/csv"));
    assert!(body.windows(6).any(|window| window == b"name\n\xff"));
}

#[test]
fn operations_are_listed_for_people_and_for_programs() {
    let output = run("", &["operations", "--json"]);
    let all = json_of(&output.stdout);
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), persona_client::operations().count());
    for (told, operation) in all.iter().zip(persona_client::operations()) {
        assert_eq!(told["id"], operation.id);
        assert_eq!(
            told["parameters"].as_array().unwrap().len(),
            operation.parameters.len()
        );
    }
    let table =
        String::from_utf8(run("", &["operations", "--tag", "accounts", "search"]).stdout).unwrap();
    assert_eq!(table.lines().count(), 2, "{table}");
    assert!(table.contains("search-accounts"));
    let page = String::from_utf8(run("", &["operation", "list-all-accounts"]).stdout).unwrap();
    assert!(
        page.contains("--query page[size]") && page.contains("integer"),
        "{page}"
    );
}

#[test]
fn every_shell_has_completions_and_bash_accepts_its_own() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run("", &["completions", shell]).stdout;
        let text = String::from_utf8(script.clone()).unwrap();
        assert!(text.contains("all-pages"), "{shell}");
        // The other shells' scripts complete options only.
        let has_ids = text.contains("retrieve-an-account");
        assert_eq!(has_ids, matches!(shell, "bash" | "zsh"), "{shell}");
        if shell == "bash" {
            let mut bash = Command::new("bash")
                .arg("-n")
                .stdin(Stdio::piped())
                .spawn()
                .unwrap();
            bash.stdin.take().unwrap().write_all(&script).unwrap();
            assert!(bash.wait().unwrap().success());
        }
    }
}

#[test]
fn help_has_examples_of_this_api() {
    let help = String::from_utf8(run("", &["call", "--help"]).stdout).unwrap();
    assert!(
        help.contains("Examples:") && help.contains("persona call "),
        "{help}"
    );
    assert!(help.contains("PERSONA_API_KEY"));
}

#[test]
fn arguments_in_the_path_may_stand_in_its_order() {
    let peer = Peer::new([Answer::json(200, &json!({"data": account("act_1")}))]);
    let output = run(&peer.url(), &["call", "retrieve-an-account", "act_1"]);
    assert_eq!(
        code(&output),
        0,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(peer.request().line, "GET /accounts/act_1 HTTP/1.1");
    let said = wrong(&["call", "retrieve-an-account", "act_1", "act_2"]);
    assert!(
        said.contains("\"act_2\"") && said.contains("/accounts/{account-id}"),
        "{said}"
    );
    let page = run("", &["operation", "retrieve-an-account"]).stdout;
    let page = String::from_utf8(page).unwrap();
    assert!(
        page.contains("persona call retrieve-an-account ACCOUNT-ID\n"),
        "{page}"
    );
}

#[test]
fn what_would_be_sent_is_shown_without_the_key() {
    const BODY: &str = r#"{"data":{"attributes":{"reference-id":"it's"}}}"#;
    let call = ["call", "create-an-account", "--body", BODY];
    let output = run("http://zoo.invalid", &[&call[..], &["--dry-run"]].concat());
    assert_eq!(code(&output), 0);
    let shown = json_of(&output.stdout);
    assert_eq!(shown["method"], "POST");
    assert_eq!(shown["url"], "http://zoo.invalid/accounts");
    let headers = &shown["headers"];
    assert_eq!(headers["authorization"], "Bearer $PERSONA_API_KEY");
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(shown["body"], json_of(BODY.as_bytes()));

    let output = run("http://zoo.invalid", &[&call[..], &["--curl"]].concat());
    let line = String::from_utf8(output.stdout).unwrap();
    // What a shell makes of the line.
    let shell = Command::new("bash")
        .args([
            "-c",
            &format!("curl() {{ printf '<%s>\\n' \"$@\"; }}\n{line}"),
        ])
        .env("PERSONA_API_KEY", KEY)
        .output()
        .unwrap();
    let words = String::from_utf8(shell.stdout).unwrap();
    for word in [
        "-X",
        "POST",
        "http://zoo.invalid/accounts",
        &format!("authorization: Bearer {KEY}"),
        BODY,
    ] {
        assert!(words.contains(&format!("<{word}>\n")), "{word}: {line}");
    }
}

#[test]
fn what_takes_away_is_confirmed_beforehand() {
    let call = ["call", "redact-an-account", "act_1"];
    let said = wrong(&call);
    assert!(
        said.contains("redact-an-account") && said.contains("--yes"),
        "{said}"
    );
    let peer = Peer::new([Answer::json(200, &json!({"data": account("act_1")}))]);
    let output = run(&peer.url(), &[&call[..], &["--yes"]].concat());
    assert_eq!(
        code(&output),
        0,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(peer.request().line, "DELETE /accounts/act_1 HTTP/1.1");
    let output = run("http://zoo.invalid", &[&call[..], &["--dry-run"]].concat());
    assert_eq!(code(&output), 0);
}
