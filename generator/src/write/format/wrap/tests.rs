use super::wrap;

#[test]
fn list_items_continue_where_their_text_stands() {
    assert_eq!(
        wrap("- one two three\n  10. four five six seven", 12),
        [
            "- one two",
            "  three",
            "  10. four",
            "      five",
            "      six",
            "      seven"
        ]
    );
}

#[test]
fn quotes_keep_their_mark() {
    assert_eq!(wrap("> one two three", 10), ["> one two", "> three"]);
}

#[test]
fn no_line_starts_what_was_not_a_block() {
    assert_eq!(
        wrap("one two - three 4. # five", 8),
        ["one two -", "three 4. #", "five"]
    );
}

#[test]
fn code_and_tables_stay_whole() {
    let text = "```text\na long line of code\n```\n| a long | table row |";
    assert_eq!(wrap(text, 6), text.lines().collect::<Vec<_>>());
    assert_eq!(
        wrap("see `a long span` here", 8),
        ["see", "`a long span`", "here"]
    );
}
