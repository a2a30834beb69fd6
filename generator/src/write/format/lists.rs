//! `use` lists as rustfmt lays them out: on one line where they fit, else as many names to a line as fit. prettyplease does
//! the same, but for a column or two at the end of a line.

/// The columns that rustfmt lets a `use` item take.
const WHOLE: usize = 87;

/// The columns that rustfmt lets a line of names take.
const LINE: usize = 88;

const INDENT: &str = "    ";

/// Lays out the lists of a printed part of a file anew. Each starts at the first column and holds no list itself.
pub(super) fn lay_out(printed: &str) -> String {
    let mut text = String::with_capacity(printed.len());
    let mut rest = printed;
    while let Some(line) = rest.split_inclusive('\n').next() {
        let item = is_list(line).then(|| rest.find("};\n")).flatten();
        match item {
            Some(end) => {
                let (item, after) = rest.split_at(end + "};\n".len());
                push(&mut text, item);
                rest = after;
            }
            None => {
                text.push_str(line);
                rest = rest.get(line.len()..).unwrap_or_default();
            }
        }
    }
    text
}

fn is_list(line: &str) -> bool {
    let item = line.strip_prefix("pub ").unwrap_or(line);
    item.starts_with("use ") && line.matches('{').count() == 1
}

fn push(text: &mut String, item: &str) {
    let Some((path, names)) = item.split_once('{') else {
        return text.push_str(item);
    };
    let names = names.trim_end().trim_end_matches("};");
    let names: Vec<&str> = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let whole = format!("{path}{{{}}};", names.join(", "));
    if whole.chars().count() <= WHOLE {
        text.push_str(&whole);
        return text.push('\n');
    }
    text.push_str(path);
    text.push('{');
    let mut columns = LINE;
    let mut lines = 0;
    for (index, name) in names.iter().enumerate() {
        let width = name.chars().count() + ",".len();
        // rustfmt does not count the comma behind the last name where all stand on one line.
        let uncounted = usize::from(lines == 1 && index + 1 == names.len());
        if columns + 1 + width > LINE + uncounted {
            text.push('\n');
            text.push_str(INDENT);
            columns = INDENT.len();
            lines += 1;
        } else {
            text.push(' ');
            columns += 1;
        }
        text.push_str(name);
        text.push(',');
        columns += width;
    }
    text.push_str("\n};\n");
}

#[cfg(test)]
mod tests {
    use super::lay_out;

    #[test]
    fn a_list_is_one_line_or_filled_lines() {
        let short = "use a::{B, C};\nfn f() {}\n";
        assert_eq!(lay_out(short), short);
        let name = "N".repeat(30);
        let long = format!("use a::{{{name}, {name}, {name}}};\n");
        let laid_out = format!("use a::{{\n    {name}, {name},\n    {name},\n}};\n");
        assert_eq!(lay_out(&long), laid_out);
    }

    #[test]
    fn the_last_comma_is_not_counted_on_the_first_line_only() {
        let [first, last] = ["F".repeat(40), "L".repeat(42)];
        let one = format!("use a::{{\n    {first}, {last},\n}};\n");
        assert_eq!(one.lines().nth(1).map(str::len), Some(89));
        assert_eq!(lay_out(&one), one);
        let long = "A".repeat(80);
        let two = format!("use a::{{\n    {long},\n    {first}, {last},\n}};\n");
        let laid_out = format!("use a::{{\n    {long},\n    {first},\n    {last},\n}};\n");
        assert_eq!(lay_out(&two), laid_out);
    }
}
