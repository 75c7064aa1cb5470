//! The published texts that workloads and lessons come from.

/// A published text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: &'static str,
    /// Who wrote it, where that is known.
    pub author: Option<&'static str>,
    /// When, where that is known.
    pub year: Option<u16>,
}

impl Document {
    /// Title, author and year, as a citation has them.
    #[must_use]
    pub fn citation(&self) -> String {
        let mut citation = format!("“{}”", self.title);
        if let Some(author) = self.author {
            citation.push_str(&format!(", {author}"));
        }
        if let Some(year) = self.year {
            citation.push_str(&format!(", {year}"));
        }
        citation
    }
}

/// Document A.
pub const PARALLELISATION_IN_PYTHON: Document =
    Document { title: "Parallelisation in Python", author: Some("matsmaiwald"), year: None };
/// Document B, a notebook.
pub const PARALLEL_COMPUTING: Document =
    Document { title: "Parallel Computing", author: None, year: Some(2019) };
/// Document C.
pub const PYTHON_PARALLELISM: Document =
    Document { title: "Python Parallelism", author: Some("Adams Rosales"), year: Some(2020) };
/// Document D.
pub const YOU_TOO_CAN_PARALLELISE: Document =
    Document { title: "You too can parallelise in Python", author: Some("linbug"), year: None };
/// Document E.
pub const PARALLEL_PYTHON: Document =
    Document { title: "Parallel Python - Standard Library", author: None, year: None };

/// Where a workload comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// From these documents, the first of which it is listed under, and what it is called there.
    Documents(&'static [Document], &'static str),
    /// It is this project's own, and why there is such a workload.
    Own(&'static str),
}

impl Source {
    /// The document that it is listed under, where it comes from one.
    #[must_use]
    pub fn document(&self) -> Option<&'static Document> {
        match self {
            Self::Documents(documents, _) => documents.first(),
            Self::Own(_) => None,
        }
    }

    /// Where it comes from, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Documents(documents, what) => {
                let citations: Vec<String> = documents.iter().map(Document::citation).collect();
                format!("From {}: {what}.", citations.join(" and "))
            }
            Self::Own(why) => format!("This project’s own: {why}"),
        }
    }
}
