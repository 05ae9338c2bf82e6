import type { Word } from 'unbash'
import { CLEAN, resource } from '../machine.js'
import { HOLE, isLiteral } from '../word.js'
import { expandSingle, type Expansion } from './expand.js'
import { MAX_VALUES, UNKNOWN_VARIABLE, type Variable } from './state.js'
import { WORKFLOW_FILES } from './workflow.js'

export const isDigits = (text: string): boolean => /^\d+$/.test(text)

/** What well-known variables hold when the script does not set them. Paths keep `~`, which classification understands. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  HOME: '~', PWD: '.', SHELL: '/bin/bash', BASH: '/bin/bash', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', IFS: ' \t\n', TMPDIR: '/tmp', '0': 'bash', '-': 'himBHs',
  OSTYPE: 'linux-gnu', LANG: 'en_US.UTF-8', TERM: 'xterm-256color', LOGNAME: HOLE, XDG_CONFIG_HOME: '~/.config', XDG_DATA_HOME: '~/.local/share', HISTFILE: '~/.bash_history', MAIL: '/var/mail/user',
  ...WORKFLOW_FILES,
}
export const SECRET_NAME = /(?:^|_)(?:SECRET|TOKEN|PASSW(?:OR)?D|PASSPHRASE|API_?KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)(?:_|$)/

/** The variable as expansion sees it: assigned, positional, special, from the environment, or unknown. */
export function lookup(name: string, e: Expansion): Variable {
  const found = e.state.get(name)
  const set = found?.ref === undefined ? found : e.state.get(found.ref)
  if (set) return set
  if (isDigits(name) && name !== '0') {
    const p = e.state.positional[Number(name) - 1]
    // Nobody gives a tool call nine arguments: `$9` is an empty word, and used as one (`cat$IFS$9file`).
    if (!p && Number(name) >= 9) return { values: [''], taint: CLEAN }
    return p ? { values: [p.text], taint: p.taint } : { values: [e.state.calling.length ? '' : HOLE], taint: CLEAN }
  }
  if (name === '_') return e.state.lastWord ? { values: [e.state.lastWord.text], taint: e.state.lastWord.taint } : UNKNOWN_VARIABLE
  if (name === 'PWD' && e.state.cwd) return { values: [e.state.cwd], taint: CLEAN }
  const known = Object.hasOwn(ENVIRONMENT, name) ? ENVIRONMENT[name] : undefined
  if (known !== undefined) return { values: [known], taint: CLEAN }
  if (SECRET_NAME.test(name)) {
    const source = e.machine.effect(e.frame, 'read', resource('environment', 'secret', name, ['use']))
    return { values: [HOLE], taint: { sources: [source], steps: [] } }
  }
  return { values: [HOLE], taint: CLEAN }
}

/** One item of an array, by its index or key. */
export function element(v: Variable, index: string): string {
  if (v.keys && Object.hasOwn(v.keys, index)) return v.keys[index]!
  if (!v.items) return index === '0' ? (v.values[0] ?? '') : v.values.some((x) => !isLiteral(x)) ? HOLE : ''
  const i = Number(index)
  return Number.isInteger(i) ? (v.items.at(i) ?? '') : HOLE
}

/** `${items[@]:from:length}`. */
export function sliceItems(items: readonly string[], op: { offset: Word; length: Word | undefined }, e: Expansion): readonly string[] {
  const from = Number(expandSingle(op.offset, e).text)
  const length = op.length ? Number(expandSingle(op.length, e).text) : items.length
  return Number.isInteger(from) && Number.isInteger(length) ? items.slice(from, from + length) : items.slice(0, MAX_VALUES)
}
