import type { Frame, Stream } from '../../machine.js'
import type { Arg } from '../../shell/expand.js'
import type { Shell } from '../../shell/execute.js'

/** A program of Windows that runs, installs or fetches what its arguments say in a language of their own. */
export type Program = (args: readonly Arg[], frame: Frame, shell: Shell) => Stream

/** A command line of Windows told apart: names in lower case without `/` or `-`, each with its value when it has one. */
export interface Options {
  readonly flags: ReadonlyMap<string, Arg | undefined>
  readonly operands: readonly Arg[]
}

const FLAG = /^[/-]([A-Za-z?][A-Za-z0-9_-]{0,40})(?:[:=]([\s\S]*))?$/

/** Reads `/name value`, `/name:value`, `-name=value` and operands. Flags in `valued` take the next word when nothing is attached. */
export function options(args: readonly Arg[], valued = ''): Options {
  const takes = new Set(valued.split(' '))
  const flags = new Map<string, Arg | undefined>()
  const operands: Arg[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (!arg) continue
    const found = FLAG.exec(arg.text)
    if (!found?.[1]) {
      operands.push(arg)
      continue
    }
    const name = found[1].toLowerCase()
    if (found[2] !== undefined && (found[2] !== '' || !takes.has(name))) flags.set(name, { ...arg, text: found[2] })
    else if (takes.has(name)) flags.set(name, args[++i])
    else flags.set(name, undefined)
  }
  return { flags, operands }
}

/** `KEY= value` and `KEY=value` pairs, as sc.exe and netsh take them; names in lower case. */
export function pairs(args: readonly Arg[]): ReadonlyMap<string, Arg> {
  const found = new Map<string, Arg>()
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    const cut = arg ? arg.text.indexOf('=') : -1
    if (!arg || cut < 1) continue
    const name = arg.text.slice(0, cut).toLowerCase()
    const rest = arg.text.slice(cut + 1)
    const next = args[i + 1]
    if (rest !== '') found.set(name, { ...arg, text: rest })
    else if (next) {
      found.set(name, next)
      i++
    }
  }
  return found
}

/** A command line of words that were split: those with blanks get quotes again. */
export const joinWords = (args: readonly Arg[]): string =>
  args.map(({ text }) => (/[\s]/.test(text) && !text.startsWith('"') ? `"${text}"` : text)).join(' ')

/** The frame of what a program runs: the program is one of the wrappers, positions are no longer those of the source. */
export const inside = (frame: Frame): Frame => ({
  ...frame,
  direct: false,
  actor: { ...frame.actor, wrappers: [...frame.actor.wrappers, frame.actor.program].slice(-8) },
})
