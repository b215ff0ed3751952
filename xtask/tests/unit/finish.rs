use super::fresh_name;

#[test]
fn names_follow_the_content() {
    let fresh = |name| fresh_name(name, b"abc");
    let module = fresh("call-landing-0123456789abcdef_bg.wasm");
    assert_eq!(module.as_deref(), Some("call-landing-ba7816bf8f01cfea_bg.wasm"));
    assert_eq!(fresh("main-0123456789abcdef.css").as_deref(), Some("main-ba7816bf8f01cfea.css"));
    assert_eq!(fresh("space_bg.wasm").as_deref(), Some("space-ba7816bf8f01cfea_bg.wasm"));
    assert_eq!(fresh("space.js").as_deref(), Some("space-ba7816bf8f01cfea.js"));
    assert_eq!(fresh("main-123456789abcdef.css").as_deref(), Some("main-ba7816bf8f01cfea.css"));
    assert_eq!(
        fresh("a-0123456789abcdeg.js").as_deref(),
        Some("a-0123456789abcdeg-ba7816bf8f01cfea.js")
    );
}

#[test]
fn trunks_module_waits_until_it_is_needed() -> anyhow::Result<()> {
    let page = "<head><script type=\"module\">\nimport init, * as bindings from './a.js';\n\
        const wasm = await init({ module_or_path: './a_bg.wasm' });\n</script>\
        <script type=\"module\">question: () => new Promise(done => \
        addEventListener(\"TrunkApplicationStarted\", done)), space: () => load(\"./s.js\")\
        </script><link rel=\"modulepreload\" href=\"./a.js\"></head>";
    let expected = "<head><script type=\"module\">question: () => \
        load(\"./a.js\", \"./a_bg.wasm\"), space: () => load(\"./s.js\")</script></head>";
    assert_eq!(super::load_when_needed(page)?, expected);
    assert!(super::load_when_needed("<head></head>").is_err());
    Ok(())
}

#[test]
fn the_document_for_frames_is_marked() -> anyhow::Result<()> {
    let page = "<!doctype html><html lang=\"en\"><head><title>x</title></head>";
    let expected = "<!doctype html><html lang=\"en\" data-bound=\"\"><head><title>x</title>\n    \
        <link rel=\"canonical\" href=\"./\"></head>";
    assert_eq!(super::bound(page)?, expected);
    Ok(())
}

#[test]
fn a_file_of_no_ending_keeps_its_name() {
    assert_eq!(fresh_name("LICENSE", b"abc"), None);
}
