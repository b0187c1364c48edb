//! After a mistake, the type still has a `Form`: rustc does not report it as missing.
use formwork::{Form, form};

#[derive(Form)]
struct Customer<'a, T: ?Sized, const N: usize>
where
    T: 'a,
{
    #[form(optional)]
    tags: [&'a T; N],
}

fn main() {
    let _ = form::to_string(&Customer { tags: ["a", "b"] });
}
