//! Scripts in links.

use super::*;

tests! { "powershell::links";
    CHROMIUM:
        a_link_opens_the_script_as_far_as_it_was_run,
        a_damaged_link_is_told,
}

fn a_link_opens_the_script_as_far_as_it_was_run(page: &Page<'_>) {
    open(page, &format!("{GRANT}\nGet-CsOnlineUser"));
    page.click("#step");
    let hash = page.wait_for("the address", |it| {
        it["hash"].as_str().is_some_and(|it| it.contains("done=1&run=1."))
    });
    let hash = hash["hash"].as_str().unwrap_or_default().to_owned();
    page.load("");
    page.open(&hash);
    let shown = wait(page, "the script", |it| count(&it["asked"]) == 1);
    assert_eq!(shown["script"], format!("{GRANT}\nGet-CsOnlineUser"));
    assert!(shown["moved"].as_u64() > Some(0), "{shown}");
    page.click("#share");
    let link = page.session().run("return document.getElementById('share-link').value", json!([]));
    assert!(link.as_str().is_some_and(|it| it.ends_with(&hash)), "{link}");
}

fn a_damaged_link_is_told(page: &Page<'_>) {
    for (link, said) in [
        ("#/powershell?run=1.OIJwhgdgLgtAwgZwCoFMwF", "cut off"),
        ("#/powershell?run=9.AAAA", "newer version"),
    ] {
        page.load("");
        page.open(link);
        let told = page.wait("what is told", || {
            let told = "return document.querySelector('.told')?.textContent ?? ''";
            let told = page.session().run(told, json!([]));
            let told = told.as_str().unwrap_or_default().to_owned();
            if told.is_empty() { Err("nothing".to_owned()) } else { Ok(told) }
        });
        assert!(told.contains(said), "{told}");
    }
}
