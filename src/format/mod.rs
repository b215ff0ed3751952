//! The public formats for programs. Their fields are added to and never renamed.

mod answer;
#[cfg(feature = "app")]
mod matrix;
#[cfg(any(feature = "prerender", feature = "cli"))]
mod table;

pub use answer::answer;
#[cfg(feature = "app")]
pub use matrix::matrix;
#[cfg(any(feature = "prerender", feature = "cli"))]
pub use table::edition;
#[cfg(feature = "prerender")]
pub use table::{SCENARIOS_SCHEMA, SCHEMA as EDITION_SCHEMA, scenarios};

use serde::Serializer;
use serde::ser::SerializeMap;

/// Pairs, written as an object.
fn as_map<S: Serializer>(
    pairs: &[(&'static str, &'static str)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (key, word) in pairs {
        map.serialize_entry(key, word)?;
    }
    map.end()
}
