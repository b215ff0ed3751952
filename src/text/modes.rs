//! The words of the edition of August 2019.

use super::conditions::{Asked, either};
use super::told::Words;
use crate::routing::modes_2019_08::{Client, Condition, Home, Originator, RuleId};
use crate::routing::{
    Conversation, ConversationType, Interop, Landing, PstnConnection, UpgradeMode, Verdict,
};

impl Words for Conversation {
    fn question(key: &str) -> &'static str {
        match key {
            "call" => "The conversation",
            "mode" => "The user’s mode",
            "from-mode" => "Caller’s mode",
            "from-client" => "Caller’s client",
            "from-home" => "Caller’s home",
            "pstn" => "The telephone line",
            _ => "",
        }
    }

    fn answer(key: &str, word: &str) -> &'static str {
        match key {
            "call" => word.parse().map_or("", conversation),
            "mode" | "from-mode" => word.parse().map_or("", mode),
            "from-client" => word.parse().map_or("", client),
            "from-home" => word.parse().map_or("", home),
            "pstn" => word.parse().map_or("", connection),
            _ => "",
        }
    }

    fn subject(&self) -> String {
        let user = match self.mode {
            UpgradeMode::Islands => "a user in Islands",
            UpgradeMode::SfbOnly => "a user in SfBOnly",
            UpgradeMode::SfbWithTeamsCollab => "a user in SfBWithTeamsCollab",
            UpgradeMode::SfbWithTeamsCollabAndMeetings => "a user in SfBWithTeamsCollabAndMeetings",
            UpgradeMode::TeamsOnly => "a TeamsOnly user",
        };
        match self.call {
            ConversationType::PstnIn => format!("An inbound PSTN call to {user}"),
            ConversationType::PstnOut => format!("An outbound PSTN call from {user}"),
            ConversationType::InTenant => {
                format!("A new call or chat from {} to {user}", client(self.from.client))
            }
            ConversationType::FederatedIn => {
                format!("A new federated call or chat from {} to {user}", client(self.from.client))
            }
        }
    }

    fn predicate(&self, landing: Landing) -> &'static str {
        match (landing, self.call) {
            (Landing::Teams | Landing::SkypeForBusiness, ConversationType::PstnOut) => {
                "is placed from"
            }
            (Landing::NotApplicable, _) => "cannot happen:",
            (Landing::NotSupported | Landing::NotPossible | Landing::NotGoverned, _) => "is",
            _ => "lands in",
        }
    }

    fn name(&self) -> String {
        format!("{}, {}", conversation(self.call), mode(self.mode))
    }

    fn setting(&self) -> String {
        mode(self.mode).to_owned()
    }

    fn group(&self) -> &'static str {
        conversation(self.call)
    }

    fn circumstance(&self) -> String {
        if self.call.is_pstn() {
            return connection(self.pstn).to_owned();
        }
        let Originator { mode: from, client: in_client, home: at } = self.from;
        format!("{}, {}, {}", mode(from), client_short(in_client), home(at))
    }

    fn rule(id: RuleId) -> &'static str {
        match id {
            RuleId::PstnReachesTeamsOnly => {
                "A TeamsOnly user with a Calling Plan or Direct Routing has PSTN calls in Teams."
            }
            RuleId::TeamsOnlyHasNoOwnLines => {
                "TeamsOnly needs a Calling Plan or Direct Routing; lines that end on premises do not reach Teams."
            }
            RuleId::DirectRoutingNotInIslands => {
                "Direct Routing is not supported in Islands mode, where PSTN calls belong to Skype for Business."
            }
            RuleId::PstnStaysInSfb => {
                "Outside TeamsOnly, PSTN calls are placed and received in Skype for Business."
            }
            RuleId::TeamsOnlyStartsNothingInSfb => {
                "A TeamsOnly user cannot start anything in Skype for Business."
            }
            RuleId::TeamsOnlyIsHomedOnline => "A TeamsOnly user cannot be homed on premises.",
            RuleId::SfbModeStartsNothingInTeams => {
                "In a Skype for Business mode, chat and calling are switched off in Teams."
            }
            RuleId::NoFederationFromTeamsOnPremises => {
                "A user homed on premises cannot reach another tenant from Teams."
            }
            RuleId::FederatedTeamsToTeamsOnly => {
                "From another tenant’s Teams to a TeamsOnly user, it stays in Teams."
            }
            RuleId::FederatedSfbToTeamsOnly => {
                "From another tenant’s Skype for Business, a TeamsOnly user gets it in Teams."
            }
            RuleId::FederatedTeamsToSfb => {
                "Who is not TeamsOnly gets federated conversations in Skype for Business, also those from Teams."
            }
            RuleId::FederatedSfbToSfb => {
                "Who is not TeamsOnly gets federated conversations in Skype for Business."
            }
            RuleId::NoInteropFromTeamsOnPremises => {
                "From Teams, a user homed on premises cannot reach Skype for Business."
            }
            RuleId::TeamsOnPremisesStaysInTeams => {
                "From Teams to Teams works inside a tenant even for a user homed on premises."
            }
            RuleId::TeamsToSfbMode => {
                "From Teams to a user in a Skype for Business mode, it lands in Skype for Business."
            }
            RuleId::TeamsStaysInTeams => {
                "From Teams to a user in Islands or TeamsOnly, it stays in Teams."
            }
            RuleId::SfbToTeamsOnly => {
                "From Skype for Business to a TeamsOnly user, it lands in Teams."
            }
            RuleId::SfbStaysInSfb => {
                "What starts in Skype for Business stays there for everybody who is not TeamsOnly."
            }
        }
    }

    fn asked(condition: Condition, facts: &Self) -> Asked {
        let words =
            |what, wanted: String, there: &str| Asked { what, wanted, there: there.to_owned() };
        match condition {
            Condition::Call(any) => words(
                "Conversation",
                either(any.iter().map(|&it| conversation(it))),
                conversation(facts.call),
            ),
            Condition::Mode(any) => {
                words("User’s mode", either(any.iter().map(|&it| mode(it))), mode(facts.mode))
            }
            Condition::FromMode(any) => words(
                "Caller’s mode",
                either(any.iter().map(|&it| mode(it))),
                mode(facts.from.mode),
            ),
            Condition::FromClient(one) => {
                words("Caller’s client", client(one).to_owned(), client(facts.from.client))
            }
            Condition::FromHome(one) => {
                words("Caller’s home", home(one).to_owned(), home(facts.from.home))
            }
            Condition::Pstn(any) => words(
                "Telephone line",
                either(any.iter().map(|&it| connection(it))),
                connection(facts.pstn),
            ),
        }
    }
}

/// A conversation, as the picker names it.
pub const fn conversation(it: ConversationType) -> &'static str {
    match it {
        ConversationType::InTenant => "In the tenant",
        ConversationType::FederatedIn => "Federated, inbound",
        ConversationType::PstnIn => "PSTN, inbound",
        ConversationType::PstnOut => "PSTN, outbound",
    }
}

/// A kind of conversation on the map: its public word and its name.
pub const fn line(it: &Conversation) -> (&'static str, &'static str) {
    match (it.call, it.from.client) {
        (ConversationType::InTenant, Client::Teams) => ("in-tenant-teams", "In tenant, from Teams"),
        (ConversationType::InTenant, Client::Sfb) => ("in-tenant-sfb", "In tenant, from SfB"),
        (ConversationType::FederatedIn, Client::Teams) => {
            ("federated-in-teams", "Federated, from Teams")
        }
        (ConversationType::FederatedIn, Client::Sfb) => ("federated-in-sfb", "Federated, from SfB"),
        (ConversationType::PstnIn, _) => ("pstn-in", "PSTN, inbound"),
        (ConversationType::PstnOut, _) => ("pstn-out", "PSTN, outbound"),
    }
}

/// A mode in two short lines.
pub const fn mode_lines(it: UpgradeMode) -> (&'static str, &'static str) {
    match it {
        UpgradeMode::Islands => ("Islands", "both clients"),
        UpgradeMode::SfbOnly => ("SfBOnly", "Skype for Business"),
        UpgradeMode::SfbWithTeamsCollab => ("SfBWithTeamsCollab", "channels in Teams"),
        UpgradeMode::SfbWithTeamsCollabAndMeetings => {
            ("SfBWithTeamsCollab", "and meetings in Teams")
        }
        UpgradeMode::TeamsOnly => ("TeamsOnly", "Teams"),
    }
}

/// A mode, as PowerShell prints it.
pub const fn mode(it: UpgradeMode) -> &'static str {
    match it {
        UpgradeMode::Islands => "Islands",
        UpgradeMode::SfbOnly => "SfBOnly",
        UpgradeMode::SfbWithTeamsCollab => "SfBWithTeamsCollab",
        UpgradeMode::SfbWithTeamsCollabAndMeetings => "SfBWithTeamsCollabAndMeetings",
        UpgradeMode::TeamsOnly => "TeamsOnly",
    }
}

const fn client(it: Client) -> &'static str {
    match it {
        Client::Teams => "Teams",
        Client::Sfb => "Skype for Business",
    }
}

const fn client_short(it: Client) -> &'static str {
    match it {
        Client::Teams => "Teams",
        Client::Sfb => "SfB",
    }
}

const fn home(it: Home) -> &'static str {
    match it {
        Home::Online => "homed online",
        Home::OnPrem => "homed on-premises",
    }
}

/// A line, as the picker names it.
pub const fn connection(it: PstnConnection) -> &'static str {
    match it {
        PstnConnection::CallingPlan => "Calling Plan",
        PstnConnection::DirectRouting => "Direct Routing",
        PstnConnection::HybridVoice => "Hybrid Voice (CCE or OPCH)",
        PstnConnection::OnPremVoice => "On-premises lines",
    }
}

/// What a verdict of this edition says of the crossing between clients; nothing where nothing
/// takes place.
pub const fn interop(verdict: Verdict) -> Option<&'static str> {
    match (verdict.interop, verdict.landing) {
        (Some(Interop::Yes), _) => Some(
            "It crosses between the clients by interop: one to one, plain text, no screen sharing.",
        ),
        (Some(Interop::No), Landing::Teams | Landing::SkypeForBusiness) => {
            Some("It does not cross between the clients.")
        }
        (Some(Interop::No) | None, _) => None,
    }
}
