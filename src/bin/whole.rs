//! All screens in one module, for the page that is one file.

fn main() {
    call_landing::app::offer_whole();
}
