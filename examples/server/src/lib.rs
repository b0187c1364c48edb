//! A local server that behaves as `spec/identity.json` documents, and lists sessions as `spec/lists.json` does: what the examples and tests talk to.

#![forbid(unsafe_code)]

mod auth;
mod error;
mod form;
mod list;
mod parameters;
mod record;
mod routes;
mod store;
mod update;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub use record::RecordedRequest;

use crate::routes::State;

/// The only secret key that the server knows.
pub const SECRET_KEY: &str = "sk_test_formwork";

/// ID of a session with the status `requires_input`, which can be updated.
pub const SESSION: &str = "vs_1NuN9WLkdIwHu7ix597AR9uz";

/// ID of a session with the status `verified`, which cannot be updated and has a report to expand.
pub const VERIFIED_SESSION: &str = "vs_verified";

/// A running server with sessions of its own. It stops when it is dropped.
#[derive(Debug)]
pub struct IdentityServer {
    address: SocketAddr,
    state: Arc<State>,
    /// Never sent on: dropping it is the signal to stop.
    _running: oneshot::Sender<()>,
}

impl IdentityServer {
    /// Starts a server on a free local port. It runs on the runtime of the caller.
    ///
    /// # Errors
    ///
    /// When no local port can be bound.
    pub async fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State::new());
        let (running, stopped) = oneshot::channel();
        let server = axum::serve(listener, routes::router(Arc::clone(&state)));
        let server = server.with_graceful_shutdown(async {
            // Resolves, with an error, when the other end is dropped.
            let _ = stopped.await;
        });
        tokio::spawn(server.into_future());
        Ok(Self { address, state, _running: running })
    }

    /// The base URL, such as `http://127.0.0.1:40123`, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Adds this many sessions that wait for input, each newer than all before.
    pub fn add_sessions(&self, count: usize) {
        self.state.add_sessions(count);
    }

    /// Every request so far, in the order of arrival, whatever the answer was.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state.requests()
    }
}
