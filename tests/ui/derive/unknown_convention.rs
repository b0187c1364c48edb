//! Conventions that `rename_all` does not know.
use formwork::Form;

#[derive(Form)]
#[form(rename_all = "snakecase")]
struct Customer {
    first_name: String,
}

#[derive(Form)]
#[form(rename_all = "Title Case")]
enum Status {
    Active,
}

fn main() {}
