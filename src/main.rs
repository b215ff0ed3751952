//! Mounts the page.

fn main() {
    call_landing::app::start();
}
