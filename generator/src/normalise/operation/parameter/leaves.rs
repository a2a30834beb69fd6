//! Objects as parameters: their members, however deep, are arguments of their own.

use openapiv3::ParameterData;

use crate::normalise::builder::Builder;
use crate::normalise::view::View;

/// A member of a deep object, or a parameter that is no object.
pub(super) struct Leaf<'a> {
    pub(super) key: String,
    pub(super) path: Vec<String>,
    pub(super) view: View<'a>,
    pub(super) required: bool,
}

impl<'a> Builder<'a> {
    /// The members of a deep object, however deep; the parameter itself where it is no object with members.
    pub(super) fn leaves(&self, data: &'a ParameterData, view: View<'a>) -> Vec<Leaf<'a>> {
        let path: Vec<String> = data
            .name
            .split(['[', ']'])
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect();
        let mut found = Vec::new();
        self.collect_leaves(data.name.clone(), path, view, data.required, 0, &mut found);
        found
    }

    fn collect_leaves(
        &self,
        key: String,
        path: Vec<String>,
        view: View<'a>,
        required: bool,
        depth: usize,
        found: &mut Vec<Leaf<'a>>,
    ) {
        if view.properties.is_empty() || depth > 8 {
            found.push(Leaf {
                key,
                path,
                view,
                required,
            });
            return;
        }
        for (name, parts) in &view.properties {
            let member = self.schemas.merged(parts);
            let path = [path.clone(), vec![(*name).to_owned()]].concat();
            let required = view.required.contains(name) && (required || depth == 0);
            self.collect_leaves(
                format!("{key}[{name}]"),
                path,
                member,
                required,
                depth + 1,
                found,
            );
        }
    }
}
