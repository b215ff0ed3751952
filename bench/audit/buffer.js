// The Node API that casbin uses, from the package that it depends on for browsers.

import { Buffer } from "buffer";

globalThis.Buffer = Buffer;
