//! What only the command line asks for: documents cut out, explained and compared. A macro is built by everybody, and
//! does without.

mod api;
pub mod diff;
mod explain;
mod layout;
mod loss;
mod modules;
mod reach;
mod slice;
mod survey;
mod type_text;
mod vocabulary;

pub use api::{Api, Source, Summary};
pub use diff::diff;
pub use explain::{
    ExplainedCase, ExplainedField, ExplainedOperation, ExplainedPlace, ExplainedType, Explanation,
};
pub use formwork_openapi::Mark;
pub use layout::lay_out_tables;
pub use loss::{Fidelity, Loss, Tally};
pub use slice::Slice;
