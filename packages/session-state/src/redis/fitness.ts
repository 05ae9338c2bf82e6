/** Whether a Redis may be trusted with terminations, and what is not as it should be. */
export type Fitness = { readonly fit: true; readonly warnings: readonly string[] } | { readonly fit: false; readonly reason: string }

/**
 * Judges the answers to `INFO` of all masters. A Redis that evicts keys without an expiry forgets that sessions were ended, so it is not used. One that evicts only keys with
 * an expiry keeps terminations, but forgets sessions when it is full.
 */
export function fitnessOf(infos: readonly string[]): Fitness {
  const warnings = new Set<string>()
  for (const info of infos) {
    const policy = valueIn(info, 'maxmemory_policy')
    if (policy === undefined) warnings.add('Redis does not tell its maxmemory-policy: make sure that it is noeviction')
    else if (policy.startsWith('allkeys')) {
      return { fit: false, reason: `Redis has maxmemory-policy ${policy} and may forget that sessions were ended; allowed is noeviction (or a volatile policy, which forgets only sessions that go on)` }
    } else if (policy !== 'noeviction') warnings.add(`Redis has maxmemory-policy ${policy}: sessions may be forgotten before their time; noeviction is advised`)
    if (valueIn(info, 'aof_enabled') === '0') warnings.add('Redis writes no append-only file: ended sessions may be forgotten when it is restarted')
  }
  return { fit: true, warnings: [...warnings] }
}

function valueIn(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:([^\\r\\n]*)`, 'm').exec(info)?.[1]
}
