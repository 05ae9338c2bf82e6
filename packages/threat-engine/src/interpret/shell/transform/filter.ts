import { HOLE, hasHole } from '../../word.js'

/** What a text filter prints; `undefined` text when that cannot be computed. `step` names what was done to the data. */
export interface Transformed {
  readonly text: string | undefined
  readonly step?: string | undefined
}
/** Computes from the arguments and the input (`undefined` when not known); `undefined` when the program, used so, is no filter. */
export type Filter = (args: readonly string[], input: string | undefined) => Transformed | undefined

/** True when a flag is given, alone or bundled; long options may be abbreviated. */
export const has = (args: readonly string[], short: string, long?: string): boolean =>
  args.some((a) => (a.startsWith('--') ? long !== undefined && a.length > 2 && `--${long}`.startsWith(a.split('=')[0]!) : /^-[A-Za-z]/.test(a) && a.includes(short)))
/** Value of a short option, attached or next. */
export const option = (args: readonly string[], short: string, long: string): string | undefined => {
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    if (a === `-${short}` || a === `--${long}`) return args[i + 1]
    if (a.startsWith(`--${long}=`)) return a.slice(long.length + 3)
    if (a.startsWith(`-${short}`) && !a.startsWith('--')) return a.slice(2)
  }
  return undefined
}
export const lines = (text: string): string[] => { const l = text.split('\n'); if (l.at(-1) === '') l.pop(); return l }
export const unlines = (l: readonly string[]): string => (l.length ? l.join('\n') + '\n' : '')
export const mapText = (input: string | undefined, step: string | undefined, f: (text: string) => string | undefined): Transformed => ({ text: input === undefined ? undefined : hasHole(input) ? HOLE : f(input), step })
