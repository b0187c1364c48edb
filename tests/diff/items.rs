//! The items that users can name, read from the code: an independent opinion on breaking changes.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Attribute, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct};

/// The items by their paths, each with what it says for itself: a type, a signature.
type Items = BTreeMap<String, String>;

/// The items that are gone or changed.
pub(crate) fn broken(before: &str, after: &str) -> Vec<String> {
    let (before, after) = (items(before), items(after));
    before.into_iter().filter(|(path, item)| after.get(path) != Some(item)).map(|(path, _)| path).collect()
}

fn items(code: &str) -> Items {
    let mut items = Items::new();
    collect(&syn::parse_file(code).unwrap().items, "", &mut items);
    items
}

fn collect(code: &[Item], module: &str, items: &mut Items) {
    for item in code {
        match item {
            Item::Mod(inner) => {
                let (_, code) = inner.content.as_ref().unwrap();
                collect(code, &format!("{module}{}::", inner.ident), items);
            }
            Item::Struct(item) => of_struct(item, module, items),
            Item::Enum(item) => of_enum(item, module, items),
            Item::Impl(item) => of_impl(item, module, items),
            _ => {}
        }
    }
}

fn of_struct(item: &ItemStruct, module: &str, items: &mut Items) {
    let path = format!("{module}{}", item.ident);
    derives(&item.attrs, &path, items);
    for field in &item.fields {
        let name = field.ident.as_ref().unwrap();
        items.insert(format!("{path}.{name}"), shown(&field.ty));
    }
}

fn of_enum(item: &ItemEnum, module: &str, items: &mut Items) {
    let path = format!("{module}{}", item.ident);
    derives(&item.attrs, &path, items);
    let mut names = Vec::new();
    for variant in &item.variants {
        items.insert(format!("{path}::{}", variant.ident), shown(&variant.fields));
        names.push(variant.ident.to_string());
    }
    // Those two are matched arm by arm.
    if item.ident == "Failure" || item.ident == "Output" && !names.contains(&"Other".to_owned()) {
        names.sort();
        items.insert(format!("the variants of {path}"), names.join(" "));
    }
}

fn derives(attributes: &[Attribute], path: &str, items: &mut Items) {
    items.insert(path.to_owned(), String::new());
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let traits = attribute.meta.require_list().unwrap().tokens.to_string();
        for derived in traits.split(',').map(str::trim).filter(|derived| !derived.is_empty()) {
            items.insert(format!("{derived} for {path}"), String::new());
        }
    }
}

fn of_impl(item: &ItemImpl, module: &str, items: &mut Items) {
    let path = format!("{module}{}", shown(&item.self_ty));
    let of_trait = item.trait_.as_ref().map(|(path, _)| shown(path));
    if let Some(of_trait) = &of_trait {
        items.insert(format!("{of_trait} for {path}"), String::new());
    }
    for inner in &item.items {
        match inner {
            ImplItem::Fn(function) if of_trait.is_none() => {
                // What arguments are called says which of two of one type is which.
                items.insert(format!("{path}::{}", function.sig.ident), shown(&function.sig));
            }
            ImplItem::Type(associated) => {
                items.insert(format!("{path}::{}", associated.ident), shown(&associated.ty));
            }
            _ => {}
        }
    }
}

fn shown(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}
