//! The console screen: a script is typed, checked, completed, run and undone.

pub mod dates;
pub mod files;
pub mod links;
pub mod reference;
pub mod scripts;
pub mod tenant;

use browser_tests::oracle::{self, CALLS};
use browser_tests::page::Page;
use browser_tests::tests;
use browser_tests::webdriver::key;
use call_landing::powershell::Cmdlet;
use call_landing::powershell::tenant::Era;
use call_landing::text::console as words;
use call_landing::text::reference as words_of_reference;
use serde_json::{Value, json};
use strum::VariantArray;

/// The script, the output, the number of calls rerouted last, and the diagnostics.
const SHOWN: &str = "
    const texts = selector => [...document.querySelectorAll(selector)].map(it => it.textContent);
    return {
      script: document.getElementById('script')?.value,
      asked: texts('#transcript .asked'),
      printed: texts('#transcript .entry:last-child [data-stream]').map(it => it.trim()),
      summary: document.querySelector('#tenant > .moved')?.textContent,
      moved: document.querySelectorAll('#tenant td[data-was]').length,
      remarks: texts('#remarks li'),
      counted: document.querySelector('#remarks .counted')?.textContent,
      notes: texts('#transcript .entry:last-child .notes li'),
      policies: texts('#tenant .policy-name'),
    };";

#[track_caller]
fn shown(page: &Page<'_>) -> Value {
    page.session().run(SHOWN, json!([]))
}

/// Waits until what is shown meets a condition.
#[track_caller]
fn wait(page: &Page<'_>, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
    page.wait(what, || {
        let shown = page.session().try_run(SHOWN, json!([])).map_err(|it| it.to_string())?;
        if holds(&shown) { Ok(shown) } else { Err(shown.to_string()) }
    })
}

fn count(of: &Value) -> usize {
    of.as_array().map_or(0, Vec::len)
}

/// Replaces the script in the editor, as typing does.
fn put(page: &Page<'_>, script: &str) {
    page.session().run(
        "const field = document.getElementById('script');
         field.focus();
         field.value = arguments[0];
         field.setSelectionRange(field.value.length, field.value.length);
         field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));",
        json!([script]),
    );
}

fn open(page: &Page<'_>, script: &str) {
    page.open("#/powershell");
    page.wait_for_heading();
    page.click("#start-over, #script");
    put(page, script);
}

const GRANT: &str = "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com";
