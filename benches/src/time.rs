//! Time a call: everybody takes turns, so that what disturbs the machine disturbs all of them.

use std::error::Error;
use std::time::{Duration, Instant};

use formwork_bench::{Contender, Work};

use crate::peer::Peer;

const ROUNDS: usize = 101;

/// How long one turn takes, about.
const TURN: Duration = Duration::from_millis(2);

/// A contender that takes turns.
enum Runner<'c> {
    Here(&'c Work),
    Elsewhere(&'c mut Peer),
    Nobody,
}

impl Runner<'_> {
    fn turn(&mut self, calls: u32) -> Result<Duration, Box<dyn Error>> {
        match self {
            Self::Here(work) => {
                let started = Instant::now();
                for _ in 0..calls {
                    (work.run)();
                }
                Ok(started.elapsed())
            }
            Self::Elsewhere(peer) => peer.turn(calls),
            Self::Nobody => Ok(Duration::ZERO),
        }
    }

    /// How many calls fill a turn. The first ones warm up.
    fn calls(&mut self) -> Result<u32, Box<dyn Error>> {
        let mut calls = 1;
        while !matches!(self, Self::Nobody) && self.turn(calls)? < TURN {
            calls *= 2;
        }
        Ok(calls)
    }
}

/// The median nanoseconds of one call, for each contender and then for the peer.
pub(crate) fn medians(contenders: &[Contender], peer: Option<&mut Peer>) -> Result<Vec<f64>, Box<dyn Error>> {
    let here =
        contenders.iter().map(|contender| contender.work.as_ref().map_or(Runner::Nobody, Runner::Here));
    let mut runners: Vec<Runner<'_>> = here.chain(peer.map(Runner::Elsewhere)).collect();
    let calls: Vec<u32> = runners.iter_mut().map(Runner::calls).collect::<Result<_, _>>()?;
    let mut turns: Vec<Vec<f64>> = runners.iter().map(|_| Vec::with_capacity(ROUNDS)).collect();
    for _ in 0..ROUNDS {
        for ((runner, calls), turns) in runners.iter_mut().zip(&calls).zip(&mut turns) {
            turns.push(runner.turn(*calls)?.as_secs_f64() * 1e9 / f64::from(*calls));
        }
    }
    Ok(turns.into_iter().map(median).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
