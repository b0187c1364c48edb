//! Fields as calls of the runtime: what writes each parameter, property and part.

use formwork_resolve::model::{
    Depth, Dialect, Encoding, Field, Location, Part, PartFormat, Serialization, Style, Type,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Scope, ident};

impl Scope<'_> {
    /// Calls that write fields, behind an object: `.field("a", &self.a).required("b", &self.b)`.
    pub(super) fn members<'f>(&self, fields: impl IntoIterator<Item = &'f Field>) -> TokenStream {
        let fields: Vec<&Field> = fields.into_iter().collect();
        let calls = fields.iter().map(|field| match field.location {
            Location::Rest => rest(field, &fields),
            _ => self.member(field),
        });
        calls.collect()
    }

    fn member(&self, field: &Field) -> TokenStream {
        let wire = &field.wire.0;
        let name = ident(&field.name);
        let needed = field.required.then(|| quote!(.needed(#wire)));
        match &field.encoding {
            Encoding::Styled(serialization)
                if self.is_exploded(*serialization) && !self.is_plain(field, *serialization) =>
            {
                quote!(.exploded(#wire, &self.#name) #needed)
            }
            Encoding::Styled(serialization) if !self.is_plain(field, *serialization) => {
                let serialization = self.serialization(*serialization);
                quote!(.styled(#wire, &self.#name, #serialization) #needed)
            }
            Encoding::Json { repeats: true } => {
                let elements = elements(field);
                quote!(.each_json(#wire, #elements) #needed)
            }
            Encoding::Json { repeats: false } => {
                let value = self.json(field);
                quote!(.json(#wire, #value))
            }
            Encoding::ByType => quote!(.by_type(#wire, &self.#name)),
            Encoding::Inherited | Encoding::Styled(_) | Encoding::Part(_) | Encoding::Whole(_) => {
                let method = match (field.required, is_unreserved(wire)) {
                    (true, true) => quote!(required_field),
                    (true, false) => quote!(required),
                    (false, true) => quote!(field),
                    (false, false) => quote!(member),
                };
                quote!(.#method(#wire, &self.#name))
            }
        }
    }

    /// True if a member is written in this way where nothing else is said.
    fn is_plain(&self, field: &Field, serialization: Serialization) -> bool {
        let Serialization { style, allow_reserved, .. } = serialization;
        match style {
            _ if allow_reserved => false,
            Style::DeepObject => matches!(self.model.dialect, None | Some(Dialect::Indexed)),
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited => {
                self.model.depth(&field.type_) == Depth::Scalar
            }
            Style::Simple | Style::Label | Style::Matrix | Style::Cookie => false,
        }
    }

    /// True if it is the most common style of arrays, for which the runtime has a call of its own.
    fn is_exploded(&self, serialization: Serialization) -> bool {
        let exploded = Serialization { style: Style::Form, explode: true, allow_reserved: false };
        serialization == exploded && self.model.dialect.is_none()
    }

    /// The value of the runtime that says how a parameter is written.
    pub(super) fn serialization(&self, serialization: Serialization) -> TokenStream {
        let form = {
            let runtime = self.runtime;
            quote!(#runtime::form)
        };
        let Serialization { style, explode, allow_reserved } = serialization;
        let capital = style.as_str().chars().take(1).map(|first| first.to_ascii_uppercase());
        let name: String = capital.chain(style.as_str().chars().skip(1)).collect();
        let name = Ident::new(&name, Span::call_site());
        let explode = (explode && style != Style::DeepObject).then(|| quote!(.explode()));
        let reserved = allow_reserved.then(|| quote!(.allow_reserved()));
        let is_open = style == Style::DeepObject || style == Style::Form && explode.is_some();
        let dialect = self.model.dialect.filter(|_| is_open).map(|dialect| {
            let dialect = match dialect {
                Dialect::Indexed => quote!(Indexed),
                Dialect::Brackets => quote!(Brackets),
                Dialect::Repeat => quote!(Repeat),
            };
            quote!(.dialect(#form::Dialect::#dialect))
        });
        quote!(#form::Serialization::new(#form::Style::#name) #explode #reserved #dialect)
    }

    /// A field for JSON: what is required is there, even if it is null.
    pub(super) fn json(&self, field: &Field) -> TokenStream {
        let name = ident(&field.name);
        let value = quote!(&self.#name);
        if field.required { self.or_null(&field.type_, value) } else { value }
    }

    /// A reference to a value for JSON that is there, even if it is null.
    pub(super) fn or_null(&self, type_: &Type, value: TokenStream) -> TokenStream {
        let runtime = self.runtime;
        match type_ {
            Type::Nullable(_) => quote!(&#runtime::__private::OrNull(#value)),
            _ => value,
        }
    }

    /// Calls that write fields as the parts of a body: `.text_of("a", &self.a)`.
    pub(super) fn parts<'f>(&self, fields: impl IntoIterator<Item = &'f Field>) -> TokenStream {
        fields.into_iter().map(|field| self.part(field)).collect()
    }

    fn part(&self, field: &Field) -> TokenStream {
        let wire = &field.wire.0;
        let name = ident(&field.name);
        let Part { format, content_type, repeats } = match &field.encoding {
            Encoding::Part(part) => part,
            Encoding::Styled(serialization) => {
                let serialization = self.serialization(*serialization);
                let needed = field.required.then(|| quote!(.needed(#wire)));
                return quote!(.styled(#wire, &self.#name, #serialization) #needed);
            }
            Encoding::Inherited | Encoding::Json { .. } | Encoding::ByType | Encoding::Whole(_) => {
                return TokenStream::new();
            }
        };
        let needed = (field.required && *repeats).then(|| quote!(.needed(#wire)));
        let elements = elements(field);
        let part = match (format, content_type.as_deref(), repeats) {
            (PartFormat::Text, None, false) => quote!(.text_of(#wire, &self.#name)),
            (PartFormat::Text, None, true) => quote!(.texts(#wire, #elements)),
            (PartFormat::Text, Some(content_type), false) => {
                quote!(.text_as(#wire, #content_type, &self.#name))
            }
            (PartFormat::Text, Some(content_type), true) => {
                quote!(.texts_as(#wire, #content_type, #elements))
            }
            (PartFormat::Json, content_type, false) => {
                let (content_type, value) = (content_type.unwrap_or("application/json"), self.json(field));
                quote!(.json_of(#wire, #content_type, #value))
            }
            (PartFormat::Json, content_type, true) => {
                let content_type = content_type.unwrap_or("application/json");
                quote!(.jsons(#wire, #content_type, #elements))
            }
            (PartFormat::File, content_type, repeats) => {
                let content_type = content_type.unwrap_or("application/octet-stream");
                let files = match (repeats, field.required) {
                    (true, _) => elements,
                    (false, true) => quote!([&self.#name]),
                    (false, false) => quote!(&self.#name),
                };
                quote!(.files(#wire, #content_type, #files))
            }
            (PartFormat::Choice, content_type, repeats) => {
                let content_type = content_type.unwrap_or("application/octet-stream");
                let method = if *repeats { quote!(choices) } else { quote!(choice) };
                let value = if *repeats { elements } else { quote!(&self.#name) };
                quote!(.#method(#wire, #content_type, #value))
            }
        };
        quote!(#part #needed)
    }
}

/// The call that writes the members that have no name in the document, none of which may be one of the others.
fn rest(field: &Field, fields: &[&Field]) -> TokenStream {
    let name = ident(&field.name);
    let others = fields.iter().filter(|other| other.location != Location::Rest);
    let others: Vec<&str> = others.map(|other| other.wire.0.as_str()).collect();
    if others.is_empty() {
        quote!(.entries(&self.#name))
    } else {
        quote!(.rest(&[#(#others),*], &self.#name))
    }
}

/// The iteration over a field that is an array, if it is present.
fn elements(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match &field.type_ {
        Type::Clearable(_) => quote!(self.#name.as_set().into_iter().flatten()),
        Type::Nullable(_) => quote!(self.#name.iter().flatten()),
        _ if field.required => quote!(&self.#name),
        _ => quote!(self.#name.iter().flatten()),
    }
}

/// True if nothing in a name needs an escape, so that nobody has to look.
fn is_unreserved(name: &str) -> bool {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    !name.is_empty() && name.bytes().all(is_unreserved)
}
