//! Events of the Markdown parser, written as canonical Markdown.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::escape;

/// Languages of code blocks that are kept; any other is `text`, so that rustdoc never compiles one.
const LANGUAGES: [&str; 12] = [
    "bash",
    "css",
    "html",
    "http",
    "javascript",
    "json",
    "python",
    "ruby",
    "sh",
    "toml",
    "xml",
    "yaml",
];

/// Writes the events.
pub(super) fn render<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut renderer = Renderer::default();
    for event in events {
        renderer.event(event);
    }
    renderer.end_line();
    renderer.out.truncate(renderer.out.trim_end().len());
    renderer.out
}

/// What encloses the block that is being written.
enum Container {
    /// A list, with the number of its next item.
    List(Option<u64>),
    /// An item of a list, with the width of its marker.
    Item(usize),
    Quote,
}

#[derive(Default)]
struct Renderer {
    out: String,
    /// The block that is being written, without prefix.
    line: String,
    containers: Vec<Container>,
    /// The marker of a list item, not written yet.
    marker: Option<String>,
    /// Whether a blank line comes before the next block.
    blank: bool,
    code: Option<String>,
    /// Cells of the row, and whether a table is open.
    table: bool,
    cells: Vec<String>,
    /// What closes each open link.
    links: Vec<String>,
    heading: bool,
}

impl Renderer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                let span = escape::code(&code, self.table);
                self.line.push_str(&span);
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.line.push(' '),
            Event::InlineHtml(tag) if escape::is_html_tag(&tag) => {}
            Event::InlineHtml(tag) => self.text(&tag),
            Event::Html(html) => self.text(&escape::without_tags(&html)),
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak if self.table || self.heading => self.line.push(' '),
            Event::HardBreak => {
                self.line.push('\\');
                self.end_line();
                self.blank = false;
            }
            Event::Rule => self.end_block(),
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text)
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.end_block();
                self.line.push_str("**");
                self.heading = true;
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.containers.push(Container::Quote);
            }
            Tag::CodeBlock(kind) => {
                self.end_block();
                self.code = Some(language(&kind));
            }
            Tag::List(first) => {
                self.end_line();
                // Only a list that starts with 1 may follow the text of an item without a blank line.
                let nested = !self.containers.is_empty();
                self.blank = if nested {
                    first.is_some_and(|first| first != 1)
                } else {
                    !self.out.is_empty()
                };
                self.containers.push(Container::List(first));
            }
            Tag::Item => self.start_item(),
            Tag::Table(_) => {
                self.end_block();
                self.table = true;
            }
            Tag::Emphasis => self.line.push('*'),
            Tag::Strong if !self.heading => self.line.push_str("**"),
            Tag::Strikethrough => self.line.push_str("~~"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.start_link(link_type, &dest_url),
            _ => {}
        }
    }

    fn start_item(&mut self) {
        self.end_line();
        let marker = match self.containers.last_mut() {
            Some(Container::List(Some(number))) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.containers.push(Container::Item(marker.len()));
        // An item that starts with a list has both markers on one line.
        self.marker = Some(self.marker.take().unwrap_or_default() + &marker);
    }

    fn start_link(&mut self, kind: LinkType, url: &str) {
        let absolute = ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| url.starts_with(scheme));
        let close = match kind {
            LinkType::Autolink | LinkType::Email => String::new(),
            _ if !absolute || url.contains(['<', '>', '\n']) => String::new(),
            _ if url.contains([' ', '(', ')']) => format!("](<{url}>)"),
            _ => format!("]({url})"),
        };
        if !close.is_empty() {
            self.line.push('[');
        }
        self.links.push(close);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_block(),
            TagEnd::Heading(_) => {
                self.heading = false;
                self.line.truncate(self.line.trim_end().len());
                self.line.push_str("**");
                self.end_block();
            }
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.containers.pop();
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::List(_) => {
                self.end_line();
                self.containers.pop();
                self.blank = true;
            }
            TagEnd::Item => {
                self.end_line();
                self.blank = false;
                self.marker = None;
                self.containers.pop();
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                self.cells.push(cell.trim().to_owned());
            }
            TagEnd::TableHead => {
                let columns = self.cells.len();
                self.end_row();
                self.push_line(&format!("|{}", "---|".repeat(columns)));
            }
            TagEnd::TableRow => self.end_row(),
            TagEnd::Table => {
                self.table = false;
                self.blank = true;
            }
            TagEnd::Emphasis => self.line.push('*'),
            TagEnd::Strong if !self.heading => self.line.push_str("**"),
            TagEnd::Strikethrough => self.line.push_str("~~"),
            TagEnd::Link => self.line.push_str(&self.links.pop().unwrap_or_default()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
        } else if self.links.last().is_some_and(|close| !close.is_empty()) {
            escape::plain(text, self.table, &mut self.line);
        } else {
            let escaped = escape::text(text, self.table);
            self.line.push_str(&escaped);
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        self.push_line(&format!("| {} |", cells.join(" | ")));
    }

    /// Writes the code block: the first line of what was collected is its language.
    fn end_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        let (language, text) = code.split_once('\n').unwrap_or((&code, ""));
        let fence = "`".repeat(escape::longest_run(text, '`').max(2) + 1);
        self.push_line(&format!("{fence}{language}"));
        for line in text.lines() {
            self.push_line(line);
        }
        self.push_line(&fence);
        self.blank = true;
    }

    /// Ends a block that a blank line follows.
    fn end_block(&mut self) {
        self.end_line();
        self.blank = !self.out.is_empty();
    }

    /// Writes the text that was collected, if there is any.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        match escape::line_start(line) {
            Some(escaped) => self.push_line(&escaped),
            None => self.push_line(line),
        }
        self.blank = false;
    }

    /// Writes a line with what its containers put before it.
    fn push_line(&mut self, line: &str) {
        let mut prefix = String::new();
        for container in &self.containers {
            match container {
                Container::List(_) => {}
                Container::Item(width) => prefix.extend(std::iter::repeat_n(' ', *width)),
                Container::Quote => prefix.push_str("> "),
            }
        }
        if std::mem::take(&mut self.blank) && !self.out.is_empty() {
            self.out.push_str(prefix.trim_end());
            self.out.push('\n');
        }
        if let Some(marker) = self.marker.take() {
            prefix.truncate(prefix.len().saturating_sub(marker.len()));
            prefix.push_str(&marker);
        }
        self.out.push_str(&prefix);
        self.out.push_str(line);
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }
}

/// The language of a code block, and the line break behind it.
fn language(kind: &CodeBlockKind<'_>) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    let known = LANGUAGES
        .iter()
        .find(|known| known.eq_ignore_ascii_case(language));
    format!("{}\n", known.unwrap_or(&"text"))
}
