//! Operations: where a request goes, what it carries around its fields, and what is made of the answer.

use std::collections::BTreeSet;

use formwork_resolve::model::{
    Body, Case, Content, Definition, DefinitionId, Format, Operation, Output, PathPart, Payload, Shape,
};
use formwork_resolve::pagination::{self, Cursor, List};

use crate::emit::accepted;

use super::choice::{matched, payload};
use super::comparison::{Comparison, Pair, Spot, Way};
use super::kind::Kind;
use super::side::Side;
use super::types;

impl<'s> Comparison<'s> {
    /// Operations are the same by their Rust names, which users write; then by where they go.
    pub(super) fn operations(&mut self) {
        let is_in_place = |before: &Operation, after: &Operation| {
            before.method == after.method && before.description.path == after.description.path
        };
        let (old, new) = (self.old, self.new);
        let names = |side: Side<'s>| -> Vec<(String, &'s Operation)> {
            side.model.operations.iter().map(|operation| (name(side, operation), operation)).collect()
        };
        let (olds, news) = (names(old), names(new));
        let (both, removed, added) =
            matched(&olds, &news, |(name, _)| name, |before, after| is_in_place(before.1, after.1));
        let both: Vec<_> = both.iter().map(|(before, after)| (before.1, after.1)).collect();
        for (before, after) in &both {
            self.operation(before, after);
        }
        for (_, operation) in removed {
            self.lone(Kind::OperationRemoved, operation, "the document has it no more");
        }
        for (_, operation) in added {
            self.lone(Kind::OperationAdded, operation, "the document did not have it");
        }
        self.around(&both);
    }

    fn lone(&mut self, kind: Kind, operation: &Operation, reason: &str) {
        let side = if kind == Kind::OperationAdded { self.new } else { self.old };
        let Some(params) = side.model.definition(operation.params) else { return };
        let (old, new) = match kind {
            Kind::OperationAdded => (None, Some(&params.place)),
            _ => (Some(&params.place), None),
        };
        let call = format!("{} {}", operation.method, operation.description.path);
        let spot = Spot { subject: params.name.to_string(), wire: Some(&call), old, new };
        self.report(kind, &spot, reason);
    }

    fn operation(&mut self, old: &'s Operation, new: &'s Operation) {
        let (Some(before), Some(after)) =
            (self.old.model.definition(old.params), self.new.model.definition(new.params))
        else {
            return;
        };
        let subject = before.name.to_string();
        let spot =
            Spot { subject: subject.clone(), wire: None, old: Some(&before.place), new: Some(&after.place) };
        if before.name != after.name {
            self.report(Kind::OperationRenamed, &spot, format!("it is `{}` now", after.name));
        }
        self.moves(before, after);
        self.place_of_request(&spot, old, new);
        self.see((old.params, new.params));
        self.has_other_body = body(&old.body) != body(&new.body);
        self.definition(&Pair { old: before, new: after, subject });
        self.has_other_body = false;
        self.body_of(&spot, old, new);
        self.output_of(&spot, (old, before), (new, after));
        self.beside(&spot, before, after);
        self.pages(&spot, old, new);
    }

    fn place_of_request(&mut self, spot: &Spot<'s>, old: &Operation, new: &Operation) {
        if old.method != new.method {
            let reason = format!("the request is a {}, and was a {}", new.method, old.method);
            self.report(Kind::MethodChanged, spot, reason);
        }
        // What a parameter in the path is called makes no difference to the path, but where it stands does.
        let named = |operation: &Operation| operation.path.iter().cloned().collect::<BTreeSet<_>>();
        let is_same = if named(old) == named(new) {
            old.path == new.path
        } else {
            let unnamed = |operation: &Operation| {
                let parts = operation.path.iter().map(|part| match part {
                    PathPart::Literal(text) => Some(text.clone()),
                    PathPart::Parameter(_) => None,
                });
                parts.collect::<Vec<_>>()
            };
            unnamed(old) == unnamed(new)
        };
        if !is_same {
            let (old, new) = (&old.description.path, &new.description.path);
            self.report(Kind::PathChanged, spot, format!("the request goes to `{new}`, and went to `{old}`"));
        }
        if old.description.id != new.description.id {
            let (old, new) = (&old.description.id, &new.description.id);
            self.report(
                Kind::OperationIdChanged,
                spot,
                format!("its `operationId` is `{new}`, and was `{old}`"),
            );
        }
    }

    fn body_of(&mut self, spot: &Spot<'s>, old: &Operation, new: &Operation) {
        let (before, after) = (body(&old.body), body(&new.body));
        if before != after {
            self.report(Kind::BodyChanged, spot, format!("the request has {after}, and had {before}"));
        }
        let streams = (streams(self.old, old), streams(self.new, new));
        if streams.0 != streams.1 {
            let type_ = |streams| if streams { "Body" } else { "Vec<u8>" };
            let reason = format!(
                "what a request carries is a `{}`, and was a `{}`",
                type_(streams.1),
                type_(streams.0)
            );
            self.report(Kind::BodyTypeChanged, spot, reason);
        }
    }

    fn output_of(
        &mut self,
        spot: &Spot<'s>,
        old: (&'s Operation, &Definition),
        new: (&'s Operation, &Definition),
    ) {
        let way = Way { owner: None, subject: "" };
        let is_same = match (&old.0.output, &new.0.output) {
            (Output::One(before), Output::One(after)) => {
                self.case_row(spot, before, after);
                self.is_same_payload(&before.payload, &after.payload, &way)
            }
            (Output::Several(before), Output::Several(after)) => self.are_one((*before, *after), &way),
            _ => false,
        };
        if !is_same {
            let shown = |side: Side<'_>, output: &Output| match output {
                Output::One(case) => payload(side, &case.payload),
                Output::Several(_) => "Output".to_owned(),
            };
            let (before, after) = (shown(self.old, &old.0.output), shown(self.new, &new.0.output));
            let what =
                if matches!(new.0.output, Output::Several(_)) { ", an enum of several cases" } else { "" };
            let reason = format!("it decodes to `{after}`{what}, and did to `{before}`");
            self.report(Kind::OutputTypeChanged, spot, reason);
            self.pass_over_output(old);
        }
        // Of one case, the media type that it is asked for is the one that it has.
        let (before, after) = (accept(self.old, &old.0.output), accept(self.new, &new.0.output));
        let is_said = matches!((&old.0.output, &new.0.output), (Output::One(_), Output::One(_)));
        if before != after && !is_said {
            let shown =
                |accept: &str| if accept.is_empty() { "nothing".to_owned() } else { format!("`{accept}`") };
            let reason = format!("the request accepts {}, and did accept {}", shown(&after), shown(&before));
            self.report(Kind::AcceptChanged, spot, reason);
        }
    }

    /// The old output's own type has nothing to do with whatever is called like it now.
    fn pass_over_output(&mut self, (operation, params): (&Operation, &Definition)) {
        let id = match &operation.output {
            Output::Several(id) => Some(*id),
            Output::One(Case { payload: Payload::Json(type_), .. }) => type_.named(),
            Output::One(_) => None,
        };
        let own = id.filter(|id| {
            self.old.model.definition(*id).is_some_and(|output| output.module == params.inner_module())
        });
        if let Some(id) = own {
            self.pass_over(id);
        }
    }

    /// The enum of errors and the struct of headers, which an operation has beside its output.
    fn beside(&mut self, spot: &Spot<'s>, before: &Definition, after: &Definition) {
        let is_failure: fn(&Shape) -> bool = |shape| matches!(shape, Shape::Failure(_));
        let is_headers: fn(&Shape) -> bool = |shape| matches!(shape, Shape::Headers(_));
        let kinds = [
            (is_failure, "Failure", Kind::FailureRemoved, Kind::FailureAdded),
            (is_headers, "Headers", Kind::HeadersRemoved, Kind::HeadersAdded),
        ];
        for (is_it, name, removed, added) in kinds {
            let found = (find(self.old, before, is_it), find(self.new, after, is_it));
            match found {
                (Some(old), Some(new)) => {
                    self.are_one((old, new), &Way { owner: None, subject: &spot.subject });
                }
                (Some(_), None) => self.report(removed, spot, format!("the operation has `{name}` no more")),
                (None, Some(_)) => self.report(added, spot, format!("the operation has `{name}`")),
                (None, None) => {}
            }
        }
    }

    fn pages(&mut self, spot: &Spot<'s>, old: &Operation, new: &Operation) {
        let before = pagination::list(self.old.model, old);
        let after = pagination::list(self.new.model, new);
        match (before, after) {
            (Some(before), Some(after)) => self.list(spot, &before, &after),
            (Some(_), None) => {
                self.report(
                    Kind::PagesRemoved,
                    spot,
                    "`Pages` cannot iterate over it any more: it is not a list",
                );
            }
            (None, Some(_)) => self.report(Kind::PagesAdded, spot, "`Pages` goes through it"),
            (None, None) => {}
        }
    }

    fn list(&mut self, spot: &Spot<'s>, old: &List<'_>, new: &List<'_>) {
        if !self.is_same(old.item, new.item, &Way { owner: None, subject: "" }) {
            let (old, new) = (types::shown(self.old, old.item), types::shown(self.new, new.item));
            self.report(
                Kind::PagesItemChanged,
                spot,
                format!("its items are of `{new}`, and were of `{old}`"),
            );
        }
        let (before, after) = (cursor(&old.cursor), cursor(&new.cursor));
        if before != after {
            self.report(
                Kind::PagesChanged,
                spot,
                format!("the next page is asked for {after}, and was {before}"),
            );
        }
    }
}

pub(super) fn name(side: Side<'_>, operation: &Operation) -> String {
    side.model.definition(operation.params).map(|params| params.name.to_string()).unwrap_or_default()
}

/// The body in words.
fn body(body: &Body) -> String {
    match body {
        Body::Nothing => "no body".to_owned(),
        Body::Form => "a form as its body".to_owned(),
        Body::Multipart => "a multipart body".to_owned(),
        Body::Value(Content { media_type, format }) => {
            let format = match format {
                Format::Json => "JSON",
                Format::Form => "a form",
                Format::Multipart => "parts",
                Format::Text => "text",
                Format::Upload => "an upload",
            };
            format!("a body of {format}, `{media_type}`")
        }
        Body::Choice => "a body in one of several media types".to_owned(),
    }
}

/// True if `Operation::Body` is a `Body`, and not bytes.
fn streams(side: Side<'_>, operation: &Operation) -> bool {
    let is_streamed = |content: &Content| matches!(content.format, Format::Multipart | Format::Upload);
    match &operation.body {
        Body::Nothing | Body::Form => false,
        Body::Multipart => true,
        Body::Value(content) => is_streamed(content),
        Body::Choice => {
            let params = side.model.definition(operation.params);
            let fields = params.map(|params| params.shape.fields()).unwrap_or_default();
            let shapes = fields.iter().filter_map(|field| side.model.definition(field.type_.named()?));
            shapes.map(|definition| &definition.shape).any(|shape| {
                matches!(shape, Shape::Bodies(bodies) if bodies.iter().any(|(_, content)| is_streamed(content)))
            })
        }
    }
}

/// The media types that a request asks for.
fn accept(side: Side<'_>, output: &Output) -> String {
    let cases = match output {
        Output::One(case) => std::slice::from_ref(case),
        Output::Several(id) => side.model.definition(*id).map(Definition::cases).unwrap_or_default(),
    };
    accepted(cases)
}

/// The types in the module of an operation.
fn find(side: Side<'_>, params: &Definition, is_it: fn(&Shape) -> bool) -> Option<DefinitionId> {
    side.modules.find(params, is_it).map(|(id, _)| id)
}

/// How the next page is asked for.
fn cursor(cursor: &Cursor<'_>) -> String {
    match cursor {
        Cursor::Id { before: None, .. } => "by the last id".to_owned(),
        Cursor::Id { before: Some(_), .. } => "by the last or the first id".to_owned(),
        Cursor::Token { .. } => "by a token of the page".to_owned(),
    }
}
