//! The commands that give this policy to a user.

use super::code::{commands_box, copy_button};
use super::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::link::{Address, View, with_script, write};
use crate::powershell::{Command, EXAMPLE_USER, assign};
use crate::routing::Preset;
use crate::text::{commands::remark, page as words, remedy};
use leptos::prelude::*;

const LINES: &str = "powershell-lines";

/// The commands, and a button that copies them.
pub fn commands(page: Page) -> El {
    let commands = move || assign(page.subject.get(), EXAMPLE_USER);
    // A policy that loses calls is not what anybody should copy: its command waits behind a label.
    let is_broken = Memo::new(move |_| page.subject.get().is_broken());
    let lines = move || {
        let script = script(page, LINES, commands);
        if !is_broken.get() {
            return script.map(Piece::from).into();
        }
        let present = el("details")
            .class("present")
            .child(el("summary").text(remedy::PRESENT_POLICY))
            .child(el("p").class("aside").text(remedy::PRESENT_POLICY_LEAD))
            .children(script);
        vec![present.into()]
    };
    el("section")
        .id("powershell")
        .child(el("h2").text(words::POWERSHELL))
        .dyn_children(lines)
        .child(to_console(move || (page.address.get(), None)))
}

/// Leads to the screen where the policy of an address is tried out, written for many users and taken
/// back. The second part is what they had before.
pub fn to_console(asks: impl Fn() -> (Address, Option<&'static Preset>) + Send + 'static) -> El {
    let href = move || {
        let (address, was) = asks();
        let link = write(&Address { view: View::PowerShell, embed: None, ..address });
        let was = was.filter(|it| !it.is_default(address.edition()));
        // Only this word of what the console reads: packing a script takes code that is not here.
        let was = was.map_or(String::new(), |it| format!("&was={}", it.name));
        Some(with_script(&link, &was).into())
    };
    el("p").class("aside").child(el("a").dyn_attr("href", href).text(words::TO_CONSOLE))
}

/// Commands, a button that copies them, and what to know about each.
pub fn script(
    page: Page,
    id: &'static str,
    commands: impl Fn() -> Vec<Command> + Copy + Send + Sync + 'static,
) -> [El; 3] {
    let lines = move || commands().iter().map(|it| it.line.as_str()).collect::<Vec<_>>().join("\n");
    let copy = copy_button(page, id, lines).attr("data-copy", "powershell");
    let about = el("div")
        .dyn_child(move || el("ul").class("remarks").children(commands().iter().map(about)));
    [commands_box(id, lines), copy, about]
}

fn about(command: &Command) -> El {
    let cmdlet = command.line.split(' ').next().unwrap_or_default().to_owned();
    el("li").child(el("code").text(cmdlet)).text(" ").children(prose(remark(command.remark)))
}
