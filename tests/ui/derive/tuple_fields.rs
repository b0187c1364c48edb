//! Several fields without names.
use formwork::Form;

#[derive(Form)]
struct Point(i64, i64);

#[derive(Form)]
enum Place {
    At(i64, i64),
    Nowhere,
}

fn main() {}
