//! Objects in examples: made of what the document requires, or else with one member of those that it allows.

use super::Example;
use super::value::Written;
use crate::emit::types::{is_required, setter_name};
use crate::model::{Member, Object, Presence, Scalar, Shape, TypeId, TypeRef};

impl Example<'_> {
    /// An object, bound to a variable.
    pub(super) fn object(
        &mut self,
        id: TypeId,
        object: &Object,
        name: &str,
        depth: usize,
    ) -> Option<Written> {
        let ty = self.import_type(id)?;
        let members = object
            .members
            .iter()
            .filter(|member| !matches!(member.ty, TypeRef::Scalar(Scalar::Constant(_))));
        let (required, optional): (Vec<&Member>, Vec<&Member>) =
            members.partition(|member| is_required(Shape::Request, member));
        let expression = if required.is_empty() {
            let current = optional.iter().filter(|member| !member.doc.deprecated);
            // Members of which the document has an example first.
            let (shown, others): (Vec<&Member>, Vec<&Member>) =
                current.partition(|member| member.example.is_some());
            let mut members = shown.into_iter().chain(others);
            let setter = members.find_map(|member| self.setter(member, depth));
            match setter {
                Some(setter) => format!("{ty}::default().{setter}"),
                None => format!("{ty}::default()"),
            }
        } else {
            let arguments: Option<Vec<String>> = required
                .into_iter()
                .map(|member| self.member(member, depth))
                .collect();
            format!("{ty}::new({})", arguments?.join(", "))
        };
        self.bind(name, &expression).map(Written::exact)
    }

    /// A call that sets a member.
    fn setter(&mut self, member: &Member, depth: usize) -> Option<String> {
        let value = self.attempt(|example| example.member(member, depth))?;
        Some(format!("{}({value})", setter_name(&member.name)))
    }

    /// The value of a member, as `new` and setters take it.
    fn member(&mut self, member: &Member, depth: usize) -> Option<String> {
        let (wire, name) = (member.name.wire(), member.name.ident());
        let value = self.value(&member.ty, member.example.as_ref(), wire, name, depth + 1)?;
        let is_text = matches!(
            member.ty,
            TypeRef::Scalar(Scalar::String | Scalar::Uri | Scalar::Base64 | Scalar::Date)
        );
        let is_number = matches!(member.ty, TypeRef::Scalar(Scalar::Number));
        let is_plain_number = is_number && member.sensitivity.is_none();
        let wrapped = member.sensitivity.is_some() as usize
            + matches!(
                member.presence,
                Presence::Nullable | Presence::OptionalNullable
            ) as usize;
        match (wrapped, member.presence) {
            (0, _) => Some(value.into),
            // `Option<String>` is made of a `String`, no other text.
            (1, Presence::Nullable) => self.exact(&member.ty, value),
            (1, _) if is_text || is_plain_number => Some(value.into),
            (1, _) => self.exact(&member.ty, value),
            (_, Presence::OptionalNullable) if is_text => Some(value.into),
            _ => None,
        }
    }

    /// Binds a variable; a name that is taken gets a number.
    pub(super) fn bind(&mut self, name: &str, expression: &str) -> Option<String> {
        let free = |name: &String| !self.taken.contains(name);
        let numbered = (2..10).map(|number| format!("{}_{number}", name.trim_start_matches("r#")));
        let name = std::iter::once(name.to_owned())
            .chain(numbered)
            .find(free)?;
        self.taken.insert(name.clone());
        self.lets.push(format!("let {name} = {expression};"));
        Some(name)
    }

    /// An expression of exactly the type, which cannot be guessed from around it.
    fn exact(&mut self, ty: &TypeRef, value: Written) -> Option<String> {
        let name = match ty {
            TypeRef::Scalar(Scalar::Number) => "Number",
            TypeRef::Scalar(Scalar::Date) => "Date",
            TypeRef::Scalar(Scalar::DateTime) => "DateTime",
            _ if value.exact.ends_with(".into()") => return None,
            _ => return Some(value.exact),
        };
        let made = self.runtime(name, &format!("from({})", value.into))?;
        Some(made.exact)
    }
}
