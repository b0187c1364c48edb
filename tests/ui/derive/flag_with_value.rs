//! A value for a key that takes none.
use formwork::Form;

#[derive(Form)]
struct Customer {
    #[form(skip = true)]
    cached: bool,
    #[form(required(true))]
    items: Vec<String>,
}

fn main() {}
