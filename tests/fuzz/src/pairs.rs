//! Reads nested pairs back: `a[b][0]=c`, with the WHATWG's parser for what is inside of the brackets.

use crate::said::{Leaf, Said};

/// The pairs that a form must have, in their order, with the names as people read them.
#[must_use]
pub fn flatten(said: Option<&Said>) -> Vec<(String, Leaf)> {
    let mut pairs = Vec::new();
    if let Some(said) = said {
        below("", said, &mut pairs);
    }
    pairs
}

/// The pairs of one value under this name.
#[must_use]
pub fn flatten_parameter(name: &str, said: Option<&Said>) -> Vec<(String, Leaf)> {
    flatten(said.map(|said| Said::Object(vec![(name.to_owned(), said.clone())])).as_ref())
}

fn below(name: &str, said: &Said, pairs: &mut Vec<(String, Leaf)>) {
    match said {
        Said::Leaf(leaf) => pairs.push((name.to_owned(), leaf.clone())),
        Said::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                below(&format!("{name}[{index}]"), element, pairs);
            }
        }
        Said::Object(members) => {
            for (member, value) in members {
                let name = if name.is_empty() { member.clone() } else { format!("{name}[{member}]") };
                below(&name, value, pairs);
            }
        }
    }
}

/// Says what a whole form has lost, invented or moved, if anything. Names are compared twice: as text, and by their
/// brackets, because brackets in data look like those of nesting once they are decoded.
///
/// # Errors
///
/// Fails if the form does not say this.
pub fn check(form: &str, said: Option<&Said>) -> Result<(), String> {
    let expected = flatten(said);
    let read: Vec<(String, String)> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    let is_same = expected.len() == read.len()
        && expected.iter().zip(&read).all(|((name, leaf), read)| *name == read.0 && leaf.is(&read.1));
    if !is_same {
        return Err(format!("the pairs are {read:?}, and should be {expected:?}"));
    }
    match (Nested::read(form)?, said) {
        (None, None) => Ok(()),
        (Some(nested), Some(said)) if nested.is(said) => Ok(()),
        (nested, _) => Err(format!("the nesting is {nested:?}, and should be {said:?}")),
    }
}

/// Pairs by the brackets of their names.
#[derive(Debug)]
pub enum Nested {
    /// A value.
    Text(String),
    /// Members or elements, in the order in which they came.
    Node(Vec<(String, Nested)>),
}

impl Nested {
    /// Reads a form. `None` if it is empty.
    ///
    /// # Errors
    ///
    /// Fails if a pair has no `=`, brackets do not match or a name comes twice.
    pub fn read(form: &str) -> Result<Option<Self>, String> {
        if form.is_empty() {
            return Ok(None);
        }
        let mut root = Self::Node(Vec::new());
        for pair in form.split('&') {
            let (name, value) = pair.split_once('=').ok_or_else(|| format!("`{pair}` has no `=`"))?;
            root.insert(&segments(name)?, decode(value))?;
        }
        Ok(Some(root))
    }

    fn insert(&mut self, path: &[String], text: String) -> Result<(), String> {
        let Self::Node(members) = self else { return Err(format!("{path:?} is below a text")) };
        let [first, rest @ ..] = path else { return Err("a text is where a node is".to_owned()) };
        let known = members.iter().position(|(name, _)| name == first);
        match (known, rest) {
            (Some(_), []) => Err(format!("`{first}` comes twice")),
            (None, []) => {
                members.push((first.clone(), Self::Text(text)));
                Ok(())
            }
            (known, rest) => {
                let index = known.unwrap_or_else(|| {
                    members.push((first.clone(), Self::Node(Vec::new())));
                    members.len() - 1
                });
                members[index].1.insert(rest, text)
            }
        }
    }

    /// True if the pairs match the expectation.
    #[must_use]
    pub fn is(&self, said: &Said) -> bool {
        match (self, said) {
            (Self::Text(text), Said::Leaf(leaf)) => leaf.is(text),
            (Self::Node(node), Said::Array(elements)) => {
                node.len() == elements.len()
                    && node.iter().zip(elements).enumerate().all(|(index, ((name, node), element))| {
                        *name == index.to_string() && node.is(element)
                    })
            }
            (Self::Node(node), Said::Object(members)) => {
                node.len() == members.len()
                    && node
                        .iter()
                        .zip(members)
                        .all(|((name, node), (key, value))| name == key && node.is(value))
            }
            _ => false,
        }
    }
}

/// `a[b][c]` is a, b and c.
fn segments(name: &str) -> Result<Vec<String>, String> {
    let (first, mut rest) = name.split_at(name.find('[').unwrap_or(name.len()));
    let mut segments = vec![decode(first)];
    while !rest.is_empty() {
        let inner = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let (segment, after) = inner.ok_or_else(|| format!("the brackets of `{name}` do not match"))?;
        segments.push(decode(segment));
        rest = after;
    }
    Ok(segments)
}

/// A piece whose `=` is data.
fn decode(piece: &str) -> String {
    let piece = piece.replace('=', "%3D");
    form_urlencoded::parse(piece.as_bytes()).map(|(name, _)| name.into_owned()).collect()
}
