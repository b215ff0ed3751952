//! December 2017: what to warn of and what to note beside an answer. Everything that applies is said.

use super::answers::CallType::{
    self, FederatedChat, FederatedIn, FederatedOut, PstnIn, PstnOut, SfbChat, SfbVoip, TeamsChat,
    TeamsVoip,
};
use super::answers::DefaultClient::{self, Default, Sfb, Teams};
use super::answers::Organization::{
    self, ExistingSkypeForBusiness as Existing, HybridVoice as Hybrid,
    OnPremisesHomed as OnPremises, WithoutSkypeForBusiness as WithoutSfb,
};
use super::answers::{Agreement, License, Override, UserChoice};
use crate::editions::sources as from;
use crate::routing::{AdviceRule, Condition, Severity, Standing};

const WITH_SFB: &[Organization] = &[Existing, Hybrid, OnPremises];
const CALL_PLANS: &[Organization] = &[Existing, WithoutSfb];
const OWN_LINES: &[Organization] = &[Hybrid, OnPremises];
const ALLOWED: Condition = Override::is(&[Override::On]);
const LICENSED: Condition = License::is(&[License::Provisioned]);
const MIXED: Condition = Agreement::is(&[Agreement::Mixed]);

/// First what should be fixed, then what to know before acting, then what else holds here, then where
/// documents disagree.
pub static ADVICE: &[AdviceRule] = &[
    AdviceRule {
        id: "hybrid-must-not-use-teams",
        severity: Severity::Warning,
        short: "Do not send this user’s calls to Teams.",
        long: "Hybrid Voice does not work in Teams: calls set to ring there are lost. Allowed values of `CallingDefaultClient` are Default and Sfb.",
        wherever: &[
            (
                &[Organization::is(&[Hybrid]), DefaultClient::effective(&[Teams])],
                &[from::GUIDE_LIMITATIONS, from::INTEROP_HYBRID],
            ),
            (
                &[Organization::is(&[Hybrid]), DefaultClient::calling(&[Teams])],
                &[from::GUIDE_LIMITATIONS, from::INTEROP_HYBRID],
            ),
        ],
    },
    AdviceRule {
        id: "on-premises-must-not-use-teams",
        severity: Severity::Warning,
        short: "Do not send this user’s calls to Teams.",
        long: "A user homed on-premises must not have Teams as calling or chat client: calls set to ring there are lost.",
        wherever: &[
            (
                &[Organization::is(&[OnPremises]), DefaultClient::effective(&[Teams])],
                &[from::INTEROP_ON_PREMISES],
            ),
            (
                &[Organization::is(&[OnPremises]), DefaultClient::calling(&[Teams])],
                &[from::INTEROP_ON_PREMISES],
            ),
            (
                &[Organization::is(&[OnPremises]), DefaultClient::chat(&[Teams])],
                &[from::INTEROP_ON_PREMISES],
            ),
        ],
    },
    AdviceRule {
        id: "override-must-be-off",
        severity: Severity::Warning,
        short: "Turn the override off.",
        long: "For Hybrid Voice and on-premises users `AllowEndUserClientOverride` must be False. Otherwise a user could choose Teams and stop receiving calls.",
        wherever: &[(
            &[Organization::is(OWN_LINES), ALLOWED],
            &[from::INTEROP_ON_PREMISES, from::INTEROP_HYBRID],
        )],
    },
    AdviceRule {
        id: "mixed-values",
        severity: Severity::Warning,
        short: "Use one value for both.",
        long: "`CallingDefaultClient` and `ChatDefaultClient` differ. This is possible, but the documents ask for the same value in both.",
        wherever: &[(&[MIXED], &[from::INTEROP_OVERVIEW])],
    },
    AdviceRule {
        id: "global-edited",
        severity: Severity::Warning,
        short: "Do not edit Global.",
        long: "Editing Global reroutes the calls of everyone who has no policy of their own. Create a custom policy and assign it instead.",
        wherever: &[(&[Standing::is(&[Standing::EditedGlobal])], &[from::REVISED_GLOBAL])],
    },
    AdviceRule {
        id: "no-phone-system",
        severity: Severity::Caution,
        short: "Assign licenses first.",
        long: "Without Phone System and Calling Plans, the user has no Calls tab and no PSTN calls, inbound or outbound. VoIP calls do not need them.",
        wherever: &[(
            &[
                Organization::is(CALL_PLANS),
                License::is(&[License::NotProvisioned]),
                CallType::is(&[PstnIn, PstnOut]),
            ],
            &[from::GUIDE_PREREQUISITES, from::REFERENCE_EXTERNAL_CALLING],
        )],
    },
    AdviceRule {
        id: "ip-phones-fall-silent",
        severity: Severity::Caution,
        short: "Desk phones stop ringing.",
        long: "IP phones that are signed in to Skype for Business stop ringing; calls ring in Teams only.",
        wherever: &[
            (
                &[
                    Organization::is(&[Existing]),
                    DefaultClient::effective(&[Teams]),
                    CallType::is(&[TeamsVoip, SfbVoip]),
                ],
                &[from::INTEROP_CALLING, from::REFERENCE_IP_PHONES],
            ),
            (
                &[
                    Organization::is(&[Existing]),
                    DefaultClient::effective(&[Teams]),
                    CallType::is(&[PstnIn]),
                    LICENSED,
                ],
                &[from::INTEROP_CALLING, from::REFERENCE_IP_PHONES],
            ),
        ],
    },
    AdviceRule {
        id: "leave-hybrid-alone",
        severity: Severity::Caution,
        short: "Keep this setting.",
        long: "Hybrid Voice is not supported in Teams. Do not assign these users a policy that sends calls there.",
        wherever: &[
            // Only where no warning asks for a change.
            (
                &[
                    Organization::is(&[Hybrid]),
                    Override::is(&[Override::Off]),
                    DefaultClient::calling(&[Default, Sfb]),
                    Agreement::is(&[Agreement::Same]),
                    Standing::is(&[
                        Standing::Attested,
                        Standing::NamePatternOnly,
                        Standing::Custom,
                    ]),
                ],
                &[from::GUIDE_LIMITATIONS, from::REFERENCE_HYBRID],
            ),
        ],
    },
    AdviceRule {
        id: "keep-special-workflows",
        severity: Severity::Caution,
        short: "Check for special workflows.",
        long: "Call centers, front desks, and other users whose applications need Skype for Business should stay on Default or Sfb, with the override off.",
        wherever: &[
            (
                &[Organization::is(&[Existing]), DefaultClient::effective(&[Teams])],
                &[from::INTEROP_WORKFLOWS],
            ),
            (&[Organization::is(&[Existing]), ALLOWED], &[from::INTEROP_WORKFLOWS]),
        ],
    },
    AdviceRule {
        id: "pilot-first",
        severity: Severity::Caution,
        short: "Start with a pilot.",
        long: "Assign it to a few users before you change it for many.",
        wherever: &[
            (
                &[Organization::is(CALL_PLANS), DefaultClient::effective(&[Teams])],
                &[from::GUIDE_INBOUND_PSTN],
            ),
            (&[Organization::is(CALL_PLANS), ALLOWED], &[from::GUIDE_USER_CHOICE]),
        ],
    },
    AdviceRule {
        id: "not-valid-from-april2018",
        severity: Severity::Caution,
        short: "Valid until April 2018.",
        long: "From 13 April 2018 only policies with the override off and the same value for calling and chat remained valid. The others were to be removed by 30 June.",
        wherever: &[
            (&[ALLOWED], &[from::REFERENCE_SYNOPSIS, from::MIGRATION_CHANGES]),
            (&[MIXED], &[from::REFERENCE_SYNOPSIS, from::MIGRATION_CHANGES]),
        ],
    },
    AdviceRule {
        id: "instance-unattested",
        severity: Severity::Caution,
        short: "This policy may not exist.",
        long: "No document names this policy; its name follows the pattern of those that documents name. Check with `Get-CsTeamsInteropPolicy` first.",
        wherever: &[(&[Standing::is(&[Standing::NamePatternOnly])], &[from::REFERENCE_SYNOPSIS])],
    },
    AdviceRule {
        id: "custom-not-needed",
        severity: Severity::Note,
        short: "A built-in policy may exist already.",
        long: "The guide creates a custom policy for this. The cmdlet reference assigns a built-in one, `AllowOverrideCallingDefaultChatTeams`, to let users choose.",
        wherever: &[(
            &[ALLOWED, Standing::is(&[Standing::EditedGlobal, Standing::Custom])],
            &[from::GUIDE_USER_CHOICE, from::REFERENCE_USER_CHOICE],
        )],
    },
    AdviceRule {
        id: "account-in-sfb-online",
        severity: Severity::Note,
        short: "The user still needs a Skype for Business account.",
        long: "Even with Teams as the calling client, the user must be enabled for Skype for Business Online.",
        wherever: &[(
            &[Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Teams])],
            &[from::INTEROP_REQUIREMENTS, from::MIGRATION_ACCOUNTS],
        )],
    },
    AdviceRule {
        id: "recheck-when-moved",
        severity: Severity::Note,
        short: "Check again when the user moves.",
        long: "Whenever a user moves between online and on-premises, check that the policy still fits.",
        wherever: &[(&[Organization::is(&[OnPremises])], &[from::INTEROP_ON_PREMISES])],
    },
    AdviceRule {
        id: "needs-hybrid-topology",
        severity: Severity::Note,
        short: "A hybrid topology is required.",
        long: "Calls cross between Teams and on-premises users only in a hybrid topology; a server alone has no interoperability.",
        wherever: &[(&[Organization::is(&[OnPremises])], &[from::INTEROP_TOPOLOGIES])],
    },
    AdviceRule {
        id: "choice-without-effect",
        severity: Severity::Note,
        short: "The choice has no effect.",
        long: "A choice was made, but the policy does not allow one.",
        wherever: &[(
            &[
                Override::is(&[Override::Off]),
                UserChoice::is(&[UserChoice::Teams, UserChoice::Sfb]),
            ],
            &[from::INTEROP_USER_CHOICE],
        )],
    },
    AdviceRule {
        id: "choice-unset",
        severity: Severity::Note,
        short: "The user has not chosen yet.",
        long: "No document says what applies until the user chooses; the policy’s own value is the natural reading.",
        wherever: &[(
            &[ALLOWED, UserChoice::is(&[UserChoice::None])],
            &[from::GUIDE_USER_CHOICE, from::INTEROP_USER_CHOICE],
        )],
    },
    AdviceRule {
        id: "choice-leaves-federated",
        severity: Severity::Note,
        short: "The choice does not affect federated calls.",
        long: "Federated calls stay in Skype for Business whatever the user chooses.",
        wherever: &[(
            &[ALLOWED, CallType::is(&[FederatedIn]), Organization::is(WITH_SFB)],
            &[from::GUIDE_LIMITATIONS],
        )],
    },
    AdviceRule {
        id: "chat-setting-without-effect",
        severity: Severity::Note,
        short: "Chat is not routed yet.",
        long: "In December 2017 Teams does not read `ChatDefaultClient`; chats follow the tenant’s setting.",
        wherever: &[
            (&[DefaultClient::chat(&[Sfb, Teams])], &[from::INTEROP_CHAT, from::REFERENCE_CHAT]),
            (
                &[CallType::is(&[TeamsChat, SfbChat, FederatedChat])],
                &[from::INTEROP_CHAT, from::REFERENCE_CHAT],
            ),
        ],
    },
    AdviceRule {
        id: "override-and-chat",
        severity: Severity::Note,
        short: "The override and chats.",
        long: "A table says that the override covers chat and calls; the text around it and the guide mention calls only.",
        wherever: &[(
            &[ALLOWED, CallType::is(&[TeamsChat, SfbChat, FederatedChat])],
            &[from::INTEROP_OVERVIEW, from::INTEROP_USER_CHOICE],
        )],
    },
    AdviceRule {
        id: "interop-call-limits",
        severity: Severity::Note,
        short: "This call crosses between the clients.",
        long: "Voice and video between two people, transfer, and forwarding work. Screen sharing and adding a third person do not.",
        wherever: &[
            (
                &[
                    CallType::is(&[TeamsVoip]),
                    Organization::is(WITH_SFB),
                    DefaultClient::effective(&[Sfb]),
                ],
                &[from::INTEROP_MEANING, from::INTEROP_LIMITS],
            ),
            (
                &[
                    CallType::is(&[SfbVoip]),
                    Organization::is(&[Existing]),
                    DefaultClient::effective(&[Teams]),
                ],
                &[from::INTEROP_MEANING, from::INTEROP_LIMITS],
            ),
        ],
    },
    AdviceRule {
        id: "missed-from-on-premises",
        severity: Severity::Note,
        short: "Not from on-premises callers.",
        long: "A Teams caller who is homed on-premises cannot reach a user set to Sfb, who then receives a missed-call email, according to a document of May 2018.",
        wherever: &[(
            &[
                CallType::is(&[TeamsVoip]),
                Organization::is(WITH_SFB),
                DefaultClient::effective(&[Sfb]),
            ],
            &[from::MIGRATION_ON_PREMISES],
        )],
    },
    AdviceRule {
        id: "presence-is-separate",
        severity: Severity::Note,
        short: "Presence is separate.",
        long: "Teams and Skype for Business each show their own presence; neither knows about a call in the other.",
        wherever: &[(
            &[CallType::is(&[TeamsVoip, SfbVoip]), Organization::is(WITH_SFB)],
            &[from::INTEROP_MEANING],
        )],
    },
    AdviceRule {
        id: "instead-undocumented",
        severity: Severity::Note,
        short: "Where the caller ends up is not documented.",
        long: "No document says where the caller ends up (voicemail, for example). Voicemail does not depend on this policy.",
        wherever: &[
            (
                &[
                    CallType::is(&[PstnIn]),
                    Organization::is(&[WithoutSfb]),
                    DefaultClient::effective(&[Default, Sfb]),
                ],
                &[from::GUIDE_DEFAULT_POLICY],
            ),
            (
                &[
                    CallType::is(&[PstnIn]),
                    Organization::is(OWN_LINES),
                    DefaultClient::effective(&[Teams]),
                ],
                &[from::GUIDE_LIMITATIONS],
            ),
        ],
    },
    AdviceRule {
        id: "emergency-calls",
        severity: Severity::Note,
        short: "Emergency calls.",
        long: "No document ties emergency calls to this policy; they need a number with a validated emergency address.",
        wherever: &[(&[CallType::is(&[PstnOut])], &[from::TUTORIAL_CALLING])],
    },
    AdviceRule {
        id: "federated-means-sfb",
        severity: Severity::Note,
        short: "Federated callers use Skype for Business.",
        long: "The documents mean callers who use Skype for Business. Federation from Teams did not exist yet.",
        wherever: &[(&[CallType::is(&[FederatedIn])], &[from::INTEROP_CALLING])],
    },
    AdviceRule {
        id: "blanket-sentence",
        severity: Severity::Disagreement,
        short: "The guide contradicts itself.",
        long: "A sentence of the guide, and a later tutorial, leave all VoIP in Skype for Business by default; the guide’s list and the routing table send VoIP from Teams to Teams. The list is more specific.",
        wherever: &[(
            &[
                CallType::is(&[TeamsVoip]),
                Organization::is(WITH_SFB),
                DefaultClient::effective(&[Default]),
            ],
            &[from::GUIDE_DEFAULT_POLICY, from::INTEROP_CALLING, from::TUTORIAL_CALLING],
        )],
    },
    AdviceRule {
        id: "federated-two-sentences",
        severity: Severity::Disagreement,
        short: "The guide contradicts itself.",
        long: "One sentence sends federated calls to Skype for Business always, another calls them not supported without it. Without Skype for Business the first has nowhere to send them.",
        wherever: &[(
            &[CallType::is(&[FederatedIn, FederatedOut]), Organization::is(&[WithoutSfb])],
            &[from::GUIDE_LIMITATIONS, from::GUIDE_INBOUND_PSTN],
        )],
    },
    AdviceRule {
        id: "federated-or-nothing",
        severity: Severity::Disagreement,
        short: "The documents can be read two ways.",
        long: "The guide sends federated calls to Skype for Business however calling is set; the special cases say that such a user receives no calls at all. The guide wins here.",
        wherever: &[(
            &[
                CallType::is(&[FederatedIn]),
                Organization::is(OWN_LINES),
                DefaultClient::effective(&[Teams]),
            ],
            &[from::GUIDE_LIMITATIONS, from::REFERENCE_HYBRID],
        )],
    },
    AdviceRule {
        id: "hybrid-voip-two-readings",
        severity: Severity::Disagreement,
        short: "The documents can be read two ways.",
        long: "The routing table alone would ring Teams; the warning for Hybrid Voice users says that they cannot receive calls. The warning is more specific.",
        wherever: &[(
            &[
                CallType::is(&[TeamsVoip, SfbVoip]),
                Organization::is(&[Hybrid]),
                DefaultClient::effective(&[Teams]),
            ],
            &[from::INTEROP_CALLING, from::REFERENCE_HYBRID],
        )],
    },
    AdviceRule {
        id: "hybrid-chat-teams",
        severity: Severity::Disagreement,
        short: "Allowed, but not recommended.",
        long: "For Hybrid Voice users a table allows Teams as chat client; the same page asks for one value for chat and calling.",
        wherever: &[(
            &[Organization::is(&[Hybrid]), DefaultClient::chat(&[Teams])],
            &[from::INTEROP_HYBRID, from::INTEROP_OVERVIEW],
        )],
    },
    AdviceRule {
        id: "voip-includes-pstn",
        severity: Severity::Disagreement,
        short: "A slip in the guide.",
        long: "The guide counts PSTN calls among VoIP calls here; its revision says incoming calls. The meaning is the same.",
        wherever: &[(
            &[
                CallType::is(&[PstnIn]),
                Organization::is(&[Existing]),
                DefaultClient::effective(&[Teams]),
            ],
            &[from::GUIDE_INBOUND_PSTN, from::REVISED_INBOUND_PSTN],
        )],
    },
    AdviceRule {
        id: "later-only-pstn",
        severity: Severity::Disagreement,
        short: "The guide was reworded shortly afterwards.",
        long: "The guide promises VoIP and PSTN in Teams; its revision keeps only PSTN. Nothing suggests that VoIP behaved differently.",
        wherever: &[(
            &[
                CallType::is(&[TeamsVoip]),
                Organization::is(&[WithoutSfb]),
                DefaultClient::effective(&[Teams]),
            ],
            &[from::GUIDE_INBOUND_PSTN, from::REVISED_INBOUND_PSTN],
        )],
    },
    AdviceRule {
        id: "sfb-setting-undocumented",
        severity: Severity::Disagreement,
        short: "Not documented.",
        long: "No document describes Sfb for an organization without Skype for Business. The routing table sends the call to a client that nobody uses.",
        wherever: &[
            (
                &[
                    Organization::is(&[WithoutSfb]),
                    DefaultClient::effective(&[Sfb]),
                    CallType::is(&[TeamsVoip]),
                ],
                &[from::INTEROP_CALLING],
            ),
            (
                &[
                    Organization::is(&[WithoutSfb]),
                    DefaultClient::effective(&[Sfb]),
                    CallType::is(&[PstnIn]),
                    LICENSED,
                ],
                &[from::INTEROP_CALLING],
            ),
        ],
    },
    AdviceRule {
        id: "ip-phones-later-ring",
        severity: Severity::Disagreement,
        short: "Later documents differ.",
        long: "In December 2017, desk phones stop ringing; according to documents of 2018 and 2019 they ring even for TeamsOnly users.",
        wherever: &[
            (
                &[
                    Organization::is(&[Existing]),
                    DefaultClient::effective(&[Teams]),
                    CallType::is(&[TeamsVoip, SfbVoip]),
                ],
                &[from::INTEROP_CALLING, from::MIGRATION_PHONES],
            ),
            (
                &[
                    Organization::is(&[Existing]),
                    DefaultClient::effective(&[Teams]),
                    CallType::is(&[PstnIn]),
                    LICENSED,
                ],
                &[from::INTEROP_CALLING, from::MIGRATION_PHONES],
            ),
        ],
    },
    AdviceRule {
        id: "calls-tab-later",
        severity: Severity::Disagreement,
        short: "The guide was reworded shortly afterwards.",
        long: "The guide says that users on the default policy can call out; its revision adds that they get the Calls tab automatically.",
        wherever: &[(
            &[
                CallType::is(&[PstnOut]),
                Organization::is(CALL_PLANS),
                DefaultClient::effective(&[Default]),
                License::is(&[License::Provisioned]),
            ],
            &[from::GUIDE_DEFAULT_POLICY, from::REVISED_CALLS_TAB],
        )],
    },
];
