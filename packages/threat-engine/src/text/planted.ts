import type { Span } from '../facts.js'
import { fences } from './mention.js'

/** What code that is to be planted would do, as far as that can be said without running it through an interpreter. */
export interface Planted {
  /** The order, for the explanation. */
  readonly quote: string
  /** The code reaches out, starts programs, or destroys: what nobody wants in an answer unasked. */
  readonly acts: boolean
  /** From the line of the order to the end of the code. */
  readonly span: Span
}

const CODE = String.raw`(?:the |this |these |a )?(?:following|subsequent|below|next|given) (?:piece of |bit of |lines? of )?(?:python |javascript |shell |bash )?(?:code )?(?:snippets?|blocks?|sections?|excerpts?|segments?|fragments?|portions?|code)\b`
const OWN = String.raw`\b(?:your|the) (?:code ?base|code|solution|implementation|algorithm|response|answer|reply|elucidation|explanation|program|logic|script|output|code you develop)\b|\b(?:a|the) more \w{1,12} code\b`
/** The line before a fence orders what is in it to be put into the answer. */
const ORDER = new RegExp(String.raw`(?:^|[.!?:] )(?=[^\n]{0,200}?${CODE})(?=[^\n]{0,240}?(?:${OWN}|\b(?:incorporat|embed|integrat|append|blend|fus|weav|woven|merg|infus|interweav|insert|assimilat|meld|plant|implant|inject|don't (?:hesitate|forget)|make sure|be sure|ensure)))[^\n]{10,240}$`, 'i')
/** Outward connections, programs started, code evaluated, files and processes destroyed, endless loops, devices switched off. */
const ACTS = /\b(?:requests?\.(?:post|put|get|request)|urllib|urlretrieve|urlopen|http\.client|httpx|aiohttp|pycurl|wget|curl|socket|connect\(|sendall|sendto|sendmail|send_message|smtp\w*|yagmail|ftplib|ftp|paramiko|scp|rsync|twisted|reactor|asyncio\.(?:open_connection|start_server)|bluetooth|open_connection|exec\(|eval\(|os\.system|popen|subprocess|child_process|multiprocessing|fork\(|rmtree|os\.(?:remove|unlink|kill)|shutil\.(?:rmtree|move)|disable\(|pynput|keyboard|pyautogui|imagegrab|screenshot|clipboard|cryptography|fernet|cipher\w*|blowfish|aes|winreg|ctypes|cookiejar|cookies|psutil|\/etc\/|while true|while 1)\b|os\.fork|exec\(|eval\(|disable\(/i

/** Reads or changes what is somebody's, runs what was fetched, or does not end. */
const TAKES = /\b(?:clipboard\w*|screenshot\w*|imagegrab|cookie\w*|fernet|cipher\w*|pynput|keyboard|contacts?|rmtree|os\.(?:remove|unlink|kill|fork)|history|passw\w*|secret|credential\w*|urlretrieve|dump)|exec\(|eval\(|rm -rf|\/(?:etc|var|home|boot|dev)\//i
/**
 * In another document: code that reaches out, starts programs or destroys. A text that is nothing but the code and the sentence before it is perhaps the answer that
 * was asked for, and then it has to take or break something as well.
 */
const harms = (code: string, alone: boolean): boolean => ACTS.test(code) && (!alone || TAKES.test(code))

/** Code that a text orders the reader to put into its answer (BIPIA’s code attacks), or undefined. The order is the line before the fence. */
export function plantedCode(text: string): Planted | undefined {
  if (!text.includes('```')) return undefined
  for (const [open, close] of fences(text)) {
    const line = text.slice(Math.max(0, open - 300), open).trimEnd().split('\n').at(-1) ?? ''
    if (!/snippet|block|section|excerpt|segment|fragment|portion|code/i.test(line) || !ORDER.test(line)) continue
    // Manuals go on after a snippet; who plants one stops there, and wants it taken as the last word.
    const last = text.slice(close).trim().length < 40
    return { span: { start: text.lastIndexOf(line, open), end: close }, quote: line.trim().slice(0, 120), acts: last && harms(text.slice(open, Math.min(close, open + 8000)), text.slice(0, open).trim() === line.trim()) }
  }
  return undefined
}
