//! Structs that are received: public fields, and a table by which they are read and written.

use formwork_resolve::model::{Definition, Field, Location, Type};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use super::phrase::Phrases;
use super::{Scope, allow_deprecated, allow_silent_fields, braced, ident};

impl Scope<'_> {
    pub(super) fn response(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let mut tokens = self.response_struct(definition, fields);
        tokens.extend(self.object(definition, fields));
        tokens
    }

    fn response_struct(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let Phrases { derive_clone, extra, .. } = self.phrases;
        let docs = self.docs.definition(definition);
        let name = ident(&definition.name);
        let deprecated = allow_deprecated(self.uses_deprecated(definition));
        let booleans = fields.iter().filter(|field| field.required && field.type_ == Type::Boolean).count();
        // The document decides how many there are.
        let allow = (booleans > 3).then(|| quote!(#[allow(clippy::struct_excessive_bools)]));
        let fields = self.documented(fields);
        let silent = allow_silent_fields(&docs, &fields);
        let mut fields = self.struct_fields(&fields);
        extra.to_tokens(&mut fields);
        let fields = braced(fields);
        let more = self.more_derives(definition);
        quote! {
            #docs
            #derive_clone
            #more
            #silent
            #deprecated
            #allow
            pub struct #name #fields
        }
    }

    /// The table by which the object is read and written.
    fn object(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let private = &self.phrases.private;
        let object = ident(&definition.name);
        let mut rows = TokenStream::new();
        let mut index = 0;
        for field in fields.iter().filter(|field| field.location != Location::Rest) {
            let (wire, name) = (&field.wire.0, ident(&field.name));
            let (number, presence) = (Literal::usize_unsuffixed(index), presence(field));
            let constant = field.type_.constant().map(|constant| quote!(= #constant));
            rows.extend(quote!(#number #wire => #name: #presence #constant,));
            index += 1;
        }
        let number = Literal::usize_unsuffixed(index);
        rows.extend(quote!(extra: #number,));
        if let Some(rest) = fields.iter().find(|field| field.location == Location::Rest) {
            let (name, number) = (ident(&rest.name), Literal::usize_unsuffixed(index + 1));
            rows.extend(quote!(rest #name: #number,));
        }
        let rows = braced(rows);
        quote! {
            #private::object! { #object #rows }
        }
    }
}

/// The runtime's word for the absence of a member, which also keeps how its numbers are written.
fn presence(field: &Field) -> Ident {
    let presence = match (field.required, has_floats(&field.type_)) {
        (true, true) => "RequiredNumber",
        (true, false) => "Required",
        (false, true) => "OptionalNumber",
        (false, false) => "Optional",
    };
    Ident::new(presence, Span::call_site())
}

/// True for a type with floats in it: the object around them keeps how they are written. Definitions keep their own.
fn has_floats(type_: &Type) -> bool {
    match type_ {
        Type::Double => true,
        Type::Nullable(inner) | Type::Boxed(inner) | Type::Array(inner) | Type::Map(inner) => {
            has_floats(inner)
        }
        Type::Tuple(tuple) => tuple.types().any(has_floats),
        _ => false,
    }
}
