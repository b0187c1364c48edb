//! Keys without a comma between them.
use formwork::Form;

#[derive(Form)]
struct Customer {
    #[form(rename = "mail" required)]
    email: Option<String>,
    #[form(required rename = "first-name")]
    name: String,
}

fn main() {}
