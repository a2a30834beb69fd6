//! A document with all that the types declare.

use jsonapi_runtime::Value;
use serde_json::json;

/// An inquiry with attributes of every kind.
pub(crate) fn inquiry(number: usize) -> Value {
    json!({
        "type": "inquiry",
        "id": format!("inq_{number}"),
        "attributes": {
            "status": "needs_review",
            "reference-id": format!("ref-{number}"),
            "note": null,
            "name-first": "Ada",
            "birthdate": "1815-12-10",
            "address-street-1": "12 St James's Square",
            "identification_class": "pp",
            "score": 0.875,
            "attempts": 3,
            "closed": false,
            "tags": ["a", "b"],
            "checks": [
                {"name": "selfie", "status": "passed", "reasons": []},
                {"name": "age", "status": "failed", "reasons": ["too_old"]}
            ],
            "labels": {"de": "Anfrage", "en_GB": "inquiry"},
            "fields": {
                "name_first": {"type": "string", "value": "Ada"},
                "nameLast": {"type": "string", "value": "Lovelace"},
                "address-1": {"type": "hash", "value": {"post_code": {"type": "string", "value": "SW1"}}}
            },
            "source": {
                "kind": "copy",
                "original-source": {"kind": "manual", "user-name": "Byron"}
            },
            "created-at": "2024-02-29T12:00:00.000Z"
        },
        "relationships": {
            "account": {"data": {"type": "account", "id": "act_1"}},
            "verifications": {"data": [
                {"type": "verification/government-id", "id": "ver_1"},
                {"type": "verification/unheard-of", "id": "ver_2"}
            ]},
            "reviewer": {"data": null, "links": {"related": "/reviewer"}}
        }
    })
}

/// Resources that the inquiries link.
pub(crate) fn included() -> Value {
    json!([
        {
            "type": "account",
            "id": "act_1",
            "attributes": {"email-address": "ada@example.org"},
            "relationships": {"latest-inquiry": {"data": {"type": "inquiry", "id": "inq_9"}}}
        },
        {
            "type": "verification/government-id",
            "id": "ver_1",
            "attributes": {"email-address": null}
        },
        {"type": "verification/unheard-of", "id": "ver_2", "attributes": {"new-thing": 1}},
        {
            "type": "inquiry",
            "id": "inq_9",
            "attributes": {"status": "created"},
            "relationships": {"account": {"data": {"type": "account", "id": "act_1"}}}
        }
    ])
}

/// A page of inquiries.
pub(crate) fn page(length: usize) -> Value {
    json!({
        "data": (0..length).map(inquiry).collect::<Vec<_>>(),
        "included": included(),
        "links": {"prev": null, "next": "/inquiries?page%5Bafter%5D=inq_9"},
        "meta": {"total-count": length}
    })
}

/// One inquiry.
pub(crate) fn one() -> Value {
    json!({"data": inquiry(1), "included": included()})
}
