//! The module with the screen of expectations.

fn main() {
    call_landing::app::offer_expectations();
}
