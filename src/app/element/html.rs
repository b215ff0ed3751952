//! Elements as HTML, for reading before the program is there.

use super::{El, Parts, Piece, Value};
use std::fmt::Write as _;

/// Elements that end with their tag.
const VOID: [&str; 5] = ["br", "hr", "input", "link", "meta"];

impl El {
    /// Writes the element as it is when nothing has happened yet. Listeners, effects and
    /// Leptos views are left out.
    pub fn write_html(self, html: &mut String) {
        let Parts { tag, attributes, children, is_client_only, .. } = *self.0;
        if is_client_only {
            return;
        }
        _ = write!(html, "<{tag}");
        for (name, value) in attributes {
            match value {
                Value::Fixed(value) => attribute(html, name, value.as_deref()),
                Value::Dynamic(mut value) => attribute(html, name, value().as_deref()),
                Value::PropBool(mut is_on) => attribute(html, name, is_on().then_some("")),
                Value::PropText(mut value) => attribute(html, name, Some(&value())),
                Value::Effect(_) => {}
            }
        }
        html.push('>');
        if !VOID.contains(&tag) {
            children.into_iter().for_each(|it| it.write_html(html));
            _ = write!(html, "</{tag}>");
        }
    }
}

impl Piece {
    /// Writes what stands there when nothing has happened yet.
    pub fn write_html(self, html: &mut String) {
        match self {
            Self::Text(text) => escape(html, &text),
            Self::El(element) => element.write_html(html),
            Self::Dynamic(mut pieces) => pieces().into_iter().for_each(|it| it.write_html(html)),
            Self::View(_) => {}
            Self::Html(written) => html.push_str(&written),
        }
    }
}

fn attribute(html: &mut String, name: &str, value: Option<&str>) {
    match value {
        None => {}
        Some("") => _ = write!(html, " {name}"),
        Some(value) => {
            _ = write!(html, " {name}=\"");
            escape(html, value);
            html.push('"');
        }
    }
}

/// Writes text so that it means the same between tags and between quotes.
fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
