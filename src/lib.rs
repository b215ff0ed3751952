//! Where a call landed.
