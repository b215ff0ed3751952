// What casbin takes from Node, in the package that it brings for browsers.

import { Buffer } from "buffer";

globalThis.Buffer = Buffer;
