//! Members that are selected twice, as a whole and in part, and lists that are not lists.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [CreatePet],
    select = {
        Pet: [name, name, owner, owner.name],
    },
}

mod twice {
    formwork::openapi! {
        spec = "spec/pets.json",
        operations = [CreatePet],
        select = { Pet: [name], "Pet": [id] },
    }
}

mod member {
    formwork::openapi! { spec = "spec/pets.json", operations = [CreatePet], select = { Pet.owner: [name] } }
}

mod brackets {
    formwork::openapi! { spec = "spec/pets.json", operations = [CreatePet], select = { Pet: name } }
}

mod key {
    formwork::openapi! { spec = "spec/pets.json", operations = [CreatePet], select = { [name] } }
}

mod list {
    formwork::openapi! { spec = "spec/pets.json", operations = [CreatePet], select = [name] }
}

fn main() {}
