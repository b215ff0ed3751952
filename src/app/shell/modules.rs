//! The modules that the page is made of. Each brings some screens and is loaded when one of them is
//! asked for; the script in `index.html` fetches them, and they talk to it by events of the window.
//! The address holds the whole state, so handing over needs nothing else.

use crate::link::View;
use leptos::prelude::{document, window};
use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Event;

/// A module, by the screens that it brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// One question and its answer.
    Question,
    /// The whole space.
    Space,
}

impl Module {
    const ALL: [Self; 2] = [Self::Question, Self::Space];

    /// The module that brings a screen. The script in `index.html` tells the same from the address.
    pub const fn of(view: View) -> Self {
        match view {
            View::Explore | View::About => Self::Question,
            View::Matrix | View::Compare | View::Goal | View::Rules => Self::Space,
        }
    }

    const fn enter(self) -> &'static str {
        match self {
            Self::Question => "call-landing-enter-question",
            Self::Space => "call-landing-enter-space",
        }
    }

    const fn open(self) -> &'static str {
        match self {
            Self::Question => "call-landing-open-question",
            Self::Space => "call-landing-open-space",
        }
    }
}

thread_local! {
    /// What is on the page while this module has it; dropping it takes it off.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Mounts this module whenever the page is given to it, and takes it off when another enters.
pub fn offer(module: Module, mount: fn() -> Option<Box<dyn Any>>) {
    for other in Module::ALL {
        let react = move |_: Event| {
            let old = MOUNTED.with_borrow_mut(Option::take);
            let had_it = old.is_some();
            drop(old);
            if other == module {
                let is_handed_over = !had_it && super::document::is_ready();
                let mounted = mount();
                MOUNTED.with_borrow_mut(|it| *it = mounted);
                if is_handed_over {
                    focus_current();
                }
            }
        };
        let react = Closure::<dyn FnMut(Event)>::new(react);
        let listener = react.as_ref().unchecked_ref();
        _ = window().add_event_listener_with_callback(other.enter(), listener);
        // Listens for as long as the page lives.
        react.forget();
    }
}

/// Asks for the page to be given to another module.
pub fn hand_over(to: Module) {
    if let Ok(event) = Event::new(to.open()) {
        _ = window().dispatch_event(&event);
    }
}

/// Gives the keyboard back its place after a screen was chosen in the navigation.
fn focus_current() {
    if let Ok(Some(link)) = document().query_selector("header nav [aria-current]")
        && let Some(link) = link.dyn_ref::<web_sys::HtmlElement>()
    {
        _ = link.focus();
    }
}
