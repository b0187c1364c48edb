//! Lifetimes, type and const parameters, bounds and where clauses are kept; only what is written needs a form.
#![deny(warnings)]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use formwork::{Clearable, Form, form};

/// Has no form.
struct Marker;

#[derive(Form)]
struct Page<'a, T: Debug + ?Sized, U = i64, const N: usize = 2>
where
    U: Clone,
{
    first: &'a T,
    others: [U; N],
    #[form(skip)]
    _marker: PhantomData<(Marker, &'a ())>,
}

#[derive(Form)]
struct Typed<T> {
    id: i64,
    #[form(skip)]
    _of: PhantomData<T>,
}

#[derive(Form)]
struct Newtype<'a, T>(&'a Option<Vec<T>>);

#[derive(Form)]
enum Either<L, R> {
    Left(L),
    Right { right: Clearable<R> },
    Neither,
}

#[derive(Form)]
struct Tree<T> {
    value: T,
    children: Vec<Tree<T>>,
    parent: Option<Box<Tree<T>>>,
}

#[derive(Form)]
struct Next<I: Iterator>
where
    I::Item: Form,
    <I as Iterator>::Item: Debug,
{
    next: Option<I::Item>,
    last: Option<<I as Iterator>::Item>,
}

#[derive(Form)]
struct Unsized<T: ?Sized> {
    id: i64,
    name: T,
}

fn encode(value: &impl Form) -> String {
    form::to_string(value).unwrap()
}

fn main() {
    let page = Page::<str> { first: "a", others: [1, 2], _marker: PhantomData };
    assert_eq!(encode(&page), "first=a&others[0]=1&others[1]=2");
    assert_eq!(encode(&Typed::<Marker> { id: 5, _of: PhantomData }), "id=5");

    let list = Some(vec![Either::Left(1), Either::Right { right: Clearable::Set("x") }, Either::Neither]);
    let named = BTreeMap::from([("list", Newtype(&list))]);
    assert_eq!(encode(&named), "list[0]=1&list[1][right]=x&list[2]=Neither");

    let leaf = || Tree { value: 2, children: Vec::new(), parent: None };
    let tree = Tree { value: 1, children: vec![leaf(), leaf()], parent: Some(Box::new(leaf())) };
    assert_eq!(encode(&tree), "value=1&children[0][value]=2&children[1][value]=2&parent[value]=2");

    let next = Next::<std::ops::Range<u8>> { next: Some(3), last: None };
    assert_eq!(encode(&next), "next=3");

    let name: &Unsized<[u8]> = &Unsized { id: 1, name: [2, 3] };
    assert_eq!(form::to_string(name).unwrap(), "id=1&name[0]=2&name[1]=3");
}
