//! PowerShell: the language as far as administrators paste it, and the commands that bring a policy
//! to a user, in the forms that worked in December 2017. Pure.
//!
//! [`language::parse`] reads a script, [`tenant::run`] runs it on a simulated tenant,
//! [`reading::read_output`] takes what a real one printed. [`grant`] writes one; its lines need a remote Skype for
//! Business Online session. What each line is for, and where it differs from the guide, is an id
//! here and a sentence in [`crate::text`].

mod bind;
mod catalogue;
pub mod language;
pub mod reading;
mod similar;
pub mod tenant;

pub use catalogue::{
    Cmdlet, Need, POLICY_PROPERTIES, Parameter, Takes, UPGRADE_PROPERTIES, USER_PROPERTIES,
};

use crate::routing::{
    Attestation, InteropPolicy, Override, PolicyFields, PolicyIdentity, UpgradeMode,
};

/// One line to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The line, without a prompt.
    pub line: String,
    /// What it does and what to know about it.
    pub remark: Remark,
}

/// What a line does, and what to know about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Makes the custom policy. `New-` takes `-Identity`; the guide's `-PolicyName` is a slip.
    CreatesCustom,
    /// Grants the custom policy that the line before made.
    GrantsCustom,
    /// Grants an instance that a document names.
    GrantsInstance,
    /// Grants an instance with these fields in place of making a new one.
    GrantsEquivalent,
    /// Grants an instance that no document names; it may not exist.
    GrantsUnattested,
    /// Takes the user's own policy away, so that `Global` applies. The guide grants `Global` by
    /// name, which the scope reference says fails.
    ReturnsToGlobal,
    /// Grants the instance of a mode.
    GrantsMode,
    /// Grants the mode that needs an account online.
    GrantsTeamsOnly,
}

/// The user in the examples, as the guide has it.
pub const EXAMPLE_USER: &str = "user@contoso.com";

/// The name of the custom policy in the examples, as the guide has it.
pub const CUSTOM_POLICY: &str = "Tag:CustomPolicy";

/// The commands that give a user the policy with these fields, when it started as this instance:
/// a grant where an instance serves, else `New-` and a grant.
pub fn grant(instance: &InteropPolicy, fields: PolicyFields, user: &str) -> Vec<Command> {
    let unchanged = instance.fields == fields;
    match (unchanged, instance.identity) {
        (true, PolicyIdentity::Global) => vec![grant_line("$null", user, Remark::ReturnsToGlobal)],
        (true, PolicyIdentity::Tag(name)) => {
            let remark = match instance.attestation {
                Attestation::NamePatternOnly => Remark::GrantsUnattested,
                Attestation::Guide | Attestation::CmdletReference => Remark::GrantsInstance,
            };
            vec![grant_line(name, user, remark)]
        }
        (false, _) => match fields.attested_tag() {
            Some(same) => vec![grant_line(same.identity.name(), user, Remark::GrantsEquivalent)],
            None => {
                vec![create_line(fields), grant_line(CUSTOM_POLICY, user, Remark::GrantsCustom)]
            }
        },
    }
}

/// The command that gives a user a mode, in the edition of August 2019.
pub fn grant_mode(mode: UpgradeMode, user: &str) -> Vec<Command> {
    let (name, remark) = match mode {
        UpgradeMode::Islands => ("Islands", Remark::GrantsMode),
        UpgradeMode::SfbOnly => ("SfBOnly", Remark::GrantsMode),
        UpgradeMode::SfbWithTeamsCollab => ("SfBWithTeamsCollab", Remark::GrantsMode),
        UpgradeMode::SfbWithTeamsCollabAndMeetings => {
            ("SfBWithTeamsCollabAndMeetings", Remark::GrantsMode)
        }
        UpgradeMode::TeamsOnly => ("UpgradeToTeams", Remark::GrantsTeamsOnly),
    };
    let line = format!("Grant-CsTeamsUpgradePolicy -PolicyName {name} -Identity {user}");
    vec![Command { line, remark }]
}

fn grant_line(name: &str, user: &str, remark: Remark) -> Command {
    Command {
        line: format!("Grant-CsTeamsInteropPolicy -PolicyName {name} -Identity {user}"),
        remark,
    }
}

fn create_line(fields: PolicyFields) -> Command {
    let allow = match fields.allow_end_user_client_override {
        Override::Off => "$false",
        Override::On => "$true",
    };
    let calling: &str = fields.calling_default_client.into();
    let chat: &str = fields.chat_default_client.into();
    Command {
        line: format!(
            "New-CsTeamsInteropPolicy -Identity {CUSTOM_POLICY} -AllowEndUserClientOverride {allow} \
             -CallingDefaultClient {calling} -ChatDefaultClient {chat}"
        ),
        remark: Remark::CreatesCustom,
    }
}
