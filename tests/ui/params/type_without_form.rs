//! A field whose type has no form: the type is pointed at.
use formwork::Form;

struct Address;

#[derive(Form)]
struct Customer {
    name: String,
    address: Option<Address>,
}

fn main() {}
