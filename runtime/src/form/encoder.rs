//! The encoder that values write themselves to: scalars, objects and arrays, in any encoding.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde_json::value::RawValue;

use super::name::{Name, Segment};
use super::style::{Serialization, Style};
use super::writer::{Kind, Writer};
use super::{Form, to_json};

/// Writes one value under one name. Made by [`to_string`](super::to_string), [`Object`] and [`Array`].
pub struct Encoder<'e> {
    pub(super) writer: &'e mut Writer,
    pub(super) name: Name<'e>,
}

impl<'e> Encoder<'e> {
    /// Writes text: `name=value`, percent-encoded.
    #[inline]
    pub fn text(self, text: &str) {
        self.writer.scalar(&self.name, Kind::Text, text);
    }

    /// Writes what the value displays, as text.
    pub fn scalar(self, value: impl Display) {
        self.text(&value.to_string());
    }

    /// Writes a number: the text that the value displays, without quotes in JSON. Text that is not a JSON number fails
    /// the encoding.
    pub fn number(self, number: impl Display) {
        let text = number.to_string();
        match serde_json::from_str::<&RawValue>(&text) {
            Ok(json) if json.get() == text && text.ends_with(|last: char| last.is_ascii_digit()) => {
                // An exponent may have a `+`, which form parsers read as a space.
                self.writer.raw_json(&self.name, &text);
            }
            _ => self.inexpressible("is not a number"),
        }
    }

    /// Writes a float that is finite.
    pub(crate) fn float(self, float: impl Display) {
        self.writer.number(&self.name, float);
    }

    /// Writes a whole number.
    pub(crate) fn integer(self, integer: impl itoa::Integer) {
        self.writer.scalar(&self.name, Kind::Bare, itoa::Buffer::new().format(integer));
    }

    /// Writes `true` or `false`.
    pub fn boolean(self, boolean: bool) {
        self.writer.scalar(&self.name, Kind::Bare, if boolean { "true" } else { "false" });
    }

    /// Writes `name=`, which clears the value on servers that know clearing. In JSON, writes `null`.
    pub fn clear(self) {
        let text = if self.writer.is_json() { "null" } else { "" };
        self.writer.scalar(&self.name, Kind::Bare, text);
    }

    /// Writes a value that is JSON already.
    pub(crate) fn raw_json(self, json: &str) {
        self.writer.raw_json(&self.name, json);
    }

    /// Writes the members of an object under this name.
    #[inline]
    #[must_use]
    pub fn object(self) -> Object<'e> {
        self.writer.open(b'{');
        Object { values: self.writer.values, writer: self.writer, name: self.name }
    }

    /// Writes the elements of an array under this name, counted from 0.
    #[inline]
    #[must_use]
    pub fn array(self) -> Array<'e> {
        self.writer.open(b'[');
        Array { writer: self.writer, name: self.name, next: 0 }
    }

    /// Records that this value cannot be said. The whole encoding then fails with this name and reason,
    /// a phrase that follows the name: "is not finite".
    pub fn inexpressible(self, reason: &'static str) {
        self.writer.fail(&self.name, reason);
    }
}

/// The `null` of JSON.
struct Null;

impl Form for Null {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.clear();
    }
}

/// A value that JSON has to say in any case: where there is nothing, it says `null`. Generated code puts it around
/// what is required and can be null.
pub struct OrNull<'v, T: ?Sized>(pub &'v T);

impl<T: Form + ?Sized> Form for OrNull<'_, T> {
    fn encode(&self, encoder: Encoder<'_>) {
        let Encoder { writer, name } = encoder;
        let values = writer.values;
        self.0.encode(Encoder { writer: &mut *writer, name });
        if writer.is_json() && writer.values == values {
            writer.root().clear();
        }
    }
}

/// Writes members, in the order in which they are given.
pub struct Object<'e> {
    writer: &'e mut Writer,
    name: Name<'e>,
    /// How many values there were before the latest parameter with an encoding of its own.
    values: usize,
}

impl Object<'_> {
    /// Writes a member: `outer[name]=...`, or `name=...` at the top. An empty name inside of brackets fails the
    /// encoding, because servers read `outer[]=...` as one more element of an array.
    pub fn member<T: Form + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        self.write(Segment::Member(name), value);
        self
    }

    /// Writes the entries of a map as members of this object, beside its others. An entry without a value is `null` in
    /// JSON, and has no pair in a form.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use formwork::{Form, form::{self, Encoder}};
    ///
    /// struct Prices { currency: String, more: BTreeMap<String, i64> }
    ///
    /// impl Form for Prices {
    ///     fn encode(&self, encoder: Encoder<'_>) {
    ///         encoder.object().member("currency", &self.currency).entries(&self.more);
    ///     }
    /// }
    ///
    /// let prices = Prices { currency: "eur".to_owned(), more: BTreeMap::from([("net".to_owned(), 100)]) };
    /// assert_eq!(form::to_string(&prices)?, "currency=eur&net=100");
    /// # Ok::<(), form::Error>(())
    /// ```
    pub fn entries<K: AsRef<str>, V: Form>(&mut self, entries: &BTreeMap<K, V>) -> &mut Self {
        for (name, value) in entries {
            self.member(name.as_ref(), &OrNull(value));
        }
        self
    }

    /// Writes entries, and fails the encoding if one of them has the name of a member. Most parsers take the last of two
    /// members of one name (RFC 8259, section 4), so a key from elsewhere would replace the member.
    #[doc(hidden)] // For generated code, which knows the members.
    pub fn rest<K: AsRef<str>, V: Form>(&mut self, members: &[&str], entries: &BTreeMap<K, V>) -> &mut Self {
        for name in entries.keys().map(AsRef::as_ref).filter(|name| members.contains(name)) {
            let name = Name::below(&self.name, Segment::Member(name));
            self.writer.fail(&name, "is a member of its own, which an additional property cannot replace");
        }
        self.entries(entries)
    }

    /// Writes a member whose name has unreserved characters alone, so that nothing in it is looked at.
    #[doc(hidden)] // For generated code, which knows.
    pub fn field<T: Form + ?Sized>(&mut self, name: &'static str, value: &T) -> &mut Self {
        self.write(Segment::Plain(name), value);
        self
    }

    /// Writes a member that the server requires. An object or array without any pairs would silently be left out
    /// of a form, so it fails the encoding instead. JSON can say them, and says `null` where there is nothing at all.
    pub fn required<T: Form + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        let segment = Segment::Member(name);
        if !self.write(segment, value) {
            self.nothing_required(segment);
        }
        self
    }

    /// Like [`Self::member`], for a name of unreserved characters alone.
    #[doc(hidden)] // For generated code, which knows.
    pub fn required_field<T: Form + ?Sized>(&mut self, name: &'static str, value: &T) -> &mut Self {
        let segment = Segment::Plain(name);
        if !self.write(segment, value) {
            self.nothing_required(segment);
        }
        self
    }

    fn nothing_required(&mut self, segment: Segment<'_>) {
        if self.writer.is_json() {
            self.write(segment, &Null);
        } else {
            let name = Name::below(&self.name, segment);
            self.writer.fail(&name, "is required, and a form cannot say an empty object or array");
        }
    }

    /// Writes a parameter, which is a member at the top, as its document says. Anywhere else it is a plain member.
    pub fn styled<T: Form + ?Sized>(
        &mut self,
        name: &str,
        value: &T,
        serialization: Serialization,
    ) -> &mut Self {
        self.values = self.writer.values;
        if !self.is_parameters() {
            return self.member(name, value);
        }
        let parent = &self.name;
        self.writer.within(serialization, |writer| {
            value.encode(Encoder { writer, name: Name::below(parent, Segment::Member(name)) });
        });
        self
    }

    /// Writes a parameter in `style: form` with `explode: true`: `name=a&name=b`, and the members of an object under
    /// their own names.
    pub fn exploded<T: Form + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        self.styled(name, value, Serialization::new(Style::Form).explode())
    }

    /// Writes a parameter whose value is text as it is, or else a JSON text.
    #[doc(hidden)] // For generated code, where a document leaves the choice to the value.
    pub fn by_type<T: Form + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        let text = to_json(value).ok().flatten().and_then(|json| serde_json::from_str::<String>(&json).ok());
        match text {
            Some(text) if self.is_parameters() => self.member(name, text.as_str()),
            _ => self.json(name, value),
        }
    }

    /// Writes a parameter whose value is a JSON text: `name=%7B%22a%22%3A1%7D`. In JSON it is a plain member.
    pub fn json<T: Form + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        if self.writer.is_json() {
            return self.member(name, value);
        }
        match to_json(value) {
            Ok(Some(json)) => self.member(name, json.as_str()),
            Ok(None) => self,
            Err(error) => {
                self.writer.fail_within(&Name::below(&self.name, Segment::Member(name)), &error);
                self
            }
        }
    }

    /// Writes a parameter for each element of an array, and each as a JSON text.
    #[doc(hidden)] // For generated code: it has no meaning below the top.
    pub fn each_json<'v, T: Form + 'v>(
        &mut self,
        name: &str,
        elements: impl IntoIterator<Item = &'v T>,
    ) -> &mut Self {
        self.values = self.writer.values;
        for element in elements {
            self.json(name, &OrNull(element));
        }
        self
    }

    /// Fails the encoding unless the parameter before, which is the one of this name, has left anything.
    #[doc(hidden)] // For generated code, where `required` does not do.
    pub fn needed(&mut self, name: &str) -> &mut Self {
        if self.writer.values == self.values {
            self.writer.fail(
                &Name::below(&self.name, Segment::Member(name)),
                "is required, and an empty object or array cannot be sent in its place",
            );
        }
        self
    }

    /// True if the members are parameters of a query, form or cookie.
    fn is_parameters(&self) -> bool {
        self.name.is_root() && !self.writer.is_json()
    }

    /// Writes a member, and says whether there was anything to write.
    fn write<T: Form + ?Sized>(&mut self, segment: Segment<'_>, value: &T) -> bool {
        let values = self.writer.values;
        let before = self.writer.is_json().then(|| self.writer.begin_member(segment));
        value.encode(Encoder { writer: self.writer, name: Name::below(&self.name, segment) });
        let has_written = self.writer.values > values;
        match (before, segment) {
            (Some(before), _) if !has_written => self.writer.take_back(before),
            (None, Segment::Member("")) if has_written && !self.name.is_root() => self.would_append(),
            _ => {}
        }
        has_written
    }

    #[inline(never)]
    fn would_append(&mut self) {
        let name = Name::below(&self.name, Segment::Member(""));
        self.writer.fail(&name, "has an empty name, which servers read as the next element of an array");
    }
}

impl Drop for Object<'_> {
    #[inline]
    fn drop(&mut self) {
        self.writer.close(b'}');
    }
}

/// Writes elements, in the order in which they are given.
pub struct Array<'e> {
    writer: &'e mut Writer,
    name: Name<'e>,
    next: usize,
}

impl Array<'_> {
    /// Writes the next element: `outer[0]=...`. In a form, an element without any pairs would leave a hole in the
    /// indices, so it fails the encoding instead. In JSON it is `null`.
    pub fn element<T: Form + ?Sized>(&mut self, value: &T) -> &mut Self {
        let is_json = self.writer.is_json();
        if self.name.is_root() && !is_json {
            self.writer.fail(&self.name, "is made of named pairs, so an array needs a name");
            return self;
        }
        let segment = Segment::Index(self.next);
        self.next += 1;
        let values = self.writer.values;
        if is_json {
            self.writer.begin_element();
        }
        value.encode(Encoder { writer: self.writer, name: Name::below(&self.name, segment) });
        if self.writer.values == values {
            let name = Name::below(&self.name, segment);
            if is_json {
                Null.encode(Encoder { writer: self.writer, name });
            } else {
                self.writer.fail(&name, "has nothing set, and a form cannot say an empty array element");
            }
        }
        self
    }
}

impl Drop for Array<'_> {
    #[inline]
    fn drop(&mut self) {
        self.writer.close(b']');
    }
}
