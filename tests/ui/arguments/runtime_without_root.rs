//! A path that starts here would mean something else in the generated modules.

use formwork as fw;

fw::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    crate = fw,
}

fn main() {}
