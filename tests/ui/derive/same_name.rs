//! Two fields, or two variants, that would be one pair.
use formwork::Form;

#[derive(Form)]
#[form(rename_all = "camelCase")]
struct Customer {
    first_name: String,
    #[form(rename = "firstName")]
    given_name: String,
}

#[derive(Form)]
struct Order {
    #[form(rename = "type")]
    kind: String,
    r#type: String,
}

#[derive(Form)]
#[form(rename_all = "lowercase")]
enum Status {
    Active,
    ACTIVE,
}

fn main() {}
