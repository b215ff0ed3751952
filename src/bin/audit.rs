//! The module with the audit's screen.

fn main() {
    call_landing::app::offer_audit();
}
