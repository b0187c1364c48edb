//! How a field is written, as far as that makes a difference for its type.

use std::fmt;

use formwork_resolve::model::{
    Depth, Dialect, Encoding, Field, Format, Location, Part, PartFormat, Serialization, Style,
};

use super::side::Side;

/// The way in which the bytes of a field come about.
#[derive(Debug, PartialEq)]
pub(super) enum Written {
    /// Inherited from the surrounding element.
    Plain,
    Styled {
        style: Style,
        explode: bool,
        allow_reserved: bool,
        dialect: Option<Dialect>,
    },
    Json {
        repeats: bool,
    },
    ByType,
    Part(Part),
    Whole(Format),
}

pub(super) fn written(side: Side<'_>, field: &Field) -> Written {
    match &field.encoding {
        Encoding::Inherited => Written::Plain,
        Encoding::Json { repeats } => Written::Json { repeats: *repeats },
        Encoding::ByType => Written::ByType,
        Encoding::Part(part) => Written::Part(part.clone()),
        Encoding::Whole(format) => Written::Whole(*format),
        Encoding::Styled(serialization) => styled(side, field, *serialization),
    }
}

/// A style that changes nothing for a value is none.
fn styled(side: Side<'_>, field: &Field, serialization: Serialization) -> Written {
    let Serialization { style, explode, allow_reserved } = serialization;
    let is_scalar = side.model.depth(&field.type_) == Depth::Scalar;
    let explode = explode && !is_scalar && style != Style::DeepObject;
    let dialect = side.model.dialect;
    let is_plain = match (field.location, style) {
        (Location::Header, _) => !explode,
        (Location::Path, Style::Simple) => !explode && !allow_reserved,
        (_, Style::DeepObject) => !allow_reserved && matches!(dialect, None | Some(Dialect::Indexed)),
        (_, Style::Form | Style::SpaceDelimited | Style::PipeDelimited) => is_scalar && !allow_reserved,
        _ => false,
    };
    if is_plain {
        return Written::Plain;
    }
    let is_open = style == Style::DeepObject || style == Style::Form && explode;
    Written::Styled { style, explode, allow_reserved, dialect: dialect.filter(|_| is_open) }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain => f.write_str("as what is around it"),
            Self::Styled { style, explode, allow_reserved, .. } => {
                write!(f, "in `style: {}`", style.as_str())?;
                f.write_str(if *explode { " with `explode`" } else { "" })?;
                f.write_str(if *allow_reserved { " with `allowReserved`" } else { "" })
            }
            Self::Json { repeats: false } => f.write_str("as JSON"),
            Self::Json { repeats: true } => f.write_str("as JSON, element by element"),
            Self::ByType => f.write_str("as text where it is text, and else as JSON"),
            Self::Whole(format) => f.write_str(match format {
                Format::Json => "as the whole query, in JSON",
                Format::Form => "as the whole query, in pairs",
                Format::Text | Format::Multipart | Format::Upload => "as the whole query, as text",
            }),
            Self::Part(Part { format, content_type, repeats }) => {
                f.write_str(match format {
                    PartFormat::Text => "as a part of text",
                    PartFormat::Json => "as a part of JSON",
                    PartFormat::File => "as a file",
                    PartFormat::Choice => "as a part of its own kind",
                })?;
                if let Some(content_type) = content_type {
                    write!(f, " of `{content_type}`")?;
                }
                f.write_str(if *repeats { ", element by element" } else { "" })
            }
        }
    }
}
