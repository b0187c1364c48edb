//! Names of which nothing is left.
use formwork::Form;

#[derive(Form)]
#[form(rename_all = "camelCase")]
struct Customer {
    #[form(rename = "")]
    name: String,
    __: String,
}

fn main() {}
