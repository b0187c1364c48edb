//! The encoder: a buffer, and the name under which the next value is written.

use std::fmt::{self, Write as _};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Error, Form};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The pairs written so far, behind whatever the buffer held before.
pub(crate) struct Pairs {
    buffer: String,
    start: usize,
    error: Option<Error>,
}

impl Pairs {
    /// Writes behind what `buffer` holds already, such as a path and its `?`.
    pub(crate) fn new(buffer: String) -> Self {
        Self { start: buffer.len(), buffer, error: None }
    }

    /// The encoder of the whole form, which has no name yet.
    pub(crate) fn root(&mut self) -> Encoder<'_> {
        Encoder { pairs: self, name: Name { parent: None, segment: Segment::Root } }
    }

    /// The buffer, unless a value could not be expressed.
    pub(crate) fn finish(self) -> Result<String, Error> {
        self.error.map_or(Ok(self.buffer), Err)
    }

    /// The first error stays: what follows from it would only distract.
    fn fail(&mut self, name: &Name<'_>, reason: &'static str) {
        if self.error.is_none() {
            self.error = Some(Error::new(name.to_string(), reason));
        }
    }

    /// Runs `write` and says whether it left any pair.
    fn leaves_pairs(&mut self, write: impl FnOnce(&mut Self)) -> bool {
        let before = self.buffer.len();
        write(self);
        self.buffer.len() > before
    }
}

/// A name as nesting made it: a chain on the stack, so that no name is ever allocated.
#[derive(Clone, Copy)]
struct Name<'e> {
    parent: Option<&'e Name<'e>>,
    segment: Segment<'e>,
}

#[derive(Clone, Copy)]
enum Segment<'e> {
    Root,
    Member(&'e str),
    Index(usize),
}

impl Name<'_> {
    fn is_root(&self) -> bool {
        matches!(self.segment, Segment::Root)
    }

    /// Writes the name, each user-given part of it through `text`.
    fn write<W: fmt::Write>(&self, to: &mut W, text: fn(&mut W, &str) -> fmt::Result) -> fmt::Result {
        let nested = self.parent.is_some_and(|parent| !parent.is_root());
        if let Some(parent) = self.parent {
            parent.write(to, text)?;
        }
        match self.segment {
            Segment::Root => Ok(()),
            Segment::Member(name) if nested => {
                to.write_char('[')?;
                text(to, name)?;
                to.write_char(']')
            }
            Segment::Member(name) => text(to, name),
            Segment::Index(index) => write!(to, "[{index}]"),
        }
    }
}

/// The name as a person reads it, for errors.
impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, fmt::Formatter::write_str)
    }
}

/// Percent-encodes whatever is formatted through it.
pub(crate) struct Escaped<'b>(pub(crate) &'b mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend(utf8_percent_encode(text, ESCAPED));
        Ok(())
    }
}

/// Writes one value under one name. Made by [`to_string`](super::to_string), [`Object`] and [`Array`].
pub struct Encoder<'e> {
    pairs: &'e mut Pairs,
    name: Name<'e>,
}

impl<'e> Encoder<'e> {
    /// Writes `name=value` with the value's text percent-encoded.
    pub fn scalar(self, value: impl fmt::Display) {
        if self.name.is_root() {
            return self.inexpressible("is made of named pairs, so a value needs a name");
        }
        let buffer = &mut self.pairs.buffer;
        if buffer.len() > self.pairs.start {
            buffer.push('&');
        }
        // Writing to a `String` cannot fail, and the `Display` of a scalar has no reason to.
        let _ = self.name.write(buffer, |buffer, text| Escaped(buffer).write_str(text));
        buffer.push('=');
        let _ = write!(Escaped(buffer), "{value}");
    }

    /// Writes `name=`, which clears the value on servers that know clearing.
    pub fn clear(self) {
        self.scalar("");
    }

    /// Writes the members of an object under this name.
    #[must_use]
    pub fn object(self) -> Object<'e> {
        Object { pairs: self.pairs, name: self.name }
    }

    /// Writes the elements of an array under this name, counted from 0.
    #[must_use]
    pub fn array(self) -> Array<'e> {
        Array { pairs: self.pairs, name: self.name, next: 0 }
    }

    /// Records that a form cannot say this value. The whole encoding then fails with this name and reason,
    /// a phrase that follows the name: "is not finite".
    pub fn inexpressible(self, reason: &'static str) {
        self.pairs.fail(&self.name, reason);
    }
}

/// Writes members, in the order in which they are given.
pub struct Object<'e> {
    pairs: &'e mut Pairs,
    name: Name<'e>,
}

impl Object<'_> {
    /// Writes a member: `outer[name]=...`, or `name=...` at the top. An empty name inside of brackets fails the
    /// encoding, because servers read `outer[]=...` as one more element of an array.
    pub fn member<T: Form + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        let would_append = name.is_empty() && !self.name.is_root();
        let name = Name { parent: Some(&self.name), segment: Segment::Member(name) };
        if self.pairs.leaves_pairs(|pairs| value.encode(Encoder { pairs, name })) && would_append {
            self.pairs.fail(&name, "has an empty name, which servers read as the next element of an array");
        }
        self
    }

    /// Writes a member that the server requires. An object or array without any pairs would silently be left out
    /// of the form, so it fails the encoding instead.
    pub fn required<T: Form + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        let name = Name { parent: Some(&self.name), segment: Segment::Member(name) };
        if !self.pairs.leaves_pairs(|pairs| value.encode(Encoder { pairs, name })) {
            self.pairs.fail(&name, "is required, and a form cannot say an empty object or array");
        }
        self
    }
}

/// Writes elements, in the order in which they are given.
pub struct Array<'e> {
    pairs: &'e mut Pairs,
    name: Name<'e>,
    next: usize,
}

impl Array<'_> {
    /// Writes the next element: `outer[0]=...`. An element without any pairs would leave a hole in the indices,
    /// so it fails the encoding instead.
    pub fn element<T: Form + ?Sized>(&mut self, value: &T) -> &mut Self {
        if self.name.is_root() {
            self.pairs.fail(&self.name, "is made of named pairs, so an array needs a name");
            return self;
        }
        let name = Name { parent: Some(&self.name), segment: Segment::Index(self.next) };
        self.next += 1;
        if !self.pairs.leaves_pairs(|pairs| value.encode(Encoder { pairs, name })) {
            self.pairs.fail(&name, "has nothing set, and a form cannot say an empty array element");
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(prefix: &str, write: impl FnOnce(&mut Object<'_>)) -> Result<String, Error> {
        let mut pairs = Pairs::new(prefix.to_owned());
        write(&mut pairs.root().object());
        pairs.finish()
    }

    /// Three levels of arrays, which no type of the standard library needs.
    struct Cube(u8);

    impl Form for Cube {
        fn encode(&self, encoder: Encoder<'_>) {
            let mut array = encoder.array();
            for inner in 0..self.0 {
                array.element(&vec![vec![inner]]);
            }
        }
    }

    #[test]
    fn pairs_stand_behind_the_buffer() {
        assert_eq!(written("/path?", |_| {}).as_deref(), Ok("/path?"));
        let two = |form: &mut Object<'_>| {
            form.member("a", &1).member("b", &"/path?");
        };
        assert_eq!(written("/path?", two).as_deref(), Ok("/path?a=1&b=%2Fpath%3F"));
    }

    #[test]
    fn names_nest_in_brackets_and_only_brackets_of_nesting_are_literal() {
        let nested = |form: &mut Object<'_>| {
            form.member("a[", &Cube(2)).member("", &[("x")]).member("=", &[[5]]);
        };
        assert_eq!(written("", nested).as_deref(), Ok("a%5B[0][0][0]=0&a%5B[1][0][0]=1&[0]=x&%3D[0][0]=5"));
    }

    #[test]
    fn an_empty_name_in_brackets_is_an_error_if_it_is_written() {
        let entry = |value: Option<u8>| {
            written("", |form| {
                form.member("a", &std::collections::BTreeMap::from([("", value)]));
            })
        };
        assert_eq!(entry(None).as_deref(), Ok(""));
        assert_eq!(entry(Some(1)).map_err(|error| error.name().to_owned()), Err("a[]".to_owned()));
    }

    #[test]
    fn indices_have_no_limit_of_digits() {
        let body = written("", |form| {
            form.member("a", &vec![0; 101]);
        });
        let names = body.as_deref().unwrap().split('&').map(|pair| pair.split('=').next().unwrap());
        assert!(names.eq((0..101).map(|index| format!("a[{index}]"))));
    }

    #[test]
    fn the_first_error_stays() {
        let body = written("", |form| {
            form.member("a", &1)
                .required("b", &vec![Some(1.0), Some(f64::NAN), None])
                .required("c", &None::<i64>)
                .member("d", &f64::INFINITY);
        });
        assert_eq!(body, Err(Error::new("b[1]".to_owned(), "is not a finite number")));
    }

    #[test]
    fn a_required_value_may_be_empty_text_but_not_nothing() {
        let body = written("?", |form| {
            form.required("a", "").required("b", &[""]);
        });
        assert_eq!(body.as_deref(), Ok("?a=&b[0]="));
        let body = written("?", |form| {
            form.member("a", &1).required("b", &Cube(0));
        });
        assert_eq!(body.map_err(|error| error.name().to_owned()), Err("b".to_owned()));
    }
}
