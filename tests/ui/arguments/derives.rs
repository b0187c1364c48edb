//! Derives that are there already, that are there twice, that need others, and that are not paths.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [CreatePet],
    derives = [Clone, ::core::fmt::Debug, Hash, ::std::hash::Hash, ::serde::Serialize, Ord],
}

mod names {
    formwork::openapi! { spec = "spec/pets.json", operations = [CreatePet], derives = [Hsh, Eq] }
}

mod path {
    formwork::openapi! { spec = "spec/pets.json", operations = [CreatePet], derives = [my_crate::MyDerive] }
}

mod text {
    formwork::openapi! { spec = "spec/pets.json", operations = [CreatePet], derives = ["Eq"] }
}

mod argument {
    formwork::openapi! { spec = "spec/pets.json", operations = [CreatePet], derives = [Eq(1)] }
}

fn main() {}
