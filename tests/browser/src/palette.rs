//! Makes screenshots small enough to keep in the repository: a PNG of at most 256 colors. A page has few
//! colors; the others are shades at the edges of letters.

use std::collections::HashMap;
use std::io::{Read as _, Write as _};

use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

type Color = [u8; 3];

/// The signature of a PNG.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// How many colors a palette can have.
const COLORS: usize = 256;

/// The same picture with its most frequent colors only. Each of the others becomes the nearest of them.
///
/// # Panics
/// When the picture is not as Chromium writes an opaque one: eight bits per channel, without alpha.
#[must_use]
pub fn with_palette(png: &[u8]) -> Vec<u8> {
    let (width, pixels) = pixels(png);
    let mut counts: HashMap<Color, usize> = HashMap::new();
    for &color in &pixels {
        *counts.entry(color).or_default() += 1;
    }
    let mut colors: Vec<(Color, usize)> = counts.into_iter().collect();
    // By color too, so that the same picture always becomes the same file.
    colors.sort_unstable_by_key(|&(color, count)| (usize::MAX - count, color));
    let palette: Vec<Color> = colors.iter().take(COLORS).map(|it| it.0).collect();
    let places: HashMap<Color, u8> =
        colors.iter().map(|&(color, _)| (color, nearest(&palette, color))).collect();

    let mut rows = Vec::with_capacity(pixels.len() * 2);
    for row in pixels.chunks(width) {
        rows.push(0);
        rows.extend(row.iter().map(|it| places[it]));
    }
    let size = |it: usize| u32::try_from(it).expect("a size").to_be_bytes();
    let mut header = [size(width), size(pixels.len() / width)].concat();
    header.extend([8, 3, 0, 0, 0]);
    let mut data = ZlibEncoder::new(Vec::new(), Compression::best());
    data.write_all(&rows).expect("memory");
    let mut png = SIGNATURE.to_vec();
    for (kind, bytes) in [
        (b"IHDR", header),
        (b"PLTE", palette.concat()),
        (b"IDAT", data.finish().expect("memory")),
        (b"IEND", Vec::new()),
    ] {
        let mut sum = Crc::new();
        sum.update(kind);
        sum.update(&bytes);
        png.extend(size(bytes.len()));
        png.extend(kind);
        png.extend(bytes);
        png.extend(sum.sum().to_be_bytes());
    }
    png
}

fn nearest(palette: &[Color], color: Color) -> u8 {
    let distance = |other: &Color| -> u32 {
        other.iter().zip(color).map(|(&one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    let place = (0..palette.len()).min_by_key(|&at| distance(&palette[at])).expect("a color");
    u8::try_from(place).expect("at most 256 colors")
}

/// The width and the pixels of a PNG.
fn pixels(png: &[u8]) -> (usize, Vec<Color>) {
    let number = |at: usize| {
        let bytes = png[at..at + 4].try_into().expect("four bytes");
        u32::from_be_bytes(bytes) as usize
    };
    let (width, format) = (number(16), &png[24..29]);
    assert_eq!(format, [8, 2, 0, 0, 0], "an opaque picture of eight bits per channel");
    let (mut packed, mut at) = (Vec::new(), SIGNATURE.len());
    while at < png.len() {
        let length = number(at);
        if &png[at + 4..at + 8] == b"IDAT" {
            packed.extend(&png[at + 8..at + 8 + length]);
        }
        at += length + 12;
    }
    let mut bytes = Vec::new();
    ZlibDecoder::new(&*packed).read_to_end(&mut bytes).expect("zlib data");

    let mut above = vec![[0; 3]; width];
    let mut pixels = Vec::new();
    for row in bytes.chunks(1 + 3 * width) {
        let (mut left, mut corner) = ([0; 3], [0; 3]);
        for (pixel, above) in row[1..].chunks(3).zip(&mut above) {
            let color: Color = std::array::from_fn(|it| {
                let guess = match row[0] {
                    0 => 0,
                    1 => left[it],
                    2 => above[it],
                    3 => u8::midpoint(left[it], above[it]),
                    _ => paeth(left[it], above[it], corner[it]),
                };
                pixel[it].wrapping_add(guess)
            });
            (corner, left, *above) = (*above, color, color);
            pixels.push(color);
        }
    }
    (width, pixels)
}

/// The guess of PNG's fifth filter: of three neighbors, the one nearest to where they lead.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [one, two, three] = [left, above, corner].map(i16::from);
    let guess = one + two - three;
    let far = |it: i16| guess.abs_diff(it);
    if far(one) <= far(two) && far(one) <= far(three) {
        left
    } else if far(two) <= far(three) {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::{SIGNATURE, with_palette};
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    #[test]
    fn a_picture_keeps_its_size_and_its_frequent_colors() {
        // Two pixels in two rows, the second as the difference from the row above.
        let rows = [[0, 1, 2, 3, 250, 250, 250], [2, 0, 0, 0, 1, 1, 1]].concat();
        let mut data = ZlibEncoder::new(Vec::new(), Compression::default());
        data.write_all(&rows).unwrap();
        let mut png = SIGNATURE.to_vec();
        let header = [0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0];
        for (kind, bytes) in [(b"IHDR", header.to_vec()), (b"IDAT", data.finish().unwrap())] {
            png.extend(u32::try_from(bytes.len()).unwrap().to_be_bytes());
            png.extend(kind);
            png.extend(bytes);
            png.extend([0; 4]);
        }
        let (width, pixels) = super::pixels(&png);
        assert_eq!((width, &pixels[..]), (2, &[[1, 2, 3], [250; 3], [1, 2, 3], [251; 3]][..]));
        let small = with_palette(&png);
        assert_eq!(small[16..26], [0, 0, 0, 2, 0, 0, 0, 2, 8, 3]);
        assert!(small.windows(9).any(|it| it == [1, 2, 3, 250, 250, 250, 251, 251, 251]));
    }
}
