//! Mistakes in different places, reported at once.
use formwork::Form;

#[derive(Form)]
#[form(rename_all = "camel", rename = "customer")]
enum Customer {
    #[form(rename = 1)]
    Person { name: String, #[form(skip = "yes")] full_name: String },
    Company(String, String),
    #[form(skip)]
    Unknown,
}

fn main() {}
