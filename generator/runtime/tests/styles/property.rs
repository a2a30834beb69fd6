//! Whatever is written is read back: all styles, exploded or not, all kinds of values, in all locations.

use jsonapi_runtime::http::encoding::{Content, Encoding, Location, Style};
use jsonapi_runtime::http::form::FormField;
use jsonapi_runtime::http::query::{Parameters, Query};
use jsonapi_runtime::http::{Claim, cookie, form, header, path};
use jsonapi_runtime::{FreeObject, Map, Value, Wire};

const VALUES: usize = 10_000;

/// A generator of numbers that gives the same ones in each run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn text(&mut self) -> String {
        const PIECES: &[&str] = &[
            "", "a", "Z", "0", "-", ".", "_", "~", ":", "/", "?", "#", "[", "]", "@", "!", "$",
            "&", "'", "(", ")", "*", "+", ",", ";", "=", "%", "%2C", "%20", "%25", "%7C", "%5B",
            "%zz", " ", "\"", "\\", "|", "<", ">", "^", "`", "{", "}", "\t", "\r\n", "\0",
            "\u{7f}", "ä", "日本", "🦀", "\u{a0}", "true", "null", "[]", "a=b", "; c=d", "..",
            "key",
        ];
        let length = self.roll(6);
        (0..length)
            .map(|_| PIECES[self.roll(PIECES.len())])
            .collect()
    }

    fn key(&mut self, empty: bool) -> String {
        loop {
            let key = self.text();
            if empty || !key.is_empty() {
                return key;
            }
        }
    }

    fn texts(&mut self) -> Vec<String> {
        let length = self.roll(4);
        (0..length).map(|_| self.text()).collect()
    }

    fn map(&mut self, empty: bool) -> Map<String> {
        let length = self.roll(4);
        (0..length)
            .map(|_| (self.key(empty), self.text()))
            .collect()
    }

    fn deep(&mut self, depth: usize) -> Value {
        match self.roll(if depth == 0 { 2 } else { 3 }) {
            0 => Value::from(self.text()),
            1 => (0..=self.roll(3)).map(|_| self.text()).collect(),
            _ => (0..=self.roll(2))
                .map(|_| (self.key(false), self.deep(depth - 1)))
                .collect(),
        }
    }
}

fn encodings(location: Location) -> Vec<Encoding> {
    let styles: &[Style] = match location {
        Location::Path => &[Style::Simple, Style::Label, Style::Matrix],
        Location::Query => &[
            Style::Form,
            Style::SpaceDelimited,
            Style::PipeDelimited,
            Style::DeepObject,
        ],
        Location::Header => &[Style::Simple],
        Location::Cookie => &[Style::Form],
    };
    let both = |style: &Style| [Encoding::new(*style, false), Encoding::new(*style, true)];
    let content = [Content::Json, Content::Text].map(|kind| location.encoding().content(kind));
    styles.iter().flat_map(both).chain(content).collect()
}

/// Writes a value and reads it; `None` where nothing stands for it.
fn there_and_back<T: Wire>(value: &T, location: Location, encoding: Encoding) -> Option<T> {
    let name = "the kéy/&;";
    let members = encoding.content.is_none() && encoding.explode && is_object(value);
    match location {
        Location::Path => {
            let text = path::write(name, value, encoding);
            assert!(
                text.bytes()
                    .all(|byte| byte.is_ascii_graphic() && byte != b'/'),
                "{text}"
            );
            Some(path::read(name, &text, encoding).unwrap())
        }
        Location::Query => {
            let mut query = Query::new();
            query.add(name, value, encoding);
            let text = query.to_string();
            assert!(
                text.bytes()
                    .all(|byte| byte.is_ascii_graphic() && byte != b'#'),
                "{text}"
            );
            let parameters = Parameters::parse(&text).unwrap();
            match members && encoding.style != Style::DeepObject {
                true => parameters.members(name, Claim::Except(&[])).unwrap(),
                false => parameters.get(name, encoding).unwrap(),
            }
        }
        Location::Header => {
            let text = header::write(value, encoding)?;
            assert!(
                text.bytes().all(|byte| matches!(byte, b' '..=b'~')),
                "{text}"
            );
            assert_eq!(text.trim(), text);
            header::read([text.as_str()], encoding).unwrap()
        }
        Location::Cookie => {
            let mut cookies = cookie::Cookies::new();
            cookies.add("before", &1_i64, Encoding::FORM);
            cookies.add(name, value, encoding);
            let text = cookies.to_string();
            match members {
                true => cookie::read_members([text.as_str()], Claim::Except(&["before"])).unwrap(),
                false => cookie::read([text.as_str()], name, encoding).unwrap(),
            }
        }
    }
}

fn is_object<T: Wire>(value: &T) -> bool {
    let node = value.to_node(jsonapi_runtime::Inflection::Kebab);
    matches!(node, jsonapi_runtime::Node::Object(_))
}

/// Asserts that a value comes back; one that nothing stands for (RFC 6570 §2.3) is absent.
fn returns<T: Wire>(value: &T, empty: bool, location: Location, encoding: Encoding) {
    let read = there_and_back(value, location, encoding);
    let is_absent = empty && encoding.content.is_none() && read.is_none();
    assert!(
        is_absent || read.as_ref() == Some(value),
        "{location:?} {encoding:?}: {value:?} became {read:?}"
    );
}

#[test]
fn what_is_written_is_read_back() {
    let mut dice = Dice(20_261_129);
    for round in 0..VALUES {
        let (text, number) = (
            dice.text(),
            i64::try_from(dice.roll(usize::MAX)).unwrap_or(-1),
        );
        let (texts, numbers) = (dice.texts(), vec![number, -number, 0]);
        for location in [
            Location::Path,
            Location::Query,
            Location::Header,
            Location::Cookie,
        ] {
            for encoding in encodings(location) {
                if encoding.style != Style::DeepObject {
                    returns(&text, false, location, encoding);
                    returns(&number, false, location, encoding);
                    returns(&(round % 2 == 0), false, location, encoding);
                }
                // A path has one text for no item and for an empty one.
                let ambiguous = location == Location::Path && texts.is_empty();
                if !ambiguous || encoding.content.is_some() {
                    returns(&texts, texts.is_empty(), location, encoding);
                }
                returns(&numbers, false, location, encoding);
                // `key[]` is an item: names in brackets have a character at least.
                let map = dice.map(encoding.style != Style::DeepObject);
                returns(&map, map.is_empty(), location, encoding);
            }
        }
    }
}

#[test]
fn objects_of_any_depth_come_back() {
    let mut dice = Dice(6570);
    for _ in 0..VALUES {
        let members = (0..=dice.roll(3)).map(|_| (dice.key(false), dice.deep(4)));
        let value: FreeObject = members.collect::<Vec<_>>().into_iter().collect();
        returns(&value, false, Location::Query, Encoding::DEEP_OBJECT);
        for location in [
            Location::Path,
            Location::Query,
            Location::Header,
            Location::Cookie,
        ] {
            returns(&value, false, location, Encoding::JSON);
        }
    }
}

#[test]
fn forms_come_back() {
    let mut dice = Dice(1866);
    for _ in 0..VALUES {
        let (texts, map) = (dice.texts(), dice.map(true));
        let value: Map<Vec<String>> = [("list", texts.clone())].into_iter().collect();
        for encoding in [
            Encoding::JSON,
            Encoding::FORM,
            Encoding::COMMA,
            Encoding::PIPE_DELIMITED,
        ] {
            let fields = [FormField::list("list", encoding)];
            let body = form::write(&value, &fields);
            let read: Map<Vec<String>> = form::read(&body, &fields).unwrap();
            assert!(
                read == value || (texts.is_empty() && read.is_empty()),
                "{body}"
            );
        }
        let nested: Map<Map<String>> = [("inner", map)].into_iter().collect();
        let body = form::write(&nested, &[]);
        assert_eq!(
            form::read::<Map<Map<String>>>(&body, &[]),
            Ok(nested),
            "{body}"
        );
    }
}
