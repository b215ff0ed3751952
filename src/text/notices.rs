//! What to say about an address that was not understood.

use crate::link::{Key, Notice, Problem};

/// A notice: what was wrong, what stands in for it, and what to do. Names and values stand between
/// backticks.
pub fn notice(notice: &Notice) -> String {
    let found = notice.found.replace('`', "'");
    match notice.problem {
        Problem::UnknownView => {
            format!("This address asks for a page `{found}` that does not exist. You see Explore.")
        }
        Problem::BadValue(key) => format!(
            "This address has `{found}` for `{}`, which does not exist. It takes {}. You see its default.",
            <&str>::from(key),
            takes(key)
        ),
        Problem::Repeated(key) => format!(
            "This address has `{0}` more than once. Keep one `{0}=…`. You see its default.",
            <&str>::from(key)
        ),
    }
}

const fn takes(key: Key) -> &'static str {
    match key {
        Key::Customer => "`existing`, `without`, `hybrid` or `onprem`",
        Key::Policy => {
            "`Global` or a preconfigured name such as `DisallowOverrideCallingTeamsChatTeams`"
        }
        Key::Override => "`true` or `false`",
        Key::Calling | Key::Chat => "`default`, `sfb` or `teams`",
        Key::Choice => "`none`, `teams` or `sfb`",
        Key::Licensed => "`yes` or `no`",
        Key::Call => {
            "`teams-voip`, `sfb-voip`, `pstn-in`, `federated-in`, `pstn-out`, `federated-out`, \
             `teams-chat`, `sfb-chat` or `federated-chat`"
        }
        Key::Edition => "`2017-12`",
    }
}
