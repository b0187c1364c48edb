//! Rules about derives of the user's choice: a trait of the standard library that a member forbids is a mistake here, and
//! not one in code that nobody has written.

use formwork_openapi::Diagnostic;
use formwork_resolve::arguments::{Derive, StandardDerive};
use formwork_resolve::model::{Branch, Definition, Field, Location, Model, Shape, Type};

use super::Checked;

/// The members, variants and types that forbid a derive.
pub(super) fn problems(checked: &Checked<'_>, derive: &Derive) -> Vec<Diagnostic> {
    let Some(standard) = derive.standard else { return Vec::new() };
    let mut problems = Vec::new();
    let mut kinds: Vec<(Reason, &Definition, usize)> = Vec::new();
    for definition in &checked.model.definitions {
        if !definition.shape.takes_derives() || definition.shape.derives(standard) {
            continue;
        }
        if let Some(reason) = own_reason(&definition.shape, standard) {
            // All types of a kind have it, so it is said once.
            match kinds.iter_mut().find(|(known, ..)| *known == reason) {
                Some((.., count)) => *count += 1,
                None => kinds.push((reason, definition, 1)),
            }
            continue;
        }
        let fields =
            definition.shape.fields().iter().map(|field| field_problem(checked, derive, definition, field));
        let branches = branches(&definition.shape).into_iter();
        let branches = branches.map(|branch| branch_problem(checked, derive, definition, branch));
        problems.extend(fields.chain(branches).flatten());
    }
    let kinds = kinds.into_iter().map(|(reason, first, count)| {
        let others = match count {
            1 => String::new(),
            2 => " and one other type".to_owned(),
            more => format!(" and {} other types", more - 1),
        };
        let (derive_name, name, reason) = (standard.as_str(), &first.name, reason.in_words());
        let message = format!("`{derive_name}` cannot be derived for `{name}`{others}: {reason}");
        checked.problem_at(&first.place, derive.span, message).help(way_out(standard))
    });
    kinds.chain(problems).collect()
}

/// The reason why no type of a kind can have a trait.
#[derive(Clone, Copy, PartialEq)]
enum Reason {
    Extra,
    OtherJson,
    NoVariant,
}

impl Reason {
    fn in_words(self) -> &'static str {
        match self {
            Self::Extra => "`extra`, which every type that is received has, does not implement it",
            Self::OtherJson => "the JSON in its variant `Other` does not implement it",
            Self::NoVariant => "none of its variants is the default",
        }
    }
}

fn own_reason(shape: &Shape, derive: StandardDerive) -> Option<Reason> {
    use StandardDerive::{Copy, Default, Ord, PartialOrd};
    match (shape, derive) {
        (Shape::Response(_), Copy | Ord | PartialOrd) => Some(Reason::Extra),
        (Shape::Enum(_) | Shape::ValueEnum(..) | Shape::Union(_) | Shape::Bodies(_), Default) => {
            Some(Reason::NoVariant)
        }
        (Shape::ValueEnum(..), Copy | Ord | PartialOrd) => Some(Reason::OtherJson),
        (Shape::Union(union), Copy | Ord | PartialOrd) if union.is_received => Some(Reason::OtherJson),
        _ => None,
    }
}

fn branches(shape: &Shape) -> Vec<&Branch> {
    match shape {
        Shape::Union(union) => union.branches.iter().collect(),
        Shape::Bodies(bodies) => bodies.iter().map(|(branch, _)| branch).collect(),
        _ => Vec::new(),
    }
}

fn field_problem(
    checked: &Checked<'_>,
    derive: &Derive,
    definition: &Definition,
    field: &Field,
) -> Option<Diagnostic> {
    let standard = derive.standard?;
    let is_optional = !field.required && field.location != Location::Rest;
    if is_optional && standard == StandardDerive::Default {
        return None;
    }
    let culprit = culprit(checked.model, &field.type_, standard)?;
    let (what, name) = (derive_name(standard, definition), &field.wire.0);
    let message = format!("{what}: its member `{}` holds {culprit}", name.escape_debug());
    Some(checked.problem(field, derive.span, message).help(way_out(standard)))
}

fn branch_problem(
    checked: &Checked<'_>,
    derive: &Derive,
    definition: &Definition,
    branch: &Branch,
) -> Option<Diagnostic> {
    let standard = derive.standard?;
    let culprit = culprit(checked.model, &branch.type_, standard)?;
    let message =
        format!("{}: its variant `{}` holds {culprit}", derive_name(standard, definition), branch.name);
    Some(checked.problem_at(&branch.place, derive.span, message).help(way_out(standard)))
}

fn derive_name(derive: StandardDerive, definition: &Definition) -> String {
    format!("`{}` cannot be derived for `{}`", derive.as_str(), definition.name)
}

fn way_out(derive: StandardDerive) -> String {
    let name = derive.as_str();
    let alone = format!("leave `{name}` out, or select what needs it in an `openapi!` of its own");
    match derive {
        StandardDerive::Eq | StandardDerive::Hash => {
            format!("{alone}; `opaque` makes a part JSON, which has it")
        }
        _ => alone,
    }
}

/// The part of a type that does not implement a trait, in words. A definition is looked at on its own.
fn culprit(model: &Model, type_: &Type, derive: StandardDerive) -> Option<&'static str> {
    use StandardDerive::{Copy, Default, Eq, Hash, Ord, PartialOrd};
    let (lacking, words): (&[StandardDerive], _) = match type_ {
        Type::Double => (&[Eq, Hash, Ord], "a float"),
        Type::String => (&[Copy], "text"),
        Type::Constant(_) => (&[Copy, Default], "text that has one value"),
        Type::Timestamp => (&[Default], "a time"),
        Type::Secret => (&[Copy, Default, Ord, PartialOrd], "a secret"),
        Type::Formatted(_) => (&[Copy, Default, Ord, PartialOrd], "text in a format"),
        Type::Json => (&[Copy, Default, Ord, PartialOrd], "any JSON"),
        Type::Upload => (&[Copy, Default, Hash, Ord, PartialOrd], "content that is sent as it is"),
        Type::Expandable(_) => (&[Copy, Default, Ord, PartialOrd], "an expandable object"),
        Type::Tuple(_) => (&[Copy, Ord, PartialOrd], "a list whose elements have types of their own"),
        Type::Array(_) => (&[Copy], "a list"),
        Type::Map(_) => (&[Copy], "a map"),
        Type::Named(id) if model.is_string_enum(*id) => {
            (&[Copy, Default], "text that the document may not list")
        }
        Type::Boxed(_) => (&[Copy], "a box"),
        _ => (&[], ""),
    };
    if lacking.contains(&derive) {
        return Some(words);
    }
    match type_ {
        // Empty and absent are defaults, whatever could be in them.
        Type::Array(_) | Type::Map(_) | Type::Clearable(_) | Type::Nullable(_) if derive == Default => None,
        Type::Array(inner)
        | Type::Map(inner)
        | Type::Boxed(inner)
        | Type::Clearable(inner)
        | Type::Nullable(inner)
        | Type::Expandable(inner) => culprit(model, inner, derive),
        Type::Tuple(tuple) => tuple.types().find_map(|type_| culprit(model, type_, derive)),
        _ => None,
    }
}
