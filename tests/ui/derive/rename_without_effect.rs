//! `rename` on what is not written under its own name.
use formwork::Form;

#[derive(Form)]
struct Id(#[form(rename = "id")] String);

#[derive(Form)]
enum Created {
    #[form(rename = "exactly")]
    At(i64),
    #[form(rename = "between")]
    Between { gte: i64 },
}

fn main() {}
