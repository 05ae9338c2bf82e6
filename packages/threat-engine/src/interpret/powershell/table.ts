import { CMDLETS } from '../../signatures/windows-cmdlets.js'
import type { Signature } from '../../signatures/signature.js'
import { join } from '../machine.js'
import { applySignature } from '../shell/apply.js'
import type { Arg } from '../shell/expand.js'
import { runnerOf } from '../shell/program.js'
import { asStream, asText, carried, fromStream, unknown, withTaint, type Value } from './value.js'
import { parameters } from './bind.js'
import { allOf, type Call } from './call.js'
import type { Run } from './run.js'

/** A cmdlet that a row describes: its signature and its parameters in the form of `bind.ts`. */
export interface Table {
  readonly signature: Signature
  readonly form: string
  /** Parameters that take a value, also when it is `$true` or `$false`. */
  readonly valued: ReadonlySet<string>
}

const tables = new Map<string, Table>()
for (const signature of CMDLETS) {
  const form = formOf(signature)
  const valued = parameters(form).valued
  for (const name of signature.names) tables.set(name, { signature: { ...signature, grammar: 'windows' }, form, valued })
}

export const tableOf = (name: string): Table | undefined => tables.get(name)

/** The first flags of a row are its positional parameters, as many as it has operand roles. */
function formOf(signature: Signature): string {
  const positional = Object.keys(signature.operands ?? {}).filter((key) => key !== 'rest').length
  const order: string[] = []
  const valued: string[] = []
  const switches: string[] = []
  Object.entries(signature.flags ?? {}).forEach(([key, flag], i) => {
    const [name = '', ...aliases] = key.split(', ').map((spelling) => spelling.slice(1))
    const group = flag === 'switch' ? switches : i < positional ? order : valued
    group.push(name, ...aliases.map((alias) => `${alias}=${name}`))
  })
  return `${order.join(' ')} | ${valued.join(' ')} | ${switches.join(' ')}`
}

/** Runs a cmdlet by its row, through the same code as native programs. */
export function runTable(table: Table, call: Call): Value {
  const words: Arg[] = []
  for (const [name, value] of call.named) {
    const word = call.words.get(name)
    const at = (text: string): Arg => ({ text, taint: carried(value), raw: text, start: word?.start ?? -1, end: word?.end ?? -1 })
    const items = value.k === 'list' ? value.items.slice(0, 64) : [value]
    for (const item of items) {
      words.push({ ...at(`-${name}`), start: -1 })
      if (item.k !== 'bool' || table.valued.has(name)) words.push(at(shown(item)))
    }
  }
  if (call.rest.length) words.push({ text: '--', taint: call.frame.stdin.taint, raw: '--', start: -1, end: -1 })
  for (const value of call.rest) words.push({ text: shown(value), taint: carried(value), raw: '', start: -1, end: -1 })
  // What comes down the pipeline is data, or what the first parameter was not given: `Get-Item x | Compress-Archive …`.
  const out = applySignature(table.signature, words, { ...call.frame, stdin: asStream(call.input) }, runnerOf((call.session as Run).shell))
  const value = fromStream(out)
  return table.signature.stdout === 'none' ? unknown(carried(value)) : withTaint(value, join(carried(value), table.signature.stdout ? allOf(call) : carried(value)))
}
const shown = (value: Value): string => (value.k === 'object' ? asText(value.fields.get('fullname') ?? value.fields.get('name') ?? value) : asText(value))
