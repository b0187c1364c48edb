//! A value where a key should be.
use formwork::Form;

#[derive(Form)]
struct Customer {
    #[form("mail")]
    email: Option<String>,
}

fn main() {}
