//! The macro's arguments as they are written at the command line.

use clap::{Args, ValueEnum};
use formwork_codegen::{
    Arguments, Derive, Derives, Dialect, Format, Method, Narrowed, Patch, Place, Rename, Selection, Spanned,
    Target,
};
use proc_macro2::{Ident, Span, TokenStream};
use syn::parse::Parse;

use crate::outcome::Failure;

/// The arguments of the macro beside `spec` and `operations`.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Arguments of the macro")]
pub(crate) struct Options {
    /// A Rust name for the one operation
    #[arg(long = "as", value_name = "NAME")]
    as_: Option<String>,

    /// A name for a type, a field or an enum's value: '#/components/schemas/pet=Animal'
    #[arg(long, value_name = "POINTER=NAME")]
    rename: Vec<String>,

    /// One more name of texts that `Debug` must hide
    #[arg(long, value_name = "NAME")]
    secret: Vec<String>,

    /// A type for a format of text: date-time=::jiff::Timestamp
    #[arg(long, value_name = "FORMAT=PATH")]
    formats: Vec<String>,

    /// A field of responses that is an object with a type, not an id: data.owner
    #[arg(long, value_name = "FIELD")]
    expand: Vec<String>,

    /// A part that stays JSON as it is: '#/components/schemas/history' or UpdatePet.collar
    #[arg(long, value_name = "PLACE")]
    opaque: Vec<String>,

    /// What the document leaves out or gets wrong: 'UpdatePet.metadata: clearable'
    #[arg(long, value_name = "PLACE: ACTION")]
    patch: Vec<String>,

    /// The members of a type or operation that are generated, where not all are: 'Pet: [name, owner.id]'
    #[arg(long, value_name = "TYPE: [MEMBERS]")]
    select: Vec<String>,

    /// A further derive of the types that are generated: Eq or ::my_crate::MyDerive
    #[arg(long, value_name = "DERIVE")]
    derives: Vec<String>,

    /// How arrays in queries and forms are named where OpenAPI leaves it open
    #[arg(long, value_enum)]
    dialect: Option<DialectName>,

    /// Where the runtime is, if not at `::formwork`
    #[arg(long = "crate", value_name = "PATH")]
    crate_: Option<String>,
}

/// As in the macro.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum DialectName {
    /// tags[0]=a
    Indexed,
    /// tags[]=a
    Brackets,
    /// tags=a, for each element
    Repeat,
}

impl Options {
    /// The whole of the arguments.
    pub(crate) fn arguments(&self, spec: &str, operations: &[String]) -> Result<Arguments, Failure> {
        let mut arguments = Arguments::new(spanned(spec));
        arguments.operations = operations.iter().map(|text| operation(text)).collect::<Result<_, _>>()?;
        if let Some(name) = &self.as_ {
            name_only(&mut arguments.operations, name)?;
        }
        arguments.rename = each("--rename", &self.rename, |text| {
            let (pointer, name) = halves(text, "'#/components/schemas/pet=Animal'")?;
            Ok(Rename { pointer: spanned(pointer), name: parsed(name)? })
        })?;
        arguments.secret = self.secret.iter().map(|name| spanned(name)).collect();
        arguments.formats = each("--formats", &self.formats, |text| {
            let (format, path) = halves(text, "date-time=::jiff::Timestamp")?;
            parsed::<Format>(&format!("{format:?}: {path}"))
        })?;
        arguments.expand = self.expand.iter().map(|path| spanned(path)).collect();
        arguments.opaque = places("--opaque", &self.opaque)?;
        arguments.patch = each("--patch", &self.patch, |text| parsed::<Patch>(&quoted_pointer(text)))?;
        arguments.select = each("--select", &self.select, |text| parsed::<Narrowed>(&quoted_pointer(text)))?;
        arguments.derives = derives(&self.derives)?;
        arguments.dialect = self.dialect.map(|dialect| match dialect {
            DialectName::Indexed => Dialect::Indexed,
            DialectName::Brackets => Dialect::Brackets,
            DialectName::Repeat => Dialect::Repeat,
        });
        if let Some(path) = &self.crate_ {
            arguments.runtime = path
                .parse::<TokenStream>()
                .map_err(|error| Failure::new(format!("--crate {path}: {error}")))?;
        }
        Ok(arguments)
    }
}

/// The derives, which are looked at together: one may need another.
fn derives(texts: &[String]) -> Result<Vec<Derive>, Failure> {
    let all = format!("[{}]", texts.join(", "));
    let derives = each("--derives", &[all], |all| parsed::<Derives>(all).map(|Derives(derives)| derives))?;
    Ok(derives.into_iter().flatten().collect())
}

/// One operation, or several: `GetPet`, `GET /pets/{id}`, `tag:Pets`, `*`, or as the macro has them.
pub(crate) fn operation(text: &str) -> Result<Selection, Failure> {
    let (target, name) = match text.rsplit_once(" as ").or_else(|| text.rsplit_once('=')) {
        Some((target, name)) if syn::parse_str::<Ident>(name.trim()).is_ok() => (target, Some(name.trim())),
        _ => (text, None),
    };
    let target = target_of(target.trim());
    let name = name.map(parsed::<Ident>).transpose().map_err(Failure::new)?;
    if name.is_some() && matches!(target, Target::All | Target::Tag(_)) {
        return Err(Failure::new(format!("`{text}` is many operations, which cannot have one name")));
    }
    Ok(Selection { target, name, span: Span::call_site() })
}

fn target_of(text: &str) -> Target {
    if text == "*" {
        return Target::All;
    }
    if let Some(tag) = text.strip_prefix("tag:") {
        return Target::Tag(tag.trim().to_owned());
    }
    if let Some((method, path)) = text.split_once(char::is_whitespace) {
        let path = path.trim().trim_matches('"');
        let known = || Method::from_name(&method.to_uppercase());
        let method = known().or_else(|| Method::from_token(method.trim_matches('"')));
        if let Some(method) = method.filter(|_| path.starts_with('/')) {
            return Target::Path(method, path.to_owned());
        }
    }
    match syn::parse_str::<Selection>(text) {
        Ok(Selection { target: target @ (Target::Tag(_) | Target::Path(..)), .. }) => target,
        _ => Target::Id(text.trim_matches('"').to_owned()),
    }
}

/// Gives the name to the operation, if it is one.
fn name_only(operations: &mut [Selection], name: &str) -> Result<(), Failure> {
    let name = parsed::<Ident>(name).map_err(|reason| Failure::new(format!("--as {name}: {reason}")))?;
    match operations {
        [Selection { target: Target::Id(_) | Target::Path(..), name: given @ None, .. }] => {
            *given = Some(name);
            Ok(())
        }
        _ => Err(Failure::new("`--as` names one operation, and that is not what is selected")
            .help("name one of several as in `GetPet=FetchPet`")),
    }
}

/// The places that an option names.
pub(crate) fn places(option: &str, texts: &[String]) -> Result<Vec<Spanned<String>>, Failure> {
    each(option, texts, place)
}

/// A place of the document.
fn place(text: &str) -> Result<Spanned<String>, String> {
    if text.contains('#') {
        return Ok(spanned(text));
    }
    parsed::<Place>(text).map(|Place(place)| place)
}

/// A patch, with the quotes around its pointer that a shell takes off.
fn quoted_pointer(text: &str) -> String {
    match text.rsplit_once(':') {
        Some((pointer, said)) if pointer.contains('#') && !pointer.starts_with('"') => {
            format!("{pointer:?}: {said}")
        }
        _ => text.to_owned(),
    }
}

fn halves<'t>(text: &'t str, example: &str) -> Result<(&'t str, &'t str), String> {
    let halves = text.rsplit_once('=').map(|(one, other)| (one.trim(), other.trim()));
    halves.ok_or_else(|| format!("this is written as {example}"))
}

fn parsed<T: Parse>(text: &str) -> Result<T, String> {
    syn::parse_str(text).map_err(|error| error.to_string())
}

fn each<T>(
    option: &str,
    texts: &[String],
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, Failure> {
    let wrong = |text: &str, reason: &str| {
        let (message, helps) = reason.split_once("\n  help: ").unwrap_or((reason, ""));
        let failure = Failure::new(format!("`{option} {text}`: {message}"));
        if helps.is_empty() { failure } else { failure.help(helps) }
    };
    texts.iter().map(|text| read(text).map_err(|reason| wrong(text, &reason))).collect()
}

pub(crate) fn spanned(text: &str) -> Spanned<String> {
    Spanned { value: text.to_owned(), span: Span::call_site() }
}
