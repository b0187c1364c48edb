//! Structs that are received: public fields, and a table by which they are read and written.

use formwork_resolve::model::{Definition, Field, Location, Type};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::phrase::Phrases;
use super::{Scope, allow_deprecated, braced, ident};

impl Scope<'_> {
    pub(super) fn response(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let mut tokens = self.response_struct(definition, fields);
        tokens.extend(self.object(definition, fields));
        tokens
    }

    fn response_struct(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let Phrases { derive, extra, .. } = self.phrases;
        let docs = self.docs.definition(definition);
        let name = ident(&definition.name);
        let deprecated = allow_deprecated(self.uses_deprecated(definition));
        let booleans = fields.iter().filter(|field| field.required && field.type_ == Type::Boolean).count();
        // The document decides how many there are.
        let allow = (booleans > 3).then(|| quote!(#[allow(clippy::struct_excessive_bools)]));
        let mut fields = self.struct_fields(&self.documented(fields));
        extra.to_tokens(&mut fields);
        let fields = braced(fields);
        let more = self.more_derives(definition);
        quote! {
            #docs
            #derive
            #more
            #deprecated
            #allow
            pub struct #name #fields
        }
    }

    /// The table by which the object is read and written.
    fn object(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let private = &self.phrases.private;
        let object = ident(&definition.name);
        let mut rest = None;
        let mut members = TokenStream::new();
        for field in fields {
            let (wire, name) = (&field.wire.0, ident(&field.name));
            if field.location == Location::Rest {
                let values = self.type_(field.type_.map_values().unwrap_or(&Type::Json));
                rest = Some(quote!(rest #name: #values));
                continue;
            }
            let (slot, type_) = slot(field);
            let slot = Ident::new(slot, Span::call_site());
            let type_ = self.type_(type_);
            members.extend(quote!(#wire => #name: #slot<#type_>,));
        }
        let members = braced(members);
        quote! {
            #private::object! { #object #members #rest }
        }
    }
}

/// How the runtime reads a member, and the type of what it reads.
fn slot(field: &Field) -> (&'static str, &Type) {
    let type_ = match &field.type_ {
        Type::Nullable(inner) if !field.required => inner,
        type_ => type_,
    };
    let slot = match (field.required, has_floats(type_)) {
        (true, true) => "RequiredNumber",
        (true, false) => "Required",
        (false, true) => "OptionalNumber",
        (false, false) => "Optional",
    };
    (slot, type_)
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
