#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::Report;
use crate::ledger::{Construct, Ledger, Outcome};

fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    ledger.generated(Construct::Operation, "list-books");
    ledger.generated(Construct::Operation, "retrieve-book");
    ledger.record_many(
        Construct::Keyword,
        "const",
        Outcome::Ignored("const-to-enum".to_owned()),
        12,
    );
    ledger.record(
        Construct::Keyword,
        "schema.patternProperties",
        Outcome::Unsupported("allowed".to_owned()),
    );
    ledger
}

#[test]
fn the_table_groups_by_construct_and_aligns_its_columns() {
    let ledger = ledger();
    let expected = "\
operations: 2 generated, 0 ignored, 0 unsupported
  list-books          1  generated
  retrieve-book       1  generated

keywords: 0 generated, 12 ignored, 1 unsupported
  const                         12  ignored      const-to-enum
  schema.patternProperties       1  unsupported  allowed

2 operations generated; 12 ignored by a rule; 1 unsupported
";
    assert_eq!(Report::new(&ledger).to_string(), expected);
}

#[test]
fn the_json_holds_totals_and_each_line() {
    let json = Report::new(&ledger()).to_json().unwrap();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["totals"]["keyword"]["ignored"], 12);
    assert_eq!(
        value["entries"][2],
        serde_json::json!({
            "construct": "keyword",
            "subject": "const",
            "outcome": "ignored",
            "rule": "const-to-enum",
            "count": 12
        })
    );
}
