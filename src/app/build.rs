//! Building the page in turns, so that it stops nobody for long.

use super::element::{El, Piece, Pieces};
use super::page::Page;
use super::shell;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// The page has been built, and what comes now comes at once.
const BUILT: u32 = u32::MAX;

/// In which turns the page is built. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Turns {
    /// How far the page has been built.
    turn: RwSignal<u32>,
    /// How many turns building it takes, as far as is known.
    known: StoredValue<u32>,
}

impl Turns {
    /// Everything is built at once.
    pub fn at_once() -> Self {
        Self { turn: RwSignal::new(BUILT), known: StoredValue::new(0) }
    }

    /// Everything waits for its turn.
    pub fn one_by_one() -> Self {
        Self { turn: RwSignal::new(0), known: StoredValue::new(0) }
    }

    /// Whether all of the page is built. A view that reads this is drawn again when it is.
    pub fn are_over(self) -> bool {
        self.turn.get() == BUILT
    }

    /// Builds what is left, one turn after another, and puts it in its place.
    pub fn take(self, root: HtmlElement, place: HtmlElement) {
        shell::document::soon(move || {
            // The signal is gone if another module has entered.
            let Some(turn) = self.turn.try_get_untracked() else { return };
            if turn < self.known.get_value() {
                self.turn.set(turn + 1);
                self.take(root, place);
            } else {
                self.turn.set(BUILT);
                _ = root.replace_with_with_node_1(&place);
                shell::document::ready();
            }
        });
    }
}

impl Page {
    /// An element that is built in a turn of its own, after those that were asked for before.
    pub fn in_turn(self, make: impl Fn(Self) -> El + Send + 'static) -> Pieces {
        self.boxed_in_turn(Box::new(make))
    }

    #[inline(never)]
    fn boxed_in_turn(self, make: Box<dyn Fn(Self) -> El + Send>) -> Pieces {
        let Turns { turn, known } = self.turns;
        known.update_value(|it| *it += 1);
        let mine = known.get_value();
        let has_come = Memo::new(move |_| turn.get() >= mine);
        Box::new(move || {
            has_come.get().then(|| Piece::El(untrack(|| make(self)))).into_iter().collect()
        })
    }
}
