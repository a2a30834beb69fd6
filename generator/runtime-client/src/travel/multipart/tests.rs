//! What a multipart body looks like on the wire.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use super::*;

async fn wire(parts: &Parts) -> String {
    let bytes = parts.body().unwrap().collect().await.unwrap();
    String::from_utf8(bytes.to_vec())
        .unwrap()
        .replace(&parts.boundary, "BOUNDARY")
}

const EXPECTED: &str = "--BOUNDARY\r
Content-Disposition: form-data; name=\"data[attributes][list-id]\"\r
\r
lst_1\r
--BOUNDARY\r
Content-Disposition: form-data; name=\"data[attributes][file]\"; filename=\"a%22b.csv\"\r
Content-Type: text/csv\r
\r
x,y\r
--BOUNDARY--\r
";

fn parts(content: File) -> Parts {
    let file = content.name("a\"b.csv").media_type("text/csv");
    let parts = Parts::new().part("data[attributes][list-id]", &"lst_1".to_owned());
    parts.file("data[attributes][file]", file)
}

#[tokio::test]
async fn parts_have_names_and_files_have_types() {
    assert_eq!(wire(&parts(File::new("x,y"))).await, EXPECTED);
}

#[tokio::test]
async fn a_stream_is_sent_once_and_bytes_are_sent_again() {
    let bytes = parts(File::new("x,y"));
    assert!(bytes.is_replayable());
    assert_eq!(wire(&bytes).await, wire(&bytes).await);

    let chunks = Pieces(VecDeque::from([Body::from("x,"), Body::from("y")]));
    let stream = parts(File::stream(Body::stream(chunks)));
    assert!(!stream.is_replayable());
    assert_eq!(wire(&stream).await, EXPECTED);
    assert!(stream.body().is_none());
}

#[tokio::test]
async fn no_parts_are_an_empty_form() {
    assert_eq!(wire(&Parts::new()).await, "--BOUNDARY--\r\n");
}

#[tokio::test]
async fn lists_are_their_part_repeated_and_objects_are_json() {
    let object = |title: &str| jsonapi_runtime::serde_json::json!({ "title": title });
    let parts = Parts::new()
        .part("words", &vec!["a".to_owned(), "b".to_owned()])
        .part("hint", &object("x"))
        .part_in(
            "songs",
            "application/vnd.song+json",
            &vec![object("y"), object("z")],
        );
    let expected = "--BOUNDARY\r
Content-Disposition: form-data; name=\"words\"\r
\r
a\r
--BOUNDARY\r
Content-Disposition: form-data; name=\"words\"\r
\r
b\r
--BOUNDARY\r
Content-Disposition: form-data; name=\"hint\"\r
Content-Type: application/json\r
\r
{\"title\":\"x\"}\r
--BOUNDARY\r
Content-Disposition: form-data; name=\"songs\"\r
Content-Type: application/vnd.song+json\r
\r
{\"title\":\"y\"}\r
--BOUNDARY\r
Content-Disposition: form-data; name=\"songs\"\r
Content-Type: application/vnd.song+json\r
\r
{\"title\":\"z\"}\r
--BOUNDARY--\r
";
    assert_eq!(wire(&parts).await, expected);
}

#[tokio::test]
async fn a_file_of_an_open_media_type_must_tell_its_own() {
    let open = Parts::new().file_in("scan", "image/*", "x");
    assert!(matches!(
        open.mistake(),
        Some(InvalidRequest::MediaType { .. })
    ));
    let file = File::new("x").media_type("image/png").header("X-Page", "1");
    let told = wire(&Parts::new().file_in("scan", "image/*", file)).await;
    assert!(told.contains("Content-Type: image/png\r\nX-Page: 1\r\n\r\nx"));
}
