//! Members that are selected have the types that they have anyway, and what is left out is not even read.

pub mod whole {
    formwork::openapi! { spec = "spec/pets.json", operations = [*] }
}

pub mod narrowed {
    formwork::openapi! {
        spec = "spec/pets.json",
        operations = [CreatePet, "pets/get" as GetPet],
        select = {
            CreatePet: [name, status],
            GetPet: [pet],
            Pet: [chip, home],
        },
    }
}

pub mod broken {
    formwork::openapi! {
        spec = "spec/mistakes_left_out.json",
        operations = [GetThing],
        select = { "#/components/schemas/thing": [id, part."a.b"] },
    }
}

fn main() {
    let narrowed = narrowed::CreatePet::new("Rex", narrowed::create_pet::Status::Sold);
    let whole = whole::CreatePet::new("Rex", whole::create_pet::Status::Sold);
    use formwork::Operation as _;
    assert_eq!(narrowed.request().unwrap().body(), whole.request().unwrap().body());
    let json = r#"{"id": 1.50, "part": {"a.b": "x", "c": null}, "broken": [1e400]}"#;
    let thing: broken::Thing = json.parse::<formwork::Json>().unwrap().decode().unwrap();
    assert_eq!(thing.part.as_ref().and_then(|part| part.a_b.as_deref()), Some("x"));
    assert_eq!(thing.extra.get("broken").map(|broken| broken.get()), Some("[1e400]"));
}
