//! The module with the screens of one question.

fn main() {
    call_landing::app::offer_question();
}
