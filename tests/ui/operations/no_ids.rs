//! A document that misspells `operationId`.

formwork::openapi! {
    spec = "spec/operation_id.json",
    operations = [GetPet],
}

fn main() {}
