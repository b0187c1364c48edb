//! A value of any shape, which writes itself through the public encoder.

use formwork::form::{Encoder, Form};
use formwork::{Clearable, Json, Secret, Timestamp};

/// Any value that can be written.
#[derive(Clone, Debug)]
pub enum Tree {
    /// Nothing is written.
    Absent,
    /// The value is cleared.
    Clear,
    /// A text, number or boolean.
    Scalar(Scalar),
    /// Elements in their order.
    Array(Vec<Tree>),
    /// Members in their order, each name once.
    Object(Vec<Member>),
}

/// A value without anything inside, of each type that has a form of its own.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is named after its type")]
pub enum Scalar {
    Text(String),
    Secret(String),
    Char(char),
    Bool(bool),
    Byte(i8),
    Long(i64),
    Huge(i128),
    HugeUnsigned(u128),
    Timestamp(i64),
    Float(f32),
    Double(f64),
    /// Anything that can be displayed, as text.
    Displayed(i64),
    /// Anything that can be displayed, as a number.
    Number(u64),
    /// A JSON text.
    Json(&'static str),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name, which the object has once.
    pub name: String,
    /// How it is written.
    pub presence: Presence,
    /// Its value.
    pub value: Tree,
}

/// How a member is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It may be left out.
    Optional,
    /// It is an error if nothing of it is written.
    Required,
    /// Its name is this one, of unreserved characters alone.
    Plain(&'static str),
}

/// The names that generated code knows to need no escape.
pub const PLAIN: [&str; 4] = ["a", "created", "allowed_types", "x-9.~"];

/// JSON texts: each kind of value, with digits and spaces that must stay.
pub const JSON: [&str; 5] = ["null", "1.50", "\"a\\u0026b\"", "[ 1, {\"a\": null} ]", "{\"b\":true}"];

impl Form for Tree {
    fn encode(&self, encoder: Encoder<'_>) {
        match self {
            Self::Absent => None::<bool>.encode(encoder),
            Self::Clear => Clearable::<bool>::Clear.encode(encoder),
            Self::Scalar(scalar) => scalar.encode(encoder),
            Self::Array(elements) => elements.encode(encoder),
            Self::Object(members) => {
                let mut object = encoder.object();
                for Member { name, presence, value } in members {
                    match presence {
                        Presence::Optional => object.member(name, value),
                        Presence::Required => object.required(name, value),
                        Presence::Plain(name) => object.field(name, value),
                    };
                }
            }
        }
    }
}

impl Form for Scalar {
    fn encode(&self, encoder: Encoder<'_>) {
        match self {
            Self::Text(text) => text.encode(encoder),
            Self::Secret(text) => Secret::from(text.as_str()).encode(encoder),
            Self::Char(char) => char.encode(encoder),
            Self::Bool(boolean) => boolean.encode(encoder),
            Self::Byte(number) => number.encode(encoder),
            Self::Long(number) => Box::new(*number).encode(encoder),
            Self::Huge(number) => number.encode(encoder),
            Self::HugeUnsigned(number) => Some(number).encode(encoder),
            Self::Timestamp(seconds) => Timestamp::from_unix_seconds(*seconds).encode(encoder),
            Self::Float(number) => number.encode(encoder),
            Self::Double(number) => number.encode(encoder),
            Self::Displayed(number) => encoder.scalar(number),
            Self::Number(number) => encoder.number(number),
            Self::Json(text) => json(text).encode(encoder),
        }
    }
}

/// A JSON text as the runtime keeps it.
fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("the texts are JSON")
}

impl Tree {
    /// An object without the members whose names it has already.
    #[must_use]
    pub fn object(members: Vec<Member>) -> Self {
        let mut kept: Vec<Member> = Vec::with_capacity(members.len());
        for mut member in members {
            if let Presence::Plain(name) = member.presence {
                name.clone_into(&mut member.name);
            }
            if kept.iter().all(|other| other.name != member.name) {
                kept.push(member);
            }
        }
        Self::Object(kept)
    }
}
