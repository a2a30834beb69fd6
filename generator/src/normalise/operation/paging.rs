//! How an operation pages; `x-pagination` of a page parameter tells the bounds that its schema leaves open.

use crate::model::{
    Content, Document, PageParameter, PageRole, Paging, PagingStyle, Parameters, PrimaryData,
    Reply, successes,
};
use crate::normalise::builder::Builder;

use super::parameter::Met;

impl Builder<'_> {
    /// An operation pages where its reply is a document of many, and it takes a page parameter or the reply links to the
    /// next page.
    pub(crate) fn paging(
        &self,
        met: &[Met<'_>],
        parameters: &Parameters,
        replies: &[Reply],
    ) -> Option<Paging> {
        let document = paged(replies)?;
        if parameters.page.is_empty() && !document.pages {
            return None;
        }
        let size = find(parameters, PageRole::Size);
        let bounds = size.map(|size| size.bounds).unwrap_or_default();
        let told = |key: &str| {
            let size = met.iter().find_map(|met| {
                met.data
                    .extensions
                    .get("x-pagination")?
                    .get("size")?
                    .get(key)?
                    .as_u64()
            });
            size.and_then(|size| u32::try_from(size).ok())
        };
        let settings = &self.settings.page;
        Some(Paging {
            style: style(parameters, document),
            size: size.map(|size| size.name.wire().to_owned()),
            max_size: settings
                .max_size
                .or_else(|| told("maximum"))
                .or(bounds.maximum),
            default_size: settings
                .default_size
                .or_else(|| told("default"))
                .or(bounds.default),
        })
    }
}

/// The document that is a page: that of the first success that holds many resources.
fn paged(replies: &[Reply]) -> Option<&Document> {
    let successes = successes(replies);
    successes
        .flat_map(|reply| &reply.bodies)
        .find_map(|body| match &body.content {
            Content::Document(document) if matches!(document.data, PrimaryData::Many(_)) => {
                Some(document)
            }
            _ => None,
        })
}

/// What leads on where no links come. Where the document promises links, a cursor is theirs to tell; numbers and offsets
/// can be counted all the same.
fn style(parameters: &Parameters, document: &Document) -> PagingStyle<String> {
    let wire = |page: &PageParameter| page.name.wire().to_owned();
    if let Some(after) = find(parameters, PageRole::After) {
        return if document.pages {
            PagingStyle::Links
        } else {
            PagingStyle::Cursor {
                parameter: wire(after),
            }
        };
    }
    if let Some(number) = find(parameters, PageRole::Number) {
        let first = number.bounds.default.or(number.bounds.minimum);
        return PagingStyle::Number {
            parameter: wire(number),
            first: first.unwrap_or(1),
        };
    }
    match find(parameters, PageRole::Offset) {
        Some(offset) => PagingStyle::Offset {
            parameter: wire(offset),
        },
        None => PagingStyle::Links,
    }
}

fn find(parameters: &Parameters, role: PageRole) -> Option<&PageParameter> {
    parameters.page.iter().find(|page| page.role == role)
}
