//! A short version of the load: nothing is lost, nothing is doubled, and memory does not grow.

use std::rc::Rc;

use formwork_load::{Sends, Server, hyper, reqwest, resident, run, tower};

async fn holds(server: &Server, client: impl Sends + 'static) {
    const UPDATES: usize = 2_000;
    let client = Rc::new(client);
    let mut memory = Vec::new();
    for _ in 0..4 {
        run(Rc::clone(&client), UPDATES).await;
        let counts = server.take();
        assert_eq!(counts.len(), UPDATES, "updates were lost");
        assert!(counts.values().all(|count| *count == 1), "updates were doubled");
        memory.push(resident());
    }
    // An update that stayed would be a kilobyte or more.
    let grown = memory[3].saturating_sub(memory[1]);
    assert!(grown < 2_000, "{memory:?}");
}

#[test]
fn thousands_of_updates_arrive_once() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let server = Server::start();
        holds(&server, reqwest(&server.url())).await;
        holds(&server, hyper(&server.url())).await;
        holds(&server, tower(&server.url())).await;
    });
}
