import type { Assignment } from 'unbash'
import { CLEAN, join, resource, type Frame } from '../machine.js'
import type { Shell } from './execute.js'
import { expandSingle, expandWord, type Arg, type Expansion } from './expand.js'
import { MAX_VALUES, type Variable } from './state.js'

/** `NAME=value` as an argument of a command (`export A=1`). */
export function assignmentWord(shell: Shell, a: Assignment, e: Expansion): Arg {
  if (a.value.type === 'ArrayValue') {
    assign(shell, a, e.frame)
    return { text: a.name, taint: CLEAN, raw: a.text, start: a.pos, end: a.end }
  }
  const value = expandSingle(a.value, e)
  return { text: `${a.name}${a.append ? '+' : ''}=${value.text}`, taint: value.taint, raw: a.text, start: a.pos, end: a.end }
}

/** Assigns to a variable, an array or one of its items. */
export function assign(shell: Shell, a: Assignment, frame: Frame): void {
  const e = shell.expansion(frame)
  const before = shell.state.get(a.name)
  let next: Variable
  if (a.value.type === 'ArrayValue') {
    const items = a.value.elements.flatMap((w) => expandWord(w, e))
    const keyed = items.map((i) => /^\[([^\]]{1,64})\]=(.*)$/s.exec(i.text)).filter((m) => m !== null)
    const texts = items.map((i) => i.text)
    const all = a.append && before?.items ? [...before.items, ...texts] : texts
    next = { values: [all[0] ?? ''], items: all.slice(0, 512), taint: items.reduce((t, i) => join(t, i.taint), CLEAN), ...(keyed.length && { keys: Object.fromEntries(keyed.map((m) => [m[1]!, m[2]!])) }) }
  } else {
    const value = expandSingle(a.value, e)
    if (a.index) {
      const before_ = shell.machine.effects.length
      const index = expandSingle(a.index, e).text
      // The place for a number is no place for a program that talks to other hosts; what it answers is evaluated as arithmetic, which may run more.
      if (shell.machine.effects.slice(before_, before_ + 64).some(({ action, resource: { kind, class: cls } }) => kind === 'host' && cls !== 'loopback' && action !== 'listen')) shell.machine.effect(frame, 'execute', resource('code', 'inline', 'subscript', ['hidden']))
      const items = [...(before?.items ?? [])], i = Number(index)
      if (Number.isInteger(i) && i >= 0 && i < 512) items[i] = value.text
      next = { values: [items[0] ?? value.text], items: Array.from(items, (x) => x ?? ''), keys: { ...before?.keys, [index]: value.text }, taint: join(before?.taint ?? CLEAN, value.taint) }
    } else if (a.append) {
      const values = (before?.values ?? ['']).map((v) => v + value.text)
      next = { values: values.slice(0, MAX_VALUES), items: before?.items, taint: join(before?.taint ?? CLEAN, value.taint) }
    } else next = { values: [value.text], taint: value.taint }
  }
  shell.setVariable(a.name, next, frame)
}
