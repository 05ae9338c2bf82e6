import { gunzipSync, inflateSync } from 'node:zlib'
import { MAX_TEXT } from '../state.js'
import { has, lines, mapText, type Filter } from './filter.js'

/** Bytes as text: UTF-8 where valid, else one character a byte (so that a later `gunzip` gets its bytes back). */
const fromBytes = (bytes: Buffer): string => {
  const text = bytes.toString('utf8')
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text
}
const toBytes = (text: string): Buffer => (/[\u0100-\uFFFF]/.test(text) ? Buffer.from(text, 'utf8') : /[\u0080-\u00FF]/.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(text))
const base = (encoding: 'base64' | 'base32', step: string): Filter => (args, input) => {
  const decode = has(args, 'd', 'decode') || has(args, 'D')
  return mapText(input, `${decode ? 'decode' : 'encode'}:${step}`, (t) =>
    decode ? (encoding === 'base64' ? fromBytes(Buffer.from(t, 'base64')) : fromBytes(fromBase32(t))) : (encoding === 'base64' ? Buffer.from(t).toString('base64') : toBase32(Buffer.from(t))) + '\n')
}
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function fromBase32(text: string): Buffer {
  const out: number[] = []
  let bits = 0, held = 0
  for (const c of text) {
    const v = BASE32.indexOf(c)
    if (v < 0) continue
    held = ((held << 5) | v) & 0xfff
    bits += 5
    if (bits >= 8) { bits -= 8; out.push((held >> bits) & 0xff) }
  }
  return Buffer.from(out)
}
function toBase32(bytes: Buffer): string {
  let out = '', bits = 0, held = 0
  for (const b of bytes) {
    held = ((held << 8) | b) & 0xfffff
    bits += 8
    while (bits >= 5) { bits -= 5; out += BASE32[(held >> bits) & 31] }
  }
  if (bits > 0) out += BASE32[(held << (5 - bits)) & 31]
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=')
}
const unzip = (f: (b: Buffer, o: { maxOutputLength: number }) => Buffer) => (t: string): string | undefined => {
  try { return fromBytes(f(toBytes(t), { maxOutputLength: MAX_TEXT })) } catch { return undefined }
}
const gunzip: Filter = (_, input) => mapText(input, 'decode:gzip', unzip(gunzipSync))
const rot13 = (t: string): string => t.replace(/[A-Za-z]/g, (c) => { const b = c <= 'Z' ? 65 : 97; return String.fromCharCode(((c.charCodeAt(0) - b + 13) % 26) + b) })

const fromHex = (text: string): string => fromBytes(Buffer.from(text.replace(/\\x|0x|[^0-9a-fA-F]/g, ''), 'hex'))
