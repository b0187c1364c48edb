//! A union.
use formwork::Form;

#[derive(Form)]
union Number {
    signed: i64,
    unsigned: u64,
}

fn main() {}
