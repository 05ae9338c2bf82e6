import type { Tag } from '../../facts.js'
import type { Flag, Role } from '../../signatures/signature.js'

/** What the value of a flag is; a switch that is given one has a plain value. */
export const roleOf = (flag: Flag): Role => (typeof flag === 'object' ? flag.value : flag === 'switch' ? 'value' : flag)

/** Tags that the value of a flag gets. */
export const tagsOf = (flag: Flag): readonly Tag[] => (typeof flag === 'object' ? (flag.tags ?? []) : [])

/** Whether the next word is the value of a flag that has none attached. */
export const takesValue = (flag: Flag): boolean => flag !== 'switch' && !(typeof flag === 'object' && flag.optional)

/** `--privileged=false`: what Go's `strconv.ParseBool` takes for false, and `--dry-run=none` of kubectl. */
export const isOff = (value: string): boolean => OFF.has(value)
const OFF: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False', 'none'])

/** An address without its options: cut at the first comma outside quotes, which then go. */
export function withoutOptions(text: string): string {
  const quoted = /^(["'])((?:(?!\1).){0,4096})\1/s.exec(text)
  return quoted ? quoted[2]! : text.split(',')[0]!
}
