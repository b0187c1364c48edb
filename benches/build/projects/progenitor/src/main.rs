//! The client that progenitor generates. It gets no further than the macro, so nothing is sent.

progenitor::generate_api!("spec/identity.json");

const CHANGE: u32 = 0;

fn main() {
    eprintln!("{CHANGE}");
}
