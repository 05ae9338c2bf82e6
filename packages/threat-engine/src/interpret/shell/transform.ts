import { HOLE } from '../word.js'
import { MAX_TEXT } from './state.js'
import { ENCODINGS } from './transform/encodings.js'
import type { Filter, Transformed } from './transform/filter.js'
import { jq } from './transform/json.js'
import { echo, escapes, printf } from './transform/printing.js'
import { TEXT } from './transform/text.js'

export type { Transformed }

const FILTERS: ReadonlyMap<string, Filter> = new Map(Object.entries<Filter>({
  echo: (args) => ({ text: echo(args), step: escapes(args) }), gecho: (args) => ({ text: echo(args), step: escapes(args) }), printf: (args) => ({ text: printf(args), step: escapes(args) }),
  whoami: () => ({ text: HOLE }), jq, ...ENCODINGS, ...TEXT,
}))

/** Computes a filter's output when its arguments and input are known. Returns `undefined` for programs that are not text filters. */
export function transform(program: string, args: readonly string[], input: string | undefined): Transformed | undefined {
  const filter = FILTERS.get(program)
  if (!filter) return undefined
  const out = filter(args, input !== undefined && input.length <= MAX_TEXT ? input : undefined)
  return out?.text !== undefined && out.text.length > MAX_TEXT ? { ...out, text: undefined } : out
}
