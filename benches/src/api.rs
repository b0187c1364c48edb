//! The operations that are measured, as a user's crate has them.

/// The update endpoint of Stripe's identity API.
pub(crate) mod identity {
    formwork::openapi! {
        spec = "../spec/identity.json",
        operations = [PostIdentityVerificationSessionsSession as UpdateVerificationSession],
    }
}

/// A shop whose orders nest deeply.
pub(crate) mod orders {
    formwork::openapi! {
        spec = "../spec/orders.json",
        operations = [GetOrders as ListOrders, PostOrders as CreateOrder],
    }
}
