//! Outlines: as much of a schema as tells its values from those of the other branches of a choice.

use formwork_openapi::{JsonType, Types, Value};

/// The outline of a schema. Recursion and depth are cut off where anything is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The JSON types of the values, null among them.
    pub types: Types,
    /// Some of these the value must be; any if empty, and there are no JSON constants.
    pub constants: Vec<Value>,
    /// The same for arrays and objects, as JSON.
    pub json_constants: Vec<String>,
    /// The values of an enum that may grow; any if empty.
    pub listed: Vec<Value>,
    /// The members that an object has a description of, or demands.
    pub members: Vec<OutlineMember>,
    /// True if the document allows no other members.
    pub is_closed: bool,
    /// The numbers of elements that an array has at least and at most.
    pub min_items: usize,
    pub max_items: Option<usize>,
    /// The first elements of an array, each on its own.
    pub items: Vec<Outline>,
    /// The further elements of an array, or the further members of an object.
    pub rest: Option<Box<Outline>>,
    /// Outlines of which the value has at least one; any if empty.
    pub any_of: Vec<Outline>,
}

/// A member of an object in outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineMember {
    pub name: String,
    pub required: bool,
    pub outline: Outline,
}

impl Outline {
    /// Values of these types.
    pub fn of_types(types: Types) -> Self {
        Self {
            types,
            constants: Vec::new(),
            json_constants: Vec::new(),
            listed: Vec::new(),
            members: Vec::new(),
            is_closed: false,
            min_items: 0,
            max_items: None,
            items: Vec::new(),
            rest: None,
            any_of: Vec::new(),
        }
    }

    /// Values of one type.
    pub fn of(type_: JsonType) -> Self {
        Self::of_types(Types::of(type_))
    }

    /// Any value.
    pub fn any() -> Self {
        Self::of_types(Types::ALL)
    }

    pub fn is_any(&self) -> bool {
        *self == Self::any()
    }

    /// Adds the values of another outline.
    pub(crate) fn widen(&mut self, other: Self) {
        if *self == other {
            return;
        }
        let types = self.types.or(other.types);
        let before = std::mem::replace(self, Self::of_types(types));
        let alternatives =
            |outline: Self| if outline.any_of.is_empty() { vec![outline] } else { outline.any_of };
        self.any_of = alternatives(before);
        self.any_of.extend(alternatives(other));
    }

    /// True if its values are constants.
    pub(crate) fn has_constants(&self) -> bool {
        !self.constants.is_empty() || !self.json_constants.is_empty()
    }

    /// True if it has fewer values than its type.
    pub(crate) fn is_narrow(&self) -> bool {
        self.has_constants() || !self.listed.is_empty()
    }

    /// True if neither has fewer values than its types, and those of one are of the other as well.
    pub(crate) fn is_of_like_values(&self, other: &Self) -> bool {
        let are_nested = self.types.is_subset_of(other.types) || other.types.is_subset_of(self.types);
        are_nested && !self.is_narrow() && !other.is_narrow()
    }

    /// Leaves out objects without a member.
    pub(crate) fn require(&mut self, name: &str) {
        match self.members.iter_mut().find(|member| member.name == name) {
            Some(member) => member.required = true,
            None => self.members.push(OutlineMember {
                name: name.to_owned(),
                required: true,
                outline: Self::any(),
            }),
        }
    }

    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<&OutlineMember> {
        self.members.iter().find(|member| member.name == name)
    }
}
