// Papa Parse alone: reads every row and evaluates nothing.

import { contestant } from "./contest.js";
import { readRows } from "./papa.js";

contestant(() => async file => ({ rows: await readRows(file, () => {}) }));
