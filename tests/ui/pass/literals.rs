//! Every field is public: literals, struct update, patterns and comparisons work.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use formwork::{Clearable, Open, Form, Operation};
use update::{Options, ProvidedDetails, Type, options::Document};

const NOTHING: Options = Options { document: Clearable::Keep };

fn main() {
    let literal = Update {
        session: "vs_1".to_owned(),
        expand: None,
        metadata: Clearable::Set([("order_id".to_owned(), Clearable::Clear)].into()),
        options: Some(Options {
            document: Clearable::Set(Document { require_id_number: Some(true), ..Default::default() }),
        }),
        provided_details: Some(ProvidedDetails { email: None, phone: Some("+49".to_owned()) }),
        type_: Some(Open::Other("age".to_owned())),
    };
    let built = Update::new("vs_1")
        .clear_metadata_entry("order_id")
        .options(Options::new().document(Document::new().require_id_number(true)))
        .provided_details(ProvidedDetails::new().phone("+49"))
        .type_(Open::other("age"));
    assert_eq!(literal, built);

    let other = Update { session: "vs_2".to_owned(), metadata: Clearable::Clear, ..literal.clone() };
    assert_eq!(other.provided_details, literal.provided_details);
    assert_ne!(other, literal);

    let Update { session, options: Some(Options { document: Clearable::Set(document) }), .. } = literal
    else {
        panic!("the options are set")
    };
    assert_eq!((session.as_str(), document.require_id_number), ("vs_1", Some(true)));
    match other.type_ {
        Some(Open::Known(Type::Document | Type::IdNumber)) | None => panic!("the type is another one"),
        Some(Open::Other(name)) => assert_eq!(name, "age"),
    }

    let mut changed = Update::new("vs_3");
    changed.metadata.get_or_set_default().insert("a".to_owned(), "b".into());
    changed.options = Some(Options { document: Clearable::Clear, ..NOTHING });
    assert_eq!(changed.request().unwrap().body(), b"metadata[a]=b&options[document]=");

    fn is_form<T: Form + Clone + Default + Send + Sync + 'static>() {}
    is_form::<Options>();
}
