//! A field that is skipped and yet named or required.
use formwork::Form;

#[derive(Form)]
struct Customer {
    #[form(skip, rename = "mail")]
    email: String,
    #[form(skip, required)]
    items: Vec<String>,
}

fn main() {}
