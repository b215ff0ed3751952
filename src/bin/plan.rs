//! The module with the screens that compare and plan policies.

fn main() {
    call_landing::app::offer_plan();
}
