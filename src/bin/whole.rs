//! All screens in one module, for the single-file page.

fn main() {
    call_landing::app::offer_whole();
}
