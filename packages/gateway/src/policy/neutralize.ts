/** Sequences that act on a terminal (ECMA-48): CSI, OSC and other strings, single escapes. */
const TERMINAL = /\u001b\[[0-?]{0,64}[ -/]{0,8}[@-~]|\u001b[\]PX^_][^\u0007\u001b]{0,4096}(?:\u0007|\u001b\\)?|\u001b[ -/]{0,4}[0-~]?|\u009b[0-?]{0,64}[ -/]{0,8}[@-~]/g
/** Control characters but tab and line ends; soft hyphens, joiners, fillers, variation selectors, bidirectional marks, tags. U+FE0F only makes an emoji of a sign. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}\u{e0100}-\u{e01ef}]/gu

/** An address behind an image, which is fetched without anybody's doing, in Markdown (also by a reference) and HTML. */
const IMAGE = /(!\[[^\]\n]{0,1000}\]\(\s{0,8}<?|\[[^\]\n]{1,1000}\]:\s{0,8}<?|<(?:img|image|iframe|source|video|audio|embed|object|script|link)\b[^>\n]{0,1000}?(?:src|srcset|href|data|poster)\s{0,4}=\s{0,4}["']?)(https?:|\/\/|ftp:)/gi
/** An address that takes something along: a query, a fragment, or a user. */
const CARRYING = /\b(https?|ftp):(?=\/\/[^\s<>"')\]?#@]{0,1000}[?#@][^\s<>"')\]])/gi

/** A text without what acts on terminals, hides from readers, or carries data out when it is shown: addresses of images, and those that take data along, do not work any more. */
export function neutralized(text: string): string {
  if (!/[\u0000-\u0008\u000b-\u001f\u007f-\uffff]|:\/\/|\/\//.test(text)) return text
  return text
    .replace(TERMINAL, '')
    .replace(UNSEEN, '')
    .replace(IMAGE, (_, before: string, scheme: string) => `${before}${scheme.replace(/http/i, 'hxxp').replace(/^ftp/i, 'fxp').replace(/^\/\//, 'hxxps://')}`)
    .replace(CARRYING, (_, scheme: string) => `${scheme.toLowerCase() === 'ftp' ? 'fxp' : scheme.replace(/http/i, 'hxxp')}:`)
}
