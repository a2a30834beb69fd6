//! Pieces of HTML.

/// Text that stands for itself, in elements and in attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// The anchor of a thing: `resource-inquiry`.
pub(super) fn anchor(kind: &str, name: &str) -> String {
    let name = name.chars().map(|character| {
        if character.is_ascii_alphanumeric() {
            character.to_ascii_lowercase()
        } else {
            '-'
        }
    });
    format!("{kind}-{}", name.collect::<String>())
}

/// A panel with code, under a title.
pub(super) fn panel(title: &str, code: &str) -> String {
    format!(
        "<figure><figcaption>{title}<button class=\"copy\">copy</button></figcaption><pre tabindex=\"0\"><code>{}</code></pre></figure>\n",
        escape(code.trim_end())
    )
}

/// A table; nothing where it has no rows.
pub(super) fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let heads: String = heads
        .iter()
        .map(|head| format!("<th>{head}</th>"))
        .collect();
    let rows: String = rows
        .iter()
        .map(|cells| {
            let cells: String = cells
                .iter()
                .map(|cell| format!("<td>{cell}</td>"))
                .collect();
            format!("<tr>{cells}</tr>\n")
        })
        .collect();
    format!(
        "<div class=\"wide\" tabindex=\"0\"><table><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table></div>\n"
    )
}
