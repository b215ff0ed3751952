//! What stands on printed sheets, read back from the PDF.

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform};

/// A printed sheet. Lengths are in points, of which 72 are an inch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// Its text in the order in which it was drawn, without white space: how words and lines are held
    /// apart is each browser's own affair.
    pub text: String,
    /// What was drawn past its edges.
    pub cut: String,
    /// The size of its smallest letters.
    pub smallest: f64,
}

impl Sheet {
    /// Whether it holds some words, wherever their lines break.
    #[must_use]
    pub fn has(&self, words: &str) -> bool {
        self.count(words) > 0
    }

    /// How often it holds some words.
    #[must_use]
    pub fn count(&self, words: &str) -> usize {
        self.text.matches(&without_spaces(words)).count()
    }

    /// Whether it is wider than high.
    #[must_use]
    pub fn is_landscape(&self) -> bool {
        self.width > self.height
    }
}

/// Reads a PDF.
#[must_use]
pub fn sheets(pdf: &[u8]) -> Vec<Sheet> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let mut reader = Reader(Vec::new());
    pdf_extract::output_doc(&document, &mut reader).expect("text in the PDF");
    reader.0
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Letters that a font draws as one.
const LIGATURES: [(char, &str); 5] = [
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
];

struct Reader(Vec<Sheet>);

impl OutputDev for Reader {
    fn begin_page(
        &mut self,
        _: u32,
        page: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        let (width, height) = (page.urx - page.llx, page.ury - page.lly);
        self.0.push(Sheet { width, height, smallest: f64::MAX, ..Sheet::default() });
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        let mut letter = without_spaces(letter);
        for (ligature, letters) in LIGATURES {
            letter = letter.replace(ligature, letters);
        }
        let Some(sheet) = self.0.last_mut() else { return Ok(()) };
        if letter.is_empty() {
            return Ok(());
        }
        sheet.text.push_str(&letter);
        // Also of what stands upright.
        let scale = (at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt();
        sheet.smallest = sheet.smallest.min(size * scale);
        let (left, base) = (at.m31, at.m32);
        let right = left + width * size * at.m11;
        let is_inside = |it: f64, end: f64| (-0.5..=end + 0.5).contains(&it);
        if !is_inside(left, sheet.width)
            || !is_inside(right, sheet.width)
            || !is_inside(base, sheet.height)
        {
            sheet.cut.push_str(&letter);
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
