//! Benchmarks: the same input, encoded or decoded by formwork, by hand and by other crates.

#![forbid(unsafe_code)]

mod api;
pub mod decode;
pub mod encode;
pub mod instructions;
pub mod machine;
pub mod table;
pub mod web;

/// An input, and the contenders that can work on it.
pub struct Input {
    /// The description in tables.
    pub title: String,
    /// The contenders: formwork first, then the one that ratios are to.
    pub contenders: Vec<Contender>,
}

/// A contender.
pub struct Contender {
    /// The description in tables.
    pub name: &'static str,
    /// The work.
    pub work: Result<Work, String>,
}

/// Work on one input, once a call.
pub struct Work {
    /// Does it and drops the result. This is what is measured.
    pub run: Box<dyn Fn()>,
    /// Does it and shows the result, so that results can be compared.
    pub show: Box<dyn Fn() -> String>,
}

impl Contender {
    fn new<T: 'static>(
        name: &'static str,
        work: impl Fn() -> T + Clone + 'static,
        show: impl Fn(T) -> String + 'static,
    ) -> Self {
        let measured = work.clone();
        let run = Box::new(move || drop(std::hint::black_box(measured())));
        Self { name, work: Ok(Work { run, show: Box::new(move || show(work())) }) }
    }

    /// A contender that cannot work on the input, and the reason.
    fn unable(name: &'static str, reason: String) -> Self {
        Self { name, work: Err(reason) }
    }
}
