//! The questions of this edition with their public words. Keys, answers and defaults are permanent.

use super::answers::*;
use crate::routing::{Answer, Condition, Control, Question, Role};

/// A question that is asked of everybody. What follows says how it differs.
const fn asks(
    key: &'static str,
    heading: &'static str,
    role: Role,
    answers: &'static [Answer],
    control: Control,
) -> Question {
    Question {
        key,
        heading,
        name: heading,
        role,
        answers,
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control,
    }
}

/// Named in conditions in another way than in its heading.
const fn named(name: &'static str, question: Question) -> Question {
    Question { name, ..question }
}

/// A field of the policy with a value of True or False.
const fn switch(key: &'static str, field: &'static str, default: u8) -> Question {
    let answers = const { &[Answer::new("false", "False"), Answer::new("true", "True")] };
    Question { default, ..asks(key, field, Role::Policy, answers, Control::Switch) }
}

const fn only_where(
    question: Question,
    offered: &'static [Condition],
    unavailable: &'static str,
) -> Question {
    Question { offered, unavailable, ..question }
}

const BY_USER: &str = "The user chooses it in Teams, under Settings > Calls.";
const BY_LICENSE: &str = "Assign or remove the license in the Microsoft 365 admin center.";
const BY_MAILBOX: &str =
    "Exchange decides: the user needs a mailbox that Cloud Voicemail can reach.";

/// The questions, in the order of the address.
pub static QUESTIONS: &[Question] = &[
    named("Call", asks(
        "call",
        "The call",
        Role::Call,
        &[
            Answer::new("pstn-in", "From a telephone number").short("PSTN inbound"),
            Answer::new("colleague-teams", "From a colleague in Teams").short("Colleague (Teams)"),
            Answer::new("colleague-sfb", "From a colleague in Skype for Business")
                .short("Colleague (SfB)"),
            Answer::new("colleague-teams-onprem", "From a colleague in Teams, homed on-premises")
                .short("Colleague (on-premises)"),
            Answer::new("federated-teams", "From another organization’s Teams")
                .short("External (Teams)"),
            Answer::new("federated-sfb", "From another organization’s Skype for Business")
                .short("External (SfB)"),
            Answer::new("federated-teams-onprem", "From another organization’s Teams, homed on-premises")
                .short("External (on-premises)"),
            Answer::new("personal-in", "From a personal account").short("Personal inbound"),
            Answer::new("skype-in", "From Skype for consumers").short("Skype inbound"),
            Answer::new("pstn-out", "To a telephone number").short("PSTN outbound"),
            Answer::new("pstn-out-abroad", "To a number abroad").short("PSTN abroad"),
            Answer::new("emergency-out", "To an emergency number").short("Emergency"),
            Answer::new("colleague-out", "To a colleague").short("Colleague outbound"),
            Answer::new("federated-out", "To another organization").short("External outbound"),
            Answer::new("personal-out", "To a personal account").short("Personal outbound"),
            Answer::new("skype-out", "To Skype for consumers").short("Skype outbound"),
        ],
        Control::Folded { heading: "Calls of this user", from: Call::PstnOut as u8 },
    )),
    asks(
        "mode",
        "Coexistence mode",
        Role::User,
        &[
            Answer::new("teams-only", "TeamsOnly").hint("Every user in the cloud."),
            Answer::new("islands", "Islands").hint("Homed on-premises, both clients."),
            Answer::new("sfb-only", "SfBOnly").hint("Homed on-premises."),
            Answer::new("sfb-with-teams-collab", "SfBWithTeamsCollab").hint("Homed on-premises."),
            Answer::new("sfb-with-teams-collab-and-meetings", "SfBWithTeamsCollabAndMeetings")
                .hint("Homed on-premises."),
        ],
        Control::List,
    ),
    named("Blocking", asks(
        "door",
        "May the other side call?",
        Role::Call,
        &[
            Answer::new("open", "Yes, nothing blocks it").short("Not blocked"),
            Answer::new("org-blocked", "Blocked by the organization")
                .hint("By external access, or by a pattern for the caller’s number."),
            Answer::new("org-redirected", "Blocked, with a resource account")
                .hint("The pattern for the caller’s number names a resource account."),
            Answer::new("user-blocked", "Blocked by the user"),
        ],
        Control::Radios,
    )),
    named("Number called", asks(
        "number",
        "The number that was called",
        Role::User,
        &[
            Answer::new("assigned", "Assigned to this user"),
            Answer::new("private", "A private line of this user"),
            Answer::new("unassigned", "Assigned to nobody"),
            Answer::new("unassigned-routed", "Assigned to nobody, with a treatment"),
        ],
        Control::List,
    )),
    named("Telephone line", asks(
        "pstn",
        "The telephone line",
        Role::User,
        &[
            Answer::new("calling-plan", "Calling Plan"),
            Answer::new("operator-connect", "Operator Connect"),
            Answer::new("mobile", "Teams Phone Mobile"),
            Answer::new("direct-routing", "Direct Routing"),
            Answer::new("shared-calling", "Shared Calling"),
            Answer::new("none", "None"),
        ],
        Control::List,
    )),
    only_where(
        named("Site", asks(
            "site",
            "Where the user is",
            Role::Delivery,
            &[
                Answer::new("same", "At the gateway’s site"),
                Answer::new("other", "At another site"),
                Answer::new("unknown", "At an unknown place"),
            ],
            Control::Radios,
        )),
        &[
            TollBypass::is(&[TollBypass::Prevented]),
            Pstn::is(&[Pstn::DirectRouting]),
        ],
        "Matters only with PreventTollBypass and Direct Routing.",
    ),
    asks(
        "licensed",
        "Teams Phone license",
        Role::License,
        &[
            Answer::new("yes", "Licensed for Teams Phone")
                .action("Assign a Teams Phone license")
                .by_hand(BY_LICENSE),
            Answer::new("no", "Without a Teams Phone license")
                .action("Remove the Teams Phone license")
                .by_hand(BY_LICENSE),
        ],
        Control::Check,
    ),
    asks(
        "enterprise-voice",
        "EnterpriseVoiceEnabled",
        Role::License,
        &[
            Answer::new("true", "True")
                .action("Set `EnterpriseVoiceEnabled` to True")
                .by_hand("Assign a number with Set-CsPhoneNumberAssignment: that sets it to True by itself."),
            Answer::new("false", "False")
                .action("Set `EnterpriseVoiceEnabled` to False")
                .by_hand("Set-CsPhoneNumberAssignment -Identity USER -EnterpriseVoiceEnabled $false"),
        ],
        Control::Check,
    ),
    asks(
        "mailbox",
        "Mailbox for voicemail",
        Role::License,
        &[
            Answer::new("yes", "Has a mailbox").action("Give the user a mailbox").by_hand(BY_MAILBOX),
            Answer::new("no", "Without a mailbox")
                .action("Remove the mailbox")
                .by_hand(BY_MAILBOX),
        ],
        Control::Check,
    ),
    asks(
        "dial-out",
        "Dial-out policy",
        Role::License,
        &[
            Answer::new("any", "Any number")
                .action("Allow calls to any number")
                .by_hand("Grant-CsDialoutPolicy -Identity USER -PolicyName DialoutCPCandPSTNInternational"),
            Answer::new("domestic", "Domestic numbers")
                .action("Allow calls to domestic numbers only")
                .by_hand("Grant-CsDialoutPolicy -Identity USER -PolicyName DialoutCPCandPSTNDomestic"),
            Answer::new("none", "No number")
                .action("Allow calls to emergency numbers only")
                .by_hand("Grant-CsDialoutPolicy -Identity USER -PolicyName DialoutCPCandPSTNDisabled"),
        ],
        Control::Radios,
    ),
    switch("private-calling", "AllowPrivateCalling", PrivateCalling::On as u8),
    asks(
        "pstn-treatment",
        "InboundPstnCallRoutingTreatment",
        Role::Policy,
        &[
            Answer::new("regular-incoming", "RegularIncoming"),
            Answer::new("unanswered", "Unanswered"),
            Answer::new("voicemail", "Voicemail"),
            Answer::new("user-override", "UserOverride"),
        ],
        Control::List,
    ),
    asks(
        "federated-treatment",
        "InboundFederatedCallRoutingTreatment",
        Role::Policy,
        &[
            Answer::new("regular-incoming", "RegularIncoming"),
            Answer::new("unanswered", "Unanswered"),
            Answer::new("voicemail", "Voicemail"),
        ],
        Control::List,
    ),
    asks(
        "voicemail",
        "AllowVoicemail",
        Role::Policy,
        &[
            Answer::new("user-override", "UserOverride"),
            Answer::new("always-enabled", "AlwaysEnabled"),
            Answer::new("always-disabled", "AlwaysDisabled"),
        ],
        Control::List,
    ),
    asks(
        "busy",
        "BusyOnBusyEnabledType",
        Role::Policy,
        &[
            Answer::new("disabled", "Disabled"),
            Answer::new("enabled", "Enabled"),
            Answer::new("unanswered", "Unanswered"),
            Answer::new("user-override", "UserOverride"),
        ],
        Control::List,
    ),
    switch("forward-user", "AllowCallForwardingToUser", ForwardUser::On as u8),
    switch("forward-phone", "AllowCallForwardingToPhone", ForwardPhone::On as u8),
    switch("delegation", "AllowDelegation", Delegation::On as u8),
    switch("call-groups", "AllowCallGroups", CallGroups::On as u8),
    switch("prevent-toll-bypass", "PreventTollBypass", TollBypass::Allowed as u8),
    only_where(
        named("Choice for PSTN calls", asks(
            "pstn-choice",
            "The user’s choice for PSTN calls",
            Role::Choice,
            &[
                Answer::new("regular-incoming", "Let them ring")
                    .action("The user lets PSTN calls ring")
                    .by_hand(BY_USER),
                Answer::new("unanswered", "Treat them as unanswered")
                    .action("The user treats PSTN calls as unanswered")
                    .by_hand(BY_USER),
                Answer::new("voicemail", "Send them to voicemail")
                    .action("The user sends PSTN calls to voicemail")
                    .by_hand(BY_USER),
            ],
            Control::Radios,
        )),
        &[PstnTreatment::is(&[PstnTreatment::UserOverride])],
        "Not available: InboundPstnCallRoutingTreatment is not UserOverride.",
    ),
    only_where(
        named("Choice for a second call", asks(
            "busy-choice",
            "The user’s choice for a second call",
            Role::Choice,
            &[
                Answer::new("ring", "Let it ring")
                    .action("The user lets a second call ring")
                    .by_hand(BY_USER),
                Answer::new("busy-signal", "Play a busy signal")
                    .action("The user answers a second call with a busy signal")
                    .by_hand(BY_USER),
                Answer::new("as-unanswered", "Treat it as unanswered")
                    .action("The user treats a second call as unanswered")
                    .by_hand(BY_USER),
            ],
            Control::Radios,
        )),
        &[BusyOnBusy::is(&[BusyOnBusy::UserOverride])],
        "Not available: BusyOnBusyEnabledType is not UserOverride.",
    ),
    named("Answering rule", asks(
        "answering",
        "What the user’s rule does",
        Role::Choice,
        &[
            Answer::new("ring", "Ring the user").short("Ring").action("Stop forwarding and simultaneous ringing").by_hand(
                "Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $false",
            ),
            Answer::new("also-colleague", "Ring a colleague too").short("With a colleague")
                .action("Ring a colleague too")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Simultaneous -ForwardingTargetType SingleTarget -ForwardingTarget COLLEAGUE"),
            Answer::new("also-number", "Ring a number too").short("With a number")
                .action("Ring a number too")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Simultaneous -ForwardingTargetType SingleTarget -ForwardingTarget NUMBER"),
            Answer::new("also-delegates", "Ring the delegates too").short("With delegates")
                .action("Ring the delegates too")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Simultaneous -ForwardingTargetType MyDelegates"),
            Answer::new("also-group", "Ring the call group too").short("With a group")
                .action("Ring the call group too")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Simultaneous -ForwardingTargetType Group"),
            Answer::new("to-voicemail", "Forward to voicemail").short("To voicemail")
                .action("Forward all calls to voicemail")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType Voicemail"),
            Answer::new("to-colleague", "Forward to a colleague").short("To a colleague")
                .action("Forward all calls to a colleague")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType SingleTarget -ForwardingTarget COLLEAGUE"),
            Answer::new("to-number", "Forward to a number").short("To a number")
                .action("Forward all calls to a number")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType SingleTarget -ForwardingTarget NUMBER"),
            Answer::new("to-delegates", "Forward to the delegates").short("To delegates")
                .action("Forward all calls to the delegates")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType MyDelegates"),
            Answer::new("to-group", "Forward to the call group").short("To a group")
                .action("Forward all calls to the call group")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType Group"),
        ],
        Control::List,
    )),
    named("Setting for unanswered calls", asks(
        "unanswered",
        "If nobody answers",
        Role::Choice,
        &[
            Answer::new("untouched", "Never changed")
                .hint("The output of Get-CsUserCallingSettings is blank.")
                .action("Leave the rule for unanswered calls unchanged")
                .by_hand("No command makes it blank again. Set it to voicemail, which is what blank means."),
            Answer::new("voicemail", "Voicemail")
                .action("Send unanswered calls to voicemail")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsUnansweredEnabled $true -UnansweredTargetType Voicemail -UnansweredDelay 00:00:20"),
            Answer::new("colleague", "A colleague")
                .action("Send unanswered calls to a colleague")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsUnansweredEnabled $true -UnansweredTargetType SingleTarget -UnansweredTarget COLLEAGUE -UnansweredDelay 00:00:20"),
            Answer::new("number", "A number")
                .action("Send unanswered calls to a number")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsUnansweredEnabled $true -UnansweredTargetType SingleTarget -UnansweredTarget NUMBER -UnansweredDelay 00:00:20"),
            Answer::new("delegates", "The delegates")
                .action("Send unanswered calls to the delegates")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsUnansweredEnabled $true -UnansweredTargetType MyDelegates -UnansweredDelay 00:00:20"),
            Answer::new("group", "The call group")
                .action("Send unanswered calls to the call group")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsUnansweredEnabled $true -UnansweredTargetType Group -UnansweredDelay 00:00:20"),
            Answer::new("nothing", "Do nothing")
                .hint("IsUnansweredEnabled is False, whatever the target says.")
                .action("Do nothing if nobody answers")
                .by_hand("Set-CsUserCallingSettings -Identity USER -IsUnansweredEnabled $false"),
        ],
        Control::List,
    )),
    named("State", asks(
        "state",
        "What the user is doing",
        Role::Delivery,
        &[
            Answer::new("free", "Signed in and free"),
            Answer::new("in-a-call", "In a call").hint("Or in a meeting, or with a call on hold."),
            Answer::new("dnd", "Do Not Disturb").hint("Also Presenting and Focusing."),
            Answer::new("dnd-priority", "Do Not Disturb, the caller has priority access"),
            Answer::new("signed-out", "Not signed in anywhere"),
        ],
        Control::Radios,
    )),
    named("Answer", asks(
        "answered",
        "Does somebody answer?",
        Role::Delivery,
        &[
            Answer::new("yes", "Yes").short("Somebody answers"),
            Answer::new("no", "No").short("Nobody answers"),
        ],
        Control::Radios,
    )),
    asks(
        "path",
        "The way to the number",
        Role::Delivery,
        &[
            Answer::new("ok", "Open"),
            Answer::new("no-credit", "Minutes and credit are used up"),
            Answer::new("no-route", "No voice route matches"),
        ],
        Control::Radios,
    ),
];
