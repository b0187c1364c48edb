//! Keys that only serde has: each is answered with what to do here.
use formwork::Form;

#[derive(Form)]
struct Customer {
    #[form(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[form(skip_serializing)]
    cached: bool,
    #[form(flatten)]
    address: Option<String>,
    #[form(serialize_with = "seconds")]
    created: i64,
}

#[derive(Form)]
#[form(transparent)]
struct Id(String);

#[derive(Form)]
#[form(untagged)]
enum Created {
    At(i64),
}

fn main() {}
