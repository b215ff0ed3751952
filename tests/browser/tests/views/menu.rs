//! The menu, and the way from screen to screen.

use super::*;

tests! { "views::menu";
    ALL:
        the_menu_leads_to_every_screen_and_keeps_focus_and_question,
        the_keyboard_goes_through_the_menu,
        back_and_forward_cross_the_modules;
    CHROMIUM:
        a_typed_link_crosses_the_modules,
        a_theme_chosen_on_one_screen_holds_on_all,
        keys_mean_one_thing_after_going_round,
}

fn the_menu_leads_to_every_screen_and_keeps_focus_and_question(page: &Page<'_>) {
    let asked = [("customer", "hybrid"), ("call", "teams-voip")];
    page.open("#/explore?customer=hybrid&call=teams-voip");
    let mut entries = page.snapshot()["entries"].as_u64().unwrap();
    let mut titles = BTreeSet::new();
    // Between the modules, both ways.
    for view in ["matrix", "powershell", "audit", "rules", "explore", "rules", "explore"] {
        page.go_to(view);
        wait_for_view(page, view);
        page.wait_for_address(view, &asked);
        page.wait_for_focus(&link(view));
        entries += 1;
        assert_eq!(page.snapshot()["entries"], entries, "{view} is one more entry");
        titles.insert((view, page.session().run("return document.title", json!([])).to_string()));
    }
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "teams-voip"));
    let different: BTreeSet<&String> = titles.iter().map(|it| &it.1).collect();
    assert_eq!(
        (titles.len(), different.len()),
        (5, 5),
        "each screen has one title of its own: {titles:?}"
    );
    // Going where one is changes nothing.
    page.go_to("explore");
    wait_for_view(page, "explore");
    assert_eq!(page.snapshot()["entries"], entries);
}

fn the_keyboard_goes_through_the_menu(page: &Page<'_>) {
    page.open("#/explore");
    // Whether Tab visits links is a setting of the whole browser in WebKit.
    let tabs = page.engine() != Engine::WebKit;
    if tabs {
        // The skip links are first.
        page.press(key::TAB);
        page.press(key::TAB);
    }
    for view in PLACES {
        // Also across modules, the next link is one step from the chosen one.
        if tabs {
            page.press(key::TAB)
        } else {
            page.focus(&link(view))
        }
        page.wait_for_focus(&link(view));
        page.press(key::ENTER);
        wait_for_view(page, view);
        page.wait_for_focus(&link(view));
    }
    let seen =
        "const it = document.activeElement; return [it.matches(':focus-visible'), it.isConnected]";
    assert_eq!(page.session().run(seen, json!([])), json!([true, true]), "the focus can be seen");
}

fn back_and_forward_cross_the_modules(page: &Page<'_>) {
    page.open("#/explore?call=sfb-voip");
    let way = ["explore", "matrix", "explore", "about", "rules", "compare", "about"];
    for view in &way[1..] {
        page.go_to(view);
        wait_for_view(page, view);
    }
    let seen = |view: &str| {
        wait_for_view(page, view);
        page.wait_for_address(view, &[("call", "sfb-voip")]);
        let title = page.session().run("return document.title", json!([])).to_string();
        let name = VIEWS.iter().find(|it| it.0 == view).unwrap().1;
        assert!(view == "explore" || title.contains(name), "the title of {view} is {title}");
    };
    for view in way[..6].iter().rev() {
        page.back();
        seen(view);
    }
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "sfb-voip"));
    for view in &way[1..] {
        page.forward();
        seen(view);
    }
}

fn a_typed_link_crosses_the_modules(page: &Page<'_>) {
    // The page may also begin with either module.
    page.open("#/rules?customer=onprem");
    wait_for_view(page, "rules");
    page.follow("#/explore?customer=onprem");
    wait_for_view(page, "explore");
    page.wait_for_case(&oracle::lookup("onprem", "default", "yes", "pstn-in"));
    page.follow("#/goal?want=pstn-in:teams");
    wait_for_view(page, "goal");
    wait_for_value(page, "select[name=wish-pstn-in]", "it.value", &json!("teams"));
    page.follow("#/ABOUT");
    page.wait_for_script(
        "About",
        "return !!document.querySelector('main .about')",
        json!([]),
        &json!(true),
    );
    page.follow("#/Compare?to=Global");
    wait_for_value(page, "#moves", "it.dataset.moves", &json!("0"));
    // Faster than a module is there.
    page.session().run(
        "for (const to of ['#/explore', '#/matrix', '#/about', '#/rules', '#/explore?call=pstn-out']) location.hash = to",
        json!([]),
    );
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-out"));
    wait_for_view(page, "explore");
    // What is wrong with a link is told by whoever shows it.
    page.follow("#/rules?customer=martian");
    page.wait_for("a notice", |it| it["notices"].to_string().contains("martian"));
    page.follow("#/rules");
    page.wait_for("no notice", |it| it["notices"] == json!([]));
    wait_for_view(page, "rules");
}

fn a_theme_chosen_on_one_screen_holds_on_all(page: &Page<'_>) {
    page.open("#/explore");
    for (theme, chosen_on, seen_on) in
        [("dark", "explore", ["rules", "about"]), ("light", "goal", ["explore", "compare"])]
    {
        page.go_to(chosen_on);
        wait_for_view(page, chosen_on);
        page.select("theme", theme);
        for view in seen_on {
            page.go_to(view);
            wait_for_view(page, view);
            page.wait_for(theme, |it| it["theme"] == theme);
            wait_for_value(page, "select[name=theme]", "it.value", &json!(theme));
        }
    }
}

fn keys_mean_one_thing_after_going_round(page: &Page<'_>) {
    page.open("");
    for view in ["rules", "explore", "compare", "explore"] {
        page.go_to(view);
        wait_for_view(page, view);
    }
    // A module that is off the page listens no more: it would write its own screen's address.
    page.press('5');
    page.wait_for_address("explore", &[("call", "pstn-out")]);
    for theme in ["light", "dark", "system"] {
        page.press('t');
        page.wait_for(theme, |it| it["theme"] == theme);
        wait_for_value(page, "select[name=theme]", "it.value", &json!(theme));
    }
    page.press('?');
    page.wait_for_dialog("#shortcuts", true);
    page.press(key::ESCAPE);
    page.wait_for_dialog("#shortcuts", false);
    page.press('r');
    wait_for_view(page, "explore");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    page.wait_for_address("explore", &[]);
    page.press('5');
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-out"));
}
