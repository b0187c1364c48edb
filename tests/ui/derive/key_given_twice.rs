//! One key, twice in one attribute and once more in another.
use formwork::Form;

#[derive(Form)]
struct Customer {
    #[form(rename = "mail", rename = "email")]
    email: Option<String>,
    #[form(required)]
    #[form(required)]
    items: Vec<String>,
}

fn main() {}
