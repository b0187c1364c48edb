//! No warning in generated code, under every lint group that a strict crate denies, and missing documentation at that.
#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub, unused, nonstandard_style)]
#![deny(
    future_incompatible,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    let_underscore
)]
#![deny(trivial_casts, trivial_numeric_casts, unused_qualifications, unused_lifetimes, unused_import_braces)]
#![deny(missing_copy_implementations, variant_size_differences, single_use_lifetimes, redundant_lifetimes)]
#![forbid(unsafe_code)]

pub mod identity {
    //! The operations of one document.
    formwork::openapi! { spec = "spec/identity.json", operations = [*] }
}

pub mod pets {
    //! The operations of another.
    formwork::openapi! { spec = "spec/pets.json", operations = [*], secret = ["chip"] }
}

pub mod statuses {
    //! Responses that are enums, and errors that are typed.
    formwork::openapi! { spec = "spec/statuses.json", operations = [*] }
}

pub mod odd {
    //! Names that are no words.
    formwork::openapi! { spec = "spec/odd.json", operations = [*] }
}

fn main() {
    let update = identity::PostIdentityVerificationSessionsSession::new("vs_1").clear_metadata();
    assert!(update.metadata.is_clear());
}
