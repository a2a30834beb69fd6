//! `Cargo.toml` of the client crate.

use std::fmt::Write as _;

use super::tag_feature;
use crate::emit::CratePaths;
use crate::model::Api;
