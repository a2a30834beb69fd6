//! How members of forms and parts of multipart bodies are written: as `encoding` says (OpenAPI 3.1.1 §4.8.15). What is said
//! of style, explode or reserved characters outranks the content type.

use indexmap::IndexMap;
use jsonapi_runtime::http::encoding::Content;
use jsonapi_runtime::value::wire::Layout;
use openapiv3::Encoding as Declared;

use super::parameter::{exploded, query_style};
use crate::lower::EXPLODE;
use crate::model::{Encoding, Field, Style};
use crate::normalise::builder::Builder;
use crate::normalise::view::{Kind, View};

impl<'a> Builder<'a> {
    /// The members of a form whose encodings tell anything.
    pub(crate) fn form_fields(
        &self,
        view: &View<'a>,
        declared: &IndexMap<String, Declared>,
    ) -> Vec<Field> {
        let members = view.properties.iter();
        let fields = members.filter_map(|(name, parts)| {
            let (declared, member) = (declared.get(*name)?, self.schemas.merged(parts));
            styled(name, declared, &member).or_else(|| typed(name, declared, &member))
        });
        fields.collect()
    }
}

/// How a member is written whose encoding tells a style.
pub(super) fn styled(name: &str, declared: &Declared, view: &View<'_>) -> Option<Field> {
    let explode = declared.extensions.get(EXPLODE).map(|told| *told == true);
    if declared.style.is_none() && explode.is_none() && !declared.allow_reserved {
        return None;
    }
    let style = declared.style.as_ref().map_or(Style::Form, query_style);
    let encoding = Encoding {
        allow_reserved: declared.allow_reserved,
        ..Encoding::new(style, exploded(style, explode, view))
    };
    Some(field(name, encoding, view))
}

/// How a member is written whose encoding tells a content type, the first of several.
fn typed(name: &str, declared: &Declared, view: &View<'_>) -> Option<Field> {
    let told = declared.content_type.as_deref()?;
    let content = Content::of(told.split(',').next().unwrap_or_default());
    Some(field(name, Encoding::FORM.content(content), view))
}

fn field(name: &str, encoding: Encoding, view: &View<'_>) -> Field {
    Field {
        wire: name.to_owned(),
        encoding,
        layout: match view.kind {
            Some(Kind::Array) => Layout::List,
            Some(Kind::String | Kind::Number | Kind::Integer | Kind::Boolean) => Layout::Scalar,
            _ if view.is_object() => Layout::Object,
            _ => Layout::Any,
        },
        members: view
            .properties
            .keys()
            .map(|name| (*name).to_owned())
            .collect(),
    }
}
