use super::{append, before_first, change, in_place_of_comment, texts, with_attribute, without};

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
