//! The derives that definitions have by themselves, and which definitions take the user's derives.

use super::Shape;
use crate::arguments::StandardDerive;

impl Shape {
    /// True if the user's derives are added. Outputs, failures and headers have none: they are usually taken apart at
    /// once.
    pub fn takes_derives(&self) -> bool {
        self.is_of_schema() || matches!(self, Self::Operation(_) | Self::Bodies(_))
    }

    /// True if it derives this trait by itself.
    pub fn derives(&self, derive: StandardDerive) -> bool {
        match self {
            Self::Enum(_) => {
                matches!(derive, StandardDerive::Copy | StandardDerive::Eq | StandardDerive::Hash)
            }
            Self::ValueEnum(..) => matches!(derive, StandardDerive::Eq | StandardDerive::Hash),
            Self::Operation(fields) | Self::Params(fields) | Self::Parts(fields) => {
                derive == StandardDerive::Default && fields.iter().all(|field| !field.required)
            }
            _ => false,
        }
    }
}
