//! Edits pages. lol_html reads them; this module adds errors that say what is missing.

use anyhow::{Context, Result, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, comments, element, rewrite_str, text};

/// The page after `change` has seen each element that a CSS selector matches.
///
/// # Errors
/// When the page has no such element, or `change` fails.
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
///
/// # Errors
/// When the page has no such element.
pub fn without(html: &str, selector: &str) -> Result<String> {
    change(html, selector, |it| {
        it.remove();
        Ok(())
    })
}

/// The page with an attribute on the elements that a CSS selector matches.
///
/// # Errors
/// When the page has no such element.
pub fn with_attribute(html: &str, selector: &str, name: &str, value: &str) -> Result<String> {
    change(html, selector, |it| Ok(it.set_attribute(name, value)?))
}

/// The page with HTML inserted before the end tag of the elements that a CSS selector matches.
///
/// # Errors
/// When the page has no such element.
pub fn append(html: &str, selector: &str, content: &str) -> Result<String> {
    change(html, selector, |it| {
        it.append(content, ContentType::Html);
        Ok(())
    })
}

/// The page with HTML inserted before the first element that a CSS selector matches.
///
/// # Errors
/// When the page has no such element.
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
///
/// # Errors
/// When the page has no such comment.
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
///
/// # Errors
/// When the page cannot be read.
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
mod tests {
    use super::{
        append, before_first, change, in_place_of_comment, texts, with_attribute, without,
    };

    const PAGE: &str = "<!doctype html><html lang=\"en\"><head><title>x</title></head>\
        <body><script>a < b && \"c\"</script><!-- here --><p>One</p><script src=\"y.js\"></script></body></html>";

    #[test]
    fn what_is_not_changed_keeps_its_spelling() -> anyhow::Result<()> {
        assert_eq!(change(PAGE, "p", |_| Ok(()))?, PAGE);
        assert_eq!(without(PAGE, "p")?, PAGE.replace("<p>One</p>", ""));
        let marked = with_attribute(PAGE, "html", "data-x", "1")?;
        assert_eq!(marked, PAGE.replace("<html lang=\"en\">", "<html lang=\"en\" data-x=\"1\">"));
        assert_eq!(append(PAGE, "body", "<i>")?, PAGE.replace("</body>", "<i></body>"));
        let before = before_first(PAGE, "script", "<b></b>")?;
        assert_eq!(before, PAGE.replacen("<script>", "<b></b><script>", 1));
        let filled = in_place_of_comment(PAGE, "here", "<em>1</em>")?;
        assert_eq!(filled, PAGE.replace("<!-- here -->", "<em>1</em>"));
        Ok(())
    }

    #[test]
    fn scripts_are_read_as_they_are_written() -> anyhow::Result<()> {
        assert_eq!(texts(PAGE, "script:not([src])")?, ["a < b && \"c\""]);
        assert_eq!(texts(PAGE, "script")?, ["a < b && \"c\"", ""]);
        Ok(())
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |it: anyhow::Result<String>| it.err().map(|it| it.to_string());
        assert_eq!(missing(without(PAGE, "nav")).as_deref(), Some("the page has no `nav`"));
        let comment = missing(in_place_of_comment(PAGE, "there", ""));
        assert_eq!(comment.as_deref(), Some("the page has no comment `there`"));
    }
}
