// uDSV alone: reads every row and evaluates nothing.

import { contestant } from "./contest.js";
import { readRows } from "./udsv.js";

contestant(() => async file => ({ rows: await readRows(file, () => {}) }));
