//! Typed params from a tree of JSON. Numbers stay the text that they are, so that nothing is rounded on the way.

use std::collections::BTreeMap;

use formwork::__private::StringEnum;
use formwork::{Clearable, Constant, Open, Operation, Secret, Timestamp, http};
use serde::Deserialize;
use serde_json::value::RawValue;

/// A tree or a part of one.
pub type Tree<'t> = &'t RawValue;

/// Makes the request of one operation from its path parameters and its params.
pub type Request = fn(Tree<'_>, Tree<'_>) -> Result<http::Request<Vec<u8>>, Failure>;

/// Why there is no request.
#[derive(Debug)]
pub enum Failure {
    /// The tree does not fit the params.
    Tree(String),
    /// The params cannot be sent.
    Request(String),
}

/// A value that a tree can say.
pub trait FromTree: Sized {
    /// The value of a tree.
    ///
    /// # Errors
    ///
    /// Says why the tree does not fit.
    fn from_tree(tree: Tree<'_>) -> Result<Self, String>;

    /// The value of a member that is not there, if it may be absent.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// An operation that path parameters and params can say.
pub trait FromCall: Sized {
    /// The operation. What is left in the maps afterwards has no field.
    ///
    /// # Errors
    ///
    /// Says which member does not fit.
    fn from_call(path: &mut Members<'_>, params: &mut Members<'_>) -> Result<Self, String>;
}

/// The request of one operation.
///
/// # Errors
///
/// Fails if the trees do not fit the params, or if these cannot be sent.
pub fn request<T: FromCall + Operation<Body = Vec<u8>>>(
    path: Tree<'_>,
    params: Tree<'_>,
) -> Result<http::Request<Vec<u8>>, Failure> {
    let operation = operation::<T>(path, params).map_err(Failure::Tree)?;
    operation.request().map_err(|error| Failure::Request(error.to_string()))
}

fn operation<T: FromCall>(path: Tree<'_>, params: Tree<'_>) -> Result<T, String> {
    let (mut path, mut params) = (Members::read(path)?, Members::read(params)?);
    let operation = T::from_call(&mut path, &mut params)?;
    params.finish(path.finish(operation)?)
}

/// The members of an object that no field has taken yet.
pub struct Members<'t> {
    all: Tree<'t>,
    left: BTreeMap<String, &'t RawValue>,
}

impl<'t> Members<'t> {
    /// The members of a tree.
    ///
    /// # Errors
    ///
    /// Fails if it is not an object.
    pub fn read(tree: Tree<'t>) -> Result<Self, String> {
        Ok(Self { all: tree, left: parse(tree)? })
    }

    /// The value of one member.
    ///
    /// # Errors
    ///
    /// Says why the member does not fit, or that it is required.
    pub fn take<T: FromTree>(&mut self, wire: &str) -> Result<T, String> {
        let value = match self.left.remove(wire) {
            Some(tree) => T::from_tree(tree),
            None => T::absent().ok_or_else(|| "is not there".to_owned()),
        };
        value.map_err(|reason| format!("`{wire}`: {reason}"))
    }

    /// The value of all members together. It may be absent where there is none.
    ///
    /// # Errors
    ///
    /// Says why the members do not fit.
    pub fn take_all<T: FromTree>(&mut self) -> Result<T, String> {
        let absent = if self.left.is_empty() { T::absent() } else { None };
        self.left.clear();
        absent.map_or_else(|| T::from_tree(self.all), Ok)
    }

    /// The value that was made of the members, if there are no more of them.
    ///
    /// # Errors
    ///
    /// Names a member that no field has taken.
    pub fn finish<T>(self, value: T) -> Result<T, String> {
        match self.left.keys().next() {
            Some(wire) => Err(format!("`{wire}`: has no field")),
            None => Ok(value),
        }
    }
}

fn parse<'t, T: Deserialize<'t>>(tree: Tree<'t>) -> Result<T, String> {
    serde_json::from_str(tree.get()).map_err(|error| error.to_string())
}

/// Types that the text of a number or literal says in the way of Rust, too.
macro_rules! literals {
    ($($type:ty),*) => {
        $(impl FromTree for $type {
            fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
                tree.get().parse().map_err(|error| format!("{}: {error}", tree.get()))
            }
        })*
    };
}

literals!(bool, i32, i64, f64);

impl FromTree for String {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        parse(tree)
    }
}

impl<T: StringEnum> FromTree for Open<T> {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        String::from_tree(tree).map(Self::other)
    }
}

impl FromTree for Constant {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        String::from_tree(tree).map(Self::from)
    }
}

impl FromTree for Secret {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        String::from_tree(tree).map(Self::from)
    }
}

impl FromTree for Timestamp {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        i64::from_tree(tree).map(Self::from_unix_seconds)
    }
}

impl<T: FromTree> FromTree for Box<T> {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        T::from_tree(tree).map(Self::new)
    }
}

impl<T: FromTree> FromTree for Option<T> {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        T::from_tree(tree).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

/// Empty text clears.
impl<T: FromTree> FromTree for Clearable<T> {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        if tree.get() == r#""""# { Ok(Self::Clear) } else { T::from_tree(tree).map(Self::Set) }
    }

    fn absent() -> Option<Self> {
        Some(Self::Keep)
    }
}

impl<T: FromTree> FromTree for Vec<T> {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        let elements: Vec<&RawValue> = parse(tree)?;
        let element = |(index, tree)| T::from_tree(tree).map_err(|reason| format!("[{index}]: {reason}"));
        elements.into_iter().enumerate().map(element).collect()
    }
}

impl<T: FromTree> FromTree for BTreeMap<String, T> {
    fn from_tree(tree: Tree<'_>) -> Result<Self, String> {
        let entries: BTreeMap<String, &RawValue> = parse(tree)?;
        let entry = |(key, tree)| match T::from_tree(tree) {
            Ok(value) => Ok((key, value)),
            Err(reason) => Err(format!("`{key}`: {reason}")),
        };
        entries.into_iter().map(entry).collect()
    }
}
