//! The module with the PowerShell console.

fn main() {
    call_landing::app::offer_console();
}
