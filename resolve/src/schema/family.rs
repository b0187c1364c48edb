//! Families: parents whose discriminator selects one of their children (OAS 3.1.1, 4.8.25.4).

use std::rc::Rc;

use formwork_openapi::{Mark, Reader, Site};

use super::{Choice, Resolved, SchemaSet, Use, View};
use crate::Resolver;
use crate::model::Side;

/// The most children of a parent that becomes a choice. Microsoft Graph's `entity` has 653, and whatever returns one
/// would have types for nearly the whole document; its next largest parent has 30.
const MOST_CHILDREN: usize = 64;

/// The choice between a parent and its children.
pub(super) fn family<'d>(reader: &mut Reader<'d>, parent: &Site<'d>) -> Choice<'d> {
    let schema = reader.schema(parent);
    let children = reader.children(parent);
    let branches = std::iter::once(parent).chain(children.iter()).cloned().map(SchemaSet::new).collect();
    Choice {
        discriminator: schema.and_then(|schema| schema.discriminator.clone()),
        holder: Some(parent.clone()),
        is_family: true,
        ..Choice::new(branches)
    }
}

impl<'d> Resolver<'d> {
    /// Adds the children to a set that is a parent, if its values are told apart on this side.
    pub(super) fn with_children(&mut self, set: &SchemaSet<'d>, side: Side) -> SchemaSet<'d> {
        let count = set.single().map_or(0, |parent| self.children(parent).len());
        SchemaSet { with_children: count > 0 && why_untold(count, side).is_none(), ..set.clone() }
    }

    /// Notes a use of a parent whose children have no variant.
    pub(crate) fn note_untold_children(&mut self, parent: &Site<'d>, at: &Site<'d>, side: Side) {
        let count = self.children(parent).len();
        if let Some(reason) = why_untold(count, side) {
            let message = format!(
                "{} {reason} is read and sent as itself: its children have no variant",
                parent.subject()
            );
            self.reader.remark(Mark::NotRepresented, "discriminator", at, message);
        }
    }

    /// Notes a `$ref` to a parent with sibling keywords, which are merged into one type. Children are often written
    /// like that, and are not noted.
    pub(super) fn note_narrowed_parent(&mut self, set: &SchemaSet<'d>) {
        let Some(only) = set.single() else { return };
        let reference = self.reader.schema(only).and_then(|schema| schema.reference.clone());
        let parent = reference.and_then(|reference| self.reader.beyond(&reference));
        let Some(parent) = parent else { return };
        let children = self.children(&parent);
        let is_child = children.iter().any(|child| child.node.offset() == only.node.offset());
        if !children.is_empty() && !is_child {
            let subject = parent.subject();
            let message = format!(
                "{subject} beside other keywords is one type with them: its children have no variant"
            );
            self.reader.remark(Mark::NotRepresented, "discriminator", only, message);
        }
    }

    /// The children of a schema, if it is an object with a discriminator.
    pub(super) fn children(&mut self, parent: &Site<'d>) -> Rc<[Site<'d>]> {
        let children = self.reader.children(parent);
        let is_object =
            |this: &mut Self| matches!(this.view_of(&SchemaSet::new(parent.clone())), Some(View::Object(_)));
        if children.is_empty() || is_object(self) { children } else { Rc::default() }
    }

    /// The type of a branch. In a family, the parent is a struct of its own, and the children are shared types.
    pub(super) fn branch_type(
        &mut self,
        choice: &Choice<'d>,
        branch: &SchemaSet<'d>,
        holder: &Site<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        if !choice.is_family {
            return self.child(branch, holder, place);
        }
        let place = self.nested(place, holder)?;
        let resolved = if branch.first.node.offset() == holder.node.offset() {
            self.type_itself(branch, &place)?
        } else {
            self.referred(branch.first.clone(), holder, &place)?
        };
        Some(Resolved { height: resolved.height + 1, ..resolved })
    }
}

/// The reason why the children of a parent with this many children have no variant.
fn why_untold(count: usize, side: Side) -> Option<String> {
    match side {
        _ if count == 0 => None,
        Side::Form | Side::Parts => Some("in a form or parameter".to_owned()),
        Side::Json | Side::Response => (count > MOST_CHILDREN).then(|| format!("with its {count} children")),
    }
}
