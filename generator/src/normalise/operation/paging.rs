//! How an operation pages; `x-pagination` of a page parameter tells the bounds that its schema leaves open.

use crate::model::{
    Content, PageRole, Paging, PagingStyle, Parameters, PrimaryData, Reply, RequestBody,
};
use crate::normalise::builder::Builder;

use super::parameter::Met;

impl Builder<'_> {
    /// An operation pages where its reply is a document of many and it takes a page parameter.
    pub(crate) fn paging(
        &self,
        met: &[Met<'_>],
        parameters: &Parameters,
        replies: &[Reply],
        body: Option<&RequestBody>,
    ) -> Option<Paging> {
        let many = replies.iter().filter(|reply| reply.status.is_success()).flat_map(|reply| &reply.bodies).any(|body| {
            matches!(&body.content, Content::Document(document) if matches!(document.data, PrimaryData::Many(_)))
        });
        if !many || parameters.page.is_empty() {
            return None;
        }
        let has = |role: PageRole| parameters.page.iter().any(|page| page.role == role);
        let style = if has(PageRole::After) || has(PageRole::Before) {
            PagingStyle::Links
        } else if has(PageRole::Number) {
            PagingStyle::Number
        } else if has(PageRole::Offset) {
            PagingStyle::Offset
        } else {
            PagingStyle::Links
        };
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
        Some(Paging {
            style,
            max_size: self.settings.page.max_size.or_else(|| told("maximum")),
            default_size: self.settings.page.default_size.or_else(|| told("default")),
            in_body: body.is_some(),
        })
    }
}
