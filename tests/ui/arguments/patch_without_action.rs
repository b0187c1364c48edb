//! The action is `clearable`.

formwork::openapi! {
    spec = "spec/overlays.json",
    operations = [UpdateOrder],
    patch = { UpdateOrder.metadata: clear },
}

fn main() {}
