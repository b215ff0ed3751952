//! Drop-down lists of things in the files, or of the values of an enum.

use crate::app::components::forms::labelled;
use crate::app::element::{El, el};
use leptos::prelude::*;
use std::sync::Arc;
use strum::VariantArray;

/// Returns the index that is chosen.
type Chosen = Arc<dyn Fn() -> Option<usize> + Send + Sync>;
/// Chooses an index.
type Choose = Box<dyn Fn(Option<usize>) + Send>;

/// A drop-down list of names, with an optional label for choosing none of them. It works with
/// indexes and is not generic, because there are dozens of them.
#[inline(never)]
pub fn pick(
    (name, label): (&'static str, &'static str),
    none: Option<&'static str>,
    options: Vec<String>,
    chosen: Chosen,
    choose: Choose,
) -> El {
    let none = none.map(|it| (String::new(), None, it.to_owned()));
    let options = options.into_iter().enumerate();
    let options = options.map(|(place, it)| (place.to_string(), Some(place), it));
    let mut select = el("select")
        .attr("name", name)
        .on("change", move |event| choose(event_target_value(&event).parse().ok()));
    for (value, place, words) in none.into_iter().chain(options) {
        let chosen = Arc::clone(&chosen);
        let option = el("option").attr("value", value).text(words);
        select = select.child(option.prop("selected", move || chosen() == place));
    }
    labelled(label, select)
}

/// A drop-down list of the values of an enum, with an optional label for none.
pub fn pick_of<T: VariantArray + Copy + PartialEq + Send + Sync + 'static>(
    name: (&'static str, &'static str),
    none: Option<&'static str>,
    told: fn(T) -> &'static str,
    chosen: impl Fn() -> Option<T> + Send + Sync + 'static,
    choose: impl Fn(Option<T>) + Send + 'static,
) -> El {
    let options = T::VARIANTS.iter().map(|&it| told(it).replace('`', "")).collect();
    let place = move || chosen().and_then(|it| T::VARIANTS.iter().position(|&other| other == it));
    let choose = move |it: Option<usize>| choose(it.and_then(|it| T::VARIANTS.get(it).copied()));
    pick(name, none, options, Arc::new(place), Box::new(choose))
}

/// A drop-down list of the values of an enum, one of which is always chosen.
pub fn pick_one<T: VariantArray + Copy + PartialEq + Send + Sync + 'static>(
    name: (&'static str, &'static str),
    told: fn(T) -> &'static str,
    chosen: impl Fn() -> T + Send + Sync + 'static,
    choose: impl Fn(T) + Send + 'static,
) -> El {
    let choose = move |it: Option<T>| it.into_iter().for_each(&choose);
    pick_of(name, None, told, move || Some(chosen()), choose)
}
