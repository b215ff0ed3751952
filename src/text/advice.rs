//! What each piece of advice says: a few words to scan, and a sentence.

use crate::routing::{AdviceId, Severity};

/// A piece of advice: what to do or know, and why. Names of fields stand between backticks.
pub const fn advice(id: AdviceId) -> (&'static str, &'static str) {
    match id {
        AdviceId::HybridMustNotUseTeams => (
            "Take this user off Teams.",
            "Hybrid Voice does not work in Teams: calls set to ring there are lost. Allowed values of `CallingDefaultClient` are Default and Sfb.",
        ),
        AdviceId::OnPremisesMustNotUseTeams => (
            "Take this user off Teams.",
            "A user homed on-premises must not have Teams as calling or chat client, or receives neither calls nor chats.",
        ),
        AdviceId::OverrideMustBeOff => (
            "Switch the override off.",
            "For Hybrid Voice and on-premises users `AllowEndUserClientOverride` must be False: one choice in the client would cut them off.",
        ),
        AdviceId::MixedValues => (
            "Use one value for both.",
            "`CallingDefaultClient` and `ChatDefaultClient` differ. It could be set, but the documents ask for the same value.",
        ),
        AdviceId::GlobalEdited => (
            "Leave Global as it is.",
            "These fields differ from Global’s. Editing Global moves everybody without a policy of their own; make a custom policy and grant it.",
        ),
        AdviceId::NoPhoneSystem => (
            "Provision the user first.",
            "Without Phone System and Calling Plans there is no Calls tab and no PSTN call, in or out. VoIP calls still work.",
        ),
        AdviceId::IpPhonesFallSilent => (
            "Desk phones go silent.",
            "IP phones signed in to Skype for Business stop ringing: only Teams does.",
        ),
        AdviceId::LeaveHybridAlone => (
            "Leave it so.",
            "Hybrid Voice is not supported in Teams; do not set any policy of these users to receive calls there.",
        ),
        AdviceId::KeepSpecialWorkflows => (
            "Mind special workflows.",
            "Call centres, front desks and others whose applications need Skype for Business should stay on Default or Sfb, with the override off.",
        ),
        AdviceId::PilotFirst => {
            ("Pilot first.", "Grant it to a few users before you change it for many.")
        }
        AdviceId::NotValidFromApril2018 => (
            "Not for long.",
            "From 13 April 2018 only policies with the override off and the same value for calling and chat stayed valid; the others were to be gone by 30 June.",
        ),
        AdviceId::InstanceUnattested => (
            "May not exist.",
            "No document names this instance. Its name follows the pattern of those that are named; check with `Get-CsTeamsInteropPolicy` first.",
        ),
        AdviceId::CustomNotNeeded => (
            "There may be one already.",
            "The guide makes a custom policy for this. The cmdlet reference grants a built-in one, `AllowOverrideCallingDefaultChatTeams`, to let users choose.",
        ),
        AdviceId::AccountInSfbOnline => (
            "An account behind the scenes.",
            "To have Teams as primary calling client, a user still needs an account enabled for Skype for Business Online.",
        ),
        AdviceId::RecheckWhenMoved => (
            "Check again after a move.",
            "Whenever a user moves between online and on-premises, check that the policy still fits.",
        ),
        AdviceId::NeedsHybridTopology => (
            "Hybrid topology needed.",
            "Calls cross between Teams and on-premises users only where on-premises and online are joined; a server alone has no interoperability.",
        ),
        AdviceId::ChoiceWithoutEffect => {
            ("The choice has no effect.", "A choice was made, but the policy does not allow one.")
        }
        AdviceId::ChoiceUnset => (
            "Nothing chosen yet.",
            "No document says what holds until the user chooses; the policy’s own value is the plain reading.",
        ),
        AdviceId::ChoiceLeavesFederated => (
            "The choice does not reach here.",
            "Federated calls stay in Skype for Business whatever the user picks.",
        ),
        AdviceId::ChatSettingWithoutEffect => (
            "Chat is not routed yet.",
            "In December 2017 Teams does not read `ChatDefaultClient`; chats go on as the tenant has set them.",
        ),
        AdviceId::OverrideAndChat => (
            "Chats by choice?",
            "A table says that the override covers chat and calls; the prose beside it, and the guide, speak of calls alone.",
        ),
        AdviceId::InteropCallLimits => (
            "A call between two clients.",
            "Voice and video between two people work, transfer and forwarding too. Screen sharing and adding a third person do not.",
        ),
        AdviceId::MissedFromOnPremises => (
            "Not from everybody.",
            "A Teams caller who is homed on-premises cannot reach a user set to Sfb, who then gets a missed-call e-mail. So says a document of May 2018.",
        ),
        AdviceId::PresenceIsSeparate => (
            "Presence is separate.",
            "Teams and Skype for Business each show their own presence; neither knows of a call in the other.",
        ),
        AdviceId::InsteadUndocumented => (
            "And then?",
            "No document says where the caller ends up, in voicemail for one. Voicemail does not depend on this policy.",
        ),
        AdviceId::EmergencyCalls => (
            "Emergency calls.",
            "No document ties emergency calls to this policy; they need a number with a validated emergency address.",
        ),
        AdviceId::FederatedMeansSfb => (
            "Who federated callers are.",
            "The documents mean callers who use Skype for Business. Federation from Teams did not exist yet.",
        ),
        AdviceId::BlanketSentence => (
            "The guide says both.",
            "A sentence of the guide, and a later tutorial, leave all VoIP in Skype for Business by default; the guide’s list and the routing table send VoIP from Teams to Teams. The list is the more exact.",
        ),
        AdviceId::FederatedTwoSentences => (
            "The guide says both.",
            "One sentence sends federated calls to Skype for Business always, another calls them not supported without it. Without Skype for Business the first has nowhere to send them.",
        ),
        AdviceId::FederatedOrNothing => (
            "Two readings.",
            "The guide sends federated calls to Skype for Business however calling is set; the special cases say that such a user receives no calls at all. The guide wins here.",
        ),
        AdviceId::HybridVoipTwoReadings => (
            "Two readings.",
            "The routing table alone would ring Teams; the warning for Hybrid Voice users says that they cannot receive calls. The warning is the more exact.",
        ),
        AdviceId::HybridChatTeams => (
            "Allowed, and advised against.",
            "For Hybrid Voice users a table allows Teams as chat client; the same page asks for one value for chat and calling.",
        ),
        AdviceId::VoipIncludesPstn => (
            "A slip of the pen.",
            "The guide counts PSTN calls among VoIP calls here; its revision says incoming calls. The meaning is the same.",
        ),
        AdviceId::LaterOnlyPstn => (
            "Reworded within the day.",
            "The guide promises VoIP and PSTN in Teams; its revision keeps only PSTN. Nothing suggests that VoIP behaved otherwise.",
        ),
        AdviceId::SfbSettingUndocumented => (
            "Nobody wrote this down.",
            "No document speaks of Sfb for an organization without Skype for Business; the routing table sends the call where nobody is.",
        ),
        AdviceId::IpPhonesLaterRing => (
            "Later documents differ.",
            "In December 2017 desk phones fall silent; documents of 2018 and 2019 let them ring even for users wholly on Teams.",
        ),
        AdviceId::CallsTabLater => (
            "Reworded within the day.",
            "The guide says that users on the default policy can call out; its revision adds that they get the Calls tab without further ado.",
        ),
    }
}

/// The heading of the advice of one severity.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "Warning",
        Severity::Caution => "Before you act",
        Severity::Note => "Good to know",
        Severity::Disagreement => "Where documents disagree",
    }
}
