//! Commands in a list with what to know about each, and the way to the screen that runs them.

use super::code::{commands_box, copy_button};
use super::prose::prose;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::link::{Address, View, with_script, write};
use crate::powershell::Command;
use crate::routing::Preset;
use crate::text::{commands::remark, page as words};

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
