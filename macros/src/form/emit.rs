//! Tokens of the implementation. Nothing can fail here.
//!
//! Everything has the span of the macro's definition, so that no local of the user is ever seen; what rustc may
//! complain about, a field whose type has no form, has the position of that type.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Generics, Path, Type, WherePredicate, parse_quote};

use super::shape::{Body, Container, Content, Member, Object, Variant, Written};

/// The implementation that encodes the container.
pub(super) fn implementation(container: &Container<'_>) -> TokenStream {
    let encoder = Ident::new("__encoder", Span::mixed_site());
    let runtime = &container.runtime;
    let body = match &container.body {
        Body::Struct(content) => struct_body(runtime, &encoder, content),
        Body::Enum(variants) => enum_body(runtime, &encoder, variants),
    };
    let generics = with_bounds(container);
    implement(container, &generics, &encoder, &body)
}

/// An implementation that encodes nothing, for a container with mistakes.
pub(super) fn fallback(container: &Container<'_>) -> TokenStream {
    let encoder = Ident::new("_", Span::mixed_site());
    implement(container, &container.input.generics, &encoder, &TokenStream::new())
}

fn implement(
    container: &Container<'_>,
    generics: &Generics,
    encoder: &Ident,
    body: &TokenStream,
) -> TokenStream {
    let Container { input, runtime, .. } = container;
    let ident = &input.ident;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    // A deprecated field is the user's to read, not the implementation's.
    quote_spanned! {Span::mixed_site()=>
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics #runtime::Form for #ident #type_generics #where_clause {
            fn encode(&self, #encoder: #runtime::form::Encoder<'_>) {
                #body
            }
        }
    }
}

fn struct_body(runtime: &Path, encoder: &Ident, content: &Content<'_>) -> TokenStream {
    match content {
        Content::Newtype(ty) => {
            let span = place(ty);
            delegate(runtime, encoder, &quote_spanned!(span=> &self.0))
        }
        Content::Object(object) => members(encoder, object, |_, member| {
            let ident = member.ident;
            quote_spanned!(place(member.ty)=> &self.#ident)
        }),
    }
}

fn enum_body(runtime: &Path, encoder: &Ident, variants: &[Variant<'_>]) -> TokenStream {
    if variants.is_empty() {
        return quote_spanned!(Span::mixed_site()=> match *self {});
    }
    if let Some(names) = variants.iter().map(name_arm).collect::<Option<TokenStream>>() {
        return quote_spanned!(Span::mixed_site()=> #encoder.text(match self { #names }););
    }
    let arms = variants.iter().map(|variant| variant_arm(runtime, encoder, variant));
    quote_spanned!(Span::mixed_site()=> match self { #(#arms)* })
}

/// `Self::A {} => "a",` if the variant is written as its name.
fn name_arm(variant: &Variant<'_>) -> Option<TokenStream> {
    let ident = variant.ident;
    match &variant.written {
        Written::Name(name) => Some(quote_spanned!(Span::mixed_site()=> Self::#ident {} => #name,)),
        Written::Content(_) => None,
    }
}

fn variant_arm(runtime: &Path, encoder: &Ident, variant: &Variant<'_>) -> TokenStream {
    let ident = variant.ident;
    match &variant.written {
        Written::Name(name) => {
            quote_spanned!(Span::mixed_site()=> Self::#ident {} => { #encoder.text(#name); })
        }
        Written::Content(Content::Newtype(ty)) => {
            let value = Ident::new("__value", place(ty));
            let body = delegate(runtime, encoder, &value.to_token_stream());
            quote_spanned!(Span::mixed_site()=> Self::#ident(#value) => { #body })
        }
        Written::Content(Content::Object(object)) => {
            let fields = object.members.iter().map(|member| member.ident);
            let locals = object.members.iter().enumerate().map(|(index, member)| local(index, member));
            let rest = object.skips.then(|| quote!(..));
            let body = members(encoder, object, |index, member| local(index, member).into_token_stream());
            quote_spanned!(Span::mixed_site()=> Self::#ident { #(#fields: #locals,)* #rest } => { #body })
        }
    }
}

/// The local that a variant's field is bound to. Numbered, since the field may have the name of another local.
fn local(index: usize, member: &Member<'_>) -> Ident {
    format_ident!("__{index}", span = place(member.ty))
}

fn delegate(runtime: &Path, encoder: &Ident, value: &TokenStream) -> TokenStream {
    quote_spanned!(Span::mixed_site()=> #runtime::Form::encode(#value, #encoder);)
}

/// A call for each member. The result is dropped by name, for users who deny `unused_results`.
fn members(
    encoder: &Ident,
    object: &Object<'_>,
    value: impl Fn(usize, &Member<'_>) -> TokenStream,
) -> TokenStream {
    if object.members.is_empty() {
        return TokenStream::new();
    }
    let calls = object.members.iter().enumerate().map(|(index, member)| {
        let method = Ident::new(if member.required { "required" } else { "member" }, Span::mixed_site());
        let (name, value) = (&member.name, value(index, member));
        quote_spanned!(Span::mixed_site()=> .#method(#name, #value))
    });
    quote_spanned!(Span::mixed_site()=> let _ = #encoder.object()#(#calls)*;)
}

/// The position of a type with the hygiene of the macro's own names.
fn place(ty: &Type) -> Span {
    ty.span().resolved_at(Span::mixed_site())
}

/// The container's generics, with `T: Form` for every type parameter that occurs in what is written.
fn with_bounds(container: &Container<'_>) -> Generics {
    let mut generics = container.input.generics.clone();
    let types: Vec<_> = container.written_types().into_iter().map(Type::to_token_stream).collect();
    let used = generics.type_params().map(|parameter| parameter.ident.clone());
    let used = used.filter(|parameter| types.iter().any(|ty| mentions(ty, parameter)));
    let runtime = &container.runtime;
    let bounds: Vec<WherePredicate> =
        used.map(|parameter| parse_quote!(#parameter: #runtime::Form)).collect();
    if !bounds.is_empty() {
        generics.make_where_clause().predicates.extend(bounds);
    }
    generics
}

/// Whether `parameter` itself occurs in a type. `T::Item` and `<T as Trait>::Item` are other types: whether they have
/// a form says nothing of `T`.
fn mentions(ty: &TokenStream, parameter: &Ident) -> bool {
    let mut tokens = ty.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Ident(ident) => {
                let projected = match tokens.peek() {
                    Some(TokenTree::Punct(next)) => next.as_char() == ':',
                    Some(TokenTree::Ident(next)) => next == "as",
                    _ => false,
                };
                ident == *parameter && !projected
            }
            TokenTree::Group(group) => mentions(&group.stream(), parameter),
            _ => false,
        };
        if found {
            return true;
        }
    }
    false
}
