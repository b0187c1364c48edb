//! Actions are names, and `type` says which.

formwork::openapi! {
    spec = "spec/overlays.json",
    operations = [UpdateOrder],
    patch = { UpdateOrder.metadata: "clearable" },
}

mod other {
    formwork::openapi! {
        spec = "spec/overlays.json",
        operations = [UpdateOrder],
        patch = { UpdateOrder.address.zip: type },
    }
}

mod pointer {
    formwork::openapi! {
        spec = "spec/overlays.json",
        operations = [UpdateOrder],
        patch = { UpdateOrder.3: opaque },
    }
}

fn main() {}
