//! The built-in instances of `TeamsUpgradePolicy`. Those of `TeamsInteropPolicy` are in `routing`.

use super::catalogue::bare_name;
use crate::routing::UpgradeMode;

/// A built-in instance of the coexistence policy.
#[derive(Clone, Copy, Debug)]
pub(super) struct UpgradeInstance {
    pub(super) name: &'static str,
    pub(super) mode: UpgradeMode,
    pub(super) notifies: bool,
}

const fn instance(name: &'static str, mode: UpgradeMode, notifies: bool) -> UpgradeInstance {
    UpgradeInstance { name, mode, notifies }
}

/// The built-in instances of August 2019 (cmdlet reference, `Get-CsTeamsUpgradePolicy`). `Global` is
/// not among them; its mode is the tenant's.
pub(super) const UPGRADE_INSTANCES: [UpgradeInstance; 9] = {
    use UpgradeMode::{
        Islands, SfbOnly, SfbWithTeamsCollab, SfbWithTeamsCollabAndMeetings, TeamsOnly,
    };
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

/// A built-in instance by name, in any case of letters, with or without `tag:`.
pub(super) fn upgrade_instance(name: &str) -> Option<UpgradeInstance> {
    let bare = bare_name(name);
    UPGRADE_INSTANCES.into_iter().find(|it| it.name.eq_ignore_ascii_case(bare))
}

/// A mode as the cmdlets print it.
pub(super) const fn mode_name(mode: UpgradeMode) -> &'static str {
    match mode {
        UpgradeMode::Islands => "Islands",
        UpgradeMode::SfbOnly => "SfBOnly",
        UpgradeMode::SfbWithTeamsCollab => "SfBWithTeamsCollab",
        UpgradeMode::SfbWithTeamsCollabAndMeetings => "SfBWithTeamsCollabAndMeetings",
        UpgradeMode::TeamsOnly => "TeamsOnly",
    }
}
