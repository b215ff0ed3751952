//! The picture of the page as a file. It is drawn anew with the colors that can be seen, so that it looks
//! the same without the page's style.

use super::document::window_style;
use super::files;
use js_sys::{Array, Function, Reflect};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// What the style sheet says about a part of the picture.
const STYLES: &[&str] = &[
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "dominant-baseline",
];

/// Parts that are for pointers and motion only.
const LEFT_OUT: &str = ".reach, .dot";

/// Room around the picture, and how much larger than on the screen a PNG is.
const MARGIN: i32 = 16;
const SCALE: i32 = 2;

/// Saves the picture as SVG.
pub fn save_svg(within: &str, title: &str, address: &str) {
    if let Some((svg, _)) = drawn(within, title, address) {
        files::save(&format!("{}.svg", file_name(title)), "image/svg+xml", &svg);
    }
}

/// Saves the picture as PNG.
pub fn save_png(within: &str, title: &str, address: &str) {
    let Some((svg, (width, height))) = drawn(within, title, address) else { return };
    let name = format!("{}.png", file_name(title));
    let encoded = String::from(js_sys::encode_uri_component(&svg));
    let Ok(image) = document().create_element("img") else { return };
    let loaded = image.clone();
    let draw = move || {
        let canvas = document().create_element("canvas").ok()?;
        _ = canvas.set_attribute("width", &(width * SCALE).to_string());
        _ = canvas.set_attribute("height", &(height * SCALE).to_string());
        let pen = call(&canvas, "getContext", &[&JsValue::from_str("2d")])?;
        call(&pen, "scale", &[&SCALE.into(), &SCALE.into()])?;
        let size = [width.into(), height.into()];
        call(&pen, "drawImage", &[&loaded, &0.into(), &0.into(), &size[0], &size[1]])?;
        let name = name.clone();
        let save = Closure::once_into_js(move |blob: JsValue| {
            if let Ok(blob) = blob.dyn_into() {
                files::download(&name, &blob);
            }
        });
        call(&canvas, "toBlob", &[&save])
    };
    let draw = Closure::once_into_js(move || _ = draw());
    _ = Reflect::set(&image, &JsValue::from_str("onload"), &draw);
    _ = image.set_attribute("src", &format!("data:image/svg+xml,{encoded}"));
}

/// Calls a method. The typed ones would cost a feature and a type each.
fn call(of: &JsValue, name: &str, with: &[&JsValue]) -> Option<JsValue> {
    let method = Reflect::get(of, &JsValue::from_str(name)).ok()?.dyn_into::<Function>().ok()?;
    let arguments: Array = with.iter().copied().collect();
    method.apply(of, &arguments).ok()
}

/// The picture that can be seen, as a document of its own, and its size.
fn drawn(within: &str, title: &str, address: &str) -> Option<(String, (i32, i32))> {
    let pictures = document().query_selector_all(&format!("{within} svg.route-map")).ok()?;
    let mut pictures =
        (0..pictures.length()).filter_map(|at| pictures.get(at)?.dyn_into::<Element>().ok());
    let seen = pictures.find(|it| window_style(it, "display") != "none")?;
    let copy = seen.clone_node_with_deep(true).ok()?.dyn_into::<Element>().ok()?;
    let parts = |of: &Element| {
        let parts = of.query_selector_all("*").ok();
        parts
            .map(|it| (0..it.length()).filter_map(move |at| it.get(at)?.dyn_into::<Element>().ok()))
    };
    for (original, copied) in parts(&seen)?.zip(parts(&copy)?) {
        for style in STYLES {
            let value = window_style(&original, style);
            _ = copied.set_attribute(style, &value);
        }
        // Addresses inside the page lead nowhere from a file.
        _ = copied.remove_attribute("href");
    }
    for part in parts(&copy)? {
        if part.matches(LEFT_OUT).unwrap_or_default() {
            part.remove();
        }
    }
    let view = seen.get_attribute("viewBox")?;
    let mut sizes = view.split(' ').skip(2).filter_map(|it| it.parse::<i32>().ok());
    let (inner, deep) = (sizes.next()?, sizes.next()?);
    let (width, height) = (inner + 2 * MARGIN, deep + 2 * MARGIN + 44);
    let body = document().body()?;
    let [paper, ink, soft] = [
        window_style(&document().document_element()?, "background-color"),
        window_style(&body, "color"),
        window_style(&seen.query_selector("text").ok()??, "fill"),
    ];
    let [title, address] = [title, address].map(escaped);
    let font = escaped(&window_style(&body, "font-family"));
    let start = -MARGIN;
    Some((
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"{start} {} {width} {height}\" font-family=\"{font}\"><title>{title}</title>\
             <rect x=\"{start}\" y=\"{}\" width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>\
             <text x=\"0\" y=\"-16\" font-size=\"15\" font-weight=\"600\" fill=\"{ink}\">{title}</text>\
             {}<text x=\"0\" y=\"{}\" font-size=\"10\" fill=\"{soft}\">{address}</text></svg>",
            start - 24,
            start - 24,
            copy.inner_html(),
            deep + 16,
        ),
        (width, height),
    ))
}

/// A text inside of XML.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for it in text.chars() {
        match it {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(it),
        }
    }
    escaped
}

/// A title as the name of a file.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for it in title.chars() {
        if it.is_ascii_alphanumeric() {
            name.push(it.to_ascii_lowercase());
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    name.trim_matches('-').to_owned()
}
