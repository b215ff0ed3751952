//! What a visitor does: clicks, keys, and ways to other screens.

use super::*;

/// Finds what a click on a selector means: the first one that is displayed, opened up if it lies in
/// a closed section, and for a field the label around it, as fields may be drawn by their labels.
const FIND: &str = r#"
const shown = it => it && it.getClientRects().length > 0;
const all = [...document.querySelectorAll(arguments[0])];
for (const it of all) {
  for (let at = it.parentElement; at; at = at.parentElement) {
    if (at.localName === 'details' && !at.open && !it.closest('summary')) at.open = true;
  }
}
// An option of a closed list takes no room of its own.
const found = all.find(it => shown(it) || shown(it.closest('label, select'))) ?? null;
const target = found && found.matches('input[type=radio], input[type=checkbox]') && found.closest('label') || found;
target?.scrollIntoView({ block: 'center', behavior: 'instant' });
return target;
"#;

impl Page<'_> {
    /// Clicks what a selector means. Waits until it is there and nothing covers it.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let session = self.session();
        self.wait(&format!("a click on `{selector}`"), || {
            let element = session.element(FIND, json!([selector])).map_err(|it| it.to_string())?;
            let element = element.ok_or_else(|| "nothing of that kind is displayed".to_owned())?;
            session.click(&element).map_err(|it| format!("{it}; {}", self.covering(selector)))
        });
    }

    /// What lies where a click on a selector would go. Not every driver says it.
    fn covering(&self, selector: &str) -> String {
        let script = "const at = document.querySelector(arguments[0])?.getBoundingClientRect();
            const it = at && document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
            return `at ${JSON.stringify(at)} of ${innerWidth} by ${innerHeight}: ${it?.outerHTML.slice(0, 200)}`";
        self.session()
            .try_run(script, json!([selector]))
            .map_or_else(|it| it.to_string(), |it| it.to_string())
    }

    /// Chooses a radio button.
    #[track_caller]
    pub fn choose(&self, name: &str, value: &str) {
        self.click(&format!(r#"input[name="{name}"][value="{value}"]"#));
    }

    /// Chooses an option of a list.
    #[track_caller]
    pub fn select(&self, name: &str, value: &str) {
        match name {
            "theme" => self.open_menu(),
            // Where there is room, the dates stand side by side.
            "edition" if self.is_displayed(".dates") => {
                return self.click(&format!(".dates input[value='{value}']"));
            }
            _ => {}
        }
        self.open_sections(&format!(r#"select[name="{name}"]"#));
        self.click(&format!(r#"select[name="{name}"] option[value="{value}"]"#));
    }

    /// Opens the menu at the end of the bar.
    #[track_caller]
    pub fn open_menu(&self) {
        let is_open = "return document.querySelector('#menu')?.matches(':popover-open') ?? false";
        if self.session().run(is_open, json!([])) != true {
            self.click("button[popovertarget=menu]:not(#menu *)");
        }
    }

    /// Sets the screen back to its first question.
    #[track_caller]
    pub fn reset(&self) {
        self.open_menu();
        self.click("#reset");
    }

    /// Opens the share dialog, which a narrow bar has in its menu.
    #[track_caller]
    pub fn open_share(&self) {
        if self.is_displayed("#share") {
            self.click("#share");
        } else {
            self.open_menu();
            self.click("#menu .in-menu");
        }
        self.wait_for_dialog("#share-dialog", true);
    }

    /// Goes to a screen: by the bar if it leads there, else by a link that can be seen, else by its
    /// address.
    #[track_caller]
    pub fn go_to(&self, view: &str) {
        if ["explore", "matrix", "powershell", "audit", "rules"].contains(&view)
            && self.is_displayed("header nav")
        {
            return self.click(&format!("header nav a[href^='#/{view}']"));
        }
        let go = "const links = [...document.querySelectorAll(`a[href^='#/${arguments[0]}']`)].filter(it => it.checkVisibility());
            const link = links.find(it => it.matches('nav a, .part')) ?? links[0];
            if (link) link.click();
            else location.hash = (location.hash || '#/').replace(/^#\\/\\w*/, `#/${arguments[0]}`);";
        self.session().run(go, json!([view]));
    }

    pub(super) fn is_displayed(&self, selector: &str) -> bool {
        let script = "return document.querySelector(arguments[0])?.checkVisibility() ?? false";
        self.session().run(script, json!([selector])) == true
    }

    /// Switches a checkbox.
    #[track_caller]
    pub fn toggle(&self, name: &str) {
        self.click(&format!(r#"input[name="{name}"]"#));
    }

    /// Opens the sections around an element.
    #[track_caller]
    pub fn open_sections(&self, selector: &str) {
        self.session().run(FIND, json!([selector]));
    }

    /// Presses a key.
    #[track_caller]
    pub fn press(&self, key: char) {
        // A question mark is shifted on most keyboards, and a page may look at that.
        if key == '?' {
            self.session().press(&[key::SHIFT, key])
        } else {
            self.session().press(&[key])
        }
    }

    /// Focuses the first displayed element of a selector.
    #[track_caller]
    pub fn focus(&self, selector: &str) {
        self.open_sections(selector);
        let found = self.session().run(
            "const it = [...document.querySelectorAll(arguments[0])].find(it => it.getClientRects().length);
             it?.focus(); return document.activeElement === it;",
            json!([selector]),
        );
        assert_eq!(found, true, "`{selector}` takes no focus");
    }

    /// Waits until the focus is on an element of this selector.
    #[track_caller]
    pub fn wait_for_focus(&self, selector: &str) {
        self.wait(&format!("the focus on `{selector}`"), || {
            let active = self.session().try_run(
                "const it = document.activeElement; return [it.matches(arguments[0]), it.outerHTML.slice(0, 200)];",
                json!([selector]),
            );
            let active = active.map_err(|it| it.to_string())?;
            if active[0] == true { Ok(()) } else { Err(active[1].to_string()) }
        });
    }

    /// Waits until a dialog is open or closed.
    #[track_caller]
    pub fn wait_for_dialog(&self, selector: &str, open: bool) {
        let script = "return document.querySelector(arguments[0])?.matches(':modal') ?? null";
        self.wait_for_script(
            &format!("`{selector}:modal`"),
            script,
            json!([selector]),
            &json!(open),
        );
    }

    /// The values that a set of radio buttons or a list offers, in order.
    #[track_caller]
    pub fn offered(&self, selector: &str) -> Vec<String> {
        let found = self.session().run(
            "return [...document.querySelectorAll(arguments[0])].map(it => it.value)",
            json!([selector]),
        );
        let values = found.as_array().cloned().unwrap_or_default();
        values.iter().map(|it| it.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Goes back one entry of the history.
    #[track_caller]
    pub fn back(&self) {
        self.session().post("back", &json!({})).expect("the way back");
    }

    /// Goes forward one entry of the history.
    #[track_caller]
    pub fn forward(&self) {
        self.session().post("forward", &json!({})).expect("the way forward");
    }

    /// Goes through every screen of the navigation and into the other edition, from Explore.
    #[track_caller]
    pub fn visit_every_screen(&self) {
        for view in
            ["matrix", "compare", "goal", "powershell", "audit", "rules", "about", "explore"]
        {
            self.go_to(view);
            self.wait_for_script(
                view,
                "return [location.hash.split('?')[0], document.querySelector('main h1') !== null]",
                json!([]),
                &json!([format!("#/{view}"), true]),
            );
            self.assert_fits(view);
        }
        self.select("edition", "2019-08");
        self.wait_for("the other edition", |it| {
            it["hash"].as_str().is_some_and(|it| it.contains("edition=2019-08"))
        });
    }
}
