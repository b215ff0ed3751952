//! Long scripts, files, and a look at another screen.

use super::*;

tests! { "powershell::files";
    CHROMIUM:
        a_script_survives_a_look_at_another_screen,
        a_long_script_stays_usable_and_out_of_the_address,
        a_script_is_opened_from_a_file,
        a_script_is_saved_with_its_mark_and_opened_without_it,
}

fn a_script_survives_a_look_at_another_screen(page: &Page<'_>) {
    open(page, GRANT);
    page.click("#step");
    page.go_to("matrix");
    page.wait_for_script(
        "the matrix",
        "return document.getElementById('grid') !== null",
        json!([]),
        &json!(true),
    );
    page.go_to("powershell");
    let shown = wait(page, "the script", |it| it["script"] == GRANT);
    assert_eq!(count(&shown["asked"]), 1);
}

fn a_long_script_stays_usable_and_out_of_the_address(page: &Page<'_>) {
    let long: String =
        (0..9_000).map(|it| format!("Get-CsOnlineUser -Identity u{it}@a.example\n")).collect();
    open(page, &long);
    let told = "return document.querySelector('.told').textContent.includes('too long for a link')";
    page.wait_for_script("what is told", told, json!([]), &json!(true));
    page.click("#run-all");
    wait(page, "an end", |it| count(&it["asked"]) > 100);
    let told =
        "return document.querySelector('.told').textContent.includes('too long to run at once')";
    page.wait_for_script("what is told", told, json!([]), &json!(true));
    put(page, "Get-CsTeamsInteropPolicy Global");
    page.click("#run-all");
    wait(page, "the short one", |it| count(&it["asked"]) == 1);
}

fn a_script_is_opened_from_a_file(page: &Page<'_>) {
    open(page, "");
    page.session().run(
        "const files = new DataTransfer();
         files.items.add(new File([arguments[0]], 'pilot.ps1'));
         const input = document.querySelector('.script-side input[type=file]');
         input.files = files.files;
         input.dispatchEvent(new Event('change'))",
        json!([GRANT]),
    );
    wait(page, "the script", |it| it["script"] == GRANT);
}

/// Windows PowerShell reads a script without a byte order mark in the code page of the machine.
fn a_script_is_saved_with_its_mark_and_opened_without_it(page: &Page<'_>) {
    let script = format!("# Muñoz\n{GRANT}");
    open(page, &script);
    page.session().run(
        "URL.createObjectURL = blob => { window.blob = blob; return 'blob:kept'; };
         const click = HTMLElement.prototype.click;
         HTMLElement.prototype.click = function () {
           if (!this.hasAttribute('download')) return click.call(this);
           window.saved = new File([window.blob], this.download);
         };
         [...document.querySelectorAll('.script-side button')]
           .find(it => it.textContent === arguments[0]).click()",
        json!([words::SAVE]),
    );
    let saved = page.session().run_async(
        "const done = arguments[0];
         saved.arrayBuffer().then(it => done([saved.name, [...new Uint8Array(it).slice(0, 4)]]))",
        json!([]),
    );
    assert_eq!(saved, json!(["script.ps1", [0xef, 0xbb, 0xbf, b'#']]));
    put(page, "");
    page.session().run(
        "const files = new DataTransfer();
         files.items.add(window.saved);
         const input = document.querySelector('.script-side input[type=file]');
         input.files = files.files;
         input.dispatchEvent(new Event('change'))",
        json!([]),
    );
    let shown = wait(page, "the script", |it| it["script"] == script.as_str());
    assert_eq!(count(&shown["remarks"]), 0, "{shown}");
}
