//! `rename_all` where there is nothing to rename.
use formwork::Form;

#[derive(Form)]
#[form(rename_all = "camelCase")]
struct Id(String);

#[derive(Form)]
#[form(rename_all = "camelCase")]
enum Created {
    At(i64),
    Between { not_before: i64 },
}

#[derive(Form)]
enum Status {
    #[form(rename_all = "camelCase")]
    VeryActive,
}

fn main() {}
