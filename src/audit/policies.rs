//! The policies that users have: what each says, and how that is known.

use super::problem::{MOST_POLICIES, Why, check_name, is_type, shortened};
use crate::powershell::bare_name;
use crate::routing::{Attestation, InteropPolicy, PolicyFields, PolicyIdentity, Standing};
use strum::{IntoStaticStr, VariantArray};

/// How it is known what a policy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum KnownBy {
    /// A file of policies says it.
    File,
    /// Somebody stated it.
    Stated,
    /// It is an instance that a document names.
    Document,
    /// Its name follows the pattern of the preconfigured instances; no document names it.
    Pattern,
    /// `Global`, taken to be as every tenant starts with it.
    Untouched,
    /// Nothing tells. Its users are listed until something does.
    Nothing,
    /// The file has something else in its place. Its users are listed.
    NoName,
}

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPolicy {
    /// Its name without `Tag:`; what the file has where that is none.
    pub name: String,
    /// What it says, if that is known.
    pub fields: Option<PolicyFields>,
    /// How.
    pub by: KnownBy,
}

impl KnownPolicy {
    /// The preconfigured instance of this name.
    pub fn instance(&self) -> Option<&'static InteropPolicy> {
        InteropPolicy::named(&self.name)
    }

    /// What kind of policy it is, where it is known what it says.
    pub fn standing(&self) -> Option<Standing> {
        let fields = self.fields?;
        let instance = self.instance();
        let is_global = instance.is_some_and(|it| it.identity == PolicyIdentity::Global);
        let standing = instance.map_or(Standing::Custom, |it| it.standing(fields));
        // Users without a policy of their own have this one itself, not a copy of it.
        Some(if is_global && standing == Standing::Custom {
            Standing::EditedGlobal
        } else {
            standing
        })
    }

    /// Why its users are not judged, if they are not.
    pub fn why_not(&self) -> Option<Why> {
        match (self.fields, self.by) {
            (Some(_), _) => None,
            (None, KnownBy::NoName) => Some(Why::NoPolicyName { found: self.name.clone() }),
            (None, _) => Some(Why::UnknownPolicy { name: self.name.clone() }),
        }
    }

    fn named(name: &str) -> Self {
        let instance = InteropPolicy::named(name);
        let by = instance.map_or(KnownBy::Nothing, |it| match it.attestation {
            Attestation::Guide | Attestation::CmdletReference => KnownBy::Document,
            Attestation::NamePatternOnly => KnownBy::Pattern,
        });
        // The name as PowerShell prints it, where it is one that is known.
        let name = instance.map_or(name, |it| it.identity.name()).to_owned();
        Self { name, fields: instance.map(|it| it.fields), by }
    }
}

/// The policies of an audit, `Global` first. Users refer to them by their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policies {
    // INVARIANT: never empty, never more than `MOST_POLICIES`; places never change.
    all: Vec<KnownPolicy>,
}

impl Default for Policies {
    fn default() -> Self {
        let global = InteropPolicy::GLOBAL;
        let name = global.identity.name().to_owned();
        Self {
            all: vec![KnownPolicy { name, fields: Some(global.fields), by: KnownBy::Untouched }],
        }
    }
}

impl Policies {
    /// The place of `Global`.
    pub const GLOBAL: u8 = 0;

    /// All of them, by place.
    pub fn all(&self) -> &[KnownPolicy] {
        &self.all
    }

    /// One by its place.
    pub fn get(&self, place: u8) -> Option<&KnownPolicy> {
        self.all.get(usize::from(place))
    }

    /// Back from [`Policies::all`]. Nothing where these are none of an audit's.
    pub(super) fn of_all(all: Vec<KnownPolicy>) -> Option<Self> {
        (1..=MOST_POLICIES).contains(&all.len()).then_some(Self { all })
    }

    /// The place of one by its name, with or without `Tag:`, if it is there.
    pub fn find(&self, name: &str) -> Option<u8> {
        let name = bare_name(name.trim());
        let found = self.all.iter().position(|it| it.name.eq_ignore_ascii_case(name));
        found.and_then(|it| u8::try_from(it).ok())
    }

    /// States what a policy says, as a file or a person does. One that no user has yet is added, if
    /// there is room. Of what names no policy, nothing can be stated.
    pub fn state(&mut self, name: &str, fields: PolicyFields, by: KnownBy) {
        let place = match bare_name(name.trim()) {
            "" => None,
            bare if is_type(bare.as_bytes()) || check_name(bare.as_bytes()).is_err() => None,
            bare => self.place(bare, || KnownPolicy { name: bare.to_owned(), fields: None, by }),
        };
        if let Some(it) = place.and_then(|it| self.all.get_mut(usize::from(it))) {
            (it.fields, it.by) = (Some(fields), by);
        }
    }

    /// The place of what stands in a user's cell: empty is `Global`, and so is that name.
    ///
    /// # Errors
    ///
    /// When its name cannot stand in a command, or there are too many different ones.
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
            self.place(name, || KnownPolicy::named(name))
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

/// The name in a hash table that was made text, `@{Name=…; Authority=…}`, or the text itself. Nothing
/// where such a table names nothing.
fn inner_name(text: &str) -> Option<&str> {
    let Some(inside) = text.strip_prefix("@{").map(|it| it.trim_end_matches('}')) else {
        return Some(text);
    };
    let name = inside.split(';').filter_map(|it| it.split_once('=')).find(|(property, _)| {
        ["Name", "Identity"].iter().any(|it| it.eq_ignore_ascii_case(property.trim()))
    });
    name.map(|(_, name)| name.trim())
}
