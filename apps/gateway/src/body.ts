import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { ErrorCode } from './errors.js'

export type Body = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly code: ErrorCode }

const JSON_CONTENT = /^application\/(?:[a-z0-9.+-]{1,60}\+)?json[ \t]*(?:;[ \t]*charset[ \t]*=[ \t]*"?utf-?8"?[ \t]*)?;?$/i

/** Whether the head of a request already rules its body out. */
export function refusal({ headers }: IncomingMessage, limit: number): ErrorCode | undefined {
  // A compressed body is refused instead of limited: nothing that callers send needs it.
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') return 'not_json_content'
  const type = headers['content-type']
  if (type !== 'application/json' && !(type !== undefined && JSON_CONTENT.test(type))) return 'not_json_content'
  return Number(headers['content-length'] ?? 0) > limit ? 'too_large' : undefined
}

/** Reads the body as JSON, at most `limit` bytes of it, whatever its head promised. */
export function readJson(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) {
        chunks.push(chunk)
        return
      }
      // What still arrives is dropped as it comes.
      chunks.length = 0
      resolve({ ok: false, code: 'too_large' })
    })
    request.on('end', () => resolve(parse(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))))
    request.on('error', () => resolve({ ok: false, code: 'bad_request' }))
  })
}

function parse(bytes: Buffer): Body {
  if (!isUtf8(bytes)) return { ok: false, code: 'not_utf8' }
  try {
    return { ok: true, json: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return { ok: false, code: 'not_json' }
  }
}
