import type { Frame, Machine } from '../machine.js'

/** Longest text that is handed on: notes, memories and prompts are short. */
const MAX_TOLD = 8_192
/** Words that speak to a model; everything else is not looked at again. */
const SPEAKS = /\b(?:system|assistants?|agents?|AI|LLM|model|claude|gpt|prompts?|(?:previous|prior|above|your) (?:instructions|rules|guidelines))\b/i

/** A text that a command line writes into a file and that may speak to whoever reads it there (AML.T0051.001, AML.T0061). */
export function announceTold(text: string | undefined, path: string, frame: Frame, machine: Machine): void {
  if (text === undefined || text.length < 16 || !SPEAKS.test(text.slice(0, MAX_TOLD))) return
  machine.text({ surface: 'file_content', value: text.slice(0, MAX_TOLD), pointer: frame.where, about: path })
}
