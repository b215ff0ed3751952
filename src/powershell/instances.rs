//! The built-in instances of `TeamsUpgradePolicy`. Those of `TeamsInteropPolicy` are in `routing`.

use super::catalog::bare_name;
use super::era::Era;
use crate::editions::teams_interop_policy::{Agreement, Override, PolicyFields};
use crate::editions::teams_upgrade_policy::Mode;

/// A built-in instance of the coexistence policy.
#[derive(Clone, Copy, Debug)]
pub(super) struct UpgradeInstance {
    pub(super) name: &'static str,
    pub(super) mode: Mode,
    pub(super) notifies: bool,
    /// The first date at which it exists.
    pub(super) since: Era,
}

const fn instance(name: &'static str, mode: Mode, notifies: bool) -> UpgradeInstance {
    // The instances of the mode with meetings were added in October 2018.
    let since = match mode {
        Mode::SfbWithTeamsCollabAndMeetings => Era::January2019,
        _ => Era::April2018,
    };
    UpgradeInstance { name, mode, notifies, since }
}

/// The built-in instances of August 2019 (cmdlet reference, `Get-CsTeamsUpgradePolicy`). `Global` is
/// not among them; its mode is the tenant's.
pub(super) const UPGRADE_INSTANCES: [UpgradeInstance; 9] = {
    use Mode::{Islands, SfbOnly, SfbWithTeamsCollab, SfbWithTeamsCollabAndMeetings, TeamsOnly};
    [
        instance("UpgradeToTeams", TeamsOnly, false),
        instance("Islands", Islands, false),
        instance("IslandsWithNotify", Islands, true),
        instance("SfBOnly", SfbOnly, false),
        instance("SfBOnlyWithNotify", SfbOnly, true),
        instance("SfBWithTeamsCollab", SfbWithTeamsCollab, false),
        instance("SfBWithTeamsCollabWithNotify", SfbWithTeamsCollab, true),
        instance("SfBWithTeamsCollabAndMeetings", SfbWithTeamsCollabAndMeetings, false),
        instance("SfBWithTeamsCollabAndMeetingsWithNotify", SfbWithTeamsCollabAndMeetings, true),
    ]
};

/// A built-in instance by name, ignoring case, with or without `tag:`.
pub(super) fn upgrade_instance(name: &str) -> Option<UpgradeInstance> {
    let bare = bare_name(name);
    UPGRADE_INSTANCES.into_iter().find(|it| it.name.eq_ignore_ascii_case(bare))
}

/// The name of a mode as the cmdlets print it.
pub(super) const fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Islands => "Islands",
        Mode::SfbOnly => "SfBOnly",
        Mode::SfbWithTeamsCollab => "SfBWithTeamsCollab",
        Mode::SfbWithTeamsCollabAndMeetings => "SfBWithTeamsCollabAndMeetings",
        Mode::TeamsOnly => "TeamsOnly",
    }
}

/// Whether a policy stays valid from April 2018: it has the same value for calls and chats and no
/// choice for users (cmdlet reference, 13 April 2018).
pub(super) fn still_counts(fields: PolicyFields) -> bool {
    fields.agreement() == Agreement::Same && fields.allow_end_user_client_override == Override::Off
}
