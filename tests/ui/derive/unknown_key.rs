//! Misspelt keys, and one that is like no other.
use formwork::Form;

#[derive(Form)]
#[form(rename_al = "camelCase")]
struct Customer {
    #[form(renam = "first-name")]
    first_name: String,
    #[form(default)]
    email: Option<String>,
}

fn main() {}
