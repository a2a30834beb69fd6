//! A request body: what the document requires is required by the type.

use jsonapi_runtime::{Date, Extra, Member, Mismatch, Node, ObjectReader, Output, Sensitive, Wire};

/// The body that creates an [`Inquiry`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateInquiry {
    /// Attributes.
    pub attributes: CreateInquiryAttributes,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl CreateInquiry {
    /// A body with all that the document requires.
    pub fn new(attributes: CreateInquiryAttributes) -> Self {
        Self {
            attributes,
            extra: Extra::new(),
        }
    }
}

impl Wire for CreateInquiry {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node);
        let mut this = Self {
            attributes: object.required("attributes")?,
            extra: Default::default(),
        };
        object.rest(&mut this.extra)?;
        Ok(this)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.object(|object| {
            object
                .required("attributes", &self.attributes)
                .rest(&self.extra);
        });
    }
}

/// Attributes of [`CreateInquiry`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateInquiryAttributes {
    /// The template.
    pub template_id: String,
    /// The birthdate, which may be unknown.
    pub birthdate: Option<Sensitive<Date>>,
    /// Tags.
    pub tags: Option<Vec<String>>,
    /// A note.
    pub note: Member<String>,
    /// Checks to run.
    pub checks: Option<Vec<CreateCheck>>,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl CreateInquiryAttributes {
    /// Attributes with all that the document requires.
    pub fn new(template_id: impl Into<String>, birthdate: Option<Sensitive<Date>>) -> Self {
        Self {
            template_id: template_id.into(),
            birthdate,
            tags: None,
            note: Member::Absent,
            checks: None,
            extra: Extra::new(),
        }
    }

    /// Sets the tags.
    #[must_use]
    pub fn tags(mut self, tags: impl Into<Vec<String>>) -> Self {
        self.tags = Some(tags.into());
        self
    }

    /// Sets the note, to null for `Member::Null`.
    #[must_use]
    pub fn note(mut self, note: impl Into<Member<String>>) -> Self {
        self.note = note.into();
        self
    }
}

impl Wire for CreateInquiryAttributes {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node);
        let mut this = Self {
            template_id: object.required("template-id")?,
            birthdate: object.required("birthdate")?,
            tags: Default::default(),
            note: Default::default(),
            checks: Default::default(),
            extra: Default::default(),
        };
        object
            .optional("tags", &mut this.tags)
            .optional("note", &mut this.note)
            .optional("checks", &mut this.checks)
            .rest(&mut this.extra)?;
        Ok(this)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.object(|object| {
            object
                .required("template-id", &self.template_id)
                .required("birthdate", &self.birthdate)
                .member("tags", &self.tags)
                .member("note", &self.note)
                .member("checks", &self.checks)
                .rest(&self.extra);
        });
    }
}

/// A check to run.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCheck {
    /// Its status.
    pub status: String,
    /// What came beside the declared members.
    pub extra: Extra,
}

impl Wire for CreateCheck {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node);
        let mut this = Self {
            status: object.required("status")?,
            extra: Default::default(),
        };
        object.rest(&mut this.extra)?;
        Ok(this)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.object(|object| {
            object.required("status", &self.status).rest(&self.extra);
        });
    }
}
