//! Trees for property tests, which shrink to the smallest that is wrong.

use formwork_fuzz::tree::{JSON, Member, PLAIN, Presence, Scalar, Tree};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Text with more of the characters that mean something in a form, a URL, a header, a cookie or JSON.
fn text() -> impl Strategy<Value = String> {
    let special = select("[]&=+%;,|?#/\\\"'~._- \0\n\r\t\u{7f}\u{fffd}".chars().collect::<Vec<_>>());
    let plain = select("abc012CF".chars().collect::<Vec<_>>());
    let words = select(vec!["", ".", "..", "%2C", "%7C", "%7c", "%20", "a,b", " a", "a ", "null", "0", "%"]);
    let characters = vec(prop_oneof![1 => any::<char>(), 3 => special, 3 => plain], 0..6);
    prop_oneof![3 => characters.prop_map(String::from_iter), 1 => words.prop_map(str::to_owned)]
}

fn scalar() -> impl Strategy<Value = Scalar> {
    prop_oneof![
        8 => text().prop_map(Scalar::Text),
        1 => text().prop_map(Scalar::Secret),
        1 => any::<char>().prop_map(Scalar::Char),
        2 => any::<bool>().prop_map(Scalar::Bool),
        1 => any::<i8>().prop_map(Scalar::Byte),
        1 => any::<i64>().prop_map(Scalar::Long),
        1 => any::<i128>().prop_map(Scalar::Huge),
        1 => any::<u128>().prop_map(Scalar::HugeUnsigned),
        1 => any::<i64>().prop_map(Scalar::Timestamp),
        1 => finite(proptest::num::f32::ANY, f32::is_finite).prop_map(Scalar::Float),
        1 => finite(proptest::num::f64::ANY, f64::is_finite).prop_map(Scalar::Double),
        1 => any::<i64>().prop_map(Scalar::Displayed),
        1 => any::<u64>().prop_map(Scalar::Number),
        1 => select(&JSON).prop_map(Scalar::Json),
    ]
}

/// Mostly finite numbers, because one that is not spoils the whole tree.
fn finite<T: std::fmt::Debug + Copy + 'static>(
    number: impl Strategy<Value = T> + Clone,
    is_finite: fn(T) -> bool,
) -> impl Strategy<Value = T> {
    prop_oneof![30 => number.clone().prop_filter("is finite", move |number| is_finite(*number)), 1 => number]
}

fn leaf() -> impl Strategy<Value = Tree> {
    prop_oneof![1 => Just(Tree::Absent), 1 => Just(Tree::Clear), 20 => scalar().prop_map(Tree::Scalar)]
}

fn member(
    value: impl Strategy<Value = Tree>,
    name: impl Strategy<Value = String>,
) -> impl Strategy<Value = Member> {
    let presence = prop_oneof![
        6 => Just(Presence::Optional),
        1 => Just(Presence::Required),
        2 => select(&PLAIN).prop_map(Presence::Plain),
    ];
    (name, presence, value).prop_map(|(name, presence, value)| Member { name, presence, value })
}

/// Any tree, with these names.
fn named(name: BoxedStrategy<String>) -> BoxedStrategy<Tree> {
    leaf()
        .prop_recursive(5, 24, 5, move |value| {
            prop_oneof![
                vec(value.clone(), 0..12).prop_map(Tree::Array),
                vec(member(value, name.clone()), 0..6).prop_map(Tree::object),
            ]
        })
        .boxed()
}

/// A name, which is empty now and then.
fn name() -> BoxedStrategy<String> {
    prop_oneof![
        30 => text().prop_filter("is named", |name| !name.is_empty()),
        1 => Just(String::new()),
    ]
    .boxed()
}

/// Any tree.
pub(crate) fn tree() -> BoxedStrategy<Tree> {
    named(name())
}

/// A tree that is the whole of a form, and nearly always an object.
pub(crate) fn form() -> BoxedStrategy<Tree> {
    let object = vec(member(tree(), name()), 0..6).prop_map(Tree::object);
    prop_oneof![20 => object, 1 => tree()].boxed()
}

/// An object without the names that `serde_qs` takes for indices, or for more elements.
pub(crate) fn form_for_serde_qs() -> BoxedStrategy<Tree> {
    let name =
        text().prop_filter("is no index", |name| name.bytes().any(|byte| !byte.is_ascii_digit())).boxed();
    vec(member(named(name.clone()), name), 0..6).prop_map(Tree::object).boxed()
}

/// A value that a parameter can have in most styles, and sometimes one that it cannot have.
pub(crate) fn parameter() -> BoxedStrategy<Tree> {
    prop_oneof![
        4 => leaf(),
        4 => vec(leaf(), 0..5).prop_map(Tree::Array),
        4 => vec(member(leaf(), name()), 0..5).prop_map(Tree::object),
        1 => tree(),
    ]
    .boxed()
}
