//! Windows, preferences, pictures, prints, and how the page looks.

use super::*;

/// What is wider than the page: the innermost elements, which are to blame. Where no box is too wide,
/// something sticks out of its box.
const WIDER: &str = r#"
const { scrollWidth } = document.documentElement;
if (scrollWidth <= innerWidth) return [];
const wide = it => it.getBoundingClientRect().right > innerWidth + 1;
const blamed = [...document.querySelectorAll('body *')]
  .filter(it => wide(it) && ![...it.children].some(wide));
if (!blamed.length) {
  blamed.push(...[...document.querySelectorAll('body *')].filter(it => it.scrollWidth > it.clientWidth + 1
    && it.clientWidth && getComputedStyle(it).overflowX === 'visible'));
}
return [`${scrollWidth} > ${innerWidth}`, ...blamed.slice(0, 5).map(it => it.outerHTML.slice(0, 160))];
"#;

impl Page<'_> {
    /// Gives the page this much room. A window that cannot be so small is replaced by a frame; open
    /// the page anew afterwards.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.window(width, height);
        let inner = self.session().run("return innerWidth", json!([]));
        self.framed.set((inner != width).then_some((width, height)));
    }

    pub(super) fn window(&self, width: u32, height: u32) {
        if self.engine() == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.session().devtools("Emulation.setDeviceMetricsOverride", size);
            return;
        }
        // What is asked for is the outer size, so the difference is made good in a second step.
        let set = |width: i64, height: i64| {
            let _ =
                self.session().post("window/rect", &json!({ "width": width, "height": height }));
        };
        let (width, height) = (i64::from(width), i64::from(height));
        let inner = || {
            let found = self.session().run("return [innerWidth, innerHeight]", json!([]));
            (found[0].as_i64().unwrap_or(width), found[1].as_i64().unwrap_or(height))
        };
        if inner() != (width, height) {
            set(width, height);
            let (has_width, has_height) = inner();
            set(width + (width - has_width), height + (height - has_height));
        }
    }

    /// Pretends preferences of the visitor, such as `("forced-colors", "active")`, and a medium.
    #[track_caller]
    pub fn emulate(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.session().devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        );
    }

    /// What an expression is that may use what Chromium's console knows.
    #[track_caller]
    #[must_use]
    pub fn evaluate(&self, expression: &str) -> Value {
        let ask = json!({ "expression": expression, "includeCommandLineAPI": true, "returnByValue": true });
        self.session().devtools("Runtime.evaluate", ask)["result"]["value"].take()
    }

    /// What a function returns whose `this` is the list of all objects of a class that are still held.
    #[track_caller]
    #[must_use]
    pub fn instances(&self, class: &str, function: &str) -> Value {
        let ask = |command: &str, mut parameters: Value| {
            parameters["objectGroup"] = json!("instances");
            self.session().devtools(command, parameters)
        };
        ask("HeapProfiler.collectGarbage", json!({}));
        let kind = ask("Runtime.evaluate", json!({ "expression": format!("{class}.prototype") }));
        let kind = json!({ "prototypeObjectId": kind["result"]["objectId"] });
        let all = ask("Runtime.queryObjects", kind);
        let function = json!({ "objectId": all["objects"]["objectId"], "returnByValue": true,
            "functionDeclaration": format!("function() {{ {function} }}") });
        let found = ask("Runtime.callFunctionOn", function)["result"]["value"].take();
        // Else these very questions would hold them.
        ask("Runtime.releaseObjectGroup", json!({}));
        found
    }

    /// Keeps a picture as `target/screenshots/<engine>-<what>-<width>-<theme>.png`, when pictures are
    /// asked for: drawing them takes as long as the tests themselves.
    #[track_caller]
    pub fn screenshot(&self, what: &str, theme: &str) {
        if std::env::var_os("CALL_LANDING_SCREENSHOTS").is_none() {
            return;
        }
        let width = self.session().run("return innerWidth", json!([]));
        self.screenshot_as(&format!("{what}-{width}-{theme}"));
    }

    /// Keeps a picture, of the full page where the driver can do that.
    #[track_caller]
    pub fn screenshot_as(&self, name: &str) {
        let session = self.session();
        let picture = match self.engine() {
            Engine::Chromium => {
                let options = json!({ "format": "png", "captureBeyondViewport": true });
                session.devtools("Page.captureScreenshot", options)["data"].take()
            }
            // The driver takes pictures of whole windows only.
            _ if self.framed.get().is_some() => {
                session.leave_frame().expect("the top document");
                let picture = session.get("screenshot").expect("a picture");
                session.enter_frame().expect("the frame");
                picture
            }
            Engine::Firefox => session.get("moz/screenshot/full").expect("a picture"),
            Engine::WebKit => session.get("screenshot").expect("a picture"),
        };
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let file = folder.join(format!("{}-{name}.png", self.engine().name()));
        fs::write(file, decode(&picture)).expect("a picture's file");
    }

    /// Prints on A4, as from the browser's own dialog: what the style sheet says of sheets counts.
    /// Keeps the print as `target/screenshots/<engine>-<name>.pdf`.
    #[track_caller]
    #[must_use]
    pub fn print(&self, name: &str) -> Vec<Sheet> {
        let paper = json!({
            "page": { "width": 21.0, "height": 29.7 },
            "margin": { "top": 1.0, "bottom": 1.0, "left": 1.0, "right": 1.0 },
            "shrinkToFit": false,
        });
        let pdf = decode(&self.session().post("print", &paper).expect("a printed page"));
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for prints");
        let file = folder.join(format!("{}-{name}.pdf", self.engine().name()));
        fs::write(file, &pdf).expect("a print's file");
        sheets(&pdf)
    }

    /// Asserts that axe-core finds nothing to object to.
    #[track_caller]
    pub fn assert_accessible(&self, state: &str) {
        self.assert_axe(state, json!({ "resultTypes": ["violations"] }));
    }

    /// The same with options of axe-core. Between two modules there is no screen to judge, so this waits for
    /// its heading.
    #[track_caller]
    pub fn assert_axe(&self, state: &str, options: Value) {
        let has_heading = "return document.querySelector('h1') !== null";
        self.wait_for_script("a heading", has_heading, json!([]), &json!(true));
        if self.session().run("return 'axe' in window", json!([])) != true {
            let file = std::env::var("CALL_LANDING_AXE").expect("CALL_LANDING_AXE names a script");
            let axe = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
            // Run by the driver: the page's policy lets no script element in.
            self.session().run(&axe, json!([]));
        }
        let script = "const done = arguments[arguments.length - 1], options = arguments[0];
             axe.run(document, options).then(
               it => done(it.violations.map(v => `${v.id} (${v.help}): `
                 + v.nodes.map(n => `${n.html} ${n.failureSummary}`).join(' | '))),
               error => done([`axe failed: ${error}`]));";
        let found = self.session().run_async(script, json!([options]));
        let objections = found.as_array().expect("a list of objections");
        let lines: Vec<&str> = objections.iter().filter_map(Value::as_str).collect();
        assert!(lines.is_empty(), "{state}: {} objections:\n{}", lines.len(), lines.join("\n"));
    }

    /// Asserts that nothing is wider than the page, neither as it is nor with every section open.
    #[track_caller]
    pub fn assert_fits(&self, what: &str) {
        let wider = self.wider(what);
        assert!(wider.is_empty(), "{}", wider.join("\n"));
    }

    /// What is wider than the page, as it is and with every section open.
    #[track_caller]
    #[must_use]
    pub fn wider(&self, what: &str) -> Vec<String> {
        let mut found = Vec::new();
        for state in ["", " with all open"] {
            let wider = self.session().run(WIDER, json!([]));
            if wider != json!([]) {
                found.push(format!("{what}{state} scrolls sideways: {wider}"));
            }
            self.session().run(
                "document.querySelectorAll('details').forEach(it => { it.open = true; })",
                json!([]),
            );
        }
        found
    }
}
