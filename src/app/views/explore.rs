//! One question, its answer, and everything around it.

use crate::app::components::advice::Advice;
use crate::app::components::changes::Changes;
use crate::app::components::commands::Commands;
use crate::app::components::pickers::Pickers;
use crate::app::components::route_map::RouteMap;
use crate::app::components::sources::Sources;
use crate::app::components::verdict::Verdict;
use crate::app::components::why::Why;
use crate::app::components::why_not::WhyNot;
use crate::text::page as words;
use leptos::prelude::*;

/// The screen with the question.
#[component]
pub fn Explore() -> impl IntoView {
    view! {
        <div class="explore">
            <h1 class="visually-hidden">{words::TAGLINE}</h1>
            <Verdict/>
            <Pickers/>
            <RouteMap/>
            <div class="reasons">
                <div class="column"><Why/> <WhyNot/></div>
                <div class="column"><Changes/> <Sources/></div>
                <div class="column"><Commands/> <Advice/></div>
            </div>
        </div>
    }
}
