//! What the terms of the trade mean. A term of one edition stands in its folder.

use super::sources::*;
use super::{teams_calling_policy, teams_interop_policy, teams_upgrade_policy};
use crate::routing::{Source, Term};

/// An entry of the glossary: a term, and what a newcomer should know beyond its first sentence.
#[derive(Debug)]
pub struct Definition {
    /// The term.
    pub term: &'static Term,
    /// What else there is to know.
    pub more: &'static str,
    /// Where a document defines it or says what follows from it.
    pub source: Option<Source>,
}

/// Declares terms, and the glossary of them. Only what is used of it becomes part of a module.
macro_rules! terms {
    ($($name:ident $id:literal $term:literal $([$($also:literal),+])? : $says:literal $more:literal $(from $source:expr)?;)+) => {
        $(
            #[doc = $says]
            pub static $name: $crate::routing::Term = $crate::routing::Term {
                id: $id,
                name: $term,
                also: &[$($($also),+)?],
                says: $says,
            };
        )+
        /// The glossary of these terms.
        pub static DEFINITIONS: &[$crate::editions::glossary::Definition] = &[$(
            $crate::editions::glossary::Definition {
                term: &$name,
                more: $more,
                source: $crate::editions::glossary::terms!(@ $($source)?),
            }
        ),+];
    };
    (@ $source:expr) => { Some($source) };
    (@) => { None };
}
pub(super) use terms;

/// All entries, in the order of the alphabet.
pub fn glossary() -> Vec<&'static Definition> {
    let of_editions = [
        teams_interop_policy::DEFINITIONS,
        teams_upgrade_policy::DEFINITIONS,
        teams_calling_policy::DEFINITIONS,
    ];
    let mut all: Vec<_> = DEFINITIONS.iter().chain(of_editions.into_iter().flatten()).collect();
    let name = |it: &Definition| it.term.name.to_ascii_lowercase();
    crate::order::sort_by(&mut all, |one, other| name(one).cmp(&name(other)));
    all
}

terms! {
    PSTN "pstn" "PSTN" ["public switched telephone network", "telephone network"]:
        "The public telephone network: the lines behind ordinary landline and mobile numbers."
        "A PSTN call comes from a telephone number or goes to one, instead of to another Teams or Skype for Business user.";
    VOIP "voip" "VoIP" ["voice over IP", "internet call"]:
        "A call that travels over the internet from one client to another, without a telephone number."
        "On these pages, VoIP means a call between users of the same tenant; between tenants it is called federated.";
    FEDERATED "federated" "Federated call" ["federated", "federation", "external call"]:
        "A call or chat with somebody in another organization, from client to client, without a telephone number."
        "In December 2017 Teams had no federated calling, and such calls always went to Skype for Business."
        from GUIDE_LIMITATIONS;
    TENANT "tenant" "Tenant" ["in the tenant", "company"]:
        "An organization’s own part of Microsoft 365: its users, licenses, and policies."
        "A caller in the same tenant is a colleague; a caller in another tenant is federated.";
    CLIENT "client" "Client" ["app"]:
        "The program in which a call rings or is placed: Teams or Skype for Business."
        "One user can run both, which is why a policy has to say which of them rings.";
    PHONE_SYSTEM "phone-system" "Phone System" ["cloud PBX", "MCOEV"]:
        "The Microsoft license that turns a client into a telephone: a number, call handling, and voicemail."
        "It does not include a connection to the telephone network, which comes from a Calling Plan, Direct Routing, or the organization’s own lines."
        from GUIDE_PREREQUISITES;
    CALLING_PLAN "calling-plan" "Calling Plan" ["Calling Plans", "PSTN calling", "MCOPSTN"]:
        "A telephone number with call minutes, with Microsoft as the telephone company."
        "In December 2017 it was the only way to make and receive PSTN calls in Teams, together with Phone System."
        from GUIDE_PREREQUISITES;
    DIRECT_ROUTING "direct-routing" "Direct Routing":
        "Connects an organization’s own telephone lines to Teams, through a session border controller."
        "It arrived after the documents of December 2017, so that edition does not ask about it."
        from MIGRATION_MODES;
    SBC "sbc" "Session border controller" ["SBC"]:
        "A device or program at the edge of a network that passes calls between telephone lines and the cloud."
        "Direct Routing and Cloud Connector Edition both need one.";
    HYBRID_VOICE "hybrid-voice" "Hybrid Voice" ["hybrid pstn", "hybrid user"]:
        "The user’s account is online, but telephone lines reach it through equipment on the organization’s premises (CCE or OPCH)."
        "Teams could not receive calls over these lines, so such users must not be set to Teams."
        from INTEROP_HYBRID;
    CCE "cce" "Cloud Connector Edition" ["CCE"]:
        "Virtual machines from Microsoft that connected an organization’s telephone lines to Skype for Business Online."
        "It is one of the two kinds of Hybrid Voice, and Microsoft retired it in July 2021."
        from INTEROP_HYBRID;
    OPCH "opch" "On-premises connectivity" ["OPCH"]:
        "A Skype for Business server on the organization’s premises that connected its telephone lines to online users."
        "It is the other kind of Hybrid Voice; the documents abbreviate it OPCH."
        from INTEROP_HYBRID;
    ON_PREMISES "on-premises" "Homed on-premises" ["on-premises", "on-prem", "homed on a server"]:
        "The user’s Skype for Business account is on a server that the organization runs itself."
        "Set to Teams, such a user receives neither chats nor calls."
        from INTEROP_ON_PREMISES;
    ONLINE "homed-online" "Homed online" ["Skype for Business Online"]:
        "The user’s Skype for Business account is in Skype for Business Online, the service in the cloud."
        "Every Teams user had such an account or one on-premises, even in organizations that never used Skype for Business. The service closed on 31 July 2021."
        from MIGRATION_ACCOUNTS;
    HYBRID_TOPOLOGY "hybrid" "Hybrid deployment":
        "An organization has Skype for Business users both online and on its own servers, joined into one."
        "This is not the same as Hybrid Voice, which is about telephone lines."
        from INTEROP_TOPOLOGIES;
    INTEROP "interop" "Interop" ["interoperability", "crossing"]:
        "Calls and chats between a user in Teams and a user in Skype for Business."
        "They are one to one, chats are plain text, and screens cannot be shared."
        from INTEROP_LIMITS;
    CALLS_TAB "calls-tab" "Calls tab":
        "The part of the Teams window in which a user places calls and sees past ones."
        "At first it appeared only for users with Phone System and a Calling Plan."
        from GUIDE_PREREQUISITES;
    DESK_PHONE "ip-phone" "IP phone" ["desk phone", "telephone set"]:
        "A desk telephone that is signed in to Skype for Business over the network."
        "In December 2017 it stopped ringing when its user’s calls were sent to Teams."
        from INTEROP_CALLING;
    CMDLET "cmdlet" "Cmdlet" ["PowerShell command"]:
        "A PowerShell command, such as `Grant-CsTeamsInteropPolicy`."
        "These cmdlets came with a remote session to Skype for Business Online.";
    INSTANCE "instance" "Policy instance" ["instances", "policy instances"]:
        "One named set of values of a policy, such as `Global`."
        "A user is assigned an instance as a whole, never single values.";
    GLOBAL "global" "Global" ["default policy"]:
        "The policy instance of every user who was not assigned another one."
        "A change to it reaches everybody at once, and the revised guide advises against that."
        from REVISED_GLOBAL;
    PRECONFIGURED "preconfigured" "Preconfigured policy" ["preconfigured"]:
        "A policy instance that Microsoft made in every tenant, ready to be assigned."
        "Its name spells out its values, for example `DisallowOverrideCallingTeamsChatTeams`."
        from GUIDE_INBOUND_PSTN;
    CUSTOM "custom" "Custom policy" ["Tag:"]:
        "A policy instance that an administrator made, with values of one’s own choice."
        "PowerShell shows its name with `Tag:` in front. Since April 2018 no new ones could be made."
        from GUIDE_USER_CHOICE;
    GRANT "assign" "Assign a policy" ["grant", "assign"]:
        "Gives a user a policy instance; the cmdlet for it begins with `Grant`."
        "Granting `$null` takes the instance away, and `Global` applies to the user again."
        from SCOPES_GLOBAL;
    EFFECTIVE "effective" "Effective value" ["effective calling client", "effective client", "effective"]:
        "The value that counts in the end, after everything that can replace what was set."
        "The effective calling client is the user’s own choice where the policy allows one, and otherwise the value of the policy.";
    LANDING "landing" "Landing" ["rings in", "lands in"]:
        "Where a call ends up: in Teams, in Skype for Business, or nowhere."
        "Every landing has a word, a shape, and a color of its own.";
    NOWHERE "nowhere" "Reaches nobody" ["nowhere", "silent"]:
        "No phone rings, or nobody answers and nothing takes over."
        "Often the call is sent to a client that the user does not have or that cannot take it. The documents do not always say what the caller hears.";
    NO_CALLER "no-such-caller" "No such caller" ["not applicable"]:
        "The scenario cannot happen, because nobody could make this call."
        "Where nobody has Skype for Business, for example, no colleague can call from it.";
    NOT_GOVERNED "not-decided" "Not decided by this policy" ["not governed"]:
        "The policy has a field for it, but nothing followed that field at the time."
        "For chats the documents say so: `ChatDefaultClient` was not yet respected."
        from INTEROP_CHAT;
    NOT_SUPPORTED "not-supported" "Not supported":
        "A document says that this combination is not to be used."
        "What a call does there is not promised, so it may fail even where it once worked.";
    DECIDING_RULE "deciding-rule" "Deciding rule" ["rule", "trace"]:
        "The first rule in the list whose conditions all match the scenario."
        "Its answer is the answer, and the rules after it are not looked at.";
    STATED_GUIDE "stated-in-the-guide" "Stated in the guide" ["guide", "basis"]:
        "The quick-start guide of December 2017 says this outright."
        "It is the strongest basis that an answer can have here.";
    STATED_ELSEWHERE "stated-elsewhere" "Stated elsewhere" ["another document"]:
        "The guide does not say this, but another document of the same period does."
        "The source beside the answer names the document and its section.";
    INFERRED "inferred" "Inferred":
        "No document says this outright; it follows from several of them taken together."
        "The rule says what it was inferred from.";
    CONFLICT "sources-conflict" "Sources conflict" ["disputed", "doubt"]:
        "The documents can be read in two ways, and the answer takes one of them."
        "The other reading is always named beside it, and “Where documents disagree” gives the reasons.";
}
