//! The module with the screens from one policy to another.

fn main() {
    call_landing::app::offer_plan();
}
