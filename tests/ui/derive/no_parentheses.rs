//! Attributes without a list of keys.
use formwork::Form;

#[derive(Form)]
#[form]
struct Customer {
    #[form = "mail"]
    email: Option<String>,
}

fn main() {}
