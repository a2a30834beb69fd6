//! Small files that are what their media type says.

use std::fmt::Write;

use bytes::Bytes;

/// One grey pixel.
const PNG: &[u8] = include_bytes!("pixel.png");
const JPEG: &[u8] = include_bytes!("pixel.jpg");
const GIF: &[u8] = include_bytes!("pixel.gif");

/// A file of a media type.
pub(super) fn file(essence: &str, title: &str) -> Bytes {
    match essence {
        "application/pdf" => Bytes::from(pdf(title)),
        "image/png" => Bytes::from_static(PNG),
        "image/jpeg" | "image/jpg" => Bytes::from_static(JPEG),
        "image/gif" => Bytes::from_static(GIF),
        "text/csv" => Bytes::from_static(b"name,value\r\nmock,1\r\n"),
        "text/html" => Bytes::from(format!(
            "<!doctype html><title>{title}</title><p>{title}</p>\n"
        )),
        "application/xml" | "text/xml" => Bytes::from_static(b"<?xml version=\"1.0\"?><mock/>"),
        _ => Bytes::from(title.to_owned()),
    }
}

/// A PDF of one page that says a line.
fn pdf(line: &str) -> Vec<u8> {
    let plain = line
        .chars()
        .filter(|c| c.is_ascii_graphic() || *c == ' ')
        .filter(|c| !"()\\".contains(*c));
    let content = format!(
        "BT /F1 18 Tf 72 720 Td ({}) Tj ET",
        plain.collect::<String>()
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        // Writing into text cannot fail.
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = text.len();
    let _ = write!(text, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(text, "{place:010} 00000 n ");
    }
    let _ = write!(
        text,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    text.into_bytes()
}
