//! Sends 10,000 updates, 64 at a time, through each async client, and prints what that costs beside the bare client.
//!
//! `cargo run --release -p formwork-load -- [ROUNDS] [UPDATES]`

use std::rc::Rc;

use formwork_load::{BareHyper, BareReqwest, Cost, Sends, Server, hyper, reqwest, resident, run, tower};

fn main() {
    let mut numbers = std::env::args().skip(1).map(|argument| argument.parse().expect("a number"));
    let (rounds, updates) = (numbers.next().unwrap_or(10), numbers.next().unwrap_or(10_000));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    println!("{updates} updates, 64 at a time; the median of {rounds} rounds, in microseconds an update");
    println!(
        "client    bare wall  wall   bare busy  busy   overhead, busy  memory after the first and last round"
    );
    runtime.block_on(async {
        let server = Server::start();
        let url = server.url();
        compare("reqwest", &server, BareReqwest::new(&url), reqwest(&url), rounds, updates).await;
        compare("hyper", &server, BareHyper::new(&url), hyper(&url), rounds, updates).await;
        compare("tower", &server, BareHyper::new(&url), tower(&url), rounds, updates).await;
    });
}

/// Runs both in turns, so that whatever else the machine does happens to both.
async fn compare(
    name: &str,
    server: &Server,
    bare: impl Sends + 'static,
    ours: impl Sends + 'static,
    rounds: usize,
    updates: usize,
) {
    let (bare, ours) = (Rc::new(bare), Rc::new(ours));
    let (mut of_bare, mut of_ours, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..=rounds {
        of_bare.push(run(Rc::clone(&bare), updates).await);
        check(server, updates);
        of_ours.push(run(Rc::clone(&ours), updates).await);
        check(server, updates);
        memory.push(resident());
    }
    // The first round opens the connections.
    let (bare, ours) = (&of_bare[1..], &of_ours[1..]);
    let each = |costs: &[Cost], part: fn(&Cost) -> std::time::Duration| {
        let mut all: Vec<f64> = costs.iter().map(|cost| part(cost).as_secs_f64()).collect();
        all.sort_by(f64::total_cmp);
        let updates = u32::try_from(updates).map_or(f64::INFINITY, f64::from);
        all[all.len() / 2] * 1e6 / updates
    };
    let [bare_wall, wall] = [bare, ours].map(|costs| each(costs, |cost| cost.wall));
    let [bare_busy, busy] = [bare, ours].map(|costs| each(costs, |cost| cost.busy));
    let overhead = (busy / bare_busy - 1.0) * 100.0;
    println!(
        "{name:<9} {bare_wall:>9.1} {wall:>5.1}   {bare_busy:>9.1} {busy:>5.1}   {overhead:>12.1} %  {} kB, {} kB",
        memory[0],
        memory[memory.len() - 1]
    );
}

/// Every update arrived, and none twice.
fn check(server: &Server, updates: usize) {
    let counts = server.take();
    assert_eq!(counts.len(), updates, "updates were lost");
    assert!(counts.values().all(|count| *count == 1), "updates were doubled");
}
