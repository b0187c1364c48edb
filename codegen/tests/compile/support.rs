//! Documents in memory, and a look at what is emitted for them.

use formwork_codegen::{Arguments, Files, Loss, Output, Rename, Selection, Source, Spanned, Target, compile};
use proc_macro2::{Ident, Span};
use quote::ToTokens;

/// The path under which a test's document is found.
pub(crate) const PATH: &str = "api.json";

/// One file, and no other.
pub(crate) struct Memory<'t>(pub(crate) &'t [u8]);

impl Files for Memory<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == PATH { Ok(self.0.to_vec()) } else { Err("does not exist".to_owned()) }
    }
}

/// Several files, each with its path.
pub(crate) struct Folder<'t>(pub(crate) &'t [(&'t str, &'t str)]);

impl Files for Folder<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| "does not exist".to_owned())
    }
}

pub(crate) fn spanned<T>(value: T) -> Spanned<T> {
    Spanned { value, span: Span::call_site() }
}

/// Arguments that select every operation.
pub(crate) fn all() -> Arguments {
    select(Target::All, None)
}

/// Arguments that select one operation.
pub(crate) fn select(target: Target, name: Option<&str>) -> Arguments {
    let mut arguments = Arguments::new(spanned(PATH.to_owned()));
    let name = name.map(|name| Ident::new(name, Span::call_site()));
    arguments.operations.push(Selection { target, name, span: Span::call_site() });
    arguments
}

pub(crate) fn by_id(id: &str) -> Arguments {
    select(Target::Id(id.to_owned()), None)
}

pub(crate) fn rename(arguments: &mut Arguments, pointer: &str, name: &str) {
    let name = Ident::new(name, Span::call_site());
    arguments.rename.push(Rename { pointer: spanned(pointer.to_owned()), name });
}

/// What came of a document. That the tokens are a file of Rust is checked on the way.
pub(crate) struct Compiled {
    pub(crate) file: syn::File,
    pub(crate) problems: Vec<String>,
}

/// Compiles a document, in which the arguments may select what they like.
pub(crate) fn compile_with(arguments: &Arguments, document: impl AsRef<[u8]>) -> Compiled {
    compile_in(arguments, &Memory(document.as_ref()))
}

/// Compiles the document that the arguments name.
pub(crate) fn compile_in(arguments: &Arguments, files: &dyn Files) -> Compiled {
    let Output { tokens, diagnostics } = compile(arguments, files);
    let problems = diagnostics.iter().map(ToString::to_string).collect();
    let file = syn::parse2(tokens).expect("what is emitted is a file of Rust");
    Compiled { file, problems }
}

/// Compiles every operation of a document.
pub(crate) fn compile_all(document: impl AsRef<[u8]>) -> Compiled {
    compile_with(&all(), document)
}

/// Compiles every operation of a document that has no mistake.
pub(crate) fn sound(document: impl AsRef<[u8]>) -> Compiled {
    let compiled = compile_all(document);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    compiled
}

/// The differences between a document without a mistake and its code, as `explain` lists them.
pub(crate) fn losses(arguments: &Arguments, files: &dyn Files) -> Vec<Loss> {
    let source = Source::open(&arguments.spec.value, files).unwrap();
    let explanation = source.api().explain(arguments);
    let problems: Vec<String> = explanation.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [] as [&str; 0]);
    explanation.losses
}

/// A document of these paths and components.
pub(crate) fn document(paths: &str, components: &str) -> String {
    format!(
        "{{\n\"openapi\": \"3.0.3\",\n\"info\": {{\"title\": \"Test\", \"version\": \"1\"}},\n\
         \"paths\": {paths},\n\"components\": {components}\n}}"
    )
}

/// A document with the operation `Send`, whose form has this schema.
pub(crate) fn form(schema: &str, components: &str) -> String {
    let paths = format!(
        r#"{{"/send": {{"post": {{"operationId": "Send", "requestBody": {{"required": true, "content":
{{"application/x-www-form-urlencoded": {{"schema":
{schema}
}}}}}}, "responses": {{}}}}}}}}"#
    );
    document(&paths, components)
}

/// The same with one property `it`, written in `style: deepObject`.
pub(crate) fn sent(schema: &str) -> String {
    let paths = format!(
        r#"{{"/send": {{"post": {{"operationId": "Send", "requestBody": {{"content":
{{"application/x-www-form-urlencoded": {{"encoding": {{"it": {{"style": "deepObject"}}}}, "schema":
{{"type": "object", "properties": {{"it":
{schema}
}}}}}}}}}}, "responses": {{}}}}}}}}"#
    );
    document(&paths, "{}")
}

/// A document with the operation `Send`, whose body has this content.
pub(crate) fn body(content: &str, components: &str) -> String {
    let paths = format!(
        r#"{{"/send": {{"post": {{"operationId": "Send", "requestBody": {{"required": true, "content":
{content}
}}, "responses": {{}}}}}}}}"#
    );
    document(&paths, components)
}

/// The same in one media type with this schema, which stands on line 6.
pub(crate) fn body_of(media_type: &str, schema: &str, components: &str) -> String {
    body(&format!("{{\"{media_type}\": {{\"schema\":\n{schema}\n}}}}"), components)
}

/// A document with the operation `Send`, which has this parameter on line 5.
pub(crate) fn parameter(parameter: &str, components: &str) -> String {
    let path = if parameter.contains(r#""in": "path""#) { "/send/{it}" } else { "/send" };
    let paths = format!(
        r#"{{"{path}": {{"get": {{"operationId": "Send", "parameters": [
{parameter}
], "responses": {{}}}}}}}}"#
    );
    document(&paths, components)
}

/// A document with the operation `Receive`, whose JSON response has this schema.
pub(crate) fn answer(schema: &str, components: &str) -> String {
    let paths = format!(
        r#"{{"/receive": {{"get": {{"operationId": "Receive", "responses": {{"200": {{"description": "",
"content": {{"application/json": {{"schema":
{schema}
}}}}}}}}}}}}}}"#
    );
    document(&paths, components)
}

/// The same with an object that has the property `it`.
pub(crate) fn received(schema: &str) -> String {
    answer(&format!("{{\"type\": \"object\", \"properties\": {{\"it\":\n{schema}\n}}}}"), "{}")
}

impl Compiled {
    /// The only diagnostic.
    pub(crate) fn problem(&self) -> &str {
        match self.problems.as_slice() {
            [problem] => problem,
            problems => panic!("not one diagnostic: {problems:#?}"),
        }
    }

    /// The item that a path such as `send::Options` names.
    fn item(&self, path: &str) -> Option<&syn::Item> {
        let mut items = &self.file.items;
        let mut parts = path.split("::").peekable();
        while let Some(part) = parts.next() {
            let is_last = parts.peek().is_none();
            let found = items.iter().find(|item| match item {
                syn::Item::Struct(item) => is_last && item.ident == part,
                syn::Item::Enum(item) => is_last && item.ident == part,
                syn::Item::Mod(item) => !is_last && item.ident == part,
                syn::Item::Use(item) => is_last && reexport(&item.tree).is_some_and(|(_, name)| name == part),
                _ => false,
            })?;
            match found {
                syn::Item::Mod(module) => items = &module.content.as_ref()?.1,
                syn::Item::Use(item) => return self.item(&absolute(path, &reexport(&item.tree)?.0)),
                item => return Some(item),
            }
        }
        None
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.item(path).is_some()
    }

    /// The fields of a struct as `name: type`, without spaces and without the paths of std and the runtime.
    pub(crate) fn fields(&self, path: &str) -> Vec<String> {
        let Some(syn::Item::Struct(item)) = self.item(path) else { panic!("no struct `{path}`") };
        let field = |field: &syn::Field| {
            let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{name}: {}", short(&field.ty))
        };
        item.fields.iter().map(field).filter(|field| field != "extra: Extra").collect()
    }

    /// The variants of an enum, without the one for other values.
    pub(crate) fn variants(&self, path: &str) -> Vec<String> {
        let Some(syn::Item::Enum(item)) = self.item(path) else { panic!("no enum `{path}`") };
        let names = item.variants.iter().map(|variant| variant.ident.to_string());
        names.filter(|name| name != "Other").collect()
    }

    /// The variants of an enum with what they hold.
    pub(crate) fn cases(&self, path: &str) -> Vec<String> {
        let Some(syn::Item::Enum(item)) = self.item(path) else { panic!("no enum `{path}`") };
        let case = |variant: &syn::Variant| format!("{}{}", variant.ident, short(&variant.fields));
        item.variants.iter().map(case).collect()
    }

    /// What an operation decodes to.
    pub(crate) fn output(&self, operation: &str) -> String {
        let implementation = self.implementations(operation).find(|item| item.trait_.is_some()).unwrap();
        let output = implementation.items.iter().find_map(|item| match item {
            syn::ImplItem::Type(item) => Some(short(&item.ty)),
            _ => None,
        });
        output.unwrap()
    }

    /// The methods of a struct at the root, each with its arguments.
    pub(crate) fn methods(&self, name: &str) -> Vec<String> {
        let implementation = self.implementations(name).find(|item| item.trait_.is_none()).unwrap();
        let methods = implementation.items.iter().filter_map(|item| match item {
            syn::ImplItem::Fn(item) => Some(item.sig.ident.to_string()),
            _ => None,
        });
        methods.collect()
    }

    /// The arguments of a struct's constructor.
    pub(crate) fn arguments(&self, name: &str) -> Vec<String> {
        let implementation = self.implementations(name).find(|item| item.trait_.is_none()).unwrap();
        let new = implementation.items.iter().find_map(|item| match item {
            syn::ImplItem::Fn(item) if item.sig.ident == "new" => Some(item),
            _ => None,
        });
        new.unwrap().sig.inputs.iter().map(short).collect()
    }

    fn implementations<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c syn::ItemImpl> {
        self.file.items.iter().filter_map(move |item| match item {
            syn::Item::Impl(item) if short(&item.self_ty) == name => Some(item),
            _ => None,
        })
    }

    /// The calls that make the request of the only operation, without spaces and without the runtime's path.
    pub(crate) fn calls(&self) -> String {
        let code =
            self.code().replace(' ', "").replace("::formwork::", "").replace("::core::option::Option::", "");
        let (_, after) = code.split_once("RequestBuilder::new(http::Method::").unwrap();
        let (calls, _) = after.split_once("}fnresponse").unwrap();
        let (_, calls) = calls.split_once(')').unwrap();
        calls.to_owned()
    }

    /// All of the code, as tokens.
    pub(crate) fn code(&self) -> String {
        self.file.to_token_stream().to_string()
    }
}

/// The path of a re-export, and its name here.
fn reexport(tree: &syn::UseTree) -> Option<(Vec<String>, String)> {
    match tree {
        syn::UseTree::Path(path) => {
            let (mut rest, name) = reexport(&path.tree)?;
            rest.insert(0, path.ident.to_string());
            Some((rest, name))
        }
        syn::UseTree::Name(name) => Some((vec![name.ident.to_string()], name.ident.to_string())),
        syn::UseTree::Rename(name) => Some((vec![name.ident.to_string()], name.rename.to_string())),
        _ => None,
    }
}

/// A path beside an item, from the root.
fn absolute(item: &str, path: &[String]) -> String {
    let mut parts: Vec<&str> = item.split("::").collect();
    parts.pop();
    for part in path {
        if part == "super" {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("::")
}

fn short(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string().replace(' ', "");
    for prefix in [
        "::std::string::",
        "::std::vec::",
        "::std::boxed::",
        "::std::collections::",
        "::core::option::",
        "::core::convert::",
        "::formwork::",
    ] {
        text = text.replace(prefix, "");
    }
    text
}
