import type { Context, Tag } from '../../facts.js'

/** What content would do if it were run, as tags of the effect that writes it. */
export function summarizePayload(_content: string, _path: string, _context: Context): readonly Tag[] {
  return []
}
