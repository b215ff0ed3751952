//! The command line as a module for Node. `static/call-landing.mjs` brings files and streams.

use call_landing::command::{Host, run};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen]
extern "C" {
    /// Files and streams, as the script brings them. What goes wrong is told in the second of two
    /// answers, because an exception would leave the module in the middle of its work.
    pub type Outside;

    #[wasm_bindgen(method)]
    fn read(this: &Outside, file: &str) -> Option<Vec<u8>>;
    #[wasm_bindgen(method)]
    fn write(this: &Outside, file: &str, text: &str) -> bool;
    #[wasm_bindgen(method)]
    fn problem(this: &Outside) -> String;
    #[wasm_bindgen(method)]
    fn out(this: &Outside, text: &str);
    #[wasm_bindgen(method)]
    fn err(this: &Outside, text: &str);
}

struct Node(Outside);

impl Host for Node {
    fn read(&mut self, file: &str) -> Result<Vec<u8>, String> {
        self.0.read(file).ok_or_else(|| self.0.problem())
    }

    fn write(&mut self, file: &str, text: &str) -> Result<(), String> {
        if self.0.write(file, text) { Ok(()) } else { Err(self.0.problem()) }
    }

    fn out(&mut self, text: &str) {
        self.0.out(text);
    }

    fn err(&mut self, text: &str) {
        self.0.err(text);
    }
}

/// Runs a command and returns its exit status.
#[wasm_bindgen]
pub fn command(words: Vec<String>, outside: Outside) -> u8 {
    run(&words, &mut Node(outside)) as u8
}

fn main() {}
