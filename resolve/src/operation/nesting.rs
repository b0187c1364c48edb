//! Parameter values that no style can write: nested values outside of a query, and lists in an exploded cookie.

use formwork_openapi::{Additional, Mark, Site};

use crate::Resolver;
use crate::model::{Encoding, Location, Serialization, Style};
use crate::schema::{SchemaSet, View};

/// The deepest nesting that a style can write: an array or object of scalars.
const FLAT: usize = 1;

/// The deepest nesting of choices that is searched.
const MOST_CHOICES: usize = 8;

impl<'d> Resolver<'d> {
    /// The encoding for a parameter value that the caller formats as a string, because OpenAPI does not define an
    /// encoding for its structure. `None` if the style can write it. Nested values in a query depend on the dialect
    /// instead.
    pub(crate) fn written_by_caller(
        &mut self,
        name: &str,
        schema: &Site<'d>,
        encoding: &Encoding,
        location: Location,
    ) -> Option<Encoding> {
        let Encoding::Styled(Serialization { style, explode, .. }) = *encoding else { return None };
        let (place, most) = match location {
            // OAS 3.1.1, appendix D: the values of a cookie are not separated by `&`.
            Location::Cookie if explode && style == Style::Form => ("cookie", 0),
            Location::Cookie => ("cookie", FLAT),
            Location::Header => ("header", FLAT),
            Location::Path => ("path", FLAT),
            Location::Query | Location::Body | Location::Member | Location::Rest => return None,
        };
        if self.levels(&SchemaSet::new(schema.clone()), FLAT + 1, 0) <= most {
            return None;
        }
        let structure = if most == 0 { "an array or object" } else { "nested values" };
        let message = format!(
            "`{name}` has {structure}, which `style: {}` does not define in a {place}: it is text, as the caller writes it",
            style.as_str(),
        );
        self.reader.remark(Mark::NotRepresented, "style", schema, message);
        let style = if location == Location::Cookie { Style::Cookie } else { Style::Simple };
        Some(Encoding::Styled(Serialization { style, explode: false, allow_reserved: false }))
    }

    /// The nesting of arrays and objects in the values of a set, up to `most`.
    fn levels(&mut self, set: &SchemaSet<'d>, most: usize, choices: usize) -> usize {
        if most == 0 || choices > MOST_CHOICES {
            return 0;
        }
        let below: Vec<SchemaSet<'d>> = match self.view_of(set) {
            Some(View::Array(items)) => items.into_iter().collect(),
            Some(View::Tuple(tuple)) => tuple.items.into_iter().chain(tuple.rest).collect(),
            Some(View::Object(object)) => {
                let values = match object.additional {
                    Additional::Typed(values) => Some(values),
                    _ => None,
                };
                object.properties.into_entries().into_iter().map(|(_, set)| set).chain(values).collect()
            }
            Some(View::OneOf(choice)) => {
                let each = choice.branches.iter().map(|branch| self.levels(branch, most, choices + 1));
                return each.max().unwrap_or_default();
            }
            _ => return 0,
        };
        1 + below.iter().map(|set| self.levels(set, most - 1, choices)).max().unwrap_or_default()
    }
}
