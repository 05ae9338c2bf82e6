import type { Context, Tag } from '../../facts.js'
import { summarizePayload } from '../file/payload.js'
import { ranApart } from '../file/rehearsal.js'

/** Longest text that is looked at: what a person would paste. */
const MAX_PASTED = 8_192
const RUINED: ReadonlySet<string> = new Set(['root', 'system-root', 'home', 'disk'])

/** What a text would do that is put on the clipboard, when somebody pastes it into a terminal (T1204). Prose is no command line: nothing comes of it. */
export function pastedPayload(text: string | undefined, context: Context): readonly Tag[] {
  if (text === undefined || text.trim() === '') return []
  const source = text.slice(0, MAX_PASTED)
  const tags = summarizePayload(source, 'pasted.sh', context).filter((tag) => tag !== 'payload-unknown')
  if (tags.some((tag) => tag !== 'payload-fetch' && tag !== 'plain-http')) return tags
  const { effects } = ranApart('/pasted', [{ language: 'sh', source }], source.length, context, 500).facts({})
  // To fetch is one thing, to run what was fetched is the trick.
  if (tags.length > 0) return effects.some(({ action, resource }) => action === 'execute' && resource.kind === 'code' && resource.class === 'fetched') ? [...tags, 'payload-shell'] : tags
  const ruins = effects.some(({ action, resource }) => (action === 'delete' || action === 'write') && resource.kind === 'path' && RUINED.has(resource.class) && (resource.class === 'disk' || resource.tags.includes('recursive')))
  return ruins ? ['payload-shell'] : []
}
