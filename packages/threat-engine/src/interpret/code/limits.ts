/** Bounds of code interpretation. Every one that is hit is recorded as `Exhausted`, or the value becomes unknown. */

/** UTF-16 code units of one piece of code. Larger pieces are not read at all. */
export const MAX_CODE = 64 * 1024
/** Nesting of syntax nodes. Hand-written code stays below 60. */
export const MAX_NESTING = 160
/** Nodes being evaluated inside each other, at the top level and in code that code runs. */
export const MAX_DEPTH_OF_NODES = 420
/** Steps of the parser in broken code before it gives up: recovery is slow. */
export const MAX_RECOVERY = 1500
/** UTF-16 code units of one computed text. */
export const MAX_TEXT = 64 * 1024
/** Items of one computed list or dictionary, and turns of one loop that is run turn by turn. */
export const MAX_ITEMS = 1024
/** Turns of a loop whose body acts (calls something that is not a fold). */
export const MAX_TURNS = 64
/** Alternatives that one value may have at a time. */
export const MAX_OPTIONS = 4
/** Calls of functions of the code inside each other. */
export const MAX_CALLS = 16
/** Nodes that one step of the machine's budget pays for. */
export const NODES_PER_STEP = 12
/** Length of the dotted name of a library function. */
export const MAX_PATH = 160
