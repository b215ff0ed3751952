//! Writes the HTML that the page shows before its program loads into the folder named on the
//! command line: `app.html` and `every-answer.html`, which go into `index.html`; `title.txt`; and
//! `guide/` and `today/` with complete pages except for their styles; and `data/` with the table of each edition.

use call_landing::app::prerender::{
    every_answer, first_page, guide_page_html, guide_pages, tables,
};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("which folder? Next: name it after the command");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write into {}: {error}", Path::new(&folder).display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> io::Result<()> {
    let (title, app) = first_page();
    fs::create_dir_all(folder)?;
    fs::write(folder.join("title.txt"), title)?;
    fs::write(folder.join("app.html"), app)?;
    fs::write(folder.join("every-answer.html"), every_answer())?;
    for page in guide_pages() {
        let inside = folder.join(page.folder.name());
        fs::create_dir_all(&inside)?;
        let file = inside.join(format!("{}.html", page.name));
        fs::write(file, guide_page_html(&page))?;
    }
    fs::create_dir_all(folder.join("data"))?;
    for (name, table) in tables() {
        fs::write(folder.join("data").join(name), table)?;
    }
    Ok(())
}
