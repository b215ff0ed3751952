//! The reference of cmdlets beside the script.

use super::*;

tests! { "powershell::reference";
    ALL:
        the_reference_inserts_into_the_script;
    CHROMIUM:
        the_reference_has_the_cmdlets_of_the_date,
}

/// The commands of the reference.
const LISTED: &str = "return [...document.querySelectorAll('#reference [data-cmdlet]')].map(it => it.dataset.cmdlet)";

fn seek(page: &Page<'_>, words: &str) {
    page.session().run(
        "const it = document.querySelector('#reference input[name=cmdlet]');
         it.value = arguments[0];
         it.dispatchEvent(new Event('input', { bubbles: true }));",
        json!([words]),
    );
}

fn the_reference_has_the_cmdlets_of_the_date(page: &Page<'_>) {
    for &date in Era::VARIANTS {
        open(page, "");
        page.select("when", date.into());
        let known: Vec<&str> = Cmdlet::names()
            .filter(|name| Cmdlet::named(name).is_some_and(|it| date.knows(it)))
            .collect();
        page.wait_for_script("the cmdlets of the date", LISTED, json!([]), &json!(known));
    }
    // `-Force` came in January 2019.
    page.click("#reference > summary");
    let forced = "return [document.querySelectorAll('#reference [data-cmdlet=Grant-CsTeamsInteropPolicy] li').length,
        document.querySelector('#reference [role=status]').textContent]";
    for (date, parameters) in [("2017-12", 0), ("2019-01", 1)] {
        page.select("when", date);
        seek(page, "grant-csteamsinterop force");
        page.wait_for_script(
            "the parameters of the date",
            forced,
            json!([]),
            &json!([
                parameters,
                if parameters == 0 {
                    words_of_reference::count(0)
                } else {
                    words_of_reference::count(1)
                }
            ]),
        );
    }
    seek(page, "csv");
    page.wait_for_script(
        "what is looked for",
        LISTED,
        json!([]),
        &json!(Cmdlet::names().filter(|it| it.contains("Csv")).collect::<Vec<_>>()),
    );
    seek(page, "");
    for theme in ["light", "dark"] {
        page.emulate("screen", &[("prefers-color-scheme", theme)]);
        seek(page, "policy");
        for &(width, height) in page.sizes() {
            page.resize(width, height);
            page.assert_fits(&format!("the reference at {width} px"));
            page.screenshot("reference", theme);
        }
        page.assert_accessible(&format!("the reference, {theme}"));
    }
}

fn go_to_end(page: &Page<'_>) {
    page.session().run(
        "const it = document.getElementById('script');
         it.focus();
         it.setSelectionRange(it.value.length, it.value.length);",
        json!([]),
    );
}

fn the_reference_inserts_into_the_script(page: &Page<'_>) {
    open(page, "Get-CsOnlineUser");
    go_to_end(page);
    // By keyboard alone.
    page.focus("#reference > summary");
    page.press(key::ENTER);
    page.focus("#reference [data-cmdlet=Grant-CsTeamsInteropPolicy] > summary");
    page.press(key::ENTER);
    page.focus("#reference [data-cmdlet=Grant-CsTeamsInteropPolicy] .insert");
    page.press(key::ENTER);
    let granting = "Get-CsOnlineUser\nGrant-CsTeamsInteropPolicy -Identity '' -PolicyName ''";
    wait(page, "a command on a line of its own", |it| it["script"] == granting);
    page.wait_for_focus("#script");
    page.session().type_text("ann@contoso.com");
    let named = granting.replacen("''", "'ann@contoso.com'", 1);
    wait(page, "the value in its place", |it| it["script"] == named.as_str());
    go_to_end(page);
    page.click("#reference [data-cmdlet=Grant-CsTeamsInteropPolicy] li:last-child .insert");
    let last = format!("{named} -AsJob");
    wait(page, "a parameter at the cursor", |it| it["script"] == last.as_str());
}
