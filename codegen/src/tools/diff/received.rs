//! Structs that are received: which fields there are, of which types, and what an answer must have.

use formwork_resolve::model::{Encoding, Field, Location, Type};

use super::comparison::{Comparison, Pair, Spot};
use super::fields::{Matched, matched};
use super::kind::Kind;
use super::types::shown;

/// The type of a field without its `Option`, if it has one.
fn without_option(field: &Field) -> (bool, &Type) {
    match &field.type_ {
        Type::Nullable(inner) => (true, inner),
        type_ => (!field.required && field.location != Location::Rest, type_),
    }
}

impl<'s> Comparison<'s> {
    pub(super) fn received(&mut self, pair: &Pair<'s>, old: &'s [Field], new: &'s [Field]) {
        let Matched { both, removed, added } = matched(old, new);
        for (old, new) in both {
            self.received_field(pair, old, new);
        }
        for field in removed {
            let spot = Self::removed_spot(pair, field);
            self.report(Kind::MemberRemoved, &spot, "the field is gone; what still arrives is in `extra`");
        }
        for field in added {
            let spot = Self::added_spot(pair, field);
            let wire = &field.wire.0;
            if field.location == Location::Rest {
                let reason = "members without a name in the document are in this field, and were in `extra`";
                self.report(Kind::MemberAdded, &spot, reason);
            } else if field.required {
                let reason = format!("an answer without `{wire}` is an error now; it had no field before");
                self.report(Kind::RequiredMemberAdded, &spot, reason);
            } else {
                let reason = format!("`{wire}` has a field, and was in `extra`");
                self.report(Kind::MemberAdded, &spot, reason);
            }
        }
    }

    fn received_field(&mut self, pair: &Pair<'s>, old: &'s Field, new: &'s Field) {
        let spot = Self::field_spot(pair, old, new);
        self.field_names(&spot, old, new, Kind::MemberRenamed);
        if old.wire != new.wire {
            let reason = format!("it is read from `{}`, and was from `{}`", new.wire.0, old.wire.0);
            self.report(Kind::WireNameChanged, &spot, reason);
        }
        let ((was_option, before), (is_option, after)) = (without_option(old), without_option(new));
        match (was_option, is_option) {
            (false, true) => {
                let what = if new.required { "null" } else { "absent" };
                let reason = format!("it may be {what}, so the field is an `Option`");
                self.report(Kind::MemberOptional, &spot, reason);
            }
            (true, false) => {
                let reason = "it is always there, so the field is not an `Option`";
                self.report(Kind::MemberRequired, &spot, reason);
            }
            (true, true) if old.required != new.required => {
                let reason = if new.required {
                    "it may be null but not absent: an answer without it is an error"
                } else {
                    "it may be absent: an answer without it was an error"
                };
                self.report(Kind::PresenceChanged, &spot, reason);
            }
            _ => {}
        }
        self.received_type(pair, &spot, before, after);
    }

    fn received_type(&mut self, pair: &Pair<'s>, spot: &Spot<'s>, old: &Type, new: &Type) {
        if let (Some(old), Some(new)) = (old.constant(), new.constant())
            && old != new
        {
            self.report(Kind::DocsChanged, spot, format!("it is always `{new}`, and was `{old}`"));
        }
        if !self.is_same(old, new, &Self::way(pair, spot)) {
            let (old, new) = (shown(self.old, old), shown(self.new, new));
            self.report(Kind::TypeChanged, spot, format!("it is of `{new}`, and was of `{old}`"));
        }
    }

    /// The fields of headers may all be absent, whatever the document says.
    pub(super) fn headers(&mut self, pair: &Pair<'s>, old: &'s [Field], new: &'s [Field]) {
        let Matched { both, removed, added } = matched(old, new);
        for (old, new) in both {
            let spot = Self::field_spot(pair, old, new);
            self.field_names(&spot, old, new, Kind::MemberRenamed);
            if old.wire != new.wire {
                let reason = format!("it is read from `{}`, and was from `{}`", new.wire.0, old.wire.0);
                self.report(Kind::WireNameChanged, &spot, reason);
            }
            self.received_type(pair, &spot, &old.type_, &new.type_);
            let is_json = |field: &Field| matches!(field.encoding, Encoding::Json { .. });
            if is_json(old) != is_json(new) {
                let how = |field: &Field| if is_json(field) { "as JSON" } else { "as text" };
                let reason = format!("it is read {}, and was {}", how(new), how(old));
                self.report(Kind::EncodingChanged, &spot, reason);
            }
        }
        for field in removed {
            self.report(Kind::MemberRemoved, &Self::removed_spot(pair, field), "the field is gone");
        }
        for field in added {
            let reason = format!("the header `{}` has a field", field.wire.0);
            self.report(Kind::MemberAdded, &Self::added_spot(pair, field), reason);
        }
    }
}
