//! Parameters through the macro: every style in every place, to the exact request line and headers.

use formwork::{Open, Operation, RequestError, Timestamp};
use http::Request;

formwork::openapi! {
    spec = "../spec/styles.json",
    secret = ["pin"],
    rename = { "#/paths/~1values~1{kind}~1{at}/get/parameters/10": live_cookie },
    operations = [
        PathSimple, PathSimpleExploded, PathLabel, PathLabelExploded, PathMatrix, PathMatrixExploded,
        QueryForm, QueryFormExploded, QuerySpaceDelimited, QueryPipeDelimited, QueryDeepObject, QueryReserved,
        QueryEither, HeaderSimple, HeaderSimpleExploded, CookieForm, ContentParameters, SharedSegment, Needed, OddNames,
        Values, Secrets, OverPathItem, Templated,
    ],
}

use params::Rgb;

const COLORS: [&str; 3] = ["blue", "black", "brown"];
/// Delimiters of one style or another, and what must never stand in a URL.
const DATA: [&str; 2] = ["a,b", "c.d;e=f/g?h#i&j%k+l é"];
const ESCAPED: [&str; 2] = ["a%2Cb", "c.d%3Be%3Df%2Fg%3Fh%23i%26j%25k%2Bl%20%C3%A9"];

fn rgb() -> Rgb {
    Rgb::new().r(100).g(200).b(150)
}

#[track_caller]
fn built<O: Operation<Body = Vec<u8>>>(operation: &O) -> Request<Vec<u8>> {
    let request = operation.request().unwrap();
    assert!(request.body().is_empty());
    request
}

/// The path and query.
#[track_caller]
fn target<O: Operation<Body = Vec<u8>>>(operation: &O) -> String {
    let request = built(operation);
    assert!(request.headers().is_empty(), "{:?}", request.headers());
    request.uri().to_string()
}

/// The headers, in the order of their names.
#[track_caller]
fn headers<O: Operation<Body = Vec<u8>>>(operation: &O) -> Vec<String> {
    let request = built(operation);
    let line = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))
    };
    let mut lines: Vec<String> = request.headers().iter().map(line).collect();
    lines.sort();
    lines
}

/// The error of a request that cannot be made.
#[track_caller]
fn refused<O: Operation>(operation: &O) -> String {
    operation.request().map(drop).unwrap_err().to_string()
}

#[test]
fn paths() {
    let table = [
        (target(&PathSimple::new("blue", COLORS, rgb())), "/simple/blue/blue,black,brown/R,100,G,200,B,150"),
        (
            target(&PathSimpleExploded::new("blue", COLORS, rgb())),
            "/simple-exploded/blue/blue,black,brown/R=100,G=200,B=150",
        ),
        (target(&PathLabel::new("blue", COLORS, rgb())), "/label/.blue/.blue,black,brown/.R,100,G,200,B,150"),
        (
            target(&PathLabelExploded::new("blue", COLORS, rgb())),
            "/label-exploded/.blue/.blue.black.brown/.R=100.G=200.B=150",
        ),
        (
            target(&PathMatrix::new("blue", COLORS, rgb())),
            "/matrix/;color=blue/;colors=blue,black,brown/;rgb=R,100,G,200,B,150",
        ),
        (
            target(&PathMatrixExploded::new("blue", COLORS, rgb())),
            "/matrix-exploded/;color=blue/;colors=blue;colors=black;colors=brown/;R=100;G=200;B=150",
        ),
    ];
    for (sent, expected) in table {
        assert_eq!(sent, expected);
    }
}

#[test]
fn a_template_is_sent_as_a_url_has_it() {
    let templated = Templated::new("a b/?", "some");
    assert_eq!(target(&templated), "/gr%C3%BCn/a%20b%2F%3F?comp=list&kind=some");
    assert_eq!(target(&templated.limit(5)), "/gr%C3%BCn/a%20b%2F%3F?comp=list&kind=some&limit=5");
}

#[test]
fn the_rest_of_an_object_stands_beside_its_members() {
    let open = || params::Open::new().x("1").additional_properties([("a b", "2")]);
    let path = "/gr%C3%BCn/a?comp=list&kind=all";
    let exploded = Templated::new("a", "all").open(open());
    assert_eq!(target(&exploded), format!("{path}&x=1&a%20b=2"));
    let together = Templated::new("a", "all").closed(open());
    assert_eq!(target(&together), format!("{path}&closed=x,1,a%20b,2"));
    let twice = Templated::new("a", "all").open(params::Open::new().additional_properties([("x", "2")]));
    assert!(refused(&twice).starts_with("`open[x]` is a member of its own"), "{}", refused(&twice));
}

#[test]
fn data_does_not_delimit_in_paths() {
    let one = Rgb::new().g(1);
    let [a, c] = ESCAPED;
    let dots = c.replace('.', "%2E");
    let table = [
        (target(&PathSimple::new(DATA[1], DATA, one.clone())), format!("/simple/{c}/{a},{c}/G,1")),
        (
            target(&PathSimpleExploded::new(DATA[0], DATA, one.clone())),
            format!("/simple-exploded/{a}/{a},{c}/G=1"),
        ),
        (target(&PathLabel::new(DATA[1], DATA, one.clone())), format!("/label/.{c}/.{a},{c}/.G,1")),
        (
            target(&PathLabelExploded::new("a", DATA, one.clone())),
            format!("/label-exploded/.a/.{a}.{dots}/.G=1"),
        ),
        (
            target(&PathMatrix::new(DATA[1], DATA, one.clone())),
            format!("/matrix/;color={c}/;colors={a},{c}/;rgb=G,1"),
        ),
        (
            target(&PathMatrixExploded::new("", DATA, one)),
            format!("/matrix-exploded/;color/;colors={a};colors={c}/;G=1"),
        ),
    ];
    for (sent, expected) in table {
        assert_eq!(sent, expected);
    }
}

#[test]
fn a_path_stays_the_path_that_it_is() {
    let table = [
        (refused(&PathSimple::new("", COLORS, rgb())), "`color` is empty"),
        (refused(&PathSimple::new(".", COLORS, rgb())), "`color` is `.`"),
        (refused(&PathSimple::new("..", COLORS, rgb())), "`color` is `..`"),
        (refused(&PathSimple::new("a", [""; 0], rgb())), "`colors` is empty"),
        (refused(&PathSimple::new("a", [""], rgb())), "`colors` is empty"),
        (refused(&PathSimple::new("a", [".."], rgb())), "`colors` is `..`"),
        (refused(&PathSimple::new("a", COLORS, Rgb::new())), "`rgb` is empty"),
        (refused(&PathSimpleExploded::new("a", COLORS, Rgb::new())), "`rgb` is empty"),
        (refused(&PathLabel::new("", COLORS, rgb())), "`color` is `.`"),
        (refused(&PathLabel::new(".", COLORS, rgb())), "`color` is `..`"),
        (refused(&PathLabelExploded::new("a", ["", ""], rgb())), "`colors` is `..`"),
        (refused(&PathLabelExploded::new("a", [""; 0], rgb())), "`colors` is empty"),
        (refused(&PathMatrix::new("a", [""; 0], rgb())), "`colors` is empty"),
        (refused(&PathMatrixExploded::new("a", COLORS, Rgb::new())), "`rgb` is empty"),
        (refused(&Secrets::new("..")), "`token` is"),
    ];
    for (message, expected) in table {
        assert!(message.starts_with(&format!("the path parameter {expected}")), "{message}");
    }
    assert_eq!(
        target(&PathSimple::new("...", [".", "."], rgb())),
        "/simple/.../.,./R,100,G,200,B,150",
        "three dots are a name like any other"
    );
}

#[test]
fn queries() {
    let table = [
        (target(&QueryForm::new().color("blue")), "/form?color=blue"),
        (target(&QueryForm::new().color("")), "/form?color="),
        (target(&QueryForm::new().colors(COLORS)), "/form?colors=blue,black,brown"),
        (target(&QueryForm::new().colors([""])), "/form?colors="),
        (target(&QueryForm::new().rgb(rgb())), "/form?rgb=R,100,G,200,B,150"),
        (
            target(&QueryForm::new().rgb(rgb()).colors(["a", ""]).color("b")),
            "/form?color=b&colors=a,&rgb=R,100,G,200,B,150",
        ),
        (target(&QueryFormExploded::new().color("blue")), "/form-exploded?color=blue"),
        (
            target(&QueryFormExploded::new().colors(COLORS)),
            "/form-exploded?colors=blue&colors=black&colors=brown",
        ),
        (target(&QueryFormExploded::new().rgb(rgb())), "/form-exploded?R=100&G=200&B=150"),
        (
            target(&QuerySpaceDelimited::new().colors(COLORS).rgb(rgb())),
            "/spacedelimited?colors=blue%20black%20brown&rgb=R%20100%20G%20200%20B%20150",
        ),
        (
            target(&QueryPipeDelimited::new().colors(COLORS).rgb(rgb())),
            "/pipedelimited?colors=blue%7Cblack%7Cbrown&rgb=R%7C100%7CG%7C200%7CB%7C150",
        ),
        (target(&QueryDeepObject::new().rgb(rgb())), "/deep-object?rgb[R]=100&rgb[G]=200&rgb[B]=150"),
        (
            target(&QueryDeepObject::new().filter(params::Filter::new("a b").price(Rgb::new().g(1)))),
            "/deep-object?filter[name]=a%20b&filter[price][G]=1",
        ),
    ];
    for (sent, expected) in table {
        assert_eq!(sent, expected);
    }
}

#[test]
fn what_is_empty_is_left_out() {
    let nothing = [""; 0];
    let table = [
        (target(&QueryForm::new()), "/form"),
        (target(&QueryForm::new().colors(nothing).rgb(Rgb::new())), "/form"),
        (target(&QueryForm::new().colors(nothing).rgb(Rgb::new()).color("a")), "/form?color=a"),
        (target(&QueryFormExploded::new().colors(nothing).rgb(Rgb::new())), "/form-exploded"),
        (target(&QuerySpaceDelimited::new().colors(nothing).rgb(Rgb::new())), "/spacedelimited"),
        (target(&QueryDeepObject::new().rgb(Rgb::new())), "/deep-object"),
        (target(&HeaderSimple::new().x_colors(nothing).x_rgb(Rgb::new())), "/header"),
        (target(&CookieForm::new().colors(nothing).rgb(Rgb::new())), "/cookie"),
    ];
    for (sent, expected) in table {
        assert_eq!(sent, expected);
    }
}

#[test]
fn data_does_not_delimit_in_queries() {
    let [a, c] = ESCAPED;
    let table = [
        (target(&QueryForm::new().color(DATA[1])), format!("/form?color={c}")),
        (target(&QueryForm::new().colors(DATA)), format!("/form?colors={a},{c}")),
        (target(&QueryFormExploded::new().colors(DATA)), format!("/form-exploded?colors={a}&colors={c}")),
        (target(&QueryPipeDelimited::new().colors(DATA)), format!("/pipedelimited?colors={a}%7C{c}")),
        (
            target(&QuerySpaceDelimited::new().colors(["a,b", "c|d"])),
            "/spacedelimited?colors=a%2Cb%20c%7Cd".to_owned(),
        ),
    ];
    for (sent, expected) in table {
        assert_eq!(sent, expected);
    }
    let divides = "has a character that would be read as what divides it from the next value";
    let table = [
        (refused(&QuerySpaceDelimited::new().colors(["a b"])), format!("`colors[0]` {divides}")),
        (refused(&QueryPipeDelimited::new().colors(["a", "b|c"])), format!("`colors[1]` {divides}")),
        (refused(&HeaderSimple::new().x_colors(["a,b"])), format!("`X-Colors[0]` {divides}")),
    ];
    for (message, expected) in table {
        assert_eq!(message, expected);
    }
}

#[test]
fn reserved_characters_are_sent_as_they_are_where_they_end_nothing() {
    let url = "https://a.example/b?c=d;e,f!$'()*:@[g]#h&i+j%20k%l é";
    let sent = "https://a.example/b?c=d;e,f!$'()*:@[g]%23h%26i%2Bj%20k%25l%20%C3%A9";
    let table = [
        (target(&QueryReserved::new().url(url)), format!("url={sent}")),
        (target(&QueryReserved::new().urls([url, "/"])), format!("urls={},/", sent.replace("e,f", "e%2Cf"))),
        (target(&QueryReserved::new().each([url, "/"])), format!("each={sent}&each=/")),
        (target(&QueryReserved::new().where_([("a=&]", url)])), format!("where[a%3D%26%5D]={sent}")),
    ];
    for (target, expected) in table {
        assert_eq!(target, format!("/reserved?{expected}"));
    }
}

#[test]
fn headers_and_cookies() {
    let table: [(Vec<String>, &[&str]); 10] = [
        (
            headers(&HeaderSimple::new().x_color("blue").x_colors(COLORS).x_rgb(rgb())),
            &["x-color: blue", "x-colors: blue,black,brown", "x-rgb: R,100,G,200,B,150"],
        ),
        (
            headers(&HeaderSimpleExploded::new().x_color("blue").x_colors(COLORS).x_rgb(rgb())),
            &["x-color: blue", "x-colors: blue,black,brown", "x-rgb: R=100,G=200,B=150"],
        ),
        (headers(&HeaderSimple::new().x_color("")), &["x-color: "]),
        (headers(&HeaderSimple::new().x_color("a, b;c=%20\té")), &["x-color: a, b;c=%20\té"]),
        (headers(&CookieForm::new().color("blue")), &["cookie: color=blue"]),
        (headers(&CookieForm::new().color("")), &["cookie: color="]),
        (
            headers(&CookieForm::new().color("blue").colors(COLORS).rgb(rgb())),
            &["cookie: color=blue; colors=blue,black,brown; rgb=R,100,G,200,B,150"],
        ),
        (headers(&CookieForm::new().color("a; b=\"c\"\r\n")), &["cookie: color=a%3B%20b%3D%22c%22%0D%0A"]),
        (
            headers(&CookieForm::new().colors(DATA)),
            &["cookie: colors=a%2Cb,c.d%3Be%3Df%2Fg%3Fh%23i%26j%25k%2Bl%20%C3%A9"],
        ),
        (headers(&OverPathItem::new(5).x_trace(7)), &["x-trace: 7"]),
    ];
    for (sent, expected) in table {
        assert_eq!(sent, expected);
    }
}

#[test]
fn a_header_carries_its_value_or_none() {
    for value in ["a\r\nX-Evil: b", "a\nb", "a\rb", "a\0b", " a", "a ", "\ta", " ", "\u{7f}"] {
        let table = [
            (refused(&HeaderSimple::new().x_color(value)), "the header `x-color` cannot carry its value"),
            (refused(&Secrets::new("a").x_key(value)), "the header `x-key` cannot carry its value"),
        ];
        for (message, expected) in table {
            assert!(message.starts_with(expected), "{message}");
        }
        // Of an element, the spaces around it are what is refused first.
        let message = refused(&HeaderSimple::new().x_colors(["a", value, "b"]));
        let is_spaced = value.trim_matches([' ', '\t']) != value;
        let expected =
            if is_spaced { "`X-Colors[1]` has a character" } else { "the header `x-colors` cannot" };
        assert!(message.starts_with(expected), "{value:?}: {message}");
    }
    let error = HeaderSimple::new().x_color("hush\n").request().unwrap_err();
    assert!(matches!(&error, RequestError::Header { name } if name == "x-color"));
    assert!(!format!("{error:?} {error}").contains("hush"));
}

#[test]
fn content_is_written_as_its_media_type() {
    let filter = || body::Filter::new("a/b \"é\"").price(body::Rgb::new().r(1));
    let operation = ContentParameters::new(filter(), Some(5))
        .query(filter())
        .note("a=b c")
        .x_filter(body::Filter::new("a b"))
        .state(body::Filter::new("a;b"));
    let request = built(&operation);
    let json = "%7B%22name%22%3A%22a%2Fb%20%5C%22%C3%A9%5C%22%22%2C%22price%22%3A%7B%22R%22%3A1%7D%7D";
    assert_eq!(request.uri().to_string(), format!("/content/{json}?query={json}&note=a%3Db%20c"));
    assert_eq!(
        headers(&operation),
        ["cookie: state=%7B%22name%22%3A%22a%3Bb%22%7D", r#"x-filter: {"name":"a b"}"#, "x-limit: 5"]
    );
    let least = ContentParameters::new(body::Filter::new(""), None);
    let path = "/content/%7B%22name%22%3A%22%22%7D";
    for (operation, expected) in [
        (least.clone(), path.to_owned()),
        (least.clone().clear_limit(), format!("{path}?limit=null")),
        (least.limit(7), format!("{path}?limit=7")),
    ] {
        assert_eq!(built(&operation).uri(), expected.as_str());
        assert_eq!(headers(&operation), ["x-limit: null"], "required, and null is a value");
    }
    let header = ContentParameters::new(filter(), Some(5)).x_filter(body::Filter::new("a\r\nb"));
    assert_eq!(
        headers(&header),
        [r#"x-filter: {"name":"a\r\nb"}"#, "x-limit: 5"],
        "JSON has escapes for line breaks"
    );
}

#[test]
fn several_parameters_share_a_segment() {
    let sent = target(&SharedSegment::new("a/b", "tar.gz", -1, 2));
    assert_eq!(sent, "/files/a%2Fb.tar.gz/compare/-1...2");
    assert_eq!(target(&SharedSegment::new("a", ".", 1, 2)), "/files/a../compare/1...2");
    // Dots are refused before it is known what follows them.
    assert!(refused(&SharedSegment::new("..", "a", 1, 2)).contains("`name` is `..`"));
    assert!(refused(&SharedSegment::new("", "a", 1, 2)).contains("`name` is empty"));
    assert!(refused(&SharedSegment::new("a", "", 1, 2)).contains("`extension` is empty"));
}

#[test]
fn a_scalar_or_an_object() {
    use query_either::{Created, created};
    let since = created::Object::new().gte(Timestamp::from_unix_seconds(1));
    let until = since.clone().lt(Timestamp::from_unix_seconds(2));
    let table = [
        (QueryEither::new(5), "due=5"),
        (QueryEither::new(rgb()), "due[R]=100&due[G]=200&due[B]=150"),
        (QueryEither::new(5).created(Timestamp::from_unix_seconds(1)), "created=1&due=5"),
        (QueryEither::new(5).created(since), "created[gte]=1&due=5"),
        (QueryEither::new(5).created(until), "created[gte]=1&created[lt]=2&due=5"),
        (QueryEither::new(5).created(Created::Object(created::Object::new())), "due=5"),
    ];
    for (operation, expected) in table {
        assert_eq!(target(&operation), format!("/either?{expected}"));
    }
    assert!(refused(&QueryEither::new(Rgb::new())).contains("`due` is required"));
}

#[test]
fn what_is_required_is_there() {
    let nothing = [""; 0];
    let request = built(&Needed::new("", COLORS, ["a"], rgb(), ["b"], ["c"]));
    assert_eq!(
        request.uri(),
        "/needed?color=&colors=blue&colors=black&colors=brown&joined=a&rgb[R]=100&rgb[G]=200&rgb[B]=150"
    );
    assert_eq!(request.headers()["x-colors"], "b");
    assert_eq!(request.headers()["cookie"], "colors-of-cookie=c");
    let table = [
        (refused(&Needed::new("", nothing, ["a"], rgb(), ["b"], ["c"])), "colors"),
        (refused(&Needed::new("", COLORS, nothing, rgb(), ["b"], ["c"])), "joined"),
        (refused(&Needed::new("", COLORS, ["a"], Rgb::new(), ["b"], ["c"])), "rgb"),
        (refused(&Needed::new("", COLORS, ["a"], rgb(), nothing, ["c"])), "X-Colors"),
        (refused(&Needed::new("", COLORS, ["a"], rgb(), ["b"], nothing)), "colors-of-cookie"),
    ];
    for (message, name) in table {
        assert!(message.starts_with(&format!("`{name}` is required")), "{message}");
    }
}

#[test]
fn names_are_written_as_the_document_has_them() {
    let sent = target(
        &OddNames::new("a")
            .filter_name("b")
            .a_b("c")
            .größe(["d", "e"])
            .top(1)
            .type_("f")
            .self_("g")
            .and_equal_hash_plus_percent("h")
            .query("i")
            .new_("j"),
    );
    let query = "filter%5Bname%5D=b&a%20b=c&gr%C3%B6%C3%9Fe=d&gr%C3%B6%C3%9Fe=e&%24top=1&type=f&self=g\
        &%26%3D%23%2B%25=h&query=i&new=j";
    assert_eq!(sent, format!("/odd/a?{query}"));
    let sent = headers(&OddNames::new("a").x_trace("t").x_session("s"));
    assert_eq!(sent, ["cookie: x.session=s", "x-trace: t"]);
    assert_eq!(target(&OverPathItem::new(5).limit("all")), "/shared/5?limit=all");
}

#[test]
fn values_of_every_kind() {
    let at = Timestamp::from_unix_seconds(-1);
    let operation = Values::new(Kind::New, at)
        .kinds([Kind::Used.into(), Kind::AB.into(), Open::other("c d")])
        .since(Timestamp::from_unix_seconds(i64::MAX))
        .live(true)
        .price(1e21)
        .small(-1)
        .day("2024-02-29")
        .x_kind(Kind::AB)
        .x_since(at)
        .live_cookie(false);
    let request = built(&operation);
    let query = "kinds=used&kinds=a%2Fb&kinds=c%20d&since=9223372036854775807&live=true\
        &price=1000000000000000000000&small=-1&day=2024-02-29";
    assert_eq!(request.uri().to_string(), format!("/values/new/-1?{query}"));
    assert_eq!(headers(&operation), ["cookie: live=false", "x-kind: a/b", "x-since: -1"]);
    assert_eq!(target(&Values::new(Open::other("a/../b"), at)), "/values/a%2F..%2Fb/-1");
    assert!(refused(&Values::new(Kind::New, at).price(f64::NAN)).contains("`price` is not a finite number"));
}

#[test]
fn secrets_are_sent_and_not_shown() {
    let operation = Secrets::new("hush-path")
        .client_secret("hush-query")
        .passwords(["hush-array"])
        .x_key("hush-header")
        .session("hush-cookie")
        .pin("hush-pin");
    assert!(!format!("{operation:?}").contains("hush"), "{operation:?}");
    let request = built(&operation);
    let query = "client_secret=hush-query&passwords=hush-array&pin=hush-pin";
    assert_eq!(request.uri().to_string(), format!("/secrets/hush-path?{query}"));
    assert_eq!(headers(&operation), ["cookie: session=hush-cookie", "x-key: hush-header"]);
}

/// Encodings that OpenAPI leaves open are written in the user's dialect.
macro_rules! dialect {
    ($dialect:ident) => {
        mod $dialect {
            use formwork::Operation as _;

            formwork::openapi! { spec = "../spec/styles.json", operations = [Nested], dialect = $dialect }

            #[test]
            fn nested() {
                use nested::{Filter, Where};
                let operation = Nested::new()
                    .filter(Filter::new().tags(["a", "b&c"]).size(params::Rgb::new().r(1)))
                    .where_(Where::new().ids([1, 2]).rgb(params::Rgb::new().g(2)))
                    .colors(["blue", "black"]);
                assert_eq!(
                    operation.request().unwrap().uri().query(),
                    Some(super::expected(stringify!($dialect)))
                );
            }
        }
    };
}

dialect!(indexed);
dialect!(brackets);
dialect!(repeat);

/// An array that is itself a parameter repeats its name in each of them, as OpenAPI has it.
fn expected(dialect: &str) -> &'static str {
    match dialect {
        "indexed" => {
            "filter[tags][0]=a&filter[tags][1]=b%26c&filter[size][R]=1&ids[0]=1&ids[1]=2&rgb[G]=2&colors=blue&colors=black"
        }
        "brackets" => {
            "filter[tags][]=a&filter[tags][]=b%26c&filter[size][R]=1&ids[]=1&ids[]=2&rgb[G]=2&colors=blue&colors=black"
        }
        _ => {
            "filter[tags]=a&filter[tags]=b%26c&filter[size][R]=1&ids=1&ids=2&rgb[G]=2&colors=blue&colors=black"
        }
    }
}

mod nested_lists {
    use formwork::Operation as _;

    formwork::openapi! { spec = "../spec/styles.json", operations = [NestedLists], dialect = indexed }

    #[test]
    fn indices_tell_elements_apart() {
        let lines = [params::Filter::new("a"), params::Filter::new("b").price(params::Rgb::new().r(1))];
        let operation = NestedLists::new().lines(lines).matrix([vec![1, 2], vec![3]]);
        let query = "lines[0][name]=a&lines[1][name]=b&lines[1][price][R]=1&matrix[0][0]=1&matrix[0][1]=2&matrix[1][0]=3";
        assert_eq!(operation.request().unwrap().uri().query(), Some(query));
    }
}
