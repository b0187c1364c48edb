//! Keys that exist, on something else.
use formwork::Form;

#[derive(Form)]
#[form(rename = "customer")]
struct Customer {
    #[form(rename_all = "camelCase")]
    first_name: String,
    #[form(crate = "formwork")]
    last_name: String,
}

#[derive(Form)]
#[form(required)]
enum Status {
    #[form(skip)]
    Active,
}

fn main() {}
