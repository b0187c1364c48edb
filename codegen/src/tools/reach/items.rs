//! Items that stand for places of a document, as far as a keyword is in the code only if there is one.

use std::collections::{BTreeMap, BTreeSet};

use formwork_openapi::Node;
use formwork_resolve::model::{Model, Shape};

/// The generated items, by the places in the document that they are generated for.
#[derive(Debug)]
pub(super) struct Items {
    /// The values that have a variant.
    variants: BTreeSet<usize>,
    /// The schemas that have an enum of their branches.
    choices: BTreeSet<usize>,
    /// The names of the fields of each struct.
    fields: BTreeMap<usize, BTreeSet<String>>,
}

impl Items {
    pub(super) fn new(model: &Model) -> Self {
        let variants = model.constants.iter().copied().collect();
        let mut items = Self { variants, choices: BTreeSet::new(), fields: BTreeMap::new() };
        for definition in &model.definitions {
            if let Shape::Enum(variants) | Shape::ValueEnum(variants, _) = &definition.shape {
                items.variants.extend(variants.iter().map(|variant| variant.place.offset()));
            }
            if let Shape::Union(_) = &definition.shape {
                items.choices.insert(definition.place.offset());
            }
            let fields = definition.shape.fields();
            if !fields.is_empty() {
                let names = items.fields.entry(definition.place.offset()).or_default();
                names.extend(fields.iter().map(|field| field.wire.0.clone()));
            }
        }
        items
    }

    pub(super) fn has_variant(&self, value: &Node<'_>) -> bool {
        self.variants.contains(&value.offset())
    }

    pub(super) fn has_choice(&self, schema: &Node<'_>) -> bool {
        self.choices.contains(&schema.offset())
    }

    /// True if the struct of this schema has a field of this name.
    pub(super) fn has_field(&self, schema: &Node<'_>, name: &str) -> bool {
        self.fields.get(&schema.offset()).is_some_and(|fields| fields.contains(name))
    }
}
