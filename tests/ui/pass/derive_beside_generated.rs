//! Types by hand and generated ones hold one another, because a form is a trait.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use formwork::{Clearable, Form, form};
use update::{Options, ProvidedDetails, options::Document};

/// A batch of updates, which the document does not have.
#[derive(Form)]
struct Batch<'a> {
    sessions: &'a [&'a str],
    options: Options,
    details: Vec<ProvidedDetails>,
    #[form(rename = "note")]
    remark: Clearable<Remark>,
}

#[derive(Form)]
enum Remark {
    Text { text: String, by: update::Type },
}

fn main() {
    let batch = Batch {
        sessions: &["vs_1", "vs_2"],
        options: Options::new().document(Document::new().require_matching_selfie(false)),
        details: vec![ProvidedDetails::new().email("a@b.c"), ProvidedDetails::new().phone("1")],
        remark: Clearable::Set(Remark::Text { text: "x".to_owned(), by: update::Type::IdNumber }),
    };
    assert_eq!(
        form::to_string(&batch).unwrap(),
        "sessions[0]=vs_1&sessions[1]=vs_2&options[document][require_matching_selfie]=false\
         &details[0][email]=a%40b.c&details[1][phone]=1&note[text]=x&note[by]=id_number"
    );
    assert_eq!(
        form::to_string(&Batch { remark: Clearable::Clear, ..batch }).unwrap().split('&').last(),
        Some("note=")
    );
}
