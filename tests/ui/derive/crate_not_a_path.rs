//! A runtime that is no path.
use formwork::Form;

#[derive(Form)]
#[form(crate = "not a path")]
struct Customer {
    name: String,
}

fn main() {}
