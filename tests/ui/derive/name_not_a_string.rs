//! Names that are not written as a string.
use formwork::Form;

#[derive(Form)]
#[form(rename_all = camelCase)]
struct Customer {
    #[form(rename)]
    first_name: String,
    #[form(rename = 5)]
    last_name: String,
    #[form(rename("mail"))]
    email: Option<String>,
    #[form(rename = concat!("pho", "ne"))]
    phone: Option<String>,
}

fn main() {}
