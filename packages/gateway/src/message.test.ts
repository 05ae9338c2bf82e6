import type { Finding } from '@proxilion/threat-engine'
import { messageOf } from './message.js'

const strongest: Finding = {
  analyzer: 'exfiltration', rule: 'secret-to-network', severity: 'critical', confidence: 1, title: 'Sends credentials to another host', techniques: [], derivation: [], roots: [], docs: '',
  evidence: { excerpt: 'AKIA-SECRET', start: 0, end: 1, where: '' }, why: 'Reads AKIA-SECRET.', advice: 'Keep the secret where it is.',
}
const ended = { request: 'r', score: 95, reason: 'Reads a private key', at: 0 }
const verdict = { decision: 'Allow', enforced: false, strongest: undefined, ended: undefined, faults: 0 } as const

test.each<[string, Parameters<typeof messageOf>[0], string]>([
  ['nothing found', verdict, 'Allowed: nothing harmful was found.'],
  ['a fault', { ...verdict, decision: 'Alert', faults: 1 }, 'Allowed with an alert: an analyzer failed, so this was not judged completely.'],
  ['allowed', { ...verdict, strongest }, 'Allowed: it sends credentials to another host (exfiltration/secret-to-network), which is harmless enough here.'],
  ['alert', { ...verdict, decision: 'Alert', strongest }, 'Allowed with an alert: it sends credentials to another host (exfiltration/secret-to-network). Keep the secret where it is.'],
  ['block', { ...verdict, decision: 'Block', enforced: true, strongest }, 'Blocked: it sends credentials to another host (exfiltration/secret-to-network). Keep the secret where it is.'],
  ['terminate', { ...verdict, decision: 'Terminate', enforced: true, strongest }, 'Blocked, and the session is ended: it sends credentials to another host (exfiltration/secret-to-network). Keep the secret where it is.'],
  ['not enforced', { ...verdict, decision: 'Terminate', strongest }, 'Would be stopped in mode terminate: it sends credentials to another host (exfiltration/secret-to-network). Keep the secret where it is.'],
  ['ended before', { ...verdict, decision: 'Terminate', enforced: true, ended }, 'Blocked: this session was ended earlier because a call reads a private key; an operator has to release it.'],
  ['ended before, not enforced', { ...verdict, decision: 'Terminate', ended }, 'Not enforced: this session was ended earlier because a call reads a private key.'],
  ['an acronym stays one', { ...verdict, decision: 'Block', enforced: true, strongest: { ...strongest, title: 'DROPs a table' } }, 'Blocked: it DROPs a table (exfiltration/secret-to-network). Keep the secret where it is.'],
])('%s', (_, given, expected) => {
  expect(messageOf(given)).toBe(expected)
})

test('the input does not come out again', () => {
  for (const decision of ['Allow', 'Alert', 'Block', 'Terminate'] as const) {
    for (const enforced of [true, false]) expect(messageOf({ ...verdict, decision, enforced, strongest })).not.toContain('AKIA')
  }
})
