//! Edits pages. lol_html reads them; this module adds errors that say what is missing.

use anyhow::{Context, Result, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, comments, element, rewrite_str, text};

/// The page after `change` has seen each element that a CSS selector matches.
/// Fails when the page has no such element, or `change` fails.
pub fn change(
    html: &str,
    selector: &str,
    mut change: impl FnMut(&mut Element<'_, '_>) -> Result<()>,
) -> Result<String> {
    let mut seen = 0;
    let each = element!(selector, |it| {
        seen += 1;
        Ok(change(it)?)
    });
    let changed = rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(each))
        .with_context(|| format!("cannot change `{selector}` in the page"))?;
    ensure!(seen > 0, "the page has no `{selector}`");
    Ok(changed)
}

/// The page without the elements that a CSS selector matches.
/// Fails when the page has no such element.
pub fn without(html: &str, selector: &str) -> Result<String> {
    change(html, selector, |it| {
        it.remove();
        Ok(())
    })
}

/// The page with an attribute on the elements that a CSS selector matches.
/// Fails when the page has no such element.
pub fn with_attribute(html: &str, selector: &str, name: &str, value: &str) -> Result<String> {
    change(html, selector, |it| Ok(it.set_attribute(name, value)?))
}

/// The page with HTML inserted before the end tag of the elements that a CSS selector matches.
/// Fails when the page has no such element.
pub fn append(html: &str, selector: &str, content: &str) -> Result<String> {
    change(html, selector, |it| {
        it.append(content, ContentType::Html);
        Ok(())
    })
}

/// The page with HTML inserted before the first element that a CSS selector matches.
/// Fails when the page has no such element.
pub fn before_first(html: &str, selector: &str, content: &str) -> Result<String> {
    let mut content = Some(content);
    change(html, selector, |it| {
        if let Some(content) = content.take() {
            it.before(content, ContentType::Html);
        }
        Ok(())
    })
}

/// The page with HTML in place of a comment.
/// Fails when the page has no such comment.
pub fn in_place_of_comment(html: &str, words: &str, content: &str) -> Result<String> {
    let mut seen = false;
    let each = comments!("*", |it| {
        if it.text().trim() == words {
            seen = true;
            it.replace(content, ContentType::Html);
        }
        Ok(())
    });
    let changed =
        rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(each))?;
    ensure!(seen, "the page has no comment `{words}`");
    Ok(changed)
}

/// The text inside each element that a CSS selector matches, as it is written.
/// Fails when the page cannot be read.
pub fn texts(html: &str, selector: &str) -> Result<Vec<String>> {
    let found = std::cell::RefCell::new(Vec::new());
    let start = element!(selector, |_| {
        found.borrow_mut().push(String::new());
        Ok(())
    });
    let inside = text!(selector, |it| {
        if let Some(last) = found.borrow_mut().last_mut() {
            last.push_str(it.as_str());
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(start)
        .append_element_content_handler(inside);
    rewrite_str(html, settings).with_context(|| format!("cannot read `{selector}` in the page"))?;
    Ok(found.into_inner())
}

#[cfg(test)]
#[path = "../tests/unit/html.rs"]
mod tests;
