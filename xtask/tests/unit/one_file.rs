use super::{UNFIT, as_text};

/// As `static/one-file.js` reads it.
fn back(text: &str) -> Vec<u8> {
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    let mut add = |seven: u32| {
        bits = bits << 7 | seven;
        count += 7;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    };
    for it in text.chars().map(u32::from) {
        if it < 128 {
            add(it);
        } else {
            let unfit = UNFIT.get((it as usize - 0x100) >> 7);
            add(unfit.copied().map_or(u32::MAX, u32::from));
            add(it & 127);
        }
    }
    bytes
}

#[test]
fn bytes_come_back_from_text_that_can_stand_in_a_script() {
    let all: Vec<u8> = (0..=255).chain((0..=255).rev()).chain([0; 40]).collect();
    for length in 0..all.len() {
        let (bytes, _) = all.split_at(length);
        let text = as_text(bytes);
        assert!(!text.contains(['\0', '\r', '<']), "{text:?}");
        assert!(back(&text).starts_with(bytes), "{length} bytes");
    }
}
