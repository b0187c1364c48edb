//! The role of an object by its position, as far as it decides which parts are generated.

/// The kinds of places that are looked at differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    Operation,
    Parameters,
    /// A parameter or a header: what one can have, the other can.
    Parameter,
    Headers,
    RequestBody,
    Content,
    MediaType,
    Responses,
    Response,
    /// A schema, or anything else of which all is kept.
    Other,
}

impl Position {
    /// The role of a component of this kind.
    pub(super) fn of_component(kind: &str) -> Self {
        match kind {
            "parameters" | "headers" => Self::Parameter,
            "requestBodies" => Self::RequestBody,
            "responses" => Self::Response,
            _ => Self::Other,
        }
    }

    /// The role of a member with this name, or of an element.
    pub(crate) fn below(self, name: &str) -> Self {
        match (self, name) {
            (Self::Operation, "parameters") => Self::Parameters,
            (Self::Operation, "requestBody") => Self::RequestBody,
            (Self::Operation, "responses") => Self::Responses,
            (Self::Parameters | Self::Headers, _) => Self::Parameter,
            (Self::Responses, _) => Self::Response,
            (Self::RequestBody | Self::Response | Self::Parameter, "content") => Self::Content,
            (Self::Response, "headers") => Self::Headers,
            (Self::Content, _) => Self::MediaType,
            _ => Self::Other,
        }
    }

    /// True if nothing is generated of the member with this name.
    pub(crate) fn leaves_out(self, name: &str) -> bool {
        match self {
            Self::Operation => name == "callbacks",
            Self::Response => name == "links",
            Self::MediaType | Self::Parameter => matches!(name, "example" | "examples"),
            _ => false,
        }
    }
}
