//! The derive on what a macro makes, with names, types and the runtime's path from wherever the macro got them.
#![deny(warnings)]

/// A crate of its own that carries the runtime under another name.
mod sdk {
    pub use formwork as runtime;

    #[macro_export]
    macro_rules! params {
        (enum $name:ident { $($variant:ident($type:ty)),* $(,)? }) => {
            #[derive($crate::sdk::runtime::Form)]
            #[form(crate = $crate::sdk::runtime)]
            pub enum $name {
                Fixed,
                $($variant($type)),*
            }
        };
        ($name:ident { $($field:ident: $type:ty = $wire:literal),* $(,)? }, $runtime:path) => {
            #[derive($crate::sdk::runtime::Form)]
            #[form(crate = $runtime)]
            pub struct $name {
                fixed: i64,
                $(#[form(rename = $wire)] $field: $type,)*
            }
        };
    }
}

params!(Search { text: Option<String> = "q", within: Within = "within" }, crate::sdk::runtime);
params!(
    enum Within {
        Days(u8),
        Place(&'static str),
    }
);

#[derive(formwork::Form)]
#[form(crate = "self::sdk::runtime")]
struct AsSerdeWritesIt {
    by: Within,
}

fn main() {
    let search = Search { fixed: 1, text: Some("a b".to_owned()), within: Within::Days(3) };
    assert_eq!(formwork::form::to_string(&search).unwrap(), "fixed=1&q=a%20b&within=3");
    for (by, expected) in [(Within::Fixed, "by=Fixed"), (Within::Place("here"), "by=here")] {
        assert_eq!(formwork::form::to_string(&AsSerdeWritesIt { by }).unwrap(), expected);
    }
}
