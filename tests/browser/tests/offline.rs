//! The copy that the page keeps of itself: it works without a network, and is only ever replaced by a
//! whole one.

use browser_tests::engine::{Engine, target};
use browser_tests::oracle;
use browser_tests::page::{Page, dist};
use browser_tests::tests;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use xtask::{files, publish};

tests! { "offline";
    ALL: the_page_works_without_a_network,
        a_newer_version_waits_until_it_is_asked_for,
        an_update_in_one_window_leaves_the_others_their_screens,
        a_broken_download_leaves_the_old_version_in_place;
    CHROMIUM: the_page_can_be_installed,
        the_sums_are_those_of_the_files;
}

/// A copy of the page whose files can be changed.
struct Deployed(PathBuf);

impl Deployed {
    fn new(page: &Page<'_>, name: &str) -> Self {
        let folder = target().join("deployed").join(format!("{}-{name}", page.engine().name()));
        let _ = fs::remove_dir_all(&folder);
        files::copy(&dist(), &folder).expect("a copy of the page");
        Self(folder)
    }

    /// Builds another version: with a sentence at its end.
    fn change(&self, words: &str) {
        let index = self.0.join("index.html");
        let html = fs::read_to_string(&index).expect("the page");
        let html = html.replace("</body>", &format!("<p id=\"version\">{words}</p></body>"));
        fs::write(index, html).expect("another page");
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static");
        publish::complete(&sources, &self.0).expect("another list");
    }

    /// Takes a module away, as a build does in which it has another name.
    fn without_module(&self, module: &str) {
        for name in files::names(&self.0).expect("files") {
            if name.starts_with(&format!("{module}-")) {
                fs::remove_file(self.0.join(name)).expect("a module");
            }
        }
    }

    /// Changes a file behind the list's back, as a broken download does.
    fn corrupt(&self) {
        let names = files::names(&self.0).expect("files");
        let name = names.iter().find(|it| it.starts_with("screens-")).expect("a style sheet");
        let path = self.0.join(name);
        let text = fs::read_to_string(&path).expect("a style sheet");
        fs::write(&path, text + "\n/* broken */").expect("a broken one");
        // Its name promises that it never changes: what is kept already is taken as it is.
        let icon = self.0.join("icons/icon.svg");
        fs::write(&icon, "<svg").expect("a broken icon");
    }
}

impl Drop for Deployed {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn version(page: &Page<'_>) -> String {
    let found = page
        .session()
        .run("return document.getElementById('version')?.textContent ?? ''", json!([]));
    found.as_str().unwrap_or_default().to_owned()
}

/// Opens the page anew. Not a reload: Firefox's driver reloads past every copy.
fn reopen(page: &Page<'_>) {
    let fragment = page.snapshot()["hash"].as_str().unwrap_or_default().to_owned();
    page.open(&fragment);
}

/// Takes the network away.
///
/// WebKit's driver uses a private session, whose copies are in memory only. WebKit may drop them as
/// soon as nothing has them open, and then there is nothing left to answer from. In an ordinary
/// session they are on disk. So another window keeps them open.
fn lose_network(page: &Page<'_>) {
    if page.engine() == Engine::WebKit {
        let session = page.session();
        let to = |window: &Value| session.post("window", &json!({ "handle": window }));
        let own = session.get("window").expect("the window");
        let other = session.post("window/new", &json!({ "type": "tab" })).expect("another window");
        to(&other["handle"]).expect("the other window");
        // A missing file is a document of the page's origin, and not one of the page's windows.
        session.navigate(&format!("{}no-such-file", page.url));
        let keep = "const done = arguments[0];
            const open = names => Promise.all(names.map(it => caches.open(it)));
            caches.keys().then(open).then(it => { window.kept = it; done(it.length); });";
        assert_eq!(session.run_async(keep, json!([])), 1, "one copy is kept");
        to(&own).expect("the window of the page");
    }
    page.go_offline();
}

fn the_page_works_without_a_network(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid");
    page.wait_for_copy();
    lose_network(page);
    reopen(page);
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    page.visit_every_screen();
    page.session().navigate(&format!("{}guide/revert-existing.html", page.url));
    page.wait_for("a page of the guide", |it| it["verdict"]["landing"] == "teams");
    page.go_online();
}

fn a_newer_version_waits_until_it_is_asked_for(page: &Page<'_>) {
    let deployed = Deployed::new(page, "newer");
    let page = &Page::new(page.browser, &deployed.0);
    page.open("#/matrix");
    page.wait_for_copy();
    deployed.change("the second version");
    reopen(page);
    assert_eq!(version(page), "", "the copy is what is shown first");
    let shown = "const done = arguments[0], notice = document.getElementById('update');
        const look = () => notice.hidden || done('shown');
        new MutationObserver(look).observe(notice, { attributes: true });
        look();";
    assert_eq!(page.session().run_async(shown, json!([])), "shown");
    // Nobody asked for it yet, so it goes on waiting.
    let waits = "const done = arguments[0];
        setTimeout(async () => {
          const { waiting } = await navigator.serviceWorker.getRegistration();
          done(waiting?.state ?? 'nothing waits');
        }, 500);";
    assert_eq!(page.session().run_async(waits, json!([])), "installed");
    page.click("#update button");
    page.wait("the second version", || match version(page).as_str() {
        "the second version" => Ok(()),
        other => Err(other.to_owned()),
    });
    page.wait_for("the page", |it| it["ready"] == true && it["hash"] == "#/matrix");
    // The old copy is gone, and the new one is whole.
    page.wait_for_script_async(
        "one copy",
        "const done = arguments[0]; caches.keys().then(it => done(it.length))",
        &json!(1),
    );
    lose_network(page);
    reopen(page);
    assert_eq!(version(page), "the second version");
    page.assert_untroubled();
    page.session().navigate("about:blank");
}

fn an_update_in_one_window_leaves_the_others_their_screens(page: &Page<'_>) {
    let deployed = Deployed::new(page, "windows");
    let page = &Page::new(page.browser, &deployed.0);
    let session = page.session();
    let to =
        |window: &Value| session.post("window", &json!({ "handle": window })).expect("a window");
    page.open("#/explore?customer=hybrid");
    page.wait_for_copy();
    let old = session.get("window").expect("the old window");
    // A window, because a tab that is not shown is slowed down.
    let fresh = session.post("window/new", &json!({ "type": "window" })).expect("a window");
    let fresh = &fresh["handle"];
    to(fresh);
    page.load("");
    page.wait_for("the page in another window", |it| it["ready"] == true);
    // The new version has the module of Compare under another name.
    deployed.without_module("plan");
    deployed.change("the second version");
    page.load("");
    page.click("#update button");
    page.wait("the second version", || match version(page).as_str() {
        "the second version" => Ok(()),
        other => Err(other.to_owned()),
    });
    page.wait_for("the page", |it| it["ready"] == true);

    to(&old);
    assert_eq!(version(page), "", "the old window was loaded anew");
    // Days later the browser's own cache may have dropped what it fetched for the copy.
    if page.engine() == Engine::Chromium {
        session.devtools("Network.enable", json!({}));
        session.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    }
    page.go_to("compare");
    page.wait_for_script(
        "a screen of the old version",
        "return [location.hash.split('?')[0], document.querySelector('main > .compare') !== null,
           'crashed' in document.documentElement.dataset]",
        json!([]),
        &json!(["#/compare", true, false]),
    );
    page.assert_untroubled();
    // When nobody needs the old copy any more, it goes.
    let copies = "const done = arguments[0]; caches.keys().then(it => done(it.length))";
    assert_eq!(session.run_async(copies, json!([])), 2, "copies while both windows are open");
    session.delete("window").expect("the old window closes");
    to(fresh);
    page.load("#/matrix");
    page.wait_for_script_async("one copy", copies, &json!(1));
    lose_network(page);
    page.load("");
    assert_eq!(version(page), "the second version");
    page.forgive();
    session.navigate("about:blank");
}

fn a_broken_download_leaves_the_old_version_in_place(page: &Page<'_>) {
    let deployed = Deployed::new(page, "broken");
    let page = &Page::new(page.browser, &deployed.0);
    page.open("");
    page.wait_for_copy();
    deployed.change("never to be seen");
    deployed.corrupt();
    // Asks for the newer version and waits until it has failed.
    let update = "const done = arguments[0];
        navigator.serviceWorker.ready.then(it => it.update()).then(it => {
          const next = it.installing ?? it.waiting;
          if (!next) return done('nothing');
          if (next.state === 'redundant') return done('redundant');
          next.addEventListener('statechange', () => done(next.state));
        }, error => done('refused'));";
    let state = page.session().run_async(update, json!([]));
    assert!(["redundant", "refused"].iter().any(|it| state == *it), "it became {state}");
    lose_network(page);
    reopen(page);
    assert_eq!(version(page), "", "a version that is not whole was taken");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    let hidden = page.session().run("return document.getElementById('update').hidden", json!([]));
    assert_eq!(hidden, true, "a version that is not whole was offered");
    page.forgive();
    page.session().navigate("about:blank");
}

fn the_page_can_be_installed(page: &Page<'_>) {
    page.open("");
    page.wait_for_copy();
    let found = page.session().devtools("Page.getInstallabilityErrors", json!({}));
    assert_eq!(found["installabilityErrors"], json!([]));
    let found = page.session().devtools("Page.getAppManifest", json!({}));
    assert_eq!(found["errors"], json!([]));
}

/// As `sha256sum --check` does it.
fn the_sums_are_those_of_the_files(_: &Page<'_>) {
    let folder = dist();
    let listed = fs::read_to_string(folder.join("SHA256SUMS")).expect("the sums");
    assert_eq!(publish::sums(&folder).expect("sums"), listed);
    let names: Vec<&str> = listed.lines().filter_map(|it| it.split("  ").nth(1)).collect();
    let all = files::all(&folder).expect("files");
    let unlisted: Vec<&String> =
        all.iter().filter(|it| *it != "SHA256SUMS" && !names.contains(&it.as_str())).collect();
    assert!(unlisted.is_empty(), "{unlisted:?}");
}
