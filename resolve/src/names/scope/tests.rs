//! Property tests of names in a scope.

use formwork_openapi::OrderedSet;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use unicode_normalization::is_nfc;

use super::super::alike::longer;
use super::super::name::{Kind, field, type_, variant};
use super::{Fit, Others, Wish, share};
use crate::model::RustName;

fn usual(wire: &str, kind: Kind) -> RustName {
    match kind {
        Kind::Field => field(wire),
        Kind::Type => type_(wire),
        Kind::Variant => variant(wire),
    }
}

fn names(wire: &[String], kind: Kind) -> Vec<RustName> {
    let wish = |wire: &String| Wish { name: usual(wire, kind), is_chosen: false };
    let wishes: Vec<Wish> = wire.iter().map(wish).collect();
    share(&wishes, OrderedSet::default(), &|index| longer(wire.get(index), kind))
}

fn fit(wire: &str, kind: Kind) -> Fit {
    longer(Some(wire), kind).fit
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Field), Just(Kind::Type), Just(Kind::Variant)]
}

/// Distinct wire names, many of them similar.
fn wire() -> impl Strategy<Value = Vec<String>> {
    let name = prop_oneof![
        8 => "[aAbB1_.+ -]{0,4}",
        2 => "(dot|upper|lower|minus|a|b|[._])_?(a|b|[aA]B)",
        2 => "[oO\u{308}öÖ\u{212b}å]{1,3}",
        1 => "(type|new|Other|other|extra|self|Self)[_.]?",
        1 => any::<String>(),
    ];
    btree_set(name, 0..24).prop_map(|names| names.into_iter().collect::<Vec<_>>()).prop_shuffle()
}

proptest! {
    #[test]
    fn names_of_a_scope_are_different_identifiers(wire in wire(), kind in kind()) {
        let names = names(&wire, kind);
        for RustName(name) in &names {
            prop_assert!(syn::parse_str::<syn::Ident>(name).is_ok() && is_nfc(name), "{}", name);
            let is_reserved = match kind {
                Kind::Field => name == "new" || name == "extra",
                Kind::Type => false,
                Kind::Variant => name == "Other",
            };
            prop_assert!(!is_reserved, "{}", name);
        }
        let different: OrderedSet<&RustName> = names.iter().collect();
        prop_assert_eq!(different.len(), wire.len(), "{:?}: {:?}", wire, names);
    }

    /// Names do not change when others are added later, unless a later one is spelled exactly like the name.
    #[test]
    fn names_stay_when_others_are_added(wire in wire(), kind in kind(), count in 0..24_usize) {
        let count = count.min(wire.len());
        let (first, later) = wire.split_at(count);
        let later = later.iter().filter(|wire| fit(wire, kind) == Fit::Loose).cloned();
        let all: Vec<String> = first.iter().cloned().chain(later).collect();
        prop_assert_eq!(&names(first, kind)[..], &names(&all, kind)[..count], "{:?}", all);
    }

    /// In any order, the item that is spelled exactly like a name gets it.
    #[test]
    fn what_is_written_like_a_name_has_it(wire in wire(), kind in kind()) {
        for (written, name) in wire.iter().zip(names(&wire, kind)) {
            let usual_name = usual(written, kind);
            let is_as_good =
                |other: &&String| fit(other, kind) <= fit(written, kind) && usual(other, kind) == usual_name;
            if fit(written, kind) < Fit::Loose && wire.iter().filter(is_as_good).count() == 1 {
                prop_assert_eq!(name, usual_name);
            }
        }
    }

    /// Names that the user chose are kept, and no other item gets them.
    #[test]
    fn chosen_names_are_kept(wire in wire(), chosen in vec(any::<bool>(), 24)) {
        let wish = |(wire, is_chosen): (&String, &bool)| Wish { name: field(wire), is_chosen: *is_chosen };
        let wishes: Vec<Wish> = wire.iter().zip(&chosen).map(wish).collect();
        let names = share(&wishes, OrderedSet::default(), &|index| longer(wire.get(index), Kind::Field));
        for (wish, name) in wishes.iter().zip(&names) {
            prop_assert!(!wish.is_chosen || wish.name == *name);
            let users = names.iter().filter(|other| *other == name).count();
            prop_assert!(wish.is_chosen || users == 1, "{}", name);
        }
    }
}

/// A name with many claimants is assigned in linear time.
#[test]
fn many_that_want_one_name() {
    let count = 20_000;
    let wishes = vec![Wish { name: RustName("a".to_owned()), is_chosen: false }; count];
    let names = share(&wishes, OrderedSet::default(), &|_| Others { fit: Fit::Exact, names: Vec::new() });
    assert_eq!(names.last().unwrap().0, format!("a_{count}"));
}
