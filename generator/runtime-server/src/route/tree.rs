//! Which routes a path leads to: a tree of path segments.
//!
//! axum's own router (matchit) refuses two templates that differ only in names of parameters, and a segment with
//! two parameters; OpenAPI documents have both. Here no set of templates is refused. At each segment literals come
//! before mixed segments and those before plain parameters. Where a literal leads somewhere, no template is tried at its place
//! (OpenAPI 3.1 §4.8.8.1: concrete paths are matched before templated ones), whatever the method: `search` is no id. Where the
//! more concrete way leads nowhere the other ways are tried too.

use std::collections::HashMap;

use crate::route::template::{Segment, Template};

/// A tree of path segments; a route is the number that its caller gave it.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    literals: HashMap<String, Tree>,
    mixed: Vec<(Segment, Tree)>,
    parameter: Option<Box<Tree>>,
    routes: Vec<usize>,
}

impl Tree {
    /// Adds a route below the literal segments of `base`.
    pub(crate) fn insert(&mut self, base: &str, template: &Template, route: usize) {
        let mut node = self;
        for literal in base.split('/').filter(|segment| !segment.is_empty()) {
            node = node.literals.entry(literal.to_owned()).or_default();
        }
        for segment in &template.segments {
            node = node.child(segment);
        }
        if !node.routes.contains(&route) {
            node.routes.push(route);
        }
    }

    /// The routes that a path may lead to, the most concrete first. `segments` are percent-decoded.
    pub(crate) fn find(&self, segments: &[String]) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect(segments, &mut found);
        found
    }

    fn child(&mut self, segment: &Segment) -> &mut Self {
        match segment {
            Segment::Literal(literal) => self.literals.entry((*literal).to_owned()).or_default(),
            Segment::Parameter(_) => self.parameter.get_or_insert_default(),
            Segment::Mixed(_) => {
                let known = self
                    .mixed
                    .iter()
                    .position(|(mixed, _)| mixed.same_shape(segment));
                let at = known.unwrap_or_else(|| {
                    let length = segment.literal_length();
                    let at = self
                        .mixed
                        .partition_point(|(mixed, _)| mixed.literal_length() >= length);
                    self.mixed.insert(at, (segment.clone(), Self::default()));
                    at
                });
                // `at` was found or made just above.
                &mut self.mixed[at].1
            }
        }
    }

    /// Goes down every way that fits. Each node is reached by one way only, so the work is bounded by the tree's
    /// size, and the depth by that of the deepest template.
    fn collect(&self, segments: &[String], found: &mut Vec<usize>) {
        let Some((first, rest)) = segments.split_first() else {
            found.extend(&self.routes);
            return;
        };
        if let Some(node) = self.literals.get(first) {
            let before = found.len();
            node.collect(rest, found);
            if found.len() > before {
                return;
            }
        }
        for (segment, node) in &self.mixed {
            if segment.fits(first) {
                node.collect(rest, found);
            }
        }
        if let Some(node) = self.parameter.as_ref().filter(|_| !first.is_empty()) {
            node.collect(rest, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(templates: &[&'static str]) -> Tree {
        let mut tree = Tree::default();
        for (route, template) in templates.iter().enumerate() {
            tree.insert("", &Template::parse(template), route);
        }
        tree
    }

    fn find(tree: &Tree, path: &str) -> Vec<usize> {
        let segments: Vec<String> = path
            .trim_start_matches('/')
            .split('/')
            .map(str::to_owned)
            .collect();
        tree.find(&segments)
    }

    #[test]
    fn literals_come_before_parameters() {
        let tree = tree(&["/a/{id}", "/a/search"]);
        assert_eq!(find(&tree, "/a/search"), [1]);
        assert_eq!(find(&tree, "/a/1"), [0]);
    }

    #[test]
    fn templates_that_differ_in_names_share_a_node() {
        let tree = tree(&["/a/{x}", "/a/{y}", "/a/{y}/b"]);
        assert_eq!(find(&tree, "/a/1"), [0, 1]);
        assert_eq!(find(&tree, "/a/1/b"), [2]);
    }

    #[test]
    fn a_way_that_leads_nowhere_is_left_again() {
        let tree = tree(&[
            "/files/{name}.{ext}/x",
            "/files/{id}/{verb}",
            "/files/fixed/y",
        ]);
        assert_eq!(find(&tree, "/files/abc/x"), [1]);
        assert_eq!(find(&tree, "/files/a.b/x"), [0, 1]);
        assert_eq!(find(&tree, "/files/fixed/z"), [1]);
    }

    #[test]
    fn more_literal_text_is_more_concrete() {
        let tree = tree(&["/{name}.{ext}", "/{name}.tar.{ext}", "/{id}"]);
        assert_eq!(find(&tree, "/a.tar.gz"), [1, 0, 2]);
    }

    #[test]
    fn an_empty_segment_is_no_value() {
        assert!(find(&tree(&["/a/{id}"]), "/a/").is_empty());
    }

    #[test]
    fn a_base_path_stands_before_the_template() {
        let mut tree = Tree::default();
        tree.insert("/api/v1/", &Template::parse("/a"), 7);
        assert_eq!(find(&tree, "/api/v1/a"), [7]);
        assert!(find(&tree, "/a").is_empty());
    }
}
