//! The slice as JSON: every scalar as it is written, in the document's order, indented by two spaces.

use formwork_openapi::{Kind, Node, quoted};

use super::plan::{DEEPEST_NODE, Keep, Plan};
use super::position::Position;

/// A schema of which nothing is generated. It says nothing of what the document has there, which may change.
const ABSENT_SCHEMA: &str = r#"{"description": "Not in this slice."}"#;

/// The responses of an operation of which nothing is generated.
const ABSENT_RESPONSES: &str = r#"{"default": {"description": "Not in this slice."}}"#;

/// The parts of a schema, response or other object, in the order of the output.
enum Content<'d> {
    Object(Vec<(String, Content<'d>)>),
    Array(Vec<Content<'d>>),
    AsWritten(Node<'d>),
    Json(&'static str),
}

/// The text of a part, without spaces between its tokens.
pub(super) fn compact(node: &Node<'_>, position: Position) -> String {
    let mut text = String::new();
    whole(node, position, 0).write(&mut text, None);
    text
}

/// The text of a slice.
pub(super) fn document(root: &Node<'_>, plan: &Plan<'_>) -> String {
    let mut text = String::new();
    selected(root, plan, 0).write(&mut text, Some(0));
    text.push('\n');
    text
}

/// Writes the parts of a node that the plan keeps.
fn selected<'d>(node: &Node<'d>, plan: &Plan<'d>, depth: usize) -> Content<'d> {
    if node.kind() == Kind::Array {
        let elements = node.elements();
        return Content::Array(elements.iter().filter_map(|it| kept(it, plan, depth + 1)).collect());
    }
    let members = node.members().into_iter();
    let members =
        members.filter_map(|(name, member)| Some((name_of(&name, &member), kept(&member, plan, depth + 1)?)));
    let mut members: Vec<_> = members.collect();
    if plan.named.contains(&node.offset()) {
        members.push((quoted("responses"), Content::Json(ABSENT_RESPONSES)));
    }
    Content::Object(members)
}

/// A member or element, if anything of it is kept.
fn kept<'d>(node: &Node<'d>, plan: &Plan<'d>, depth: usize) -> Option<Content<'d>> {
    let (keep, position) = plan.kept.get(&node.offset())?;
    Some(match keep {
        Keep::All => whole(node, *position, depth),
        Keep::Name => Content::Json(ABSENT_SCHEMA),
        Keep::Some => selected(node, plan, depth),
    })
}

/// A node with everything that has a meaning. What is too deep stands as it is written.
fn whole<'d>(node: &Node<'d>, position: Position, depth: usize) -> Content<'d> {
    if depth > DEEPEST_NODE {
        return Content::AsWritten(node.clone());
    }
    match node.kind() {
        Kind::Object => {
            let members = node.members().into_iter().filter(|(name, _)| !position.leaves_out(name));
            let members = members.map(|(name, member)| {
                (name_of(&name, &member), whole(&member, position.below(&name), depth + 1))
            });
            Content::Object(members.collect())
        }
        Kind::Array => {
            let elements = node.elements();
            Content::Array(elements.iter().map(|it| whole(it, position.below(""), depth + 1)).collect())
        }
        _ => Content::AsWritten(node.clone()),
    }
}

/// A name in quotes. A name that is not valid text stands as it is written.
fn name_of(name: &str, member: &Node<'_>) -> String {
    if member.has_name() { quoted(name) } else { name.to_owned() }
}

impl Content<'_> {
    /// Writes it with a level's indent, or without any spaces.
    fn write(&self, text: &mut String, level: Option<usize>) {
        match self {
            Self::Object(members) => {
                let space = if level.is_some() { " " } else { "" };
                list(text, level, ['{', '}'], members, |(name, content), text, level| {
                    text.push_str(name);
                    text.push(':');
                    text.push_str(space);
                    content.write(text, level);
                });
            }
            Self::Array(elements) => {
                list(text, level, ['[', ']'], elements, Content::write);
            }
            Self::AsWritten(node) => text.push_str(node.written()),
            Self::Json(json) => text.push_str(json),
        }
    }
}

fn list<T>(
    text: &mut String,
    level: Option<usize>,
    [open, close]: [char; 2],
    items: &[T],
    write: impl Fn(&T, &mut String, Option<usize>),
) {
    let below = level.map(|level| level + 1);
    let line = |text: &mut String, level: Option<usize>| {
        if let Some(level) = level {
            text.push('\n');
            text.extend(std::iter::repeat_n("  ", level));
        }
    };
    text.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        line(text, below);
        write(item, text, below);
    }
    if !items.is_empty() {
        line(text, level);
    }
    text.push(close);
}
