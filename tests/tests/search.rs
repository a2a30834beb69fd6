//! A compound search is typed through and through, and keys that a version spells anew are read in both spellings.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use jsonapi_runtime::{Inflection, from_slice, to_vec};
use persona_types::report::business_adverse_media::BusinessAdverseMediaReport;
use persona_types::requests::{
    SearchComparison, SearchComparisonOperator, SearchComparisonValue, SearchConjunction,
    SearchNegation, SearchQuery, SearchRequest, SearchSort, SearchSortDirection,
};
use serde_json::{Value, json};

/// A comparison of `created_at` with a day.
fn created(operator: SearchComparisonOperator, day: &str) -> SearchQuery {
    let day = SearchComparisonValue::String(day.to_owned());
    let comparison = SearchComparison::new("created_at", operator, day);
    SearchQuery::SearchComparison(Box::new(comparison))
}

#[test]
fn a_compound_search_is_written_and_read_as_its_types() {
    let not_later = SearchNegation::new(created(SearchComparisonOperator::Gte, "2026-03-01"));
    let both = SearchConjunction::new([
        created(SearchComparisonOperator::Gte, "2026-02-01"),
        SearchQuery::SearchNegation(Box::new(not_later)),
    ]);
    let search = SearchRequest::default()
        .query(SearchQuery::SearchConjunction(Box::new(both)))
        .sort(SearchSort::new("created_at", SearchSortDirection::Desc));

    let written = to_vec(&search, Inflection::Kebab);

    let day = |day: &str| json!({"attribute": "created_at", "operator": "gte", "value": day});
    assert_eq!(
        serde_json::from_slice::<Value>(&written).unwrap(),
        json!({
            "query": {"and": [day("2026-02-01"), {"not": day("2026-03-01")}]},
            "sort": {"attribute": "created_at", "direction": "desc"},
        })
    );
    assert_eq!(from_slice::<SearchRequest>(&written).unwrap(), search);
}

#[test]
fn keys_that_a_version_spells_anew_are_read_in_both_spellings() {
    let report = |match_types: &str, country_codes: &str| {
        let source = json!({country_codes: ["US"], "name": "Court News"});
        let subject = json!({match_types: ["name_exact"], "sources": [source]});
        let report = json!({
            "type": "report/business-adverse-media",
            "id": "rep_1",
            "attributes": {"related-sources": [subject]},
        });
        from_slice::<BusinessAdverseMediaReport>(report.to_string().as_bytes()).unwrap()
    };

    let newest = report("match-types", "country-codes");

    let subjects = newest.attributes.related_sources.value().unwrap();
    let subject = &subjects[0];
    assert_eq!(subject.match_types.value().unwrap(), &["name_exact"]);
    let sources = subject.sources.value().unwrap();
    assert_eq!(sources[0].country_codes.value().unwrap(), &["US"]);
    assert_eq!(report("match_types", "country_codes"), newest);
}
