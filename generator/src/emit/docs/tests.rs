use super::{markdown, plain, sentence};

#[test]
fn paragraphs_become_one_line_each() {
    assert_eq!(
        markdown("One\ntwo.\n\n\nThree  \nfour."),
        "One two.\n\nThree\\\nfour."
    );
}

#[test]
fn brackets_that_are_no_link_are_escaped() {
    assert_eq!(
        markdown("`a[b]` [c] <account-id> Vec<T>"),
        "`a[b]` \\[c\\] \\<account-id> Vec\\<T>"
    );
}

#[test]
fn only_links_that_lead_somewhere_stay() {
    assert_eq!(
        markdown("[a](https://a.example/x_y) [b](/docs/b) [c][d] https://e.example/_f."),
        "[a](https://a.example/x_y) b \\[c\\]\\[d\\] <https://e.example/_f>."
    );
}

#[test]
fn lists_have_no_lazy_lines() {
    assert_eq!(
        markdown("Values:\n* one\nlazy\n* two\n    * deep\n1) first\n2) second"),
        "Values:\n\n- one lazy\n- two\n  - deep\n\n1. first\n2. second"
    );
}

#[test]
fn code_is_never_rust() {
    assert_eq!(markdown("```\nlet\n```"), "```text\nlet\n```");
    assert_eq!(markdown("a\n\n    indented"), "a\n\n```text\nindented\n```");
    assert_eq!(markdown("```json\n{}"), "```json\n{}\n```");
}

#[test]
fn headings_and_tables_and_html_are_tamed() {
    assert_eq!(markdown("# A **b**\ntext<br/>more"), "**A b**\n\ntext more");
    assert_eq!(
        markdown("|a|b|\n|-|-|\n|`x`|[y]|"),
        "| a | b |\n|---|---|\n| `x` | \\[y\\] |"
    );
    assert_eq!(markdown("<p>Some <b>bold</b> text</p>"), "Some bold text");
}

#[test]
fn text_that_would_start_a_block_does_not() {
    assert_eq!(
        markdown("\\# one\n\n2\\. two\n\n\\- three"),
        "\\# one\n\n2\\. two\n\n\\- three"
    );
}

#[test]
fn a_sentence_ends_with_a_full_stop() {
    assert_eq!(sentence("Retrieve an\ninquiry"), "Retrieve an inquiry.");
    assert_eq!(sentence("Why?"), "Why?");
}

#[test]
fn cleaning_twice_changes_nothing() {
    for text in [
        "a * b_ _c_ **d**",
        "- a\n\n  b\n- c\n  1. d",
        "> q\n> r",
        "x &amp; y & z &lt;",
        "``a`b``",
    ] {
        let once = markdown(text);
        assert_eq!(markdown(&once), once, "{text}");
    }
}

#[test]
fn a_name_is_no_markdown() {
    assert_eq!(plain("Depot [beta]"), "Depot \\[beta\\]");
    assert_eq!(plain(" Books & *more* "), "Books & \\*more\\*");
    assert_eq!(plain("Théâtre, 2nd floor"), "Théâtre, 2nd floor");
}
