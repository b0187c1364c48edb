//! Sends 10,000 updates, 64 at a time, through each async client, and prints what that costs beside the bare client.
//!
//! `cargo run --release -p formwork-load -- [ROUNDS] [UPDATES]`

mod instructions;

use std::rc::Rc;
use std::time::Duration;

use formwork_load::{BareHyper, BareReqwest, Cost, Sends, Server, hyper, reqwest, resident, run, tower};

const CLIENTS: [(&str, &str); 3] =
    [("reqwest", "bare-reqwest"), ("hyper", "bare-hyper"), ("tower", "bare-hyper")];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |place: usize| arguments.get(place).map(|argument| argument.parse().expect("a number"));
    if let [call, name, updates] = arguments.as_slice() {
        assert_eq!(call, "call");
        costs(&[name.as_str()], 0, updates.parse().expect("a number"));
        return;
    }
    let (rounds, updates) = (number(0).unwrap_or(20), number(1).unwrap_or(10_000));
    println!("{updates} updates, 64 at a time, in turns; the median of {rounds} rounds, an update");
    println!(
        "client   instructions   bare  overhead      time    bare  overhead    memory after round 1 and the last"
    );
    for (name, bare) in CLIENTS {
        let (costs, memory) = costs(&[name, bare], rounds, updates);
        let [time, bare_time] = [&costs[0], &costs[1]].map(|costs| median(costs, updates));
        let by_count = match [name, bare].map(instructions::measure) {
            [Some(count), Some(bare)] => {
                format!("{count:>12.0} {bare:>6.0} {:>7.1} %", (count / bare - 1.0) * 100.0)
            }
            _ => format!("{:>29}", "no valgrind"),
        };
        let over = (time / bare_time - 1.0) * 100.0;
        println!("{name:<8} {by_count}  {time:>5.1} µs {bare_time:>4.1} µs {over:>7.1} %    {memory}");
    }
}

/// Measures the clients round by round and in turns, so that other load on the machine affects all of them.
/// The first round, which opens the connections, does not count.
fn costs(names: &[&str], rounds: usize, updates: usize) -> (Vec<Vec<Cost>>, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let server = Server::start();
        let clients: Vec<Named> = names.iter().map(|name| Named::new(name, &server.url())).collect();
        let mut costs = vec![Vec::new(); names.len()];
        let mut memory = Vec::new();
        for round in 0..=rounds {
            for (client, costs) in clients.iter().zip(&mut costs) {
                let cost = client.run(updates).await;
                if round > 0 {
                    costs.push(cost);
                }
                check(&server, updates);
            }
            memory.push(resident());
        }
        (costs, format!("{} kB, {} kB", memory[0], memory[memory.len() - 1]))
    })
}

/// A client by its name.
enum Named {
    Reqwest(Rc<formwork::reqwest::Client>),
    Hyper(Rc<formwork::client::Client<formwork::hyper::Hyper>>),
    Tower(Rc<formwork_load::TowerClient>),
    BareReqwest(Rc<BareReqwest>),
    BareHyper(Rc<BareHyper>),
}

impl Named {
    fn new(name: &str, url: &str) -> Self {
        match name {
            "reqwest" => Self::Reqwest(Rc::new(reqwest(url))),
            "hyper" => Self::Hyper(Rc::new(hyper(url))),
            "tower" => Self::Tower(Rc::new(tower(url))),
            "bare-reqwest" => Self::BareReqwest(Rc::new(BareReqwest::new(url))),
            _ => Self::BareHyper(Rc::new(BareHyper::new(url))),
        }
    }

    async fn run(&self, updates: usize) -> Cost {
        async fn once<C: Sends + 'static>(client: &Rc<C>, updates: usize) -> Cost {
            run(Rc::clone(client), updates).await
        }
        match self {
            Self::Reqwest(client) => once(client, updates).await,
            Self::Hyper(client) => once(client, updates).await,
            Self::Tower(client) => once(client, updates).await,
            Self::BareReqwest(client) => once(client, updates).await,
            Self::BareHyper(client) => once(client, updates).await,
        }
    }
}

/// The microseconds of an update.
fn median(costs: &[Cost], updates: usize) -> f64 {
    let mut all: Vec<Duration> = costs.iter().map(|cost| cost.wall).collect();
    all.sort();
    let updates = u32::try_from(updates).map_or(f64::INFINITY, f64::from);
    all.get(all.len() / 2).map_or(f64::NAN, |wall| wall.as_secs_f64() * 1e6 / updates)
}

/// Every update arrived, and none twice.
fn check(server: &Server, updates: usize) {
    let counts = server.take();
    assert_eq!(counts.len(), updates, "updates were lost");
    assert!(counts.values().all(|count| *count == 1), "updates were doubled");
}
