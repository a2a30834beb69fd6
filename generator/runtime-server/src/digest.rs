//! What stands for bytes that are told apart and not kept: credentials, whole requests.

use sha2::{Digest as _, Sha256};

/// What stands for some bytes. Nobody finds others with the same (SHA-256), so nobody passes for another.
pub(crate) type Digest = [u8; 32];

/// What stands for these parts, in this order.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    let mut hash = Sha256::new();
    for part in parts {
        // Without lengths, `ab` and `c` would be `a` and `bc`.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn parts_are_told_apart_by_where_they_end() {
        let of = |parts: [&str; 2]| digest(parts.map(str::as_bytes));
        assert_eq!(of(["ab", "c"]), of(["ab", "c"]));
        assert_ne!(of(["ab", "c"]), of(["a", "bc"]));
    }
}
