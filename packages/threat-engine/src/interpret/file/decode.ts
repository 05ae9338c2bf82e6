// Spellings of a path that some program between the caller and the disk undoes (CWE-22, CWE-23, CWE-41): percent-encoding once or more
// often, over-long UTF-8, 16-bit escapes,
// null bytes, and what is left when a filter removes `../` once.

/** Cheap test for anything that could be undone. */
const SUSPECT = /%|0x[25]|\.\.[;25]|\.{3}|\\u00|\u0000|\.[?\\]|[?]\.|[?;]|[\u2024\u2044\u2215\u2216\uff0e\uff0f\uff3c\uefc8\uf025]/i
const MAX_ROUNDS = 4

/** Other readings of a path, at most four, without the path itself. Linear in its length. */
export function otherReadings(path: string): readonly string[] {
  if (!SUSPECT.test(path)) return []
  let text = path
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = decodeOnce(text)
    if (next === text) break
    text = next
  }
  text = text
    .replace(/0x(2e|2f|5c)/gi, (_, hex: string) => byte(hex))
    .replace(/[\u2215\u2044\uff0f\uefc8\uf025\u2216\uff3c]/g, '/')
    .replace(/[\u2024\uff0e]/g, '.')
    .replaceAll('\\', '/')
  // `..2fetc2fpasswd`: the percent sign was taken away, the number was not.
  if (/\.\.2f/i.test(text)) text = text.replace(/2f/gi, '/')
  if (/\.\.5c/i.test(text)) text = text.replace(/5c/gi, '/')
  text = text.replace(/\.\.;\//g, '../')
  const readings = new Set<string>()
  const cut = text.search(/[\u0000;?#]/)
  const whole = text.replace(/[\u0000-\u001f]/g, '')
  readings.add(dotted(whole))
  if (cut > 0) readings.add(dotted(text.slice(0, cut)))
  if (cut > 0) readings.add(dotted(text.replace(/\u0000/g, '').replace(/[;?#].*$/s, '')))
  readings.delete(path)
  return [...readings].slice(0, 4)
}

/** Segments of more than two dots, of dots and wildcards, and `..././` stand for `..`. */
function dotted(text: string): string {
  const segments = text.split('/')
  return segments.map((s) => (/^(?:\.{3,}|\?\.|\.\?|\?\?)$/.test(s) ? '..' : s)).join('/')
}

const byte = (hex: string): string => String.fromCharCode(parseInt(hex, 16))
const SEPARATORS: Readonly<Record<string, string>> = { '2215': '/', '2044': '/', ff0f: '/', efc8: '/', f025: '/', '2216': '/', ff3c: '/', ff0e: '.', '2024': '.' }

function decodeOnce(text: string): string {
  return text
    .replace(/(?:%u|\\u)([\da-f]{4})/gi, (_, hex: string) => SEPARATORS[hex.toLowerCase()] ?? String.fromCharCode(parseInt(hex, 16)))
    .replace(/%(?:e0|f0|f8|fc)(?:%80){1,5}%([89ab][\da-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16) & 0x3f))
    .replace(/%(c[01]|bg)%([\da-z]{2})/gi, (_, lead: string, hex: string) => overlong(lead.toLowerCase(), hex.toLowerCase()))
    .replace(/%c0(?=\.)/gi, '')
    .replace(/%%([\da-f]{2})%%([\da-f]{2})/gi, (_, a: string, b: string) => `%${byte(a)}${byte(b)}`)
    .replace(/%([\da-f]{2})/gi, (all, hex: string) => {
      const code = parseInt(hex, 16)
      return code < 0x80 ? String.fromCharCode(code) : all
    })
}

/** A character below 128 in two bytes, as lax decoders read it; what they make of bytes that are none is a separator. */
function overlong(lead: string, hex: string): string {
  if (!/^[\da-f]{2}$/.test(hex)) return '/'
  const code = parseInt(hex, 16)
  const value = lead === 'c1' ? 0x40 | (code & 0x3f) : code & 0x3f
  if (code === 0x2e || code === 0x2f || code === 0x5c) return String.fromCharCode(code)
  if (value === 0x2e || value === 0x2f || value === 0x5c) return String.fromCharCode(value)
  return code === 0x5e || code === 0xfe ? '.' : '/'
}
