//! The position-keeping parse: which JSON pointer stands where in a text.
//!
//! It runs only for files about which there is something to say. `saphyr-parser` reads YAML and, as YAML is a superset
//! of it, JSON; where it gives up, what came before stays located.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, Span};

use super::location::Stretch;
use super::pointer::{component, push_segment};

/// Where the values of one text stand.
#[derive(Debug, Default)]
pub(super) struct Positions {
    by_pointer: HashMap<String, Stretch>,
    /// Keys that come twice in one mapping: the key, the first place, the second.
    pub duplicates: Vec<(String, Stretch, Stretch)>,
}

impl Positions {
    /// Parses `text`.
    pub(super) fn of(text: &str) -> Self {
        let offsets = Offsets::of(text);
        let mut reader = Reader::default();
        let mut parser = Parser::new_from_str(text);
        while let Some(Ok((event, span))) = parser.next_event() {
            reader.take(&event, || offsets.stretch(span));
        }
        reader.positions
    }

    /// The pointers of the file's components, in no order.
    pub(super) fn components(&self) -> impl Iterator<Item = &str> {
        self.by_pointer
            .keys()
            .map(String::as_str)
            .filter(|pointer| component(pointer).is_some())
    }

    /// The place of `pointer`, or of its nearest ancestor that has one; and whether it is the place itself.
    ///
    /// Of a member the place is its key.
    pub(super) fn find(&self, pointer: &str) -> Option<(Stretch, bool)> {
        let mut ancestor = pointer;
        loop {
            if let Some(stretch) = self.by_pointer.get(ancestor) {
                return Some((*stretch, ancestor == pointer));
            }
            ancestor = &ancestor[..ancestor.rfind('/')?];
        }
    }
}

/// Byte offsets of characters, as the parser counts characters.
struct Offsets<'a> {
    text: &'a str,
    /// Byte offset of every 64th character; empty when all of the text is ASCII.
    marks: Vec<usize>,
}

impl<'a> Offsets<'a> {
    const STEP: usize = 64;

    fn of(text: &'a str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(Self::STEP)
                .map(|(offset, _)| offset)
                .collect()
        };
        Self { text, marks }
    }

    fn byte(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.text.len());
        }
        let from = self
            .marks
            .get(character / Self::STEP)
            .copied()
            .unwrap_or(self.text.len());
        let rest = self.text.get(from..).unwrap_or_default();
        rest.char_indices()
            .nth(character % Self::STEP)
            .map_or(self.text.len(), |(offset, _)| from + offset)
    }

    fn stretch(&self, span: Span) -> Stretch {
        Stretch {
            start: self.byte(span.start.index()),
            end: self.byte(span.end.index()),
            line: span.start.line(),
            column: span.start.col() + 1,
        }
    }
}

/// A mapping or sequence that is being read.
enum Open {
    /// `key` is the length of the pointer without it, `None` while a key is due; `seen` are the keys so far.
    Mapping {
        key: Option<usize>,
        seen: HashMap<String, Stretch>,
    },
    Sequence {
        next: usize,
    },
    /// A mapping or sequence as a key, which JSON does not have: skipped.
    Key,
}

#[derive(Default)]
struct Reader {
    positions: Positions,
    open: Vec<Open>,
    pointer: String,
}

impl Reader {
    fn take(&mut self, event: &Event<'_>, stretch: impl Fn() -> Stretch) {
        match event {
            Event::Scalar(text, ..) => self.scalar(text, &stretch),
            Event::Alias(_) => {
                self.begin_value(&stretch);
                self.end_value();
            }
            Event::MappingStart(..) => self.begin_collection(
                Open::Mapping {
                    key: None,
                    seen: HashMap::new(),
                },
                &stretch,
            ),
            Event::SequenceStart(..) => self.begin_collection(Open::Sequence { next: 0 }, &stretch),
            Event::MappingEnd | Event::SequenceEnd => self.end_collection(),
            _ => {}
        }
    }

    fn scalar(&mut self, text: &str, stretch: &impl Fn() -> Stretch) {
        if !self.begin_key(text, stretch) {
            self.begin_value(stretch);
            self.end_value();
        }
    }

    /// If a key is due, takes `text` for it.
    fn begin_key(&mut self, text: &str, stretch: &impl Fn() -> Stretch) -> bool {
        let Some(Open::Mapping {
            key: key @ None,
            seen,
        }) = self.open.last_mut()
        else {
            return false;
        };
        *key = Some(self.pointer.len());
        push_segment(&mut self.pointer, text);
        let here = stretch();
        self.positions.by_pointer.insert(self.pointer.clone(), here);
        match seen.insert(text.to_owned(), here) {
            Some(first) if text != "<<" => {
                self.positions
                    .duplicates
                    .push((text.to_owned(), first, here));
            }
            _ => {}
        }
        true
    }

    fn begin_collection(&mut self, open: Open, stretch: &impl Fn() -> Stretch) {
        if let Some(Open::Mapping {
            key: key @ None, ..
        }) = self.open.last_mut()
        {
            *key = Some(self.pointer.len());
            self.open.push(Open::Key);
        } else {
            self.begin_value(stretch);
            self.open.push(open);
        }
    }

    /// An item of a sequence, or the root, gets its place; the value of a member has that of its key.
    fn begin_value(&mut self, stretch: &impl Fn() -> Stretch) {
        match self.open.last_mut() {
            Some(Open::Sequence { next }) => {
                let index = *next;
                *next += 1;
                push_segment(&mut self.pointer, &index.to_string());
                self.positions
                    .by_pointer
                    .insert(self.pointer.clone(), stretch());
            }
            None => {
                self.positions.by_pointer.insert(String::new(), stretch());
            }
            Some(_) => {}
        }
    }

    fn end_collection(&mut self) {
        if !matches!(self.open.pop(), Some(Open::Key)) {
            self.end_value();
        }
    }

    fn end_value(&mut self) {
        match self.open.last_mut() {
            Some(Open::Mapping { key, .. }) => {
                if let Some(length) = key.take() {
                    self.pointer.truncate(length);
                }
            }
            Some(Open::Sequence { .. }) => {
                let length = self.pointer.rfind('/').unwrap_or(0);
                self.pointer.truncate(length);
            }
            Some(Open::Key) | None => {}
        }
    }
}
