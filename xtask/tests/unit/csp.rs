use super::{Network, with_policy};

#[test]
fn only_inline_scripts_are_named() -> anyhow::Result<()> {
    let html = "<meta charset=\"utf-8\"><script type=\"module\">a()</script>\
        <script src=\"./x.js\">b()</script><script type=\"application/x\">c()</script>";
    assert_eq!(with_policy(html, Network::Own)?.matches("'sha256-").count(), 1);
    Ok(())
}

#[test]
fn the_policy_follows_the_charset_and_names_the_script() -> anyhow::Result<()> {
    let html = "<head><meta charset=\"utf-8\"><title>x</title><script>alert(1)</script>";
    let html = with_policy(html, Network::Own)?;
    let start = "<head><meta charset=\"utf-8\">\n    \
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' ";
    assert!(html.starts_with(start), "{html}");
    // As `printf 'alert(1)' | openssl dgst -sha256 -binary | base64` says.
    assert!(html.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{html}");
    assert!(html.ends_with("\"><title>x</title><script>alert(1)</script>"), "{html}");
    Ok(())
}

#[test]
fn a_script_hashes_alike_with_either_line_end() -> anyhow::Result<()> {
    let html = "<meta charset=\"utf-8\"><script>a\nb</script>";
    assert_eq!(
        with_policy(html, Network::Own)?,
        with_policy(&html.replace('\n', "\r\n"), Network::Own)?
    );
    Ok(())
}

#[test]
fn a_page_of_one_file_fetches_nothing() -> anyhow::Result<()> {
    let html = "<meta charset=\"utf-8\"><style>a{}</style><script>b</script>\
        <script type=\"application/x\">c</script>";
    let html = with_policy(html, Network::None)?;
    assert!(!html.contains("'self'"), "{html}");
    assert!(html.contains("connect-src 'none'"), "{html}");
    assert_eq!(html.matches("'sha256-").count(), 2, "the style and the script: {html}");
    Ok(())
}

#[test]
fn a_page_without_charset_is_refused() {
    assert!(with_policy("<head></head>", Network::Own).is_err());
}
