//! The module with the console.

fn main() {
    call_landing::app::offer_console();
}
