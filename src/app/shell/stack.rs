//! Whose script threw an error, according to its stack, which each browser formats differently.
//!
//! This searches bytes, because the substring search of `str` would make each module larger than all
//! the rest of this file.

/// Where the page's own scripts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// In files in the document's folder. A script that somebody added to the document is not ours.
    Beside,
    /// In the document itself: the page is one file.
    Inside,
}

/// Whether the innermost script in a stack belongs to the page whose document is at `href`. Chromium
/// starts a stack with the error's name and message. This `heading` can contain any text, including
/// text that looks like a stack.
pub fn is_own(stack: &str, heading: &str, href: &str, scripts: Scripts) -> bool {
    let document = href.as_bytes().split(|it| b"?#".contains(it)).next().unwrap_or_default();
    let end = document.iter().rposition(|it| *it == b'/').map_or(document.len(), |at| at + 1);
    let folder = document.get(..end).unwrap_or_default();
    let is_own_frame = |frame| match scripts {
        Scripts::Inside => after(frame, document).is_some_and(|rest| name(rest) == Some(b"")),
        Scripts::Beside => after(frame, folder)
            .and_then(name)
            .is_some_and(|it| it.ends_with(b".js") || it.ends_with(b".wasm")),
    };

    let is_rest = |it: &&[u8]| it.is_empty() || it.starts_with(b"\n");
    let frames = stack.as_bytes().strip_prefix(heading.as_bytes()).filter(is_rest);
    let frames = frames.unwrap_or(stack.as_bytes());
    let mark: &[u8] = if after(frames, b"\n    at ").is_some() { b"    at " } else { b"@" };

    let mut is_program = false;
    for frame in frames.split(|it| *it == b'\n') {
        let names = |what| after(frame, what).is_some();
        if !names(mark) {
            continue;
        }
        if names(b"wasm://") || names(b"[wasm code]") {
            // A module compiled from bytes has no address, but the script that called it does.
            is_program = true;
        } else if names(b"[native code]") || frame.ends_with(b"(<anonymous>)") {
            // The browser's own function; the frame below it called that.
        } else {
            return is_own_frame(frame);
        }
    }
    is_program
}

/// The file name at the start of a text, if it is not the name of a folder.
fn name(text: &[u8]) -> Option<&[u8]> {
    let end = text.iter().position(|it| b"/:?#) ".contains(it)).unwrap_or(text.len());
    text.get(..end).filter(|_| text.get(end) != Some(&b'/'))
}

/// What follows the first occurrence.
fn after<'a>(text: &'a [u8], what: &[u8]) -> Option<&'a [u8]> {
    let at = text.windows(what.len().max(1)).position(|it| it == what)?;
    text.get(at + what.len()..)
}
