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
use crate::advice;
use crate::editions::sources::*;
use crate::routing::{AdviceRule, Condition, Standing};

const WITH_SFB: &[Organization] = &[Existing, Hybrid, OnPremises];
const CALL_PLANS: &[Organization] = &[Existing, WithoutSfb];
const OWN_LINES: &[Organization] = &[Hybrid, OnPremises];
const ALLOWED: Condition = Override::is(&[Override::On]);
const LICENSED: Condition = License::is(&[License::Provisioned]);
const MIXED: Condition = Agreement::is(&[Agreement::Mixed]);

/// First what should be fixed, then what to know before acting, then what else holds here, then where
/// documents disagree.
pub static ADVICE: &[AdviceRule] = advice! {
    Warning "hybrid-must-not-use-teams":
        "Do not send this user’s calls to Teams.",
        "Hybrid Voice does not work in Teams: calls set to ring there are lost. Allowed values of `CallingDefaultClient` are Default and Sfb."
        [Organization::is(&[Hybrid]), DefaultClient::effective(&[Teams])] from [GUIDE_LIMITATIONS, INTEROP_HYBRID],
        [Organization::is(&[Hybrid]), DefaultClient::calling(&[Teams])] from [GUIDE_LIMITATIONS, INTEROP_HYBRID];

    Warning "on-premises-must-not-use-teams":
        "Do not send this user’s calls to Teams.",
        "A user homed on-premises must not have Teams as calling or chat client: calls set to ring there are lost."
        [Organization::is(&[OnPremises]), DefaultClient::effective(&[Teams])] from [INTEROP_ON_PREMISES],
        [Organization::is(&[OnPremises]), DefaultClient::calling(&[Teams])] from [INTEROP_ON_PREMISES],
        [Organization::is(&[OnPremises]), DefaultClient::chat(&[Teams])] from [INTEROP_ON_PREMISES];

    Warning "override-must-be-off":
        "Turn the override off.",
        "For Hybrid Voice and on-premises users `AllowEndUserClientOverride` must be False. Otherwise a user could choose Teams and stop receiving calls."
        [Organization::is(OWN_LINES), ALLOWED] from [INTEROP_ON_PREMISES, INTEROP_HYBRID];

    Warning "mixed-values":
        "Use one value for both.",
        "`CallingDefaultClient` and `ChatDefaultClient` differ. This is possible, but the documents ask for the same value in both."
        [MIXED] from [INTEROP_OVERVIEW];

    Warning "global-edited":
        "Do not edit Global.",
        "Editing Global reroutes the calls of everyone who has no policy of their own. Create a custom policy and assign it instead."
        [Standing::is(&[Standing::EditedGlobal])] from [REVISED_GLOBAL];

    Caution "no-phone-system":
        "Assign licenses first.",
        "Without Phone System and Calling Plans, the user has no Calls tab and no PSTN calls, inbound or outbound. VoIP calls do not need them."
        [Organization::is(CALL_PLANS), License::is(&[License::NotProvisioned]), CallType::is(&[PstnIn, PstnOut])] from [GUIDE_PREREQUISITES, REFERENCE_EXTERNAL_CALLING];

    Caution "ip-phones-fall-silent":
        "Desk phones stop ringing.",
        "IP phones that are signed in to Skype for Business stop ringing; calls ring in Teams only."
        [Organization::is(&[Existing]), DefaultClient::effective(&[Teams]), CallType::is(&[TeamsVoip, SfbVoip])] from [INTEROP_CALLING, REFERENCE_IP_PHONES],
        [Organization::is(&[Existing]), DefaultClient::effective(&[Teams]), CallType::is(&[PstnIn]), LICENSED] from [INTEROP_CALLING, REFERENCE_IP_PHONES];

    Caution "leave-hybrid-alone":
        "Keep this setting.",
        "Hybrid Voice is not supported in Teams. Do not assign these users a policy that sends calls there."
        [Organization::is(&[Hybrid]), Override::is(&[Override::Off]), DefaultClient::calling(&[Default, Sfb]), Agreement::is(&[Agreement::Same]), Standing::is(&[Standing::Attested, Standing::NamePatternOnly, Standing::Custom])] from [GUIDE_LIMITATIONS, REFERENCE_HYBRID];

    Caution "keep-special-workflows":
        "Check for special workflows.",
        "Call centers, front desks, and other users whose applications need Skype for Business should stay on Default or Sfb, with the override off."
        [Organization::is(&[Existing]), DefaultClient::effective(&[Teams])] from [INTEROP_WORKFLOWS],
        [Organization::is(&[Existing]), ALLOWED] from [INTEROP_WORKFLOWS];

    Caution "pilot-first":
        "Start with a pilot.",
        "Assign it to a few users before you change it for many."
        [Organization::is(CALL_PLANS), DefaultClient::effective(&[Teams])] from [GUIDE_INBOUND_PSTN],
        [Organization::is(CALL_PLANS), ALLOWED] from [GUIDE_USER_CHOICE];

    Caution "not-valid-from-april2018":
        "Valid until April 2018.",
        "From 13 April 2018 only policies with the override off and the same value for calling and chat remained valid. The others were to be removed by 30 June."
        [ALLOWED] from [REFERENCE_SYNOPSIS, MIGRATION_CHANGES],
        [MIXED] from [REFERENCE_SYNOPSIS, MIGRATION_CHANGES];

    Caution "instance-unattested":
        "This policy may not exist.",
        "No document names this policy; its name follows the pattern of those that documents name. Check with `Get-CsTeamsInteropPolicy` first."
        [Standing::is(&[Standing::NamePatternOnly])] from [REFERENCE_SYNOPSIS];

    Note "custom-not-needed":
        "A built-in policy may exist already.",
        "The guide creates a custom policy for this. The cmdlet reference assigns a built-in one, `AllowOverrideCallingDefaultChatTeams`, to let users choose."
        [ALLOWED, Standing::is(&[Standing::EditedGlobal, Standing::Custom])] from [GUIDE_USER_CHOICE, REFERENCE_USER_CHOICE];

    Note "account-in-sfb-online":
        "The user still needs a Skype for Business account.",
        "Even with Teams as the calling client, the user must be enabled for Skype for Business Online."
        [Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Teams])] from [INTEROP_REQUIREMENTS, MIGRATION_ACCOUNTS];

    Note "recheck-when-moved":
        "Check again when the user moves.",
        "Whenever a user moves between online and on-premises, check that the policy still fits."
        [Organization::is(&[OnPremises])] from [INTEROP_ON_PREMISES];

    Note "needs-hybrid-topology":
        "A hybrid topology is required.",
        "Calls cross between Teams and on-premises users only in a hybrid topology; a server alone has no interoperability."
        [Organization::is(&[OnPremises])] from [INTEROP_TOPOLOGIES];

    Note "choice-without-effect":
        "The choice has no effect.",
        "A choice was made, but the policy does not allow one."
        [Override::is(&[Override::Off]), UserChoice::is(&[UserChoice::Teams, UserChoice::Sfb])] from [INTEROP_USER_CHOICE];

    Note "choice-unset":
        "The user has not chosen yet.",
        "No document says what applies until the user chooses; the policy’s own value is the natural reading."
        [ALLOWED, UserChoice::is(&[UserChoice::None])] from [GUIDE_USER_CHOICE, INTEROP_USER_CHOICE];

    Note "choice-leaves-federated":
        "The choice does not affect federated calls.",
        "Federated calls stay in Skype for Business whatever the user chooses."
        [ALLOWED, CallType::is(&[FederatedIn]), Organization::is(WITH_SFB)] from [GUIDE_LIMITATIONS];

    Note "chat-setting-without-effect":
        "Chat is not routed yet.",
        "In December 2017 Teams does not read `ChatDefaultClient`; chats follow the tenant’s setting."
        [DefaultClient::chat(&[Sfb, Teams])] from [INTEROP_CHAT, REFERENCE_CHAT],
        [CallType::is(&[TeamsChat, SfbChat, FederatedChat])] from [INTEROP_CHAT, REFERENCE_CHAT];

    Note "override-and-chat":
        "The override and chats.",
        "A table says that the override covers chat and calls; the text around it and the guide mention calls only."
        [ALLOWED, CallType::is(&[TeamsChat, SfbChat, FederatedChat])] from [INTEROP_OVERVIEW, INTEROP_USER_CHOICE];

    Note "interop-call-limits":
        "This call crosses between the clients.",
        "Voice and video between two people, transfer, and forwarding work. Screen sharing and adding a third person do not."
        [CallType::is(&[TeamsVoip]), Organization::is(WITH_SFB), DefaultClient::effective(&[Sfb])] from [INTEROP_MEANING, INTEROP_LIMITS],
        [CallType::is(&[SfbVoip]), Organization::is(&[Existing]), DefaultClient::effective(&[Teams])] from [INTEROP_MEANING, INTEROP_LIMITS];

    Note "missed-from-on-premises":
        "Not from on-premises callers.",
        "A Teams caller who is homed on-premises cannot reach a user set to Sfb, who then receives a missed-call email, according to a document of May 2018."
        [CallType::is(&[TeamsVoip]), Organization::is(WITH_SFB), DefaultClient::effective(&[Sfb])] from [MIGRATION_ON_PREMISES];

    Note "presence-is-separate":
        "Presence is separate.",
        "Teams and Skype for Business each show their own presence; neither knows about a call in the other."
        [CallType::is(&[TeamsVoip, SfbVoip]), Organization::is(WITH_SFB)] from [INTEROP_MEANING];

    Note "instead-undocumented":
        "Where the caller ends up is not documented.",
        "No document says where the caller ends up (voicemail, for example). Voicemail does not depend on this policy."
        [CallType::is(&[PstnIn]), Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Default, Sfb])] from [GUIDE_DEFAULT_POLICY],
        [CallType::is(&[PstnIn]), Organization::is(OWN_LINES), DefaultClient::effective(&[Teams])] from [GUIDE_LIMITATIONS];

    Note "emergency-calls":
        "Emergency calls.",
        "No document ties emergency calls to this policy; they need a number with a validated emergency address."
        [CallType::is(&[PstnOut])] from [TUTORIAL_CALLING];

    Note "federated-means-sfb":
        "Federated callers use Skype for Business.",
        "The documents mean callers who use Skype for Business. Federation from Teams did not exist yet."
        [CallType::is(&[FederatedIn])] from [INTEROP_CALLING];

    Disagreement "blanket-sentence":
        "The guide contradicts itself.",
        "A sentence of the guide, and a later tutorial, leave all VoIP in Skype for Business by default; the guide’s list and the routing table send VoIP from Teams to Teams. The list is more specific."
        [CallType::is(&[TeamsVoip]), Organization::is(WITH_SFB), DefaultClient::effective(&[Default])] from [GUIDE_DEFAULT_POLICY, INTEROP_CALLING, TUTORIAL_CALLING];

    Disagreement "federated-two-sentences":
        "The guide contradicts itself.",
        "One sentence sends federated calls to Skype for Business always, another calls them not supported without it. Without Skype for Business the first has nowhere to send them."
        [CallType::is(&[FederatedIn, FederatedOut]), Organization::is(&[WithoutSfb])] from [GUIDE_LIMITATIONS, GUIDE_INBOUND_PSTN];

    Disagreement "federated-or-nothing":
        "The documents can be read two ways.",
        "The guide sends federated calls to Skype for Business however calling is set; the special cases say that such a user receives no calls at all. The guide wins here."
        [CallType::is(&[FederatedIn]), Organization::is(OWN_LINES), DefaultClient::effective(&[Teams])] from [GUIDE_LIMITATIONS, REFERENCE_HYBRID];

    Disagreement "hybrid-voip-two-readings":
        "The documents can be read two ways.",
        "The routing table alone would ring Teams; the warning for Hybrid Voice users says that they cannot receive calls. The warning is more specific."
        [CallType::is(&[TeamsVoip, SfbVoip]), Organization::is(&[Hybrid]), DefaultClient::effective(&[Teams])] from [INTEROP_CALLING, REFERENCE_HYBRID];

    Disagreement "hybrid-chat-teams":
        "Allowed, but not recommended.",
        "For Hybrid Voice users a table allows Teams as chat client; the same page asks for one value for chat and calling."
        [Organization::is(&[Hybrid]), DefaultClient::chat(&[Teams])] from [INTEROP_HYBRID, INTEROP_OVERVIEW];

    Disagreement "voip-includes-pstn":
        "A slip in the guide.",
        "The guide counts PSTN calls among VoIP calls here; its revision says incoming calls. The meaning is the same."
        [CallType::is(&[PstnIn]), Organization::is(&[Existing]), DefaultClient::effective(&[Teams])] from [GUIDE_INBOUND_PSTN, REVISED_INBOUND_PSTN];

    Disagreement "later-only-pstn":
        "The guide was reworded shortly afterwards.",
        "The guide promises VoIP and PSTN in Teams; its revision keeps only PSTN. Nothing suggests that VoIP behaved differently."
        [CallType::is(&[TeamsVoip]), Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Teams])] from [GUIDE_INBOUND_PSTN, REVISED_INBOUND_PSTN];

    Disagreement "sfb-setting-undocumented":
        "Not documented.",
        "No document describes Sfb for an organization without Skype for Business. The routing table sends the call to a client that nobody uses."
        [Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Sfb]), CallType::is(&[TeamsVoip])] from [INTEROP_CALLING],
        [Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Sfb]), CallType::is(&[PstnIn]), LICENSED] from [INTEROP_CALLING];

    Disagreement "ip-phones-later-ring":
        "Later documents differ.",
        "In December 2017, desk phones stop ringing; according to documents of 2018 and 2019 they ring even for TeamsOnly users."
        [Organization::is(&[Existing]), DefaultClient::effective(&[Teams]), CallType::is(&[TeamsVoip, SfbVoip])] from [INTEROP_CALLING, MIGRATION_PHONES],
        [Organization::is(&[Existing]), DefaultClient::effective(&[Teams]), CallType::is(&[PstnIn]), LICENSED] from [INTEROP_CALLING, MIGRATION_PHONES];

    Disagreement "calls-tab-later":
        "The guide was reworded shortly afterwards.",
        "The guide says that users on the default policy can call out; its revision adds that they get the Calls tab automatically."
        [CallType::is(&[PstnOut]), Organization::is(CALL_PLANS), DefaultClient::effective(&[Default]), License::is(&[License::Provisioned])] from [GUIDE_DEFAULT_POLICY, REVISED_CALLS_TAB];
};
