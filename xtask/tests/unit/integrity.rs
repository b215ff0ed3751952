use super::{with_integrity, with_module_integrity};

#[test]
fn modules_are_checked_when_they_are_loaded() -> anyhow::Result<()> {
    let page = "<head><script>a: () => load(\"./a.js\", \"./a_bg.wasm\"), \
        b: () => load(\"./b.js\", \"./b_bg.wasm\"); import(\"./c.js\")</script>";
    let expected = "<head><script type=\"importmap\">{\"integrity\":\
        {\"./a.js\":\"#a.js\",\"./b.js\":\"#b.js\",\"./c.js\":\"#c.js\"}}</script>\n    <script>\
        a: () => load(\"./a.js\", \"./a_bg.wasm\", \"#a_bg.wasm\"), \
        b: () => load(\"./b.js\", \"./b_bg.wasm\", \"#b_bg.wasm\"); import(\"./c.js\")</script>";
    let found = with_module_integrity(page, |name| Ok(format!("#{name}")))?;
    assert_eq!(found, expected);
    Ok(())
}

#[test]
fn integrity_is_made_true_only_for_the_named_file() -> anyhow::Result<()> {
    let html = "<link href=\"./a.js\" integrity=\"sha384-old\"><link href=\"./ba.js\" \
        integrity=\"sha384-old\"><link href=\"./a.js\"><script>import './a.js'</script>";
    let truth = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
    let expected = html.replacen("sha384-old", truth, 1);
    assert_eq!(with_integrity(html, "a.js", b"abc")?, expected);
    Ok(())
}
