//! How many columns code takes on one line: for the few constructs that [`layout`](super::layout) looks at.

use syn::{
    Expr, GenericArgument, Ident, Lit, Member, Pat, Path, PathArguments, Type, TypeParamBound,
    Visibility,
};

/// `pub const NAME: Type = `, or `static` for `const`.
pub(super) fn of_constant(
    visibility: &Visibility,
    keyword: &str,
    ident: &Ident,
    ty: &Type,
) -> usize {
    let fixed = keyword.len() + " ".len() + ": ".len() + " = ".len();
    of_visibility(visibility) + of_ident(ident) + of_type(ty).unwrap_or(0) + fixed
}

/// `pub ` with its space; restricted visibility is not emitted.
pub(super) fn of_visibility(visibility: &Visibility) -> usize {
    match visibility {
        Visibility::Public(_) => "pub ".len(),
        Visibility::Restricted(_) => "pub(crate) ".len(),
        Visibility::Inherited => 0,
    }
}

/// An identifier, `r#` included.
pub(super) fn of_ident(ident: &Ident) -> usize {
    ident.to_string().chars().count()
}

/// A type, where it is a path, a reference, a slice or a tuple.
pub(super) fn of_type(ty: &Type) -> Option<usize> {
    match ty {
        Type::Path(ty) => of_path(&ty.path),
        Type::Reference(ty) => {
            let lifetime = ty
                .lifetime
                .as_ref()
                .map_or(0, |lifetime| 2 + of_ident(&lifetime.ident));
            Some(1 + lifetime + of_type(&ty.elem)?)
        }
        Type::Slice(ty) => Some(2 + of_type(&ty.elem)?),
        Type::Tuple(ty) => Some(2 + separated(ty.elems.iter().map(of_type))?),
        Type::ImplTrait(ty) => match ty.bounds.iter().collect::<Vec<_>>().as_slice() {
            [TypeParamBound::Trait(bound)] => Some("impl ".len() + of_path(&bound.path)?),
            _ => None,
        },
        _ => None,
    }
}

/// A path, generic arguments included.
fn of_path(path: &Path) -> Option<usize> {
    let leading = if path.leading_colon.is_some() { 2 } else { 0 };
    let separators = 2 * path.segments.len().saturating_sub(1);
    let mut width = leading + separators;
    for segment in &path.segments {
        width += of_ident(&segment.ident);
        match &segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(arguments) => {
                let turbofish = if arguments.colon2_token.is_some() {
                    2
                } else {
                    0
                };
                let inner = arguments.args.iter().map(|argument| match argument {
                    GenericArgument::Type(ty) => of_type(ty),
                    GenericArgument::Lifetime(lifetime) => Some(1 + of_ident(&lifetime.ident)),
                    _ => None,
                });
                width += 2 + turbofish + separated(inner)?;
            }
            PathArguments::Parenthesized(_) => return None,
        }
    }
    Some(width)
}

/// An expression, where it is a literal, a path, or made of such by calls, references, arrays, tuples and `?`.
pub(super) fn of_expression(expression: &Expr) -> Option<usize> {
    match expression {
        Expr::Lit(literal) => of_literal(&literal.lit),
        Expr::Path(path) => {
            let qualified = match &path.qself {
                Some(own) => "< as >".len() + of_type(&own.ty)?,
                None => 0,
            };
            Some(qualified + of_path(&path.path)?)
        }
        Expr::Call(call) => {
            let arguments = separated(call.args.iter().map(of_expression))?;
            Some(of_expression(&call.func)? + 2 + arguments)
        }
        Expr::MethodCall(call) if call.turbofish.is_none() => {
            let arguments = separated(call.args.iter().map(of_expression))?;
            Some(of_expression(&call.receiver)? + 1 + of_ident(&call.method) + 2 + arguments)
        }
        Expr::Reference(reference) if reference.mutability.is_none() => {
            Some(1 + of_expression(&reference.expr)?)
        }
        Expr::Array(array) => Some(2 + separated(array.elems.iter().map(of_expression))?),
        Expr::Tuple(tuple) => Some(2 + separated(tuple.elems.iter().map(of_expression))?),
        Expr::Try(inner) => Some(1 + of_expression(&inner.expr)?),
        Expr::Field(field) => match &field.member {
            Member::Named(name) => Some(of_expression(&field.base)? + 1 + of_ident(name)),
            Member::Unnamed(_) => None,
        },
        _ => None,
    }
}

fn of_literal(literal: &Lit) -> Option<usize> {
    match literal {
        Lit::Str(text) => Some(text.token().to_string().chars().count()),
        Lit::Int(number) => Some(number.to_string().len()),
        Lit::Bool(value) => Some(if value.value { 4 } else { 5 }),
        _ => None,
    }
}

/// A pattern, where it is a literal, a path, `_`, or a tuple struct of such, with or without guard.
pub(super) fn of_pattern(pattern: &Pat) -> Option<usize> {
    match pattern {
        Pat::Lit(literal) => of_literal(&literal.lit),
        Pat::Path(path) => of_path(&path.path),
        Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => {
            Some(of_ident(&name.ident))
        }
        Pat::Wild(_) => Some(1),
        Pat::Type(pattern) => Some(of_pattern(&pattern.pat)? + 2 + of_type(&pattern.ty)?),
        Pat::Guard(pattern) => {
            Some(of_pattern(&pattern.pat)? + " if ".len() + of_expression(&pattern.guard)?)
        }
        Pat::TupleStruct(pattern) => {
            Some(of_path(&pattern.path)? + 2 + separated(pattern.elems.iter().map(of_pattern))?)
        }
        _ => None,
    }
}

/// Widths with `, ` between them.
fn separated(widths: impl Iterator<Item = Option<usize>>) -> Option<usize> {
    let mut sum = 0;
    for (index, width) in widths.enumerate() {
        sum += width? + if index > 0 { 2 } else { 0 };
    }
    Some(sum)
}
