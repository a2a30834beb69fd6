//! Lines that are one column too long by rustfmt's count and just fit by prettyplease's, which does not count the comma
//! behind a field of a struct literal or an arm of a match. rustfmt is told to leave those few.

use syn::{Attribute, Block, Expr, Stmt, parse_quote};

use super::layout::{STEP, WIDTH};
use super::width;

/// Marks what stands in a block whose statements start at a column.
pub(super) fn mark(block: &mut Block, column: usize) {
    for statement in &mut block.stmts {
        match statement {
            Stmt::Expr(expression, _) => mark_expression(expression, column),
            Stmt::Local(local) => {
                if let Some(init) = &mut local.init {
                    mark_expression(&mut init.expr, column);
                }
            }
            Stmt::Item(_) | Stmt::Macro(_) => {}
        }
    }
}

fn mark_expression(expression: &mut Expr, column: usize) {
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
                keep(
                    &mut field.attrs,
                    value.map(|value| column + STEP + name + ": ".len() + value),
                );
            }
        }
        Expr::Match(branches) => {
            for arm in &mut branches.arms {
                mark_expression(&mut arm.body, column + 2 * STEP);
                let pattern = width::of_pattern(&arm.pat);
                let body = width::of_expression(&arm.body);
                if let (Some(pattern), Some(body)) = (pattern, body) {
                    keep(
                        &mut arm.attrs,
                        Some(column + STEP + pattern + " => ".len() + body),
                    );
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

/// Tells rustfmt to leave a line that takes all of the width before its comma.
fn keep(attributes: &mut Vec<Attribute>, columns: Option<usize>) {
    if columns == Some(WIDTH) {
        attributes.push(parse_quote!(#[rustfmt::skip]));
    }
}
