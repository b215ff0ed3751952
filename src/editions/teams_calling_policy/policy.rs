//! `TeamsCallingPolicy`: its instances, and what assigning one sets.

use super::answers::*;
use crate::routing::{Attestation, Custom, Policy, Preset};

/// The five instances that exist in every tenant differ in few fields. The two treatments of calls from
/// outside are later than the exports that show the instances; that they are regular is inferred from the
/// default of the fields.
macro_rules! presets {
    ($($name:literal: $calling:ident $voicemail:ident $user:ident $phone:ident $delegation:ident $groups:ident $bypass:ident;)+) => {
        &[$(Preset {
            name: $name,
            label: $name,
            attestation: Attestation::Documented,
            sets: &[
                (at::PRIVATE_CALLING, PrivateCalling::$calling as u8),
                (at::PSTN_TREATMENT, PstnTreatment::RegularIncoming as u8),
                (at::FEDERATED_TREATMENT, FederatedTreatment::RegularIncoming as u8),
                (at::VOICEMAIL, AllowVoicemail::$voicemail as u8),
                (at::BUSY, BusyOnBusy::Disabled as u8),
                (at::FORWARD_USER, ForwardUser::$user as u8),
                (at::FORWARD_PHONE, ForwardPhone::$phone as u8),
                (at::DELEGATION, Delegation::$delegation as u8),
                (at::CALL_GROUPS, CallGroups::$groups as u8),
                (at::PREVENT_TOLL_BYPASS, TollBypass::$bypass as u8),
            ],
        }),+]
    };
}

/// The built-in instances. Microsoft’s pages no longer list them; three exports of tenants agree.
pub static PRESETS: &[Preset] = presets! {
    "Global": On UserOverride On On On On Allowed;
    "AllowCalling": On UserOverride On On On On Allowed;
    "DisallowCalling": Off AlwaysDisabled Off Off Off Off Allowed;
    "AllowCallingPreventTollBypass": On UserOverride On On On On Prevented;
    "AllowCallingPreventForwardingtoPhone": On UserOverride On Off On On Allowed;
};

/// The policy that routes calls in this edition.
pub const POLICY: Policy = Policy {
    property: "TeamsCallingPolicy",
    key: Some("policy"),
    custom: Custom::Allowed,
    presets: PRESETS,
    compared_with: 2,
};
