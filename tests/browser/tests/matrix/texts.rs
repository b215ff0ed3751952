//! The answers as text and as a file.

use super::*;

tests! { "matrix::texts";
    CHROMIUM:
        a_file_is_saved,
        nothing_to_object_to,
        the_matrix_can_be_taken_away_as_text,
}

const HEADER: &str = "policy,customer,override,calling,chat,choice,licensed,call,landing,basis,alternative,interop,rule";

fn the_matrix_can_be_taken_away_as_text(page: &Page<'_>) {
    open(page, "#/matrix?all=yes", 684);
    assert_eq!(
        page.session().run(TEXT, json!([])),
        "",
        "nothing is written before it is asked for"
    );
    page.click("#export > summary");
    let csv = wait_for_text(page, "policy,");
    assert_csv(&csv, 684);

    page.select("format", "Markdown");
    let markdown = wait_for_text(page, "**");
    let lines = |start: &str| markdown.lines().filter(|it| it.starts_with(start)).count();
    assert_eq!((lines("**"), lines("| `")), (4, 4 * 19), "groups and lines of the Markdown");

    page.select("format", "JSON");
    let text = wait_for_text(page, "{");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["format"], "call-landing/matrix");
    assert_eq!(json["version"], 1);
    assert_eq!(json["edition"], "2017-12");
    let word = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let answers = json["answers"].as_array().expect("answers").iter().map(|it| {
        let asked = &it["question"];
        let place = (word(&it["policy"]), word(&asked["customer"]), word(&asked["call"]));
        (place, (word(&it["landing"]), word(&it["basis"])))
    });
    assert_eq!(answers.len(), 684);
    assert_eq!(answers.collect::<BTreeMap<_, _>>(), cells("yes", None));

    // What is filtered away is not taken along.
    page.click(".more-filters > summary");
    page.click("input[name=only-customer][value=hybrid]");
    page.select("format", "CSV");
    page.wait("the text of one organization", || {
        let text = page.session().run(TEXT, json!([]));
        let lines = text.as_str().unwrap_or_default().lines().count();
        if lines == 172 { Ok(()) } else { Err(format!("{lines} lines")) }
    });

    page.click("#export button[data-copy=matrix]");
    page.wait("a word on the copy", || {
        let said =
            page.session().run("return document.querySelector('.said').textContent", json!([]));
        let said = said.as_str().unwrap_or_default();
        if said == "Copied." || said.starts_with("Selected.") {
            Ok(())
        } else {
            Err(said.to_owned())
        }
    });

    // The file itself is caught, since each browser has its own way with files.
    page.session().run(
        "window.saved = [];
         const { createObjectURL } = URL;
         URL.createObjectURL = blob => { saved.push(blob); return createObjectURL.call(URL, blob); };
         HTMLElement.prototype.click = function () { saved.push(`${this.download} ${this.href.slice(0, 5)}`); };",
        json!([]),
    );
    page.click("#download");
    let saved = page.session().run_async(
        "const done = arguments[0], [blob, name] = saved;
         blob.text().then(text => done([saved.length, name, blob.type, text]), it => done(`${it}`));",
        json!([]),
    );
    let facts = json!([saved[0], saved[1], saved[2]]);
    assert_eq!(facts, json!([2, "call-landing.csv blob:", "text/csv"]), "[caught, link, kind]");
    assert_csv(saved[3].as_str().unwrap(), 171);
}

#[track_caller]
fn wait_for_text(page: &Page<'_>, start: &str) -> String {
    page.wait(&format!("a text that starts with {start}"), || {
        let found = page.session().run(TEXT, json!([])).as_str().unwrap_or_default().to_owned();
        if found.starts_with(start) { Ok(found) } else { Err(found.chars().take(80).collect()) }
    })
}

/// Asserts that a text has the header and so many answers, each with as many fields.
#[track_caller]
fn assert_csv(text: &str, answers: usize) {
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], HEADER, "the header");
    assert_eq!(lines.len(), answers + 1, "lines");
    let fields = HEADER.split(',').count();
    let odd = lines.iter().find(|it| it.split(',').count() != fields);
    assert_eq!(odd, None, "a line with more or fewer fields");
}

fn a_file_is_saved(page: &Page<'_>) {
    let folder = target().join(format!("downloads-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for files");
    page.session().devtools(
        "Browser.setDownloadBehavior",
        json!({ "behavior": "allow", "downloadPath": folder }),
    );
    let all = cells("yes", None);
    open(page, "#/matrix?only-landing=teams", count(&all, |_, it| it.0 == "teams"));
    for (format, name) in [("CSV", "call-landing.csv"), ("JSON", "call-landing.json")] {
        page.select("format", format);
        page.click("#download");
        let text = page.wait(&format!("the file {name}"), || {
            let text = fs::read_to_string(folder.join(name)).map_err(|it| it.to_string())?;
            if text.is_empty() { Err("an empty file".to_owned()) } else { Ok(text) }
        });
        if format == "CSV" {
            assert_csv(&text, count(&all, |_, it| it.0 == "teams"));
        } else {
            serde_json::from_str::<Value>(&text).expect("JSON");
        }
    }
    let _ = fs::remove_dir_all(&folder);
    page.session().devtools("Browser.setDownloadBehavior", json!({ "behavior": "default" }));
}

fn nothing_to_object_to(page: &Page<'_>) {
    open(page, "#/matrix?all=yes", 684);
    page.assert_accessible("the matrix");
    open(
        page,
        "#/matrix?only-basis=disputed",
        count(&cells("yes", None), |_, it| it.1 == "disputed"),
    );
    page.session().run("document.querySelector('.more-filters').open = true", json!([]));
    page.click("#export > summary");
    page.focus("#grid [tabindex='0']");
    page.emulate("", &[("prefers-color-scheme", "dark")]);
    page.assert_accessible("what is disputed, in the dark");
    page.emulate("", &[]);
    page.resize(320, 640);
    page.open("#/matrix");
    page.wait_for("the table", |_| is_displayed(page, "#grid td") == true);
    page.assert_accessible("all answers on a phone");
    page.resize(1280, 900);
    for fragment in ["#/matrix", "#/matrix?edition=2019-08", "#/matrix?cells=words"] {
        page.open(fragment);
        page.wait_for("the table", |_| is_displayed(page, "#grid td") == true);
        page.assert_accessible(fragment);
    }
}
