// The forms that values of environment variables have. A form answers the value, or says what is allowed.

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly allowed: string }
export type Form<T> = (text: string) => Reading<T>

function oneOf<const T extends string>(choices: readonly T[]): Form<T> {
  return (text) => {
    const choice = choices.find((candidate) => candidate === text)
    return choice === undefined ? { ok: false, allowed: choices.join(', ') } : { ok: true, value: choice }
  }
}

function integer(min: number, max: number): Form<number> {
  return (text) => bounded(text, /^\d{1,15}$/, min, max, `a whole number from ${min} to ${max}`)
}

/** A decimal number, without sign or exponent. */
function decimal(min: number, max: number, unit: string): Form<number> {
  return (text) => bounded(text, /^\d{1,9}(?:\.\d{1,9})?$/, min, max, `${unit} from ${min} to ${max}`)
}

/** `127.0.0.1:8787`, `[::1]:8787`, `localhost:8787`. */
const address: Form<{ host: string; port: number }> = (text) => {
  const allowed = 'HOST:PORT, like 127.0.0.1:8787, [::1]:8787 or 0.0.0.0:8787'
  const match = /^(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9.-]{1,253})):(\d{1,5})$/.exec(text)
  const port = Number(match?.[3])
  const host = match?.[1] ?? match?.[2]
  return host === undefined || port > 65_535 ? { ok: false, allowed } : { ok: true, value: { host, port } }
}

/** Names separated by commas; spaces around them do not count. */
const list: Form<readonly string[]> = (text) => {
  const names = text.split(',').map((name) => name.trim())
  const distinct = new Set(names).size === names.length
  return names.every((name) => name !== '') && distinct ? { ok: true, value: names } : { ok: false, allowed: 'distinct package names or paths, separated by commas' }
}

/** What is at the path is read by whoever needs it. */
const path: Form<string> = (text) => (text.trim() !== '' && !text.includes('\u0000') ? { ok: true, value: text } : { ok: false, allowed: 'the path of a file, or not to set it' })

function bounded(text: string, shape: RegExp, min: number, max: number, allowed: string): Reading<number> {
  const value = Number(text)
  return shape.test(text) && min <= value && value <= max ? { ok: true, value } : { ok: false, allowed }
}

export const forms = {
  oneOf,
  integer,
  score: decimal(0, 100, 'a number'),
  hours: decimal(0.01, 8760, 'a number of hours'),
  port: integer(0, 65_535),
  address,
  list,
  path,
}
