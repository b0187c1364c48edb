//! What the emitted code defines, read from the code itself: where each type is, and under which name a field is sent.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, ExprMethodCall, Fields, Item, ItemEnum, ItemImpl, Lit, Type};

/// A type of the emitted code.
pub(crate) struct Definition {
    /// The modules that it is in, and its name.
    pub(crate) path: Vec<Ident>,
    /// The kind of the definition.
    pub(crate) shape: Shape,
}

/// The parts of a type.
pub(crate) enum Shape {
    /// The parameters of an operation.
    Operation(Vec<Field>),
    /// An object that is sent.
    Params(Vec<Field>),
    /// Strings, with an escape for those that are not listed.
    StringEnum,
    /// A value of one of several types, by variant.
    Union(Vec<Ident>),
}

/// A field, and where the code sends it.
pub(crate) struct Field {
    /// The name in Rust.
    pub(crate) name: Ident,
    /// The role in the request.
    pub(crate) place: Place,
}

/// The role of a field in a request.
pub(crate) enum Place {
    /// The path parameter of this name.
    Path(String),
    /// The query parameter or property of this name.
    Member(String),
    /// The body as a whole.
    Body,
}

/// Every type of the file and its modules.
pub(crate) fn definitions(file: &syn::File) -> Vec<Definition> {
    let mut found = Vec::new();
    in_module(&file.items, &[], &mut found);
    found
}

fn in_module(items: &[Item], module: &[Ident], found: &mut Vec<Definition>) {
    let mut declared = BTreeMap::new();
    for item in items {
        match item {
            Item::Struct(item) => drop(declared.insert(item.ident.clone(), item.fields.len())),
            Item::Enum(item) => found.push(define(module, item.ident.clone(), enum_shape(item))),
            _ => {}
        }
    }
    for item in items {
        match item {
            Item::Impl(item) => {
                let Some((name, shape)) = impl_shape(item) else { continue };
                // An enum writes itself through a trait too; its variants have said what it is.
                let Some(declared) = declared.get(&name) else { continue };
                let (Shape::Operation(fields) | Shape::Params(fields)) = &shape else { continue };
                assert_eq!(fields.len(), *declared, "each field of `{name}` is sent once");
                found.push(define(module, name, shape));
            }
            Item::Mod(item) => {
                let module = [module, std::slice::from_ref(&item.ident)].concat();
                let items = item.content.as_ref().map_or(&[][..], |(_, items)| items);
                in_module(items, &module, found);
            }
            _ => {}
        }
    }
}

fn define(module: &[Ident], name: Ident, shape: Shape) -> Definition {
    let mut path = module.to_vec();
    path.push(name);
    Definition { path, shape }
}

/// A union holds a value in each variant, a string enum in none.
fn enum_shape(item: &ItemEnum) -> Shape {
    let holds = |fields: &Fields| matches!(fields, Fields::Unnamed(_));
    if item.variants.iter().all(|variant| holds(&variant.fields)) {
        Shape::Union(item.variants.iter().map(|variant| variant.ident.clone()).collect())
    } else {
        Shape::StringEnum
    }
}

/// The type that an implementation of one of the runtime's traits is for, and the fields that it sends.
fn impl_shape(item: &ItemImpl) -> Option<(Ident, Shape)> {
    let (implemented, _) = item.trait_.as_ref()?;
    let implemented = &implemented.segments.last()?.ident;
    let Type::Path(type_) = &*item.self_ty else { return None };
    let name = type_.path.get_ident()?.clone();
    let mut sent = Sent::default();
    sent.visit_item_impl(item);
    if implemented == "Operation" {
        Some((name, Shape::Operation(sent.fields)))
    } else if implemented == "Form" {
        Some((name, Shape::Params(sent.fields)))
    } else {
        None
    }
}

/// Collects the calls that have a name and a field, or only a field: `.member("type", &self.type_)`,
/// `.form_of(&self.body)`.
#[derive(Default)]
struct Sent {
    fields: Vec<Field>,
}

impl<'f> Visit<'f> for Sent {
    fn visit_expr_method_call(&mut self, call: &'f ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        let mut arguments = call.args.iter();
        let (first, second) = (arguments.next(), arguments.next());
        let found = match (first, second) {
            (Some(body), None) => field_of_self(body).map(|name| (name, Place::Body)),
            (Some(Expr::Lit(ExprLit { lit: Lit::Str(wire), .. })), Some(value)) => {
                let place = if call.method == "path_parameter" { Place::Path } else { Place::Member };
                field_of_self(value).map(|name| (name, place(wire.value())))
            }
            _ => None,
        };
        self.fields.extend(found.map(|(name, place)| Field { name, place }));
    }
}

/// The field in `&self.name` and `self.name.expose()`.
fn field_of_self(value: &Expr) -> Option<Ident> {
    match value {
        Expr::Reference(reference) => field_of_self(&reference.expr),
        Expr::MethodCall(call) => field_of_self(&call.receiver),
        Expr::Field(field) => match (&*field.base, &field.member) {
            (Expr::Path(base), syn::Member::Named(name)) if base.path.is_ident("self") => Some(name.clone()),
            _ => None,
        },
        _ => None,
    }
}
