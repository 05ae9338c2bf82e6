import { CLEAN, join, resource, type Frame, type Machine, type Taint } from '../machine.js'

const COMMAND = /\$\(([^()\n]{1,400})\)/g
const VARIABLE = /\$\{\{?\s{0,4}(?:env|secrets|process\.env|ENV)[.:]([A-Za-z_]\w{0,80})\s{0,4}\}|\{\{\s{0,4}(?:env|secrets|process\.env|ENV)[.:]([A-Za-z_]\w{0,80})/g
const SECRET = /SECRET|TOKEN|PASSW|API_?KEY|ACCESS_KEY|PRIVATE|CREDENTIAL/i
const MAX_PARTS = 8

/**
 * What a text would carry once somebody on the way fills it in: `$(cat ~/.aws/credentials)` runs in a shell that is handed the text, `${env.API_KEY}` is replaced by whoever knows
 * the variable. Both are written into arguments so that the call itself holds no secret (T1552).
 */
export function filledIn(text: string, frame: Frame, machine: Machine): Taint {
  if (!text.includes('$(') && !text.includes('{')) return CLEAN
  const inner: Frame = { ...frame, direct: false, certainty: 'conditional', derivation: [...frame.derivation, { how: 'is filled in', text: text.slice(0, 80) }] }
  let taint = CLEAN
  for (const [, source = ''] of [...text.slice(0, 65_536).matchAll(COMMAND)].slice(0, MAX_PARTS)) taint = join(taint, machine.run('sh', source, inner).taint)
  for (const [, a, b] of [...text.slice(0, 65_536).matchAll(VARIABLE)].slice(0, MAX_PARTS)) {
    const name = a ?? b ?? ''
    if (SECRET.test(name)) taint = join(taint, { sources: [machine.effect(inner, 'read', resource('environment', 'secret', name, ['use']))], steps: [] })
  }
  return taint
}
