//! Parents with a discriminator: schemas whose values are told by it as one of their children (OAS 3.1.1, 4.8.25.4).

use formwork_openapi::{Mark, Reader, Site};

use super::{Choice, Resolved, SchemaSet, Use, View};
use crate::Resolver;
use crate::model::Side;

/// The most children that a parent is a choice of. Microsoft Graph's `entity` has 653, and whatever returns one would
/// have a type for nearly all of its document; its next largest parent has 30.
const MOST_CHILDREN: usize = 64;

/// The choice of a parent and its children; `None` if a schema has no children.
pub(super) fn family<'d>(reader: &mut Reader<'d>, parent: &Site<'d>) -> Option<Choice<'d>> {
    let discriminator = reader.schema(parent)?.discriminator.clone()?;
    let children = reader.children(parent, &discriminator);
    if children.is_empty() {
        return None;
    }
    let branches = std::iter::once(parent.clone()).chain(children).map(SchemaSet::new).collect();
    Some(Choice {
        discriminator: Some(discriminator),
        holder: Some(parent.clone()),
        is_family: true,
        ..Choice::new(branches)
    })
}

impl<'d> Resolver<'d> {
    /// The same set, with the children of the schema where it is a parent of which each value is told.
    pub(super) fn with_children(&mut self, set: &SchemaSet<'d>, side: Side) -> SchemaSet<'d> {
        let count = set.single().map_or(0, |parent| self.count_of_children(parent));
        SchemaSet { with_children: count > 0 && why_untold(count, side).is_none(), ..set.clone() }
    }

    /// Lists a use of a parent whose children have no variant.
    pub(crate) fn note_untold_children(&mut self, parent: &Site<'d>, at: &Site<'d>, side: Side) {
        let count = self.count_of_children(parent);
        if let Some(reason) = why_untold(count, side) {
            let message = format!(
                "{} {reason} is read and sent as itself: its children have no variant",
                parent.subject()
            );
            self.reader.remark(Mark::NotRepresented, "discriminator", at, message);
        }
    }

    /// Lists a `$ref` to a parent with keywords beside it, which make one type of them. A child may be written so.
    pub(super) fn note_narrowed_parent(&mut self, set: &SchemaSet<'d>) {
        let Some(only) = set.single() else { return };
        let reference = self.reader.schema(only).and_then(|schema| schema.reference.clone());
        let parent = reference.and_then(|reference| self.reader.beyond(&reference));
        let Some(parent) = parent.filter(|parent| self.count_of_children(parent) > 0) else { return };
        let family = family(&mut self.reader, &parent);
        let offset = only.node.offset();
        if family.is_some_and(|it| it.branches.iter().all(|branch| branch.first.node.offset() != offset)) {
            let subject = parent.subject();
            let message = format!(
                "{subject} beside other keywords is one type with them: its children have no variant"
            );
            self.reader.remark(Mark::NotRepresented, "discriminator", only, message);
        }
    }

    /// The number of children that the schema at a place has, if it is an object.
    fn count_of_children(&mut self, parent: &Site<'d>) -> usize {
        let Some(choice) = family(&mut self.reader, parent) else { return 0 };
        let is_object = matches!(self.view_of(&SchemaSet::new(parent.clone())), Some(View::Object(_)));
        if is_object { choice.branches.len() - 1 } else { 0 }
    }

    /// The type of a branch. A parent among its children is a type of its own, and each of them is what it is elsewhere.
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

/// The reason why a parent of this many children is a type of its own, beside which they have no variant.
fn why_untold(count: usize, side: Side) -> Option<String> {
    match side {
        _ if count == 0 => None,
        Side::Form | Side::Parts => Some("in a form or parameter".to_owned()),
        Side::Json | Side::Response => (count > MOST_CHILDREN).then(|| format!("with its {count} children")),
    }
}
