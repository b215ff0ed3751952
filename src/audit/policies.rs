//! The policies that users have: their settings, and how these are known.

use super::problem::{MOST_POLICIES, Why, check_name, is_type, shortened};
use crate::editions::teams_interop_policy::{self as interop, GLOBAL, PolicyFields};
use crate::powershell::bare_name;
use crate::routing::{Attestation, Preset, Standing};
use std::collections::BTreeMap;
use strum::{IntoStaticStr, VariantArray};

/// From how many policies on those of a file are kept aside until a user has them.
const MOST_UNUSED: usize = MOST_POLICIES / 2;

/// How many policies are kept aside.
const MOST_SPARE: usize = 10_000;

/// How the settings of a policy are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum KnownBy {
    /// They are in a file of policies.
    File,
    /// A person entered them.
    Stated,
    /// The policy is preconfigured, and a document names it.
    Document,
    /// Its name follows the pattern of the preconfigured policies, but no document names it.
    Pattern,
    /// The policy is `Global`, which is assumed to be unchanged.
    Untouched,
    /// They are not known. Its users are rejected until they are.
    Nothing,
    /// The file has something other than a policy name. Its users are rejected.
    NoName,
}

/// A policy of an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPolicy {
    /// Its name without `Tag:`, or the content of the cell if that is not a name.
    pub name: String,
    /// Its settings, if they are known.
    pub fields: Option<PolicyFields>,
    /// How its settings are known.
    pub by: KnownBy,
}

impl KnownPolicy {
    /// The preconfigured policy of this name, if there is one.
    pub fn instance(&self) -> Option<&'static Preset> {
        interop::named(&self.name)
    }

    /// What kind of policy it is, if its settings are known.
    pub fn standing(&self) -> Option<Standing> {
        let fields = self.fields?;
        let instance = self.instance();
        let is_global = instance == Some(GLOBAL);
        let standing = interop::subject(instance, fields).standing();
        // Users without a policy of their own have `Global` itself, not a copy of it.
        Some(if is_global && standing == Standing::Custom {
            Standing::EditedGlobal
        } else {
            standing
        })
    }

    /// Why its users are rejected, if they are.
    pub fn why_not(&self) -> Option<Why> {
        match (self.fields, self.by) {
            (Some(_), _) => None,
            (None, KnownBy::NoName) => Some(Why::NoPolicyName { found: self.name.clone() }),
            (None, _) => Some(Why::UnknownPolicy { name: self.name.clone() }),
        }
    }

    fn named(name: &str) -> Self {
        let instance = interop::named(name);
        let by = instance.map_or(KnownBy::Nothing, |it| match it.attestation {
            Attestation::Documented => KnownBy::Document,
            Attestation::NamePatternOnly => KnownBy::Pattern,
        });
        // A known name is spelled as PowerShell prints it.
        let name = instance.map_or(name, |it| it.name).to_owned();
        Self { name, fields: instance.map(PolicyFields::of), by }
    }
}

/// The policies of an audit, `Global` first. Users refer to them by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policies {
    // INVARIANT: never empty, never more than `MOST_POLICIES`; indexes never change.
    all: Vec<KnownPolicy>,
    /// Policies of a file that no user has had yet, where further ones would leave no room for those
    /// that users have. Sorted by lower-case name.
    spare: BTreeMap<String, (PolicyFields, KnownBy)>,
}

impl Default for Policies {
    fn default() -> Self {
        let global = GLOBAL;
        let name = global.name.to_owned();
        Self {
            all: vec![KnownPolicy {
                name,
                fields: Some(PolicyFields::of(global)),
                by: KnownBy::Untouched,
            }],
            spare: BTreeMap::new(),
        }
    }
}

impl Policies {
    /// The index of `Global`.
    pub const GLOBAL: u8 = 0;

    /// All policies, by index.
    pub fn all(&self) -> &[KnownPolicy] {
        &self.all
    }

    /// The policy at an index.
    pub fn get(&self, place: u8) -> Option<&KnownPolicy> {
        self.all.get(usize::from(place))
    }

    /// The inverse of [`Policies::all`]. `None` if the list cannot come from an audit.
    pub(super) fn of_all(all: Vec<KnownPolicy>) -> Option<Self> {
        (1..=MOST_POLICIES).contains(&all.len()).then_some(Self { all, spare: BTreeMap::new() })
    }

    /// The index of a policy by its name, with or without `Tag:`.
    pub fn find(&self, name: &str) -> Option<u8> {
        let name = bare_name(name.trim());
        let found = self.all.iter().position(|it| it.name.eq_ignore_ascii_case(name));
        found.and_then(|it| u8::try_from(it).ok())
    }

    /// Sets the settings of a policy. A policy that no user has yet is added if there is room; otherwise
    /// it is kept aside until a user has it. Text that is not a policy name is ignored. Returns whether
    /// the policy is among [`Policies::all`] or no policy at all.
    pub fn state(&mut self, name: &str, fields: PolicyFields, by: KnownBy) -> bool {
        let bare = bare_name(name.trim());
        if bare.is_empty() || is_type(bare.as_bytes()) || check_name(bare.as_bytes()).is_err() {
            return true;
        }
        let is_known = self.find(bare).is_some();
        if !is_known && by == KnownBy::File && self.all.len() >= MOST_UNUSED {
            if self.spare.len() < MOST_SPARE {
                self.spare.insert(bare.to_ascii_lowercase(), (fields, by));
            }
            return false;
        }
        let place = self.place(bare, || KnownPolicy { name: bare.to_owned(), fields: None, by });
        if let Some(it) = place.and_then(|it| self.all.get_mut(usize::from(it))) {
            (it.fields, it.by) = (Some(fields), by);
        }
        true
    }

    /// The index of the policy in a user's cell. Empty means `Global`.
    ///
    /// # Errors
    ///
    /// If its name cannot be used in a command, or if there are too many different policies.
    pub(super) fn granted(&mut self, cell: &[u8]) -> Result<u8, Why> {
        if cell.is_empty() {
            return Ok(Self::GLOBAL);
        }
        check_name(cell).map_err(Why::BadName)?;
        let text = String::from_utf8_lossy(cell);
        let name = inner_name(&text).map_or("", bare_name);
        let found = if name.is_empty() || is_type(name.as_bytes()) {
            let name = shortened(cell);
            self.place(&name.clone(), || KnownPolicy { name, fields: None, by: KnownBy::NoName })
        } else {
            let spare = self.spare.get(&name.to_ascii_lowercase()).copied();
            self.place(name, || match spare {
                Some((fields, by)) => {
                    KnownPolicy { name: name.to_owned(), fields: Some(fields), by }
                }
                None => KnownPolicy::named(name),
            })
        };
        found.ok_or(Why::TooManyPolicies)
    }

    fn place(&mut self, name: &str, make: impl FnOnce() -> KnownPolicy) -> Option<u8> {
        if let Some(found) = self.find(name) {
            return Some(found);
        }
        let place = u8::try_from(self.all.len()).ok();
        let place = place.filter(|&it| usize::from(it) < MOST_POLICIES)?;
        self.all.push(make());
        Some(place)
    }
}

/// The name in a hash table that was converted to text, `@{Name=…; Authority=…}`, or the text
/// itself. `None` if the table has no name.
pub(super) fn inner_name(text: &str) -> Option<&str> {
    let Some(inside) = text.strip_prefix("@{").map(|it| it.trim_end_matches('}')) else {
        return Some(text);
    };
    let name = inside.split(';').filter_map(|it| it.split_once('=')).find(|(property, _)| {
        ["Name", "Identity"].iter().any(|it| it.eq_ignore_ascii_case(property.trim()))
    });
    name.map(|(_, name)| name.trim())
}
