//! The derives that a definition has anyway, and those that it takes from the user.

use super::Shape;
use crate::arguments::StandardDerive;

impl Shape {
    /// True if the user's derives are on it. Outputs, failures and headers are there to be taken apart at once.
    pub fn takes_derives(&self) -> bool {
        self.is_of_schema() || matches!(self, Self::Operation(_) | Self::Bodies(_))
    }

    /// True if it derives this anyway.
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
