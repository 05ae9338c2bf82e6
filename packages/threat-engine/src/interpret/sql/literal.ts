import { resource } from '../machine.js'
import { readFragment } from './fragment.js'
import type { Run, Statement } from './run.js'

const MAX_LITERAL = 512
const COMPARES = new Set(['=', '==', '<>', '!=', 'IN'])

/**
 * A value in a comparison that is itself a break-out (`name = ' UNION ALL SELECT 1,2'`): quoted it does nothing here, but somebody tries what it would do where it is not.
 * Such an injection is `conditional`. What LIKE looks for and what INSERT stores is data, however it reads.
 */
export function readLiterals(run: Run, statement: Statement): void {
  let condition = false
  let read = 0
  for (let k = statement.from; k < statement.to; k++) {
    const token = run.at(k)
    if (token.kind === 'word' && (token.text === 'WHERE' || token.text === 'HAVING')) condition = true
    if (!condition || (token.kind !== 'string' && token.kind !== 'double') || token.text.length < 5 || token.text.length > MAX_LITERAL) continue
    const before = run.at(k - 1)
    if (!COMPARES.has(before.text) && !(before.kind === 'open' && run.word(k - 2) === 'IN')) continue
    if (++read > 256) return
    const fragment = readFragment(token.text)
    if (fragment) run.emit('execute', resource('database', 'injection', 'literal', fragment.tags), k, k + 1, 'literal', 'conditional')
  }
}
