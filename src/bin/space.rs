//! The module with the screens that show every scenario.

fn main() {
    call_landing::app::offer_space();
}
