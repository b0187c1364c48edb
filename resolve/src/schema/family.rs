//! Parents with a discriminator: a schema of which each value is one of its children, told by a member (OAS 3.1.1,
//! 4.8.25.4).

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
    pub(super) fn with_children(&mut self, set: &SchemaSet<'d>, place: &Use) -> SchemaSet<'d> {
        let Some(parent) = set.single() else { return set.clone() };
        let Some(choice) = family(&mut self.reader, parent) else { return set.clone() };
        if !matches!(self.view_of(set), Some(View::Object(_))) {
            return set.clone();
        }
        let count = choice.branches.len() - 1;
        let reason = match place.side {
            Side::Form | Side::Parts => "in a form".to_owned(),
            Side::Json | Side::Response if count > MOST_CHILDREN => format!("of {count} children"),
            Side::Json | Side::Response => return SchemaSet { with_children: true, ..set.clone() },
        };
        let message = format!("a parent {reason} is a type of its own, which its children are not told from");
        self.reader.remark(Mark::NotRepresented, "discriminator", &parent.member("discriminator"), message);
        set.clone()
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
