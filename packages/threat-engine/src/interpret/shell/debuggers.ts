import { CLEAN, NOTHING, resource, type Frame, type Stream } from '../machine.js'
import { pathResource } from '../resource/path.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'
import { joinPath, resolvePath } from './paths.js'
import { runNested } from './program.js'
import { writtenFile } from './written.js'

const SCRIPT = /^--?(?:x|ix|command|s|source|init-command)(?:=(.+))?$/s
const MAX_LINES = 128

/**
 * Scripts of `gdb` and `lldb`, whose lines may start programs (T1127): of a file that the call wrote, or of standard input, each line is a command. A program for the debugger that
 * lies where anybody may have put it is code that nobody has seen.
 */
export function debugs(args: readonly Arg[], frame: Frame, shell: Shell): Stream | undefined {
  let taint = CLEAN
  const lines = (text: string | undefined): void => {
    for (const line of text?.slice(0, 65_536).split('\n').slice(0, MAX_LINES) ?? []) {
      if (/^\s*(?:!|shell |platform |pipe |call |print |p |expr|python |py |script )/.test(line)) taint = runNested([word(frame.actor.program), word('-ex'), word(line)], { ...frame, direct: false, stdin: NOTHING }, shell).taint
    }
  }
  args.forEach((arg, i) => {
    const named = SCRIPT.exec(arg.text)
    const file = named && (named[1] === undefined ? args[i + 1] : { ...arg, text: named[1] })
    if (!file) return
    const held = writtenFile(resolvePath(file.text, shell.state), shell.machine, shell.state)
    if (held) return lines(held.content.text)
    const path = pathResource(joinPath(file.text, shell.state), shell.machine.context)
    if (path.tags.includes('temporary') && /\.py$/.test(file.text)) shell.machine.effect(frame, 'execute', resource('code', 'inline', file.text, ['hidden']))
  })
  if (frame.stdin.text !== undefined && frame.stdin.text !== '') lines(frame.stdin.text)
  return { taint }
}

const word = (text: string): Arg => ({ text, taint: CLEAN, raw: text, start: -1, end: -1 })
