//! The module with the screens over the whole space.

fn main() {
    call_landing::app::offer_space();
}
