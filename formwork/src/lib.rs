//! formwork: the mould between an OpenAPI document and Rust.
//!
//! Name the operations you call, and the compiler pours exactly those into typed requests, enums, form encoders and
//! responses: [`openapi!`]. What it emits stands on this crate, which does no I/O: an [`Operation`] makes an
//! [`http::Request`] and reads an [`http::Response`], and any HTTP client carries them.
//!
//! # Features
//!
//! - `macros` (default): [`openapi!`].
//! - `derive`: [`#[derive(Form)]`](derive@Form), for parameters that no document has. What reads the types of Rust takes time to build.
//! - `yaml`: [`openapi!`] reads documents in YAML, too. It is not on by default because its parser takes time to build.
//! - `reqwest`, `hyper`, `tower`, `ureq`: a client over the HTTP client of that name, and over a stack of middleware;
//!   the last one blocks. TLS is that of your own reqwest, hyper or ureq.
//! - `rustls`, `hyper-rustls`, `ureq-rustls`: reqwest, hyper and ureq with rustls.
//! - `client`: the client for an HTTP client of your own. It has no HTTP library in it.
//! - `tracing`: spans and events of calls.
//! - `stream`: the items of a list are a `Stream`, see [`AsyncItems`].
//! - `webhook`: verifies the signatures of webhooks and reads their events.
//! - `jiff` or `time`, `uuid`, `rust_decimal`, `base64`: a [`Format`] for the types of these crates, which a [`Formatted`]
//!   text can then be.

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(inline)]
pub use formwork_runtime::*;

/// Derives [`Form`](trait@Form): a struct is written as an object, an enum as the variant that it holds.
///
/// ```
/// use formwork::{Clearable, Form, form};
///
/// #[derive(Form)]
/// #[form(rename_all = "camelCase")]
/// struct Search<'a> {
///     query: &'a str,
///     #[form(rename = "per_page")]
///     limit: Option<u32>,
///     sort_by: Option<Order>,
///     created: Option<Created>,
///     saved_as: Clearable<String>,
///     #[form(required)]
///     shops: Vec<ShopId>,
///     #[form(skip)]
///     retries: u8,
/// }
///
/// /// Written as a name: `BestMatch` or `newest`.
/// #[derive(Form)]
/// enum Order {
///     BestMatch,
///     #[form(rename = "newest")]
///     Newest,
/// }
///
/// /// Written without a tag: `created=1`, or `created[gte]=1&created[lt]=2`.
/// #[derive(Form)]
/// enum Created {
///     At(i64),
///     Between { gte: i64, lt: Option<i64> },
/// }
///
/// /// Written as the text that it holds.
/// #[derive(Form)]
/// struct ShopId(String);
///
/// let search = Search {
///     query: "blue shoes",
///     limit: None,
///     sort_by: Some(Order::Newest),
///     created: Some(Created::Between { gte: 1, lt: None }),
///     saved_as: Clearable::Clear,
///     shops: vec![ShopId("berlin".to_owned())],
///     retries: 3,
/// };
/// assert_eq!(
///     form::to_string(&search)?,
///     "query=blue%20shoes&sortBy=newest&created[gte]=1&savedAs=&shops[0]=berlin",
/// );
/// # Ok::<(), form::Error>(())
/// ```
///
/// | shape | is written as |
/// |---|---|
/// | struct with named fields | an object, its members in the order of the fields |
/// | struct with one unnamed field | that field |
/// | struct without fields | nothing |
/// | variant without fields | its name, as in Rust unless it is renamed |
/// | variant with named fields | an object, without a tag |
/// | variant with one unnamed field | that field, without a tag |
///
/// Several unnamed fields, and unions, have no form. A type parameter that is written gets the bound `Form`.
///
/// # Attributes
///
/// On a struct or enum:
///
/// - `#[form(rename_all = "...")]` renames the fields of a struct, or the variants without fields of an enum, as serde
///   does: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` or
///   `SCREAMING-KEBAB-CASE`.
/// - `#[form(crate = "...")]` is the path of this crate where it is not `::formwork`, with or without the quotes.
///
/// On a variant:
///
/// - `#[form(rename = "...")]` names a variant without fields.
/// - `#[form(rename_all = "...")]` renames the named fields of this variant.
///
/// On a named field:
///
/// - `#[form(rename = "...")]` names it.
/// - `#[form(required)]` makes it an error if nothing of the field is written, such as for an empty array.
/// - `#[form(skip)]` leaves it out; its type needs no form.
// By name as well, so that rustc can tell which feature a path needs.
#[cfg(feature = "client")]
#[doc(inline)]
pub use formwork_runtime::client;
#[cfg(feature = "hyper")]
#[doc(inline)]
pub use formwork_runtime::hyper;
#[cfg(feature = "reqwest")]
#[doc(inline)]
pub use formwork_runtime::reqwest;
#[cfg(feature = "tower")]
#[doc(inline)]
pub use formwork_runtime::tower;
#[cfg(feature = "ureq")]
#[doc(inline)]
pub use formwork_runtime::ureq;
#[cfg(feature = "webhook")]
#[doc(inline)]
pub use formwork_runtime::webhook;

#[cfg(feature = "derive")]
pub use formwork_macros::Form;

/// Generates the named operations of an OpenAPI document.
///
/// ```
/// formwork::openapi! {
///     spec = "../spec/identity.json",
///     operations = [
///         PostIdentityVerificationSessionsSession as UpdateVerificationSession,
///         GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession,
///     ],
/// }
///
/// use update_verification_session::{Options, Type, options::Document};
///
/// # fn main() -> Result<(), formwork::RequestError> {
/// let update = UpdateVerificationSession::new("vs_123")
///     .type_(Type::Document)
///     .options(Options::new().document(Document::new().require_live_capture(true)))
///     .clear_metadata_entry("order_id");
///
/// let request = formwork::Operation::request(&update)?;
/// assert_eq!(
///     String::from_utf8_lossy(request.body()),
///     "metadata[order_id]=&options[document][require_live_capture]=true&type=document",
/// );
/// # Ok(())
/// # }
/// ```
///
/// Use it where items can stand, not inside of a function: the generated modules refer to one another.
///
/// # Arguments
///
/// - `spec`: the document's path, relative to the folder of the crate's `Cargo.toml`. OpenAPI 3.0, 3.1 or 3.2, in JSON, or
///   with the feature `yaml` in YAML if the name ends in `.yaml` or `.yml`. A change to it rebuilds the crate.
/// - `operations`: a list of operations. Each is an `operationId` (`GetPet`, or `"pets/get"` where it is no
///   identifier), or a method and path (`GET "/pets/{id}"`), with an optional name of your own: `GetPet as FetchPet`.
///   `tag("Pets")` is every operation that has the tag, and `*` every operation of the document; one that is listed on
///   its own as well keeps the name that it has there.
/// - `rename` (optional): `{ "#/components/schemas/pet": Animal }` gives a schema's type, a property's or parameter's
///   field or an enum's value another name, by JSON pointer. A name that begins with a capital is a type's or value's.
/// - `secret` (optional): `["api_token"]` lists names of text properties and parameters to hide in `Debug`, beside
///   those of `format: password`, `writeOnly`, and names such as `client_secret`.
/// - `formats` (optional): `{ "date-time": ::jiff::Timestamp, uuid: ::uuid::Uuid }` gives text of a format a type of yours,
///   or of one of the crates that this one has a feature for: anything that implements [`Format`]. It is a [`Formatted`] of
///   it, so text that is not in the format is not an error. Without it, text of every format is a `String`.
/// - `expand` (optional): `["last_verification_report", "data.customer"]` lists fields of responses that are ids of objects
///   (`x-expansionResources`) and whose objects are to have types: they are [`Expandable`]s of these, not of [`Json`]. A
///   path goes from the response of any selected operation through lists to the field, by the document's names. A component
///   has one type, so a field of it is expanded wherever the component is used.
/// - `opaque` (optional): `[UpdatePet.options, "#/components/schemas/pet"]` cuts parts off that are not worth a type: they
///   are [`Json`] as it was written, and nothing below them is read. A part is named as in `patch`.
/// - `patch` (optional): `{ UpdatePet.metadata: clearable, UpdatePet.collar.bell: [required, deprecated] }` says what the
///   document leaves out or gets wrong. A place is a path that begins with the operation's Rust name and goes on with the
///   document's names of parameters and properties (`*` for what is in a map or list, quotes for what is not an identifier),
///   or a JSON pointer in quotes. What is said of it is `clearable`, `required`, `optional`, `deprecated`, `secret`,
///   `opaque`, `rename(new_name)`, `type(integer)` or `type(string, "date")`. What a component says, it says wherever it is
///   used. A patch that changes nothing, because there is no such place or the document says so by now, is an error.
/// - `select` (optional): `{ Pet: [name, owner.email], UpdatePet: [pet, name] }` lists the members that are generated, of
///   types and operations of which not all are needed: the others are not even read from the document. A list is for a
///   selected operation (its parameters, and the members of its body), for a component by its name in Rust or in the
///   document, or for any schema by a JSON pointer in quotes.
///   - A path goes through objects, references, lists, maps and null, and through a choice in each branch that has the
///     member; a branch that does not stays as it is. A name at its end takes all of the member. `[]` takes nothing.
///   - A component is one type: what is said of it, by its name and on the way of paths, is taken together and holds wherever
///     it is used. A schema that adds something to a component is a type of its own.
///   - Of what is received, everything else is in `extra`, `additionalProperties` among it, and is written back as it came; it
///     is neither required nor checked. The variant of a choice is told by all members of its branches, so these are read.
///   - A paginated list is [`Paginated`] if the lists name what leads to the next page: `data`, `has_more`, `id` and
///     `starting_after`.
///   - Of what is sent, members that are required must be in the list, except for those that are sent by themselves. A body
///     that may be absent is left out if the list names nothing of it.
/// - `derives` (optional): `[Eq, Hash, ::my_crate::MyDerive]` lists further derives of the structs and enums that are generated
///   from schemas and operations; `Output`, `Failure` and `Headers` have none of them. All have `Clone`, `Debug` and
///   `PartialEq`. Of the standard library these are `Copy`, `Default`, `Eq`, `Hash`, `Ord` and `PartialOrd`, and a member that
///   forbids one is an error that names it: floats have no `Eq`, and what is received has no order. Any other is a path that
///   begins with `::` or `crate::`, and what it needs is for rustc to say.
/// - `dialect` (optional): how the elements of arrays are named in queries and forms, where OpenAPI leaves it open:
///   `indexed` is `tags[0]=a`, `brackets` is `tags[]=a`, `repeat` is `tags=a` for each element. Without it, arrays in
///   `style: deepObject` are indexed, and nested values in any other style are an error. An array of arrays or objects
///   has no other dialect than `indexed`, because nobody could tell its elements apart.
/// - `crate` (optional): the path of this crate where it is not `::formwork`, such as `crate::fw`.
///
/// # What it generates
///
/// - For an operation, a struct with public fields: `new` takes what is required, and a method sets each of the rest.
///   It implements [`Operation`], and [`Paginated`] if it is a list that is paginated as Stripe's are.
/// - For objects that are sent, the same; they implement [`Form`](trait@Form). A field that the document allows to
///   clear is a [`Clearable`] and has a method `clear_...`; a map has a method for single entries.
/// - For a choice (`oneOf`, `anyOf`, several types), an enum with a variant for each type, named as its component or after
///   its kind: `Text`, `Integer`, `List`, `Object`. Its setter takes what a variant holds, where that is clear. Choices
///   that one type can hold, such as two formats of text, are that type. In a response, the discriminator tells the
///   variant, or else the JSON type, members with a constant value and required members; what is none of the types is kept
///   in a variant `Other`.
///   A component with a discriminator, whose children refer to it by `allOf`, is the choice of these and itself. With more than
///   64 children, and in forms, it is a struct.
/// - For `allOf`, and for keywords beside a choice, one type that has it all. Properties of the same name are one property
///   that is all of them.
/// - For enums of integers or of several types, an enum whose variant `Other` keeps any other value. What is required and
///   can only be one value is not an argument of `new`, and is sent.
/// - For typed `additionalProperties` beside `properties`, a field `additional_properties`.
/// - For objects that are received, a struct with public fields that implements serde's traits. What the document does
///   not know is kept in its field `extra`.
/// - For the successes of an operation, a type: that of the JSON, `String` for other text, `Vec<u8>` for anything else
///   and `()` for no content. Several successes, by status or by media type, are an enum `Output` in the operation's
///   module, with a variant for each (`Ok`, `NoContent`, `OkJson`, `OkCsv`, `Success` for `2XX`).
/// - For the errors that are declared by status and described as JSON, an enum `Failure` in the operation's module, which
///   `Failure::from_api_error` reads from an [`ApiError`]. Their components are in the module `errors`; what is a resource
///   (`x-resourceId`) or not supported there is [`Json`].
/// - For the headers that successes are declared with, a struct `Headers` in the operation's module, which `Headers::from_map`
///   reads from those of an [`Answer`]. Every field is an `Option`: a header that is not there is `None`, and so is one
///   that is not what the document says. Objects, and what has no type, are text as it is.
/// - For string enums, a `Copy` enum of the listed values, with `ALL`, `as_str` and a checked `FromStr`. A field holds it as
///   [`Open`], which keeps a value that is newer than the document. Equal inline enums are one type.
///
/// The type of a property is in the module that is named after its owner; a component's type has its own name, without
/// what stands before the last dot, unless another component of the document has that name, too: then each is named in
/// full. A component that is sent is in the module `params` as it is in queries and forms, and in `body` as it is in
/// JSON.
///
/// # Names
///
/// Names are in Rust's case: `requireLiveCapture` and `require-live-capture` are `require_live_capture`, `type` is
/// `type_`. Signs say something at the start and end of a name and `+` before a digit, so `-created` is `MinusCreated`
/// and `GMT+1` is `GmtPlus1`; a name of nothing but punctuation is spelled out, as `LessEqual`. The values of an enum are
/// named by `x-enum-varnames` or `x-enumNames` if the document has a name for each.
///
/// Two things that stand side by side never get the same name, and nothing is refused for its name. The one keeps it that
/// is written like it, or else the first in the document. The other says more: `.format` beside `format` is `dot_format`,
/// `aB` beside `a_b` is `a_upper_b`, `TRAIN` beside `train` is `UpperTrain`, and the query parameter `id` beside that of
/// the path is `query_id`. So what a document gets later takes no name away, unless it is written just like it. Components
/// and operations are compared with all of the document, generated or not, so that selecting more operations leaves names
/// as they are. An operation that is called like a component is `TokenOperation`.
///
/// Names of your own, by `as` or `rename`, go before all of these. Two of them that are the same are an error.
///
/// # Parameters
///
/// Parameters of the path, the query, headers and cookies are written in every `style` that OpenAPI has for them, with
/// `explode` and `allowReserved`, or as JSON or text where they have `content`. What a style does not define, such as
/// objects in the array of a header, is a compile error that says what to do. `Accept`, `Authorization` and `Content-Type` are
/// no parameters, as OpenAPI says: the first is made from the responses, the last from the body.
///
/// # Bodies
///
/// - `application/x-www-form-urlencoded` and `multipart/form-data`: each property is a field of the operation. If the
///   body is not required but some of its properties are, they are fields of a type of their own, and that is the
///   operation's field `body`.
/// - A form whose schema has no properties is a `String` of yours, and a multipart body without properties an [`Upload`], whose
///   media type has the boundary.
/// - In a form, the `encoding` of a property gives it a style. Without one, objects are JSON.
/// - In a multipart body, `format: binary` is an [`Upload`], objects are JSON, and an array is a part for each element.
/// - JSON, which is also `text/json` and what ends in `+json`: the field `body`. A nullable property is an `Option` if it
///   is required and a [`Clearable`] if it is not, so that absent, null and a value are three things: `clear_...` sends
///   null. Anything at all is [`Json`].
/// - Other text, and XML: the field `body` is a `String` of yours, sent as it is.
/// - Anything else, and ranges such as `image/*`: the field `body` is an [`Upload`].
/// - Several media types: the field `body` is an enum `Body` in the operation's module, with a variant for each: `Json`,
///   `Form`, `Multipart`, `Text`, and others after their subtype. The same JSON under several names counts once.
///
/// Properties that are `readOnly` are not sent.
///
/// # Errors
///
/// A mistake in the arguments or in the part of the document that is reached is a compile error with file, line, column
/// and JSON pointer. So is what is not supported: nothing is left out silently.
#[cfg(feature = "macros")]
pub use formwork_macros::openapi;
