//! The operations that Prism cannot answer by the vendor's document as it is, and the proof of it.

use persona_client::jsonapi_client::OperationInfo;
use persona_client::jsonapi_client::bytes::Bytes;

use crate::calls::{self, Runner};
use crate::document::{Document, Operation};
use crate::peer::Prism;
use crate::sample::Extent;

/// Operations whose examples break their own schemas: a day of one digit in a date.
const DEFECTIVE_EXAMPLES: [&str; 2] =
    ["POST /graph-queries", "GET /graph-queries/{graph-query-id}"];

/// How many operations have multipart bodies, all of them with nested parts.
const MULTIPART: usize = 7;

/// Operations of which the newest version, from which the client is made, requires more than the document that Prism serves.
const REQUIRES_MORE: [&str; 1] = ["POST /transactions"];

/// How much of an operation's body a call gives: all members where required ones alone are not enough for the client.
pub(crate) fn extent(operation: &Operation<'_>, wanted: Extent) -> Extent {
    if REQUIRES_MORE.contains(&operation.name().as_str()) {
        Extent::All
    } else {
        wanted
    }
}

/// Why an operation is not called at the Prism that serves the document as it is and refuses what violates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exception {
    /// The document does not tell the form of its nested parts.
    PartStyles,
    /// Its example of a success breaks its schema.
    Example,
}

impl Exception {
    pub(crate) fn of(operation: &Operation<'_>) -> Option<Self> {
        if DEFECTIVE_EXAMPLES.contains(&operation.name().as_str()) {
            return Some(Self::Example);
        }
        let media_types = operation.media_types();
        let multipart = media_types.into_iter().flatten().next();
        (multipart == Some("multipart/form-data")).then_some(Self::PartStyles)
    }
}

/// Shows at the Prism that serves the document as it is that each exception is one: the test fails when Prism or the
/// document have learned to do without.
pub(crate) async fn are_needed(document: &Document, runner: &Runner<'_>, prism: &Prism) {
    let mut refused = 0;
    for operation in document.operations() {
        if extent(&operation, Extent::Required) == Extent::All {
            too_little_is_not_sent(&operation, runner).await;
        }
        match Exception::of(&operation) {
            Some(Exception::PartStyles) => {
                refused += parts_are_refused(&operation, runner).await;
            }
            Some(Exception::Example) => own_example_is_refused(&operation, runner).await,
            None => {}
        }
    }
    assert_eq!(refused, 2 * MULTIPART);
    // Prism's log names what it refused: an empty one means that nothing was.
    assert_eq!(prism.log(runner.sent()).await.violations.len(), refused);
}

/// The client refuses a body of what the document requires before anything is sent.
async fn too_little_is_not_sent(operation: &Operation<'_>, runner: &Runner<'_>) {
    let info = calls::info(operation).unwrap();
    let arguments = runner.body_of(operation, Some("application/json"), Extent::Required);
    let error = runner.refused(info, arguments);
    assert!(
        error.contains("data: missing"),
        "{}: {error}",
        operation.name()
    );
}

/// Prism takes neither parts with brackets in their names, which the API reads, nor one part of JSON, which is what
/// OpenAPI means where nothing is said.
async fn parts_are_refused(operation: &Operation<'_>, runner: &Runner<'_>) -> usize {
    let info = calls::info(operation).unwrap();
    let media_type = Some("multipart/form-data");
    let arguments = runner.arguments(operation, media_type, Extent::Required);
    let reply = runner.exchange(info, arguments).await.unwrap();
    let said = calls::violations(&reply);
    assert!(
        said.len() == 1 && said[0].starts_with("request.body: "),
        "{}: {said:?}",
        operation.name()
    );
    let status = one_part_of_json(info, runner).await;
    assert_eq!(status, 422, "{}", operation.name());
    2
}

/// The status of a call whose body is one part of JSON.
async fn one_part_of_json(info: &'static OperationInfo, runner: &Runner<'_>) -> u16 {
    const BODY: &str = "--edge\r\nContent-Disposition: form-data; name=\"data\"\r\n\
        Content-Type: application/json\r\n\r\n\
        {\"attributes\": {\"file\": \"a\", \"list-id\": \"lst_1\"}}\r\n--edge--\r\n";
    let request = runner.untyped(info);
    let request = request.raw("multipart/form-data; boundary=edge", Bytes::from(BODY));
    let reply = request.respond(|raw| Ok(raw.status)).await.unwrap();
    reply.into_body()
}

/// Prism finds fault with its own reply, and with nothing in the request.
async fn own_example_is_refused(operation: &Operation<'_>, runner: &Runner<'_>) {
    let info = calls::info(operation).unwrap();
    let media_type = operation.media_types().into_iter().flatten().next();
    let arguments = runner.arguments(operation, media_type, Extent::Required);
    let reply = runner.exchange(info, arguments).await.unwrap();
    let said = calls::violations(&reply);
    let of_reply = |violation: &String| violation.starts_with("response.body.data.attributes.");
    assert_eq!(reply.status(), 500, "{}", operation.name());
    assert!(
        !said.is_empty() && said.iter().all(of_reply),
        "{}: {said:?}",
        operation.name()
    );
}
