//! Whose script threw an error, by stacks as browsers write them.

#[path = "../../src/app/shell/stack.rs"]
mod stack;

use stack::Scripts;

const PAGE: &str = "https://docs.example/tools/?x=1#/explore?call=teams-voip";
const FILE: &str = "file:///home/me/call-landing.html#/audit";

#[track_caller]
fn check(href: &str, heading: &str, stack: &str, expect: bool) {
    let scripts = if href == PAGE { Scripts::Beside } else { Scripts::Inside };
    assert_eq!(stack::is_own(stack, heading, href, scripts), expect, "{stack}");
}

#[test]
fn scripts_and_programs_of_the_page_are_its_own() {
    for stack in [
        // Chromium
        "TypeError: no\n    at https://docs.example/tools/call-landing-0123.js:1:2345\n    at https://other.example/x.js:1:2",
        "TypeError: no\n    at Object.a (https://docs.example/tools/space-0123.js:1:2345)",
        "TypeError: no\n    at call_landing::decide (https://docs.example/tools/call-landing_bg.wasm:wasm-function[12]:0x3f)",
        "TypeError: no\n    at new Promise (<anonymous>)\n    at https://docs.example/tools/plan-0123.js:1:2",
        // Firefox
        "a@https://docs.example/tools/call-landing-0123.js:1:2345\nb@https://other.example/x.js:1:2",
        "decide@https://docs.example/tools/call-landing_bg.wasm:wasm-function[12]:0x3f",
        "decide@https://docs.example/tools/plan.js line 1 > WebAssembly.instantiate:wasm-function[12]:0x3f",
        // WebKit
        "<?>.wasm-function[12]@[wasm code]\nwasm-stub@[wasm code]\na@https://docs.example/tools/plan.js:1:2",
        "forEach@[native code]\n@https://docs.example/tools/plan.js:1:2",
    ] {
        check(PAGE, "TypeError: no", stack, true);
    }
}

#[test]
fn the_one_file_is_its_own_and_so_is_the_program_in_it() {
    for stack in [
        "RuntimeError: unreachable\n    at wasm://wasm/0123abcd:wasm-function[12]:0x3f\n    at wasm://wasm/0123abcd:wasm-function[7]:0x1",
        "RuntimeError: unreachable\n    at wasm://wasm/0123abcd:wasm-function[12]:0x3f\n    at file:///home/me/call-landing.html:90:3",
        "a@file:///home/me/call-landing.html:90:3",
        "a@file:///home/me/call-landing.html#/audit:90:3",
        "<?>.wasm-function[12]@[wasm code]",
    ] {
        check(FILE, "RuntimeError: unreachable", stack, true);
    }
    check(FILE, "Error", "Error\n    at a (file:///home/me/other.js:90:3)", false);
    check(FILE, "Error", "Error\n    at a (file:///home/me/call-landing.html/x.js:90:3)", false);
    check("", "Error", "Error\n    at a (b)", false);
    check("about:srcdoc", "Error", "Error\n    at a (about:srcdoc:90:3)", true);
}

#[test]
fn scripts_of_others_are_not() {
    for stack in [
        "",
        "Error: no",
        "Error: no\n    at <anonymous>:1:7",
        "Error: no\n    at run (chrome-extension://abcdef/inject.js:1:2)\n    at https://docs.example/tools/call-landing-0123.js:1:2",
        "Error: no\n    at eval (eval at run (chrome-extension://abcdef/inject.js:1:2), <anonymous>:1:1)",
        "Error: no\n    at wasm://wasm/0123abcd:wasm-function[12]:0x3f\n    at run (chrome-extension://abcdef/inject.js:1:2)",
        // Put into the document: Chromium, Firefox.
        "Error: no\n    at https://docs.example/tools/?x=1:37:5",
        "@https://docs.example/tools/?x=1#/explore?call=teams-voip:10:15",
        "Error: no\n    at https://docs.example/tools/notes.html:1:2",
        "Error: no\n    at https://docs.example/other/x.js:1:2",
        "Error: no\n    at https://docs.example/tools/other/x.js:1:2",
        "Error: no\n    at https://docs.example.evil.example/tools/x.js:1:2",
        "run@moz-extension://abcdef/inject.js:1:2\na@https://docs.example/tools/call-landing-0123.js:1:2",
        "run@safari-web-extension://abcdef/inject.js:1:2",
        "forEach@[native code]\nrun@user-script:1:1:2",
        "@\nanonymous@",
    ] {
        check(PAGE, "Error: no", stack, false);
    }
}

/// A message may hold what looks like a stack.
#[test]
fn a_message_is_no_stack() {
    let heading = "Error: no\n    at https://docs.example/tools/plan.js:1:2";
    let stack = format!("{heading}\n    at run (chrome-extension://abcdef/inject.js:1:2)");
    check(PAGE, heading, &stack, false);
    check(PAGE, heading, heading, false);
    // It was changed after the stack was written down.
    let other = "Error: no at https://docs.example/tools/plan.js:1:2 of me@docs.example";
    let stack = format!("{other}\n    at run (chrome-extension://abcdef/inject.js:1:2)");
    check(PAGE, "Error: no", &stack, false);
    let stack = format!("{other}\n    at https://docs.example/tools/plan.js:1:2");
    check(PAGE, "Error: no", &stack, true);
}
