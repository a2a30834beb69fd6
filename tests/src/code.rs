//! What generated code says, read by syn.

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, ExprStruct, Field, ItemTrait, Lit, Member, TraitItem};

use jsonapi_generator::pipeline::Crate;

/// The Rust files of a crate, parsed.
///
/// # Errors
/// When one is no Rust.
pub fn parse(made: &Crate) -> syn::Result<Vec<syn::File>> {
    made.files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
        .map(|file| syn::parse_file(&file.text))
        .collect()
}

/// The `id`s of all `OperationInfo`s that a client states, in the order of the files.
pub fn operation_infos(files: &[syn::File]) -> Vec<String> {
    struct Ids(Vec<String>);
    impl<'ast> Visit<'ast> for Ids {
        fn visit_expr_struct(&mut self, made: &'ast ExprStruct) {
            let named = made.path.segments.last();
            if named.is_some_and(|segment| segment.ident == "OperationInfo") {
                self.0.extend(made.fields.iter().filter_map(|field| {
                    let Member::Named(name) = &field.member else {
                        return None;
                    };
                    match &field.expr {
                        Expr::Lit(ExprLit {
                            lit: Lit::Str(text),
                            ..
                        }) if name == "id" => Some(text.value()),
                        _ => None,
                    }
                }));
            }
            visit::visit_expr_struct(self, made);
        }
    }
    let mut ids = Ids(Vec::new());
    files.iter().for_each(|file| ids.visit_file(file));
    ids.0
}

/// The traits of a crate: each one's name and its methods.
pub fn traits(files: &[syn::File]) -> Vec<(String, Vec<String>)> {
    struct Traits(Vec<(String, Vec<String>)>);
    impl<'ast> Visit<'ast> for Traits {
        fn visit_item_trait(&mut self, definition: &'ast ItemTrait) {
            let methods = definition.items.iter().filter_map(|item| match item {
                TraitItem::Fn(method) => Some(method.sig.ident.to_string()),
                _ => None,
            });
            self.0
                .push((definition.ident.to_string(), methods.collect()));
        }
    }
    let mut traits = Traits(Vec::new());
    files.iter().for_each(|file| traits.visit_file(file));
    traits.0
}

/// How often a type of this name occurs in fields and variants.
pub fn fields_of_type(files: &[syn::File], name: &str) -> usize {
    struct Count<'a>(&'a str, usize);
    impl<'ast> Visit<'ast> for Count<'_> {
        fn visit_field(&mut self, field: &'ast Field) {
            let ty = field.ty.to_token_stream().to_string();
            self.1 += ty.split_whitespace().filter(|word| *word == self.0).count();
        }
    }
    let mut count = Count(name, 0);
    files.iter().for_each(|file| count.visit_file(file));
    count.1
}
