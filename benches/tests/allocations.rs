//! An encoder allocates its buffer, and nothing else.

use std::alloc::System;

use formwork_bench::encode;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, Stats, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The allocations and deallocations of a call.
fn counted(run: &dyn Fn()) -> Stats {
    let region = Region::new(ALLOCATOR);
    run();
    region.change()
}

/// A single allocation, which may grow, and which is dropped with the body.
fn main() {
    let held = counted(&|| drop(std::hint::black_box((Box::new(1_u8), Box::new(2_u8)))));
    assert_eq!((held.allocations, held.deallocations), (2, 2), "the allocator counts");
    for input in encode::inputs() {
        for contender in &input.contenders[..2] {
            let Ok(work) = &contender.work else {
                panic!("{} cannot encode: {}", contender.name, input.title)
            };
            let stats = counted(&*work.run);
            let found = (stats.allocations, stats.deallocations);
            assert_eq!(found, (1, 1), "{}, {}: {stats:?}", input.title, contender.name);
            println!("{}, {}: 1 buffer, grown {} times", input.title, contender.name, stats.reallocations);
        }
    }
}
