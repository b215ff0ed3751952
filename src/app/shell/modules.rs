//! The modules that the page is made of. The script in `index.html` fetches one when it is asked
//! for; it and they talk by events of the window. What the address of a screen does not hold, one module
//! leaves to the next in an attribute of the root.

use super::document::{is_ready, root_attribute, set_root_attribute};
use leptos::prelude::{document, window};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, HtmlElement};

thread_local! {
    /// What is on the page while this module has it; dropping it takes it off.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Mounts this module whenever the page is given to it, and takes it off when another enters.
pub fn offer(
    module: &'static str,
    all: &[&'static str],
    mount: impl Fn() -> Option<Box<dyn Any>> + 'static,
) {
    let mount = Rc::new(mount);
    for &entering in all {
        let mount = Rc::clone(&mount);
        let react = move |_: Event| {
            let old = MOUNTED.with_borrow_mut(Option::take);
            let is_handed_over = old.is_none() && is_ready();
            drop(old);
            if entering == module {
                let mounted = mount();
                MOUNTED.with_borrow_mut(|it| *it = mounted);
                if is_handed_over {
                    focus_current();
                }
            }
        };
        let react = Closure::<dyn FnMut(Event)>::new(react);
        let name = format!("call-landing-enter-{entering}");
        _ = window().add_event_listener_with_callback(&name, react.as_ref().unchecked_ref());
        // Listens for as long as the page lives.
        react.forget();
    }
}

/// The attribute of the root in which one module leaves its state to the next.
const KEPT: &str = "data-kept";

/// What the module before this one left.
pub fn kept() -> Option<String> {
    root_attribute(KEPT)
}

/// Asks for the page to be given to another module, which goes on with what is kept. One that asks for itself would ask for ever.
pub fn hand_over(from: &str, to: &str, kept: &str) {
    if from == to {
        super::crash::show("the screen is in none of the modules");
        return;
    }
    set_root_attribute(KEPT, kept);
    if let Ok(event) = Event::new(&format!("call-landing-open-{to}")) {
        _ = window().dispatch_event(&event);
    }
}

/// Gives the keyboard back its place after a screen was chosen in the navigation.
fn focus_current() {
    if let Ok(Some(link)) = document().query_selector("header nav [aria-current]")
        && let Some(link) = link.dyn_ref::<HtmlElement>()
    {
        _ = link.focus();
    }
}
