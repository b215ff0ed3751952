//! Finds bytes eight at a time, without instructions that only some machines have.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

const fn spread(byte: u8) -> u64 {
    LOW * byte as u64
}

/// Sets the high bit of every zero byte. Bytes above the first zero may be marked wrongly.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// The first index from `from` that has one of two bytes.
#[inline]
pub(crate) fn find_either(bytes: &[u8], from: usize, one: u8, other: u8) -> Option<usize> {
    let (words, rest) = bytes.get(from..)?.as_chunks::<8>();
    let (one_word, other_word) = (spread(one), spread(other));
    let mut at = from;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let hit = zeros(word ^ one_word) | zeros(word ^ other_word);
        if hit != 0 {
            return Some(at + (hit.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    rest.iter().position(|&it| it == one || it == other).map(|it| at + it)
}

/// The first index from `from` that has this byte.
#[inline]
pub(crate) fn find(bytes: &[u8], from: usize, one: u8) -> Option<usize> {
    find_either(bytes, from, one, one)
}

/// Whether all bytes are ASCII and none is null.
pub(crate) fn is_plain(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut odd = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        odd |= (word & HIGH) | zeros(word);
    }
    odd == 0 && rest.iter().all(|&it| it != 0 && it.is_ascii())
}

/// Whether a text contains a word, ignoring case. The word must be in upper case.
pub(crate) fn holds(text: &[u8], word: &[u8]) -> bool {
    let Some(&first) = word.first() else { return true };
    let mut from = 0;
    while let Some(at) = find_either(text, from, first, first.to_ascii_lowercase()) {
        let found = text.get(at..at + word.len());
        if found.is_some_and(|it| it.eq_ignore_ascii_case(word)) {
            return true;
        }
        from = at + 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{find_either, holds, is_plain};

    #[test]
    fn the_first_of_two_bytes_is_found_wherever_it_stands() {
        for length in 0..40 {
            for at in 0..length {
                for from in 0..length {
                    let mut bytes = vec![b'a'; length];
                    // A neighbor that a wrong borrow would mark.
                    bytes.fill(b'"' + 1);
                    if let Some(it) = bytes.get_mut(at) {
                        *it = b'"';
                    }
                    let found = find_either(&bytes, from, b'"', b'\n');
                    assert_eq!(found, (from <= at).then_some(at), "{length} {at} {from}");
                }
            }
        }
    }

    #[test]
    fn one_odd_byte_makes_text_not_plain() {
        for length in 1..40 {
            for at in 0..length {
                for (byte, expect) in [(0_u8, false), (0x80, false), (0xff, false), (1, true)] {
                    let mut bytes = vec![b'a'; length];
                    if let Some(it) = bytes.get_mut(at) {
                        *it = byte;
                    }
                    assert_eq!(is_plain(&bytes), expect, "{length} {at} {byte}");
                }
            }
        }
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        assert!(holds(b"{MCOProfessional, mcoev, Teams}", b"MCOEV"));
        assert!(!holds(b"{MCOProfessional, MCOE", b"MCOEV"));
        assert!(!holds(b"", b"MCOEV"));
    }
}
