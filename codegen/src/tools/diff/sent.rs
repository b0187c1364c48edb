//! Structs that are sent: what `new` takes, the setters, the types of the fields, and how these are written.

use formwork_resolve::model::{Field, Location, Methods, RustName, Shape, Type};

use super::comparison::{Comparison, Pair, Spot};
use super::fields::{Matched, Positions, matched};
use super::kind::Kind;
use super::side::Side;
use super::types::shown;
use super::written::written;

/// How a field comes to its value.
#[derive(Debug, PartialEq)]
enum Presence {
    /// `new` asks for it.
    Argument,
    /// There is only one value, and `new` knows it.
    Constant(String),
    /// A setter sets it, or nobody.
    Optional,
}

fn presence(side: Side<'_>, field: &Field) -> Presence {
    if !field.required || field.location == Location::Rest {
        return Presence::Optional;
    }
    let id = match &field.type_ {
        Type::Named(id) => id,
        Type::Constant(only) => return Presence::Constant(only.clone()),
        _ => return Presence::Argument,
    };
    match side.model.definition(*id).map(|definition| &definition.shape) {
        Some(Shape::Enum(variants)) => match variants.as_slice() {
            [only] => Presence::Constant(only.wire.0.clone()),
            _ => Presence::Argument,
        },
        Some(Shape::ValueEnum(_, values)) => match values.as_slice() {
            [only] => Presence::Constant(only.to_string()),
            _ => Presence::Argument,
        },
        _ => Presence::Argument,
    }
}

impl<'s> Comparison<'s> {
    pub(super) fn sent(&mut self, pair: &Pair<'s>, old: &'s [Field], new: &'s [Field]) {
        let matched = matched(old, new);
        let Matched { both, removed, added } = &matched;
        let methods = (pair.old.methods(), pair.new.methods());
        let (in_old, in_new) = (Positions::new(old), Positions::new(new));
        for (old, new) in both {
            let of_old = methods_of(methods.0.get(in_old.at(old)));
            let of_new = methods_of(methods.1.get(in_new.at(new)));
            self.sent_field(pair, old, new, (of_old, of_new));
        }
        for field in removed {
            let reason = match presence(self.old, field) {
                Presence::Argument => "`new` takes it no more, and the field is gone",
                Presence::Constant(_) => "it is sent by itself no more, and the field is gone",
                Presence::Optional => "the field and its setter are gone",
            };
            self.report(Kind::ParameterRemoved, &Self::removed_spot(pair, field), reason);
        }
        for field in added {
            self.sent_more(pair, field);
        }
        self.argument_order(pair, &matched, &in_new);
        self.wire_order(pair, &matched, &in_new);
        self.default_of(pair, (old, new), added);
    }

    fn sent_more(&mut self, pair: &Pair<'s>, field: &'s Field) {
        let spot = Self::added_spot(pair, field);
        match presence(self.new, field) {
            Presence::Argument => {
                let reason = format!("{} `{}` is required, so `new` takes it", kind(field), field.wire.0);
                self.report(Kind::ArgumentAdded, &spot, reason);
            }
            Presence::Constant(value) => {
                let reason = format!("{} `{}` is sent by itself, as `{value}`", kind(field), field.wire.0);
                self.report(Kind::ConstantAdded, &spot, reason);
            }
            Presence::Optional if field.location == Location::Rest => {
                let reason = "members that have no name in the document can be set";
                self.report(Kind::ParameterAdded, &spot, reason);
            }
            Presence::Optional => {
                let reason = format!("{} `{}` can be set", kind(field), field.wire.0);
                self.report(Kind::ParameterAdded, &spot, reason);
            }
        }
    }

    fn sent_field(
        &mut self,
        pair: &Pair<'s>,
        old: &'s Field,
        new: &'s Field,
        methods: ([Option<&RustName>; 3], [Option<&RustName>; 3]),
    ) {
        let spot = Self::field_spot(pair, old, new);
        self.field_names(&spot, old, new, Kind::ParameterRenamed);
        self.presence(&spot, old, new);
        let (is_same, is_cleared_alike) = self.sent_type(pair, &spot, (old, new), methods.0);
        if is_same && is_cleared_alike && old.required == new.required {
            self.methods(&spot, methods);
        }
        self.writing(&spot, old, new, is_same);
    }

    fn presence(&mut self, spot: &Spot<'s>, old: &Field, new: &Field) {
        let (kind, reason) = match (presence(self.old, old), presence(self.new, new)) {
            (Presence::Argument, Presence::Optional) => (
                Kind::ParameterOptional,
                "it is no longer required: a setter takes it, and `new` does not".to_owned(),
            ),
            (Presence::Constant(value), Presence::Optional) => (
                Kind::ParameterOptional,
                format!("it is no longer required: nothing sends `{value}` by itself"),
            ),
            (Presence::Optional, Presence::Argument) => {
                (Kind::ParameterRequired, "it is required: `new` takes it, and there is no setter".to_owned())
            }
            (Presence::Optional, Presence::Constant(value)) => (
                Kind::ParameterRequired,
                format!("it is required: `{value}` is sent by itself, and there is no setter"),
            ),
            (Presence::Constant(_), Presence::Argument) => {
                (Kind::ArgumentAdded, "there is more than one value now, so `new` takes it".to_owned())
            }
            (Presence::Argument, Presence::Constant(value)) => (
                Kind::ArgumentRemoved,
                format!("there is only the value `{value}` now, so `new` does not take it"),
            ),
            (Presence::Constant(old), Presence::Constant(new)) if old != new => {
                (Kind::ConstantChanged, format!("`{new}` is sent by itself, and was `{old}`"))
            }
            _ => return,
        };
        self.report(kind, spot, reason);
    }

    /// Compares types apart from clearing, and then clearing.
    fn sent_type(
        &mut self,
        pair: &Pair<'s>,
        spot: &Spot<'s>,
        (old, new): (&Field, &Field),
        [clear, _, clear_entry]: [Option<&RustName>; 3],
    ) -> (bool, bool) {
        let (before, after) = (Clearing::new(&old.type_), Clearing::new(&new.type_));
        let is_same = self.is_same(&before.type_, &after.type_, &Self::way(pair, spot));
        let types = (field_type(self.old, old), field_type(self.new, new));
        for (what, method, was_clearable, is_clearable) in [
            ("it", clear, before.whole, after.whole),
            ("an entry of it", clear_entry, before.entries, after.entries),
        ] {
            let gone = method.map(|method| format!(": there is no `{method}`")).unwrap_or_default();
            match (was_clearable, is_clearable) {
                (true, false) => {
                    let reason = format!("{what} cannot be cleared any more{gone}");
                    self.report(Kind::ClearableRemoved, spot, reason);
                }
                (false, true) => {
                    let (old, new) = &types;
                    let reason = format!(
                        "{what} can be cleared: the setter stays, but the field is of `{new}`, and was of `{old}`"
                    );
                    self.report(Kind::ClearableAdded, spot, reason);
                }
                _ => {}
            }
        }
        if !is_same {
            let (old, new) = types;
            self.report(Kind::TypeChanged, spot, format!("it is of `{new}`, and was of `{old}`"));
        }
        (is_same, before.whole == after.whole && before.entries == after.entries)
    }

    /// A method makes way for a field or another method of its name.
    fn methods(&mut self, spot: &Spot<'s>, (old, new): ([Option<&RustName>; 3], [Option<&RustName>; 3])) {
        for (old, new) in old.into_iter().zip(new) {
            match (old, new) {
                (Some(old), Some(new)) if old != new => {
                    self.report(Kind::MethodRemoved, spot, format!("the method `{old}` is `{new}` now"));
                }
                _ => {}
            }
        }
    }

    fn writing(&mut self, spot: &Spot<'s>, old: &Field, new: &Field, is_same_type: bool) {
        if old.location != new.location {
            let reason = format!("it is {} now, and was {}", article(new), article(old));
            self.report(Kind::LocationChanged, spot, reason);
        }
        if old.wire != new.wire && old.location != Location::Path {
            let reason = format!("it is sent as `{}`, and was as `{}`", new.wire.0, old.wire.0);
            self.report(Kind::WireNameChanged, spot, reason);
        }
        let (before, after) = (written(self.old, old), written(self.new, new));
        let is_said = self.has_other_body && new.location == Location::Member;
        if before != after && old.location == new.location && is_same_type && !is_said {
            self.report(Kind::EncodingChanged, spot, format!("it is written {after}, and was {before}"));
        }
    }

    /// Arguments that `new` took before and takes now, if they have changed places.
    fn argument_order(&mut self, pair: &Pair<'s>, matched: &Matched<'s>, in_new: &Positions) {
        let arguments = matched.both.iter().filter(|(old, new)| {
            let of = (presence(self.old, old), presence(self.new, new));
            of == (Presence::Argument, Presence::Argument)
        });
        let arguments: Vec<&Field> = arguments.map(|(_, new)| *new).collect();
        if !is_in_order(&arguments, in_new) {
            let fields = pair.new.shape.fields().iter();
            let names = fields.filter(|field| presence(self.new, field) == Presence::Argument);
            let names: Vec<&str> = names.map(|field| field.name.0.as_str()).collect();
            let reason = format!("`new` takes its arguments in another order: `new({})`", names.join(", "));
            self.report(Kind::ArgumentOrderChanged, &whole(pair), reason);
        }
    }

    /// Reports parameters of one location that are written in another order. The path defines its own.
    fn wire_order(&mut self, pair: &Pair<'s>, matched: &Matched<'s>, in_new: &Positions) {
        for location in [Location::Query, Location::Header, Location::Cookie, Location::Member] {
            let fields = matched.both.iter().map(|(_, new)| *new);
            let fields: Vec<&Field> = fields.filter(|field| field.location == location).collect();
            if !is_in_order(&fields, in_new) {
                let what = match location {
                    Location::Query => "query parameters",
                    Location::Header => "headers",
                    Location::Cookie => "cookies",
                    _ => "members",
                };
                let reason = format!("its {what} are written in another order");
                self.report(Kind::WireOrderChanged, &whole(pair), reason);
            }
        }
    }

    /// A struct without a required field is `Default`, and literals may end in `..Default::default()`. Where `new` takes
    /// more than before, that is said already.
    fn default_of(&mut self, pair: &Pair<'s>, (old, new): (&[Field], &[Field]), added: &[&Field]) {
        let required = |fields: &[Field]| fields.iter().filter(|field| field.required).count();
        let is_constant = |field: &&&Field| matches!(presence(self.new, field), Presence::Constant(_));
        let constants = added.iter().filter(is_constant).count();
        if required(old) == 0 && required(new) > 0 && required(new) == constants {
            let reason = "there is something that has to be sent, so it is not `Default` any more";
            self.report(Kind::DefaultRemoved, &whole(pair), reason);
        }
    }
}

/// The type of a field, as it is declared.
fn field_type(side: Side<'_>, field: &Field) -> String {
    let type_ = shown(side, &field.type_);
    let is_whole = matches!(field.type_, Type::Clearable(_) | Type::Nullable(_));
    if is_whole || field.required || field.location == Location::Rest {
        type_
    } else {
        format!("Option<{type_}>")
    }
}

/// The names of the methods that a field has beside its setter.
fn methods_of(methods: Option<&Methods>) -> [Option<&RustName>; 3] {
    methods.map_or([None; 3], |methods| {
        [&methods.clear, &methods.set_entry, &methods.clear_entry].map(Option::as_ref)
    })
}

/// A type, and what of it can be cleared.
struct Clearing {
    whole: bool,
    entries: bool,
    type_: Type,
}

impl Clearing {
    fn new(type_: &Type) -> Self {
        let (whole, type_) = match type_ {
            Type::Clearable(inner) => (true, &**inner),
            type_ => (false, type_),
        };
        match type_ {
            Type::Map(values) => match &**values {
                Type::Clearable(inner) => Self { whole, entries: true, type_: Type::Map(inner.clone()) },
                _ => Self { whole, entries: false, type_: type_.clone() },
            },
            _ => Self { whole, entries: false, type_: type_.clone() },
        }
    }
}

/// True if these fields have this order among all.
fn is_in_order(fields: &[&Field], all: &Positions) -> bool {
    fields.iter().map(|field| all.at(field)).is_sorted()
}

fn whole<'s>(pair: &Pair<'s>) -> Spot<'s> {
    let Pair { old, new, subject } = pair;
    Spot { subject: subject.clone(), wire: None, old: Some(&old.place), new: Some(&new.place) }
}

fn kind(field: &Field) -> &'static str {
    match field.location {
        Location::Path => "the path parameter",
        Location::Query => "the query parameter",
        Location::Header => "the header",
        Location::Cookie => "the cookie",
        Location::Member | Location::Rest => "the member",
        Location::Body => "the body",
    }
}

fn article(field: &Field) -> &'static str {
    match field.location {
        Location::Path => "in the path",
        Location::Query => "in the query",
        Location::Header => "a header",
        Location::Cookie => "a cookie",
        Location::Member | Location::Rest => "a member of the body",
        Location::Body => "the body",
    }
}
