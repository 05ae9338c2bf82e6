import { createHash } from 'node:crypto'

/** What stands for a name in a session: nobody reads the name out of it, and equal names are equal. */
export function digest(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 16)
}
