//! Doubts in words: the question, both readings, the choice and its reason.

use crate::routing::editions::doubts_2017_12::{DoubtId, DoubtKind, Settled};

/// A doubt in words, each text one sentence or a few. Names of fields stand between backticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubtWords {
    /// What is in doubt, as a question.
    pub title: &'static str,
    /// One reading.
    pub one: &'static str,
    /// The other reading.
    pub other: &'static str,
    /// What is taken here.
    pub choice: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// The words of a doubt.
pub const fn doubt(id: DoubtId) -> DoubtWords {
    match id {
        DoubtId::FederatedWithoutSfb => DoubtWords {
            title: "Where do federated calls go without Skype for Business?",
            one: "To Skype for Business, like all federated calls.",
            other: "Nowhere: they are not supported.",
            choice: "Not supported.",
            reason: "On the Teams policy the guide says so outright. Elsewhere it says that Teams has no federated calling, and no other client is left to ring.",
        },
        DoubtId::FederatedOwnLinesOnTeams => DoubtWords {
            title: "Do Hybrid Voice and on-premises users set to Teams get federated calls?",
            one: "Yes, in Skype for Business: no setting moves federated calls.",
            other: "No: such users receive no calls at all.",
            choice: "Yes, in Skype for Business.",
            reason: "The first is the guide’s general rule, the second comes from documents of lower rank.",
        },
        DoubtId::HybridVoipOnTeams => DoubtWords {
            title: "Does VoIP reach a Hybrid Voice user set to Teams?",
            one: "Yes: the routing table rings Teams for everybody set to Teams.",
            other: "No: the special cases say that such a user receives no calls.",
            choice: "No.",
            reason: "The guide warns of interrupted service and makes no exception for VoIP; the table does not tell Hybrid Voice users apart.",
        },
        DoubtId::TeamsVoipByDefault => DoubtWords {
            title: "Does VoIP from Teams ring in Teams by default?",
            one: "No: the guide’s opening, and a tutorial of 2018, leave all VoIP in Skype for Business.",
            other: "Yes: the guide’s list and the routing table keep it in the client that it was made from.",
            choice: "Yes, in Teams.",
            reason: "The list names the very case; the opening is a summary.",
        },
        DoubtId::InboundPstnWithoutSfb => DoubtWords {
            title: "By default and without Skype for Business, where do inbound PSTN calls end?",
            one: "Nowhere: nothing rings.",
            other: "In the service behind Skype for Business, perhaps in voicemail, as the routing table would have it.",
            choice: "Nowhere.",
            reason: "The guide says that only outbound PSTN works in Teams. That nothing else rings is inferred; voicemail is not documented.",
        },
        DoubtId::SfbWithoutSfb => DoubtWords {
            title: "What does Sfb do without Skype for Business?",
            one: "It sends calls to the account that every user has behind the scenes.",
            other: "It sends calls where nobody has a client to answer.",
            choice: "The calls land nowhere.",
            reason: "No document speaks of this case. The table gives the destination, and an account without a client does not ring.",
        },
        DoubtId::FederatedCallerOnTeams => DoubtWords {
            title: "What if the federated caller uses Teams?",
            one: "The call is routed like any other federated call.",
            other: "There is no such caller.",
            choice: "Federated callers use Skype for Business.",
            reason: "The routing table names them so, and the guide says that Teams has no federated calling yet.",
        },
        DoubtId::ChoiceUnset => DoubtWords {
            title: "What holds until the user chooses?",
            one: "The policy’s own `CallingDefaultClient`.",
            other: "Some value of the client’s own, whatever the policy holds.",
            choice: "The policy’s own value.",
            reason: "It is the plain reading. No document says it, nor where a choice is kept, nor what the override adds to Teams or Sfb.",
        },
        DoubtId::OverrideAndChat => DoubtWords {
            title: "Does the user’s choice cover chats?",
            one: "Yes: a table describes the override for chat and calling.",
            other: "No: the prose beside it speaks of calls alone.",
            choice: "Calls alone.",
            reason: "The guide, on user choice, speaks of receiving calls. Chats are not routed by this policy yet in any case.",
        },
        DoubtId::ChatSetting => DoubtWords {
            title: "Does `ChatDefaultClient` route chats?",
            one: "Yes: the guide prints it beside the calling setting, without comment.",
            other: "Not yet: two documents of the same days say that Teams does not read it.",
            choice: "Not yet. Chats are left to the tenant’s settings.",
            reason: "The guide shows the field and claims nothing for it; the other two speak to the point.",
        },
        DoubtId::MixedValues => DoubtWords {
            title: "May calling and chat differ?",
            one: "Yes: they are two fields, and for Hybrid Voice users Teams is allowed for chat, never for calling.",
            other: "No: the same page asks for one value, and from April 2018 others are not valid.",
            choice: "They may be set, with a warning.",
            reason: "In December 2017 the page advises against it; no document says that a cmdlet refuses.",
        },
        DoubtId::IpPhones => DoubtWords {
            title: "Do desk phones ring for a user set to Teams?",
            one: "No: phones signed in to Skype for Business fall silent.",
            other: "Yes: from 2018 they ring even for users wholly on Teams.",
            choice: "They fall silent.",
            reason: "The guide does not mention them. The documents of December 2017 do; the others describe a later service.",
        },
        DoubtId::TeamsPolicyReworded => DoubtWords {
            title: "Which calls does the Teams policy bring to Teams?",
            one: "The guide counts PSTN among VoIP calls, and promises both without Skype for Business.",
            other: "Its revision says incoming calls, and without Skype for Business keeps only PSTN.",
            choice: "VoIP and PSTN, in both kinds of organization.",
            reason: "The guide names both calls in both places. Nothing suggests that the rewording changed what rings.",
        },
        DoubtId::CallsTab => DoubtWords {
            title: "What does a licensed user on the default policy get?",
            one: "Outbound PSTN calls, says the guide.",
            other: "The Calls tab too, without an administrator, says its revision.",
            choice: "Outbound PSTN calls work.",
            reason: "The guide says so of this very user; the tab is the way to place them, not another landing.",
        },
        DoubtId::GrantOfGlobal => DoubtWords {
            title: "Can `Global` be granted to a user?",
            one: "Yes: the guide returns a user to Global by granting it by name.",
            other: "No: the scope reference says that this fails, and grants `$null`.",
            choice: "Commands here grant `$null`.",
            reason: "It takes the user’s own policy away, after which Global applies in both readings. No test with this cmdlet was found.",
        },
        DoubtId::UndoOfGlobal => DoubtWords {
            title: "How is an edited Global put back?",
            one: "By `Remove-CsTeamsInteropPolicy -Identity Global`, says the cmdlet reference.",
            other: "By `Grant-CsTeamsInteropPolicy -PolicyName $null`, says the migration guidance.",
            choice: "Neither is printed here; the first is the safer guess.",
            reason: "The reference says what removing does: the tenant’s copy goes and the built-in one returns.",
        },
        DoubtId::InstanceList => DoubtWords {
            title: "Which policies come preconfigured?",
            one: "All 18 that the name pattern allows, besides Global.",
            other: "Only the four that documents name.",
            choice: "All are offered; those that no document names are marked.",
            reason: "Documents speak of others without listing them. A policy routes by its fields, whoever made it.",
        },
        DoubtId::Slips => DoubtWords {
            title: "Do the guide’s slips matter?",
            one: "It holds a stray line, a mistyped link, and headings and lists that do not parse.",
            other: "It is dated 7 December 2017, was drafted on the 4th and published on the 12th.",
            choice: "It is read as meant, under its own date.",
            reason: "None of this bears on where a call lands.",
        },
    }
}

/// What settles a doubt, in a few words.
pub const fn settled(settled: Settled) -> &'static str {
    match settled {
        Settled::GuideOnCase => "The guide on exactly this case",
        Settled::GuideInGeneral => "The guide’s general statement",
        Settled::PeriodDocument => "Another document of the time",
        Settled::Inference => "Inference",
        Settled::NoRouting => "No call depends on it",
    }
}

/// The heading of the doubts of one kind.
pub const fn kind(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Disagreement => "Documents disagree",
        DoubtKind::OpenQuestion => "No document says",
    }
}
