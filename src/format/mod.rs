//! The public formats for programs. Their fields are added to and never renamed.

mod answer;
mod matrix;
#[cfg(feature = "prerender")]
mod table;

pub use answer::answer;
pub use matrix::matrix;
#[cfg(feature = "prerender")]
pub use table::{SCHEMA as EDITION_SCHEMA, edition};

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
