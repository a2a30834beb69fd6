//! Lines that are a column or two too long by rustfmt's count and just fit by prettyplease's, which does not count the comma
//! behind a field of a struct literal or an arm of a match; parameters, calls and guards that fit no line, which the two break
//! at other places. rustfmt is told to leave those few.

use syn::{Attribute, Block, Expr, FnArg, Pat, ReturnType, Signature, Stmt, parse_quote};

use super::marks::{STEP, WIDTH, break_before};
use super::width;

/// Marks what stands in a block whose statements start at a column.
pub(super) fn mark(block: &mut Block, column: usize) {
    for statement in &mut block.stmts {
        match statement {
            Stmt::Expr(expression, _) => mark_expression(expression, column),
            Stmt::Local(local) => {
                if let Some(init) = &mut local.init {
                    if let Some(pattern) = width::of_pattern(&local.pat) {
                        let start = "let ".len() + pattern + " = ".len();
                        break_before(&mut init.expr, column, start);
                        if is_long_call(&init.expr, column + start) {
                            local.attrs.push(parse_quote!(#[rustfmt::skip]));
                        }
                    }
                    mark_expression(&mut init.expr, column);
                }
            }
            Stmt::Item(_) | Stmt::Macro(_) => {}
        }
    }
}

/// Marks what stands in an expression whose statement starts at a column.
pub(super) fn mark_expression(expression: &mut Expr, column: usize) {
    match expression {
        Expr::Struct(literal) => {
            for field in &mut literal.fields {
                if field.colon_token.is_none() {
                    continue;
                }
                let name = match &field.member {
                    syn::Member::Named(name) => width::of_ident(name),
                    syn::Member::Unnamed(_) => 1,
                };
                let value = width::of_expression(&field.expr);
                let value = value.map(|value| column + STEP + name + ": ".len() + value);
                keep(&mut field.attrs, value, slack(&field.expr));
            }
        }
        Expr::Match(branches) => {
            for arm in &mut branches.arms {
                mark_expression(&mut arm.body, column + 2 * STEP);
                let pattern = width::of_pattern(&arm.pat);
                let body = width::of_expression(&arm.body);
                if let (Some(pattern), Some(body)) = (pattern, body) {
                    let end = column + STEP + pattern + " => ".len() + body;
                    keep(&mut arm.attrs, Some(end), slack(&arm.body));
                }
            }
        }
        Expr::Call(call) => {
            for argument in &mut call.args {
                mark_expression(argument, column);
            }
        }
        Expr::Block(inner) => mark(&mut inner.block, column + STEP),
        Expr::If(branch) => mark(&mut branch.then_branch, column + STEP),
        _ => {}
    }
}

/// Whether a match in a block has an arm that calls something, or has a guard, that fits no line.
pub(super) fn has_long_arm(block: &Block, column: usize) -> bool {
    block.stmts.iter().any(|statement| match statement {
        Stmt::Expr(Expr::Match(branches), _) => branches.arms.iter().any(|arm| {
            let pattern = width::of_pattern(&arm.pat).unwrap_or(0);
            is_long_call(&arm.body, column + 2 * STEP)
                || is_long_guard(&arm.pat, column + STEP + pattern)
        }),
        _ => false,
    })
}

/// Whether an expression that starts at a column is one call that does not fit in the line: prettyplease breaks before the
/// method's name, rustfmt behind its parenthesis.
fn is_long_call(expression: &Expr, start: usize) -> bool {
    let one_call = match expression {
        Expr::MethodCall(call) => matches!(*call.receiver, Expr::Path(_)),
        Expr::Call(call) => matches!(*call.func, Expr::Path(_)),
        _ => false,
    };
    one_call && width::of_expression(expression).is_some_and(|width| start + width > WIDTH)
}

/// Whether a pattern that ends at a column has a guard, and leaves no room for ` => {`.
fn is_long_guard(pattern: &Pat, end: usize) -> bool {
    matches!(pattern, Pat::Guard(_)) && end + " => {".len() > WIDTH
}

/// How many columns before the comma rustfmt wants free: it counts `?` behind a chain twice more.
fn slack(expression: &Expr) -> usize {
    let is_chain = |inner: &Expr| matches!(inner, Expr::MethodCall(_));
    match expression {
        Expr::Try(inner) if is_chain(&inner.expr) => 3,
        _ => 1,
    }
}

/// Tells rustfmt to leave a line that takes all of the width before its comma, but for less than `slack` columns.
fn keep(attributes: &mut Vec<Attribute>, columns: Option<usize>, slack: usize) {
    if columns.is_some_and(|columns| columns <= WIDTH && columns + slack > WIDTH) {
        attributes.push(parse_quote!(#[rustfmt::skip]));
    }
}

/// Whether a function has a parameter or a return type that is too long for a line of its own: prettyplease breaks inside
/// the type, rustfmt around it.
pub(super) fn has_long_type(signature: &Signature, column: usize) -> bool {
    let returned = match &signature.output {
        ReturnType::Type(_, ty) => width::of_type(ty).unwrap_or(0),
        ReturnType::Default => 0,
    };
    if column + ") -> ".len() + returned + " {".len() > WIDTH - STEP {
        return true;
    }
    signature.inputs.iter().any(|input| {
        let FnArg::Typed(argument) = input else {
            return false;
        };
        let name = width::of_pattern(&argument.pat).unwrap_or(0);
        let ty = width::of_type(&argument.ty).unwrap_or(0);
        column + STEP + name + ": ".len() + ty > WIDTH - 1
    })
}
