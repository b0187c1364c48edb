//! Bindings to the APIs that the workspace calls, and nothing else: as long as this file and the documents stay as they
//! are, cargo does not compile them again.
//!
//! A module for each document keeps types of the same name apart.

#![forbid(unsafe_code)]

/// Sessions in which a person proves who they are.
pub mod identity {
    formwork::openapi! {
        spec = "../../../spec/identity.json",
        operations = [
            PostIdentityVerificationSessionsSession as UpdateVerificationSession,
            GetIdentityVerificationSessionsSession as RetrieveVerificationSession,
        ],
    }
}

/// Orders of a shop.
pub mod orders {
    formwork::openapi! {
        spec = "../../../spec/orders.json",
        operations = [*],
    }
}

/// Lists that come in pages.
pub mod lists {
    formwork::openapi! {
        spec = "../../../spec/lists.json",
        operations = [
            GetIdentityVerificationSessions as ListSessions,
            GetIdentityVerificationReports as ListReports,
            ListFiles,
        ],
    }
}
