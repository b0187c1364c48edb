//! `#[derive(Form)]`: the bodies of every shape, alone and beside what is written by hand.

use std::collections::BTreeMap;

use formwork::form::{self, Encoder};
use formwork::{Clearable, Form};
use proptest::prelude::*;

#[derive(Form, Clone, Copy, Debug, PartialEq)]
#[form(rename_all = "snake_case")]
enum Kind {
    Passport,
    IdCard,
    #[form(rename = "DL")]
    DrivingLicense,
}

/// A union as APIs know it: `created=now`, `created=5`, `created[gte]=5`.
#[derive(Form, Clone, Debug, PartialEq)]
enum Created {
    #[form(rename = "now")]
    Now,
    At(i64),
    #[form(rename_all = "camelCase")]
    Between {
        not_before: i64,
        before: Option<i64>,
        #[form(skip)]
        _note: (),
    },
}

#[derive(Form, Default)]
#[form(rename_all = "camelCase")]
struct Document {
    allowed_types: Vec<Kind>,
    require_live_capture: Option<bool>,
}

#[derive(Form)]
struct Id(String);

#[derive(Form)]
struct Nothing;

#[derive(Form, Default)]
struct Update<'a> {
    name: Clearable<&'a str>,
    document: Clearable<Document>,
    metadata: Clearable<BTreeMap<String, Clearable<String>>>,
    kind: Option<Kind>,
    created: Option<Created>,
    related: Vec<Id>,
    address: Option<Address>,
    nothing: Option<Nothing>,
    #[form(rename = "a[b]=c&d")]
    odd: Option<char>,
    r#type: Option<Box<str>>,
    #[form(skip)]
    _attempts: u32,
}

/// Written by hand, as a generated type is.
#[derive(Default)]
struct Address {
    line1: String,
    /// Derived again.
    document: Document,
}

impl Form for Address {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.object().member("line1", &self.line1).member("document", &self.document);
    }
}

#[test]
fn bodies_are_what_the_shape_says() {
    let set = |key: &str, value: Clearable<String>| (key.to_owned(), value);
    let document = || Document {
        allowed_types: vec![Kind::IdCard, Kind::DrivingLicense],
        require_live_capture: Some(true),
    };
    let table = [
        (Update::default(), ""),
        (Update { name: "Jenny & co".into(), _attempts: 3, ..Update::default() }, "name=Jenny%20%26%20co"),
        (
            Update { name: Clearable::Clear, document: Clearable::Clear, ..Update::default() },
            "name=&document=",
        ),
        (
            Update { document: document().into(), ..Update::default() },
            "document[allowedTypes][0]=id_card&document[allowedTypes][1]=DL&document[requireLiveCapture]=true",
        ),
        (Update { document: Document::default().into(), ..Update::default() }, ""),
        (
            Update {
                metadata: BTreeMap::from([
                    set("order_id", Clearable::Clear),
                    set("kept", Clearable::Keep),
                    set("sku[0]", "1=1".into()),
                ])
                .into(),
                ..Update::default()
            },
            "metadata[order_id]=&metadata[sku%5B0%5D]=1%3D1",
        ),
        (
            Update { kind: Some(Kind::Passport), created: Some(Created::Now), ..Update::default() },
            "kind=passport&created=now",
        ),
        (Update { created: Some(Created::At(-5)), ..Update::default() }, "created=-5"),
        (
            Update {
                created: Some(Created::Between { not_before: 1, before: Some(2), _note: () }),
                ..Update::default()
            },
            "created[notBefore]=1&created[before]=2",
        ),
        (
            Update { related: vec![Id("a".into()), Id("b/c".into())], ..Update::default() },
            "related[0]=a&related[1]=b%2Fc",
        ),
        (
            Update {
                address: Some(Address { line1: "1 Main St".into(), document: document() }),
                nothing: Some(Nothing),
                ..Update::default()
            },
            "address[line1]=1%20Main%20St&address[document][allowedTypes][0]=id_card\
             &address[document][allowedTypes][1]=DL&address[document][requireLiveCapture]=true",
        ),
        (
            Update { odd: Some('ö'), r#type: Some("x".into()), ..Update::default() },
            "a%5Bb%5D%3Dc%26d=%C3%B6&type=x",
        ),
    ];
    for (update, expected) in table {
        assert_eq!(form::to_string(&update).as_deref(), Ok(expected));
    }
}

#[derive(Form, Default)]
struct Required {
    #[form(required)]
    items: Vec<Document>,
    #[form(required, rename = "for")]
    purpose: Option<String>,
}

/// `required` is also heard inside of a variant, and under the name on the wire.
#[derive(Form)]
enum Nested {
    Order {
        #[form(required)]
        order: Required,
    },
}

#[test]
fn what_is_required_cannot_be_left_out() {
    let document = Document { require_live_capture: Some(false), ..Document::default() };
    let table = [
        (Required::default(), Err("order[items]")),
        (Required { items: vec![Document::default()], purpose: None }, Err("order[items][0]")),
        (Required { items: vec![document], purpose: None }, Err("order[for]")),
        (
            Required {
                items: vec![Document { require_live_capture: Some(false), ..Document::default() }],
                purpose: Some("sale".into()),
            },
            Ok("order[items][0][requireLiveCapture]=false&order[for]=sale"),
        ),
    ];
    for (order, expected) in table {
        let body = form::to_string(&Nested::Order { order });
        assert_eq!(body.as_deref().map_err(form::Error::name), expected);
    }
}

#[test]
fn a_value_without_a_name_is_no_body() {
    assert!(form::to_string(&Kind::Passport).is_err());
    assert!(form::to_string(&Created::At(5)).is_err());
    assert!(form::to_string(&Id("a".into())).is_err());
    assert_eq!(form::to_string(&Nothing).as_deref(), Ok(""));
    let between = Created::Between { not_before: 1, before: None, _note: () };
    assert_eq!(form::to_string(&between).as_deref(), Ok("notBefore=1"));
}

/// A tree of everything that can be read back without knowing more than the names.
#[derive(Form, Clone, Debug, PartialEq)]
#[form(rename_all = "SCREAMING-KEBAB-CASE")]
struct Node {
    #[form(required)]
    tree_id: u32,
    label: Option<String>,
    limit: Clearable<i64>,
    kind: Kind,
    created: Option<Created>,
    tags: Vec<String>,
    meta_data: BTreeMap<String, String>,
    next_tree: Option<Box<Node>>,
    #[form(rename = "children & heirs")]
    children: Vec<Node>,
}

/// A form has no way to say an empty key.
fn key() -> impl Strategy<Value = String> {
    any::<String>().prop_filter("is named", |key| !key.is_empty())
}

prop_compose! {
    fn leaf()(
        tree_id: u32,
        label: Option<String>,
        limit in prop_oneof![Just(Clearable::Keep), Just(Clearable::Clear), any::<i64>().prop_map(Clearable::Set)],
        kind in prop_oneof![Just(Kind::Passport), Just(Kind::IdCard), Just(Kind::DrivingLicense)],
        created in proptest::option::of(created()),
        tags in proptest::collection::vec(any::<String>(), 0..4),
        meta_data in proptest::collection::btree_map(key(), any::<String>(), 0..4),
    ) -> Node {
        Node { tree_id, label, limit, kind, created, tags, meta_data, next_tree: None, children: Vec::new() }
    }
}

fn created() -> impl Strategy<Value = Created> {
    let between = |(not_before, before)| Created::Between { not_before, before, _note: () };
    prop_oneof![
        Just(Created::Now),
        any::<i64>().prop_map(Created::At),
        any::<(i64, Option<i64>)>().prop_map(between),
    ]
}

fn tree() -> impl Strategy<Value = Node> {
    leaf().prop_recursive(4, 24, 3, |node| {
        let next = proptest::option::of(node.clone());
        (leaf(), next, proptest::collection::vec(node, 0..3)).prop_map(|(leaf, next, children)| Node {
            next_tree: next.map(Box::new),
            children,
            ..leaf
        })
    })
}

/// Pairs as a server's form parser gives them: names and values decoded.
struct Decoded(BTreeMap<String, String>);

impl Decoded {
    /// Fails on a name that occurs twice.
    fn new(body: &str) -> Option<Self> {
        let mut pairs = BTreeMap::new();
        form_urlencoded::parse(body.as_bytes())
            .into_owned()
            .all(|(name, value)| pairs.insert(name, value).is_none())
            .then_some(Self(pairs))
    }

    /// Takes a value, so that what nobody asked for is left in the end.
    fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    fn number<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        self.take(name)?.parse().ok()
    }

    fn tags(&mut self, name: &str) -> Vec<String> {
        (0..).map_while(|index| self.take(&format!("{name}[{index}]"))).collect()
    }

    fn map(&mut self, name: &str) -> BTreeMap<String, String> {
        let prefix = format!("{name}[");
        let (map, others) =
            std::mem::take(&mut self.0).into_iter().partition(|(name, _)| name.starts_with(&prefix));
        self.0 = others;
        let key = |name: &str| Some(name.strip_prefix(&prefix)?.strip_suffix(']')?.to_owned());
        map.into_iter().filter_map(|(name, value): (String, String)| Some((key(&name)?, value))).collect()
    }

    fn created(&mut self, name: &str) -> Option<Created> {
        match self.take(name) {
            Some(now) if now == "now" => Some(Created::Now),
            Some(at) => at.parse().map(Created::At).ok(),
            None => {
                let not_before = self.number(&format!("{name}[notBefore]"))?;
                Some(Created::Between {
                    not_before,
                    before: self.number(&format!("{name}[before]")),
                    _note: (),
                })
            }
        }
    }

    /// The node whose members are called `name(member)`.
    fn node(&mut self, name: &dyn Fn(&str) -> String) -> Option<Node> {
        let inner = |outer: String| move |member: &str| format!("{outer}[{member}]");
        Some(Node {
            tree_id: self.number(&name("TREE-ID"))?,
            label: self.take(&name("LABEL")),
            limit: match self.take(&name("LIMIT")) {
                None => Clearable::Keep,
                Some(limit) if limit.is_empty() => Clearable::Clear,
                Some(limit) => Clearable::Set(limit.parse().ok()?),
            },
            kind: match self.take(&name("KIND"))?.as_str() {
                "passport" => Kind::Passport,
                "id_card" => Kind::IdCard,
                "DL" => Kind::DrivingLicense,
                _ => return None,
            },
            created: self.created(&name("CREATED")),
            tags: self.tags(&name("TAGS")),
            meta_data: self.map(&name("META-DATA")),
            next_tree: self.node(&inner(name("NEXT-TREE"))).map(Box::new),
            children: (0..)
                .map_while(|index| self.node(&inner(format!("{}[{index}]", name("children & heirs")))))
                .collect(),
        })
    }
}

/// Structs and newtypes of maps, which serde reads without knowing our types.
#[derive(Form, Clone, Debug)]
struct Shelves {
    shelves: BTreeMap<String, Shelf>,
}

#[derive(Form, Clone, Debug)]
struct Shelf(BTreeMap<String, Vec<String>>);

fn shelves() -> impl Strategy<Value = Shelves> {
    // `[]` is how serde_qs appends to an array, and what is empty is left out of a form.
    let books = proptest::collection::vec(any::<String>(), 1..4);
    // What looks like an index is a number to it: `00` comes back as `0`.
    let name = || key().prop_filter("is no index", |key| !key.bytes().all(|byte| byte.is_ascii_digit()));
    let shelf = proptest::collection::btree_map(name(), books, 1..4).prop_map(Shelf);
    proptest::collection::btree_map(name(), shelf, 1..4).prop_map(|shelves| Shelves { shelves })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tree_is_read_back(tree in tree()) {
        let body = form::to_string(&tree).unwrap();
        let mut decoded = Decoded::new(&body).expect("every name occurs once");
        prop_assert_eq!(decoded.node(&str::to_owned), Some(tree), "{}", body);
        prop_assert_eq!(decoded.0, BTreeMap::new(), "{}", body);
    }

    #[test]
    fn serde_qs_sees_the_same_nesting(shelves in shelves()) {
        type Read = BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<String>>>>;
        let body = form::to_string(&shelves).unwrap();
        let mut read: Read = serde_qs::from_str(&body).unwrap();
        let expected = shelves.shelves.into_iter().map(|(name, Shelf(shelf))| (name, shelf)).collect();
        prop_assert_eq!(read.remove("shelves"), Some(expected), "{}", body);
        prop_assert!(read.is_empty());
    }
}
