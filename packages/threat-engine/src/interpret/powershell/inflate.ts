import { gunzipSync, inflateRawSync } from 'node:zlib'

/** Unpacks a compressed byte array as far as it is cheap: what a loader hides is code to look at. */
export function inflate(bytes: Uint8Array, how: 'gzip' | 'deflate'): Uint8Array | undefined {
  try {
    return how === 'gzip' ? gunzipSync(bytes, { maxOutputLength: 262_144 }) : inflateRawSync(bytes, { maxOutputLength: 262_144 })
  } catch {
    return undefined
  }
}
