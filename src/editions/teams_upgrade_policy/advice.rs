//! August 2019: what to warn of and what to note beside an answer. Everything that applies is said.

use super::answers::CallType::{self, FederatedIn, InTenant, PstnIn, PstnOut};
use super::answers::Client::{self, Teams};
use super::answers::Home;
use super::answers::Mode::{self, Islands, TeamsOnly};
use super::answers::PstnConnection::{self, DirectRouting, HybridVoice, OnPremVoice};
use crate::advice;
use crate::editions::sources::*;
use crate::routing::{AdviceRule, Condition};

const PSTN: Condition = CallType::is(&[PstnIn, PstnOut]);

/// First what should be fixed, then what to know before acting, then what else holds here, then where
/// documents disagree.
pub static ADVICE: &[AdviceRule] = advice! {
    Warning "teams-only-needs-a-line-to-teams":
        "Do not make this user TeamsOnly yet.",
        "A TeamsOnly user needs a Calling Plan or Direct Routing. Hybrid Voice and on-premises lines end in Skype for Business, so this user would have no PSTN calls."
        [PSTN, Mode::is(&[TeamsOnly]), PstnConnection::is(&[HybridVoice, OnPremVoice])] from [MIGRATION_MODES];

    Caution "teams-only-needs-an-online-home":
        "The user must be homed online.",
        "TeamsOnly can be assigned only to users who are homed online or have no Skype for Business account. Move on-premises users first."
        [Mode::is(&[TeamsOnly])] from [MIGRATION_MODES];

    Note "ip-phones-keep-ringing":
        "Desk phones keep ringing.",
        "IP phones that are signed in to Skype for Business keep working for TeamsOnly users."
        [CallType::is(&[PstnIn]), Mode::is(&[TeamsOnly]), PstnConnection::is(&[PstnConnection::CallingPlan, DirectRouting])] from [MIGRATION_MODES];

    Note "existing-conversations":
        "New conversations only.",
        "A conversation that exists in Teams keeps the routing that it was created with. One in Skype for Business lasts ten minutes; after that, new messages go to the other person’s Skype for Business."
        [CallType::is(&[InTenant, FederatedIn])] from [COEXISTENCE_THREADS];

    Note "call-queues-in-islands":
        "Call queues and auto attendants.",
        "This answer does not cover calls from call queues and auto attendants. For users in Islands, they land in Skype for Business."
        [CallType::is(&[PstnIn]), Mode::is(&[Islands])] from [MIGRATION_MODES];

    Note "call-queues":
        "Call queues and auto attendants.",
        "This answer does not cover calls from call queues and auto attendants. For this mode, no document says where they land."
        [CallType::is(&[PstnIn]), Mode::is(&[Mode::SfbOnly, Mode::SfbWithTeamsCollab, Mode::SfbWithTeamsCollabAndMeetings, TeamsOnly])] from [MIGRATION_MODES];

    Disagreement "direct-routing-in-islands":
        "Documents changed their answer.",
        "Until 30 May 2019 the migration guidance said that Direct Routing calls of a user in Islands land in Teams. Since then it calls the combination not supported."
        [PSTN, Mode::is(&[Islands]), PstnConnection::is(&[DirectRouting])] from [MIGRATION_MODES, MIGRATION_MODES_EARLIER];

    Disagreement "teams-on-premises-revised":
        "Documents changed their answer, and changed it back.",
        "In March 2021 the article said that a caller homed on-premises cannot reach Teams users from Teams. The change was withdrawn in July 2021."
        [CallType::is(&[InTenant]), Client::is(&[Teams]), Home::is(&[Home::OnPrem]), Mode::of_caller(&[Islands]), Mode::is(&[Islands, TeamsOnly])] from [COEXISTENCE_IN_TENANT, COEXISTENCE_REVISED];
};
