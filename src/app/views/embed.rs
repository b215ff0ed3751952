//! How to put an answer into another page.

use crate::app::components::advice::advice;
use crate::app::components::code::copy_button;
use crate::app::components::pickers::pickers;
use crate::app::components::prose::prose;
use crate::app::components::route_map::route_map;
use crate::app::components::verdict::verdict;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell::{self, document};
use crate::app::token;
use crate::link::{Address, Density, EmbedTheme, View, write};
use crate::routing::Edition;
use crate::text::page as words;
use crate::text::snippets::{self, Host, Loading, Look, Site};
use leptos::prelude::*;
use strum::VariantArray;
use wasm_bindgen::JsCast;

const SNIPPET: &str = "embed-snippet";
const SECOND: &str = "embed-second";

/// The narrowest frame and the widest, in pixels.
const WIDTHS: [u32; 2] = [280, 1200];

/// From which width a frame shows its questions unfolded, as [`document::is_wide`] has it.
const WIDE: u32 = 700;

/// What the visitor chose, and what follows from it.
#[derive(Clone, Copy)]
struct Choices {
    page: Page,
    edition: &'static Edition,
    host: RwSignal<Host>,
    look: RwSignal<Look>,
    /// The width of the preview.
    width: RwSignal<u32>,
    /// The height of the preview, once it is measured.
    height: RwSignal<Option<u32>>,
}

/// The screen that writes the text.
pub fn embed(page: Page, edition: &'static Edition) -> El {
    let site = Site::of(&shell::address::with_fragment(""));
    let back = move || {
        let there = Address { view: View::Explore, ..page.address.get() };
        Some(write(&there).into())
    };
    let lead = if site.is_some() { words::EMBED_LEAD } else { snippets::NO_SITE };
    let screen = el("div")
        .class("embedding")
        .child(el("p").class("back").child(el("a").dyn_attr("href", back).text(words::EMBED_BACK)))
        .child(el("h1").text(words::EMBED))
        .child(el("p").class("lead").text(lead));
    let Some(site) = site else { return screen };
    let choices = Choices {
        page,
        edition,
        host: RwSignal::new(Host::default()),
        look: RwSignal::new(Look::default()),
        width: RwSignal::new(if document::is_wide() { 640 } else { 320 }),
        height: RwSignal::new(None),
    };
    screen
        .child(el("div").class("designer").child(options(choices)).child(preview(choices)))
        .child(code(choices, site))
}

/// Everything that can be chosen.
fn options(choices: Choices) -> El {
    let Choices { edition, host, look, .. } = choices;
    let hosts = Host::VARIANTS.iter().map(|&it| (token(it), snippets::name(it)));
    let themes = [None].into_iter().chain(EmbedTheme::VARIANTS.iter().copied().map(Some));
    let themes = themes.map(|it| (it.map_or("", token), snippets::theme(it)));
    let densities = Density::VARIANTS.iter().map(|&it| (token(it), snippets::density(it)));
    let loadings = Loading::VARIANTS.iter().map(|&it| (token(it), snippets::loading(it)));
    let is_late = move || snippets::runs_script(host.get());
    let questions = edition.pickers.iter().map(|picker| {
        let is_shown = move || look.with(|it| it.shown(edition).contains(&picker.key));
        let input = el("input")
            .attr("type", "checkbox")
            .attr("name", "show")
            .attr("value", picker.key)
            .prop("checked", is_shown)
            .on("change", move |_| look.update(|it| it.toggle(picker.key)));
        let name = el("span").class("name").text(picker.heading);
        el("label").class("option").child(input).child(name)
    });
    let show = el("fieldset").child(el("legend").text(snippets::SHOW)).children(questions);
    el("form")
        .class("options")
        .attr("aria-label", snippets::OPTIONS)
        .on("submit", |event| event.prevent_default())
        .child(choice(words::EMBED_HOST, "host", hosts, move |it| {
            it.parse().into_iter().for_each(|it| host.set(it));
        }))
        .child(show)
        .child(choice(snippets::THEME, "embed-theme", themes, move |it| {
            look.update(|look| look.theme = it.parse().ok());
        }))
        .child(accent(look))
        .child(choice(snippets::DENSITY, "density", densities, move |it| {
            it.parse().into_iter().for_each(|it| look.update(|look| look.density = it));
        }))
        .child(
            choice(snippets::LOADING, "loading", loadings, move |it| {
                it.parse().into_iter().for_each(|it| look.update(|look| look.loading = it));
            })
            .prop("hidden", move || !is_late()),
        )
}

/// A color of the page around the answer: none until it is asked for.
fn accent(look: RwSignal<Look>) -> El {
    let is_off = move || look.with(|it| it.accent.is_none());
    // It stays while it is switched off.
    let color = RwSignal::new("#1b5fae".to_owned());
    let switch = el("input")
        .attr("type", "checkbox")
        .attr("name", "has-accent")
        .prop("checked", move || !is_off())
        .on("change", move |event| {
            let accent = color.get_untracked().parse().ok();
            look.update(|it| it.accent = accent.filter(|_| event_target_checked(&event)));
        });
    let picker = el("input")
        .attr("type", "color")
        .attr("name", "accent")
        .attr("aria-label", snippets::ACCENT_VALUE)
        .prop("value", move || color.get())
        .prop("disabled", is_off)
        .on("input", move |event| {
            color.set(event_target_value(&event));
            look.update(|it| it.accent = color.get_untracked().parse().ok());
        });
    let name = el("span").class("name").text(snippets::ACCENT);
    let label = el("label").class("option").child(switch).child(name);
    el("div").class("accent").child(label).child(picker)
}

/// The answer as it will look, in a box as wide as the frame.
fn preview(choices: Choices) -> El {
    let Choices { host, width, height, .. } = choices;
    let [least, most] = WIDTHS.map(|it| it.to_string());
    let slider = el("input")
        .attr("type", "range")
        .attr("name", "width")
        .attr("min", least)
        .attr("max", most)
        .attr("step", "10")
        .prop("value", move || width.get().to_string())
        .on("input", move |event| {
            event_target_value(&event).parse().into_iter().for_each(|it| width.set(it));
        });
    let size = move || {
        let told = height.get().map(|it| snippets::size(host.get(), width.get(), it));
        told.unwrap_or_default().into()
    };
    let size = el("output")
        .id("embed-size")
        .dyn_attr("data-width", move || Some(width.get().to_string().into()))
        .dyn_attr("data-height", move || height.get().map(|it| it.to_string().into()))
        .dyn_text(size);
    el("section")
        .class("stage-of-preview")
        .child(el("h2").text(snippets::PREVIEW))
        .child(el("label").class("width").child(el("span").text(snippets::WIDTH)).child(slider))
        .child(el("p").class("aside").child(size))
        .child(el("div").class("stage").child(frame(choices)))
}

/// The answer with what surrounds it in a frame. It is no frame, because the page may not have any.
fn frame(choices: Choices) -> El {
    let Choices { page, edition, look, width, height, .. } = choices;
    // Not as an attribute, which the page's policy forbids.
    let style = move |element: &web_sys::Element| {
        let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() else { return };
        let accent = look.with(|it| it.accent.map_or(String::new(), |it| format!("#{it}")));
        _ = element.style().set_property("inline-size", &format!("{}px", width.get()));
        _ = element.style().set_property("--accent", &accent);
    };
    let is_wide = Memo::new(move |_| width.get() >= WIDE);
    let answer = el("div")
        .class("explore")
        .child(el("div").class("head").child(verdict(page)).dyn_children(page.in_turn(advice)))
        .child(pickers(page, edition))
        // The questions are there before it.
        .dyn_children(page.in_turn(move |page| {
            route_map(page).effect(move |map| unfold(page, edition, map, is_wide.get()))
        }));
    let whole = el("p").class("whole").child(el("span").text(words::WHOLE));
    el("div")
        .class("preview")
        .effect(style)
        .dyn_attr("data-embed", move || Some(look.with(|it| it.shown(edition).join(" ")).into()))
        .dyn_attr("data-density", move || Some(token(look.get().density).into()))
        .dyn_attr("data-theme", move || look.get().theme.map(|it| token(it).into()))
        .child(el("div").class("inside").child(answer))
        .child(el("div").class("foot").child(whole))
        .effect(move |element| {
            document::on_size(element, move |now| {
                // Rounded up: a frame that is too low by half a pixel scrolls.
                height.set(Some(now.ceil() as u32));
            });
        })
}

/// Opens the questions where a frame of this width does. The window may be wider or narrower.
fn unfold(page: Page, edition: &'static Edition, beside: &web_sys::Element, is_wide: bool) {
    let case = page.subject.get().case;
    let beside = beside.clone();
    // After the questions have followed the same change themselves.
    document::soon(move || {
        let Some(answer) = beside.parent_element() else { return };
        for picker in edition.pickers {
            let is_asked = picker.questions.iter().any(|&it| case.is_asked(it));
            if let Ok(Some(question)) = answer.query_selector(&format!("#q-{}", picker.key)) {
                _ = question.toggle_attribute_with_force("open", is_wide && is_asked);
            }
        }
    });
}

/// What to paste, a box for each file.
fn code(choices: Choices, site: Site) -> El {
    let Choices { page, host, look, height, .. } = choices;
    let site = StoredValue::new(site);
    let second = Memo::new(move |_| site.with_value(|it| snippets::second_file(host.get(), it)));
    let text = move || {
        let look = Look { height: height.get(), ..look.get() };
        site.with_value(|it| snippets::snippet(host.get(), it, &page.address.get(), look))
    };
    let other = move || second.get().map_or(String::new(), |(_, text)| text);
    let needs = shell::document::is_one_file()
        .then(|| el("p").class("aside").children(prose(snippets::ONE_FILE)));
    el("section")
        .class("files")
        .child(el("h2").text(snippets::CODE))
        .child(file(page, SNIPPET, move || snippets::file(host.get()), text))
        .child(
            file(page, SECOND, move || second.get().map_or("", |(name, _)| name), other)
                .prop("hidden", move || second.get().is_none()),
        )
        .child(needs)
        .child(el("p").class("aside").dyn_text(move || snippets::remark(host.get()).into()))
}

/// A choice with its label.
fn choice(
    label: &'static str,
    name: &'static str,
    options: impl Iterator<Item = (&'static str, &'static str)>,
    choose: impl Fn(String) + Send + 'static,
) -> El {
    let options = options.map(|(value, words)| el("option").attr("value", value).text(words));
    let select = el("select")
        .attr("name", name)
        .on("change", move |event| choose(event_target_value(&event)))
        .children(options);
    el("label").class("host").child(el("span").text(label)).child(select)
}

/// The text for one file, below the name of the file.
fn file(
    page: Page,
    id: &'static str,
    name: impl Fn() -> &'static str + Send + 'static,
    text: impl Fn() -> String + Clone + Send + 'static,
) -> El {
    let area = el("textarea").attr("rows", "6").attr("readonly", "").prop("value", text.clone());
    el("div")
        .class("field")
        .child(el("label").attr("for", id).dyn_text(move || name().into()))
        .child(area.id(id))
        .child(copy_button(page, id, text))
}
