/** What a `content` or `body` says as text. */
export interface DecodedContent {
  readonly text: string
  /** False when the bytes are not valid in their encoding; the wrong ones read U+FFFD. */
  readonly valid: boolean
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
}

/**
 * Text of a `content` or `body` (a string, or bytes as numbers from 0 to 255). Bytes are UTF-8 unless they start with a UTF-16 byte order mark, as scripts
 * written on Windows do. Offsets in the text are code units, not bytes. Never throws.
 */
export function decodeContent(content: string | readonly number[]): DecodedContent {
  if (typeof content === 'string') return { text: content, valid: true, encoding: 'utf-8' }
  return decodeBytes(Uint8Array.from(content))
}

export function decodeBytes(bytes: Uint8Array): DecodedContent {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), valid: true, encoding }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), valid: false, encoding }
  }
}

/** The bytes that base64 text stands for (standard or URL alphabet, white space ignored), or undefined when it is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '')
  if (compact.length === 0 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return undefined
  return Uint8Array.from(Buffer.from(compact, 'base64'))
}
