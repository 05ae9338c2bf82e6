import { NOTHING, UNKNOWN, resource } from '../../machine.js'
import { HOLE } from '../../word.js'
import { at } from '../apply.js'
import { runCode } from '../run-code.js'
import { MAX_VALUES } from '../state.js'
import { NUL } from '../transform/bytes.js'
import { quoted, type Builtin } from './builtin.js'

export const reads: Builtin = (words, frame, shell) => {
  const names: string[] = []
  let fd = 0, delimiter = '\n', array: string | undefined, raw = false
  for (let i = 1; i < words.length; i++) {
    const t = words[i]!.text
    const flag = /^-([a-zA-Z]*?)([adinNptu])(.*)$/s.exec(t)
    if (/^-[a-zA-Z]*r/.test(t)) raw = true
    if (flag) {
      const value = flag[3] === '' ? (words[++i]?.text ?? '') : flag[3]!
      if (flag[2] === 'u') fd = Number(value)
      else if (flag[2] === 'a') array = value
      else if (flag[2] === 'd') delimiter = value === '' ? NUL : value[0]!
    } else if (!t.startsWith('-')) names.push(t)
  }
  const input = fd === 0 ? frame.stdin : (shell.state.descriptor(fd) ?? UNKNOWN)
  const records = recordsOf(input.text, delimiter, raw)
  const ifs = shell.state.get('IFS')
  const separators = ifs ? shell.state.pick(ifs) : ' \t\n'
  if (array !== undefined) {
    const items = records?.[0] === undefined ? [HOLE] : fieldsOf(records[0], separators, MAX_ITEMS)
    shell.setVariable(array, { values: [items[0] ?? ''], items, taint: input.taint }, frame)
  }
  const list = names.length || array !== undefined ? names : ['REPLY']
  const fields = records?.map((l) => fieldsOf(l, separators, list.length))
  list.forEach((name, i) => {
    const values = fields?.map((f) => f[i] ?? '')
    shell.setVariable(name, { values: values?.length ? values : [HOLE], taint: input.taint }, frame)
  })
  shell.state.lastStatus = undefined
  return NOTHING
}

/** Items of an array, and lines that a variable may hold, as far as they are told apart; a hole stands for the rest. */
const MAX_ITEMS = 512
const MAX_RECORDS = 128

function recordsOf(text: string | undefined, delimiter: string, raw: boolean): string[] | undefined {
  const all = text?.split(delimiter).map((l) => (raw ? l : l.replace(/\\(.)/g, '$1'))).filter((l) => l !== '')
  return all && all.length > MAX_RECORDS ? [...all.slice(0, MAX_RECORDS - 1), HOLE] : all
}

/** Splits a line at the characters of IFS: blanks together, others one by one; the last field keeps the rest of the line. */
function fieldsOf(line: string, separators: string, count: number): string[] {
  const blank = (c: string | undefined): boolean => c !== undefined && separators.includes(c) && /\s/.test(c)
  const out: string[] = []
  let i = 0
  while (blank(line[i])) i++
  while (i < line.length && out.length < count - 1) {
    let end = i
    while (end < line.length && !separators.includes(line[end]!)) end++
    out.push(line.slice(i, end))
    while (blank(line[end])) end++
    if (end < line.length && separators.includes(line[end]!)) end++
    while (blank(line[end])) end++
    i = end
  }
  let end = line.length
  while (end > i && blank(line[end - 1])) end--
  if (i < line.length || out.length === 0) out.push(line.slice(i, end))
  return out
}

/** A callback of `mapfile -C` that takes the lines it is given for code. */
const RUNS_LINES = /^(?:eval|exec|source|\.|(?:ba|da|z|k|a)?sh(?:\s+-c)?|(?:python|perl|ruby|node)[\d.]*\s+-[ce])$/

export const mapsFile: Builtin = (words, frame, shell) => {
  const callback = words[words.findIndex((w) => w.text === '-C') + 1]
  if (callback && words.some((w) => w.text === '-C')) {
    if (RUNS_LINES.test(callback.text)) {
      shell.machine.effect(at(frame, callback), 'execute', resource('code', 'inline', callback.text, ['hidden', 'delayed']))
      for (const text of frame.stdin.text?.split('\n').filter((l) => l !== '').slice(0, MAX_VALUES) ?? []) runCode('sh', { text: `${callback.text} ${quoted(text)}`, taint: frame.stdin.taint }, { ...frame, direct: false, stdin: NOTHING }, shell.fork())
    } else runCode('sh', { text: `${callback.text} 0 ${HOLE}`, taint: callback.taint }, { ...frame, direct: false, stdin: NOTHING }, shell.fork())
  }
  const name = words.slice(1).filter((w, i, all) => !w.text.startsWith('-') && !/^-[dnOsucC]$/.test(all[i - 1]?.text ?? '')).at(-1)?.text ?? 'MAPFILE'
  const items = frame.stdin.text?.split('\n').filter((l) => l !== '').slice(0, 512)
  shell.setVariable(name, { values: [items?.[0] ?? HOLE], items: items ?? [HOLE], taint: frame.stdin.taint }, frame)
  return NOTHING
}
