//! What every module with Leptos costs, to measure: `cargo xtask bench elements`.

// For its allocator, as in the others.
use call_landing as _;
use leptos::prelude::*;

fn main() {
    let count = RwSignal::new(0);
    mount_to_body(move || {
        count.update(|it| *it += 1);
        move || count.get()
    });
}
