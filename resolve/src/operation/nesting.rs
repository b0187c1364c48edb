//! Values that no style can say where a parameter goes: nested ones outside of a query, and lists in an exploded cookie.

use formwork_openapi::{Additional, Mark, Site};

use crate::Resolver;
use crate::model::{Encoding, Location, Serialization, Style};
use crate::schema::{SchemaSet, View};

/// The deepest structure that a style can say: an array or an object of scalars.
const FLAT: usize = 1;

/// How many choices within one another are looked into.
const MOST_CHOICES: usize = 8;

impl<'d> Resolver<'d> {
    /// The encoding of a parameter whose value is text that the caller writes, because OpenAPI leaves open how its
    /// structure is written; `None` if its style can say it. Nested values of a query are a matter of the dialect.
    pub(crate) fn written_by_caller(
        &mut self,
        name: &str,
        schema: &Site<'d>,
        encoding: &Encoding,
        location: Location,
    ) -> Option<Encoding> {
        let Encoding::Styled(Serialization { style, explode, .. }) = *encoding else { return None };
        let (place, most) = match location {
            // OAS 3.1.1, appendix D: `&` does not separate the values of a cookie.
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

    /// The levels of arrays and objects that the values of a set have, up to `most`.
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
