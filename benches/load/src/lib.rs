//! Updates by the thousand, 64 at a time: through the client of formwork, and through the bare HTTP client that it
//! stands on, with the same operation and the same bytes on the wire.

mod clients;
mod server;

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

pub use clients::{BareHyper, BareReqwest, Sends, TowerClient, hyper, reqwest, tower};
pub use server::Server;
use tokio::task::LocalSet;

formwork::openapi! {
    spec = "../../spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as UpdateVerificationSession],
}

/// How many calls are under way at once.
const IN_FLIGHT: usize = 64;

/// The costs of a run.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// From the first request to the last answer.
    pub wall: Duration,
}

/// The update with this number, as large as they usually are.
fn update(number: usize) -> UpdateVerificationSession {
    use update_verification_session::options::{Document, document::AllowedTypes};
    use update_verification_session::{Options, ProvidedDetails};

    let document = Document::new().allowed_types([AllowedTypes::Passport, AllowedTypes::IdCard]);
    UpdateVerificationSession::new("vs_1NuN9WLkdIwHu7ix597AR9uz")
        .metadata([("order", number.to_string())])
        .options(Options::new().document(document.require_live_capture(true)))
        .provided_details(ProvidedDetails::new().email("jenny@example.com"))
}

/// Sends this many updates from one thread. Every answer has to be a session.
///
/// # Panics
///
/// If a call fails.
pub async fn run<C: Sends + 'static>(client: Rc<C>, updates: usize) -> Cost {
    let next = Rc::new(Cell::new(0));
    let tasks = LocalSet::new();
    for _ in 0..IN_FLIGHT {
        let (client, next) = (Rc::clone(&client), Rc::clone(&next));
        tasks.spawn_local(async move {
            loop {
                let number = next.get();
                if number >= updates {
                    return;
                }
                next.set(number + 1);
                let session = client.update(&update(number)).await;
                assert_eq!(session.id, "vs_1NuN9WLkdIwHu7ix597AR9uz");
            }
        });
    }
    let start = Instant::now();
    tasks.await;
    Cost { wall: start.elapsed() }
}

/// How much memory the process has, in kB. Zero where nobody counts it.
#[must_use]
pub fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
