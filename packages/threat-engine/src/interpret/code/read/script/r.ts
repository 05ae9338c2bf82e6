import type { Argument, Node } from '../../syntax.js'
import { nothing } from '../../syntax.js'
import { template } from './interpolation.js'
import type { Lexer, LexRules, Quoted, Token } from './lexer.js'
import { COMMON_BINARY } from './operators.js'
import type { Grammar } from './cursor.js'
import { scriptReader } from './bounded.js'
import { ControlReader } from './control.js'

const RULES: LexRules = {
  lineComment: /#/y,
  blockComments: [],
  name: /[A-Za-z.][\w.]*/y,
  lines: true,
  signs: ['<<-', '->>', ':::', '%>%', '%in%', '%%', '<-', '->', '::', '|>', '==', '!=', '<=', '>=', '&&', '||', '[['],
  quote: rQuote,
  beforeValue: new Set(),
}
function rQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at]
  if (c === '"' || c === "'") return lexer.quoted(at, at, 'text', true)
  const raw = (c === 'r' || c === 'R') && /["']/.test(source[at + 1] ?? '') ? lexer.match(/[rR]["'](-{0,8})([([{])/y) : null
  if (!raw) return undefined
  const from = at + raw[0].length
  const end = source.indexOf(`${{ '(': ')', '[': ']', '{': '}' }[raw[2] ?? '('] ?? ')'}${raw[1] ?? ''}${source[at + 1]}`, from)
  const stop = end < 0 ? source.length : end
  return lexer.push('quoted', at, Math.min(source.length, stop + 2 + (raw[1]?.length ?? 0)), {
    kind: 'text',
    body: source.slice(from, stop).replace(/\\/g, '\\\\'),
    at: from,
    expands: false,
  })
}
const GRAMMAR: Grammar = {
  rules: RULES,
  binary: {
    ...COMMON_BINARY,
    '%%': [13, '%'],
    '%in%': [9, 'in'],
    '^': [16, '**', 'right'],
    '~': [4, '~'],
    '|>': [13.5, 'pipe'],
    '%>%': [13.5, 'pipe'],
    ':': [13.2, 'range'],
    or: COMMON_BINARY['||'] as never,
    and: COMMON_BINARY['&&'] as never,
  },
  assignments: new Set(['<-', '<<-', '=', ':=']),
  prefixes: new Set(['-', '+', '!', '~', '?']),
  members: new Set(['$', '@', '::', ':::']),
  stops: new Set(['else', 'in']),
}

class RReader extends ControlReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  protected keyword(): Node | undefined {
    return undefined
  }
  protected special(token: Token): Node | undefined {
    if (token.kind === 'sign' && token.text === '{') return this.braces()
    if (token.kind === 'sign' && token.text === '\\' && this.is('(', 1)) return this.fn()
    if (token.kind !== 'name') return undefined
    const range = this.range(token, token)
    switch (token.text) {
      case 'function':
        return this.fn()
      case 'if':
        return this.ifElse(token, () => this.expression(0))
      case 'while':
        return this.whileLoop(token, () => this.expression(0))
      case 'repeat': {
        this.take()
        this.skipLines()
        return { type: 'loop', body: this.expression(0), ...this.range(token) }
      }
      case 'for': {
        this.take()
        this.accept('(')
        const target = this.primary()
        this.accept('in')
        const over = this.expression(0)
        this.accept(')')
        this.skipLines()
        return { type: 'each', target, over, body: this.expression(0), ...this.range(token) }
      }
      case 'TRUE':
      case 'FALSE':
      case 'T':
      case 'F':
        this.take()
        return { type: 'constant', value: token.text.startsWith('T'), ...range }
      case 'NULL':
      case 'NA':
        this.take()
        return { type: 'constant', value: null, ...range }
      case 'break':
      case 'next':
        this.take()
        return { type: 'stop', how: token.text === 'break' ? 'break' : 'continue', ...range }
      default:
        return undefined
    }
  }
  private fn(): Node {
    const start = this.take()
    const parameters = this.accept('(') ? this.parameters(')') : []
    this.skipLines()
    return { type: 'function', parameters, body: this.expression(0), ...this.range(start) }
  }
  protected override member(of: Node): Node | undefined {
    const sign = this.peek().text
    const node = super.member(of)
    // `package::function` is known by the function's name.
    return sign.startsWith('::') && node?.type === 'member' ? { type: 'name', name: node.name, start: of.start, end: node.end } : node
  }
  protected override postfixSign(node: Node, token: Token): Node | undefined {
    if (token.text !== '[[') return undefined
    this.take()
    const [key] = this.items(']')
    this.accept(']')
    return { type: 'index', of: node, key: key?.value ?? nothing(node.end, node.end), ...this.range(node) }
  }
  protected override combine(left: Node, operator: string, right: Node): Node {
    if (operator !== 'pipe') return super.combine(left, operator, right)
    const range = { start: left.start, end: right.end }
    return right.type === 'call'
      ? { ...right, args: [{ value: left }, ...right.args], ...range }
      : { type: 'call', callee: right, args: [{ value: left }], ...range }
  }
  protected override argument(): Argument {
    const token = this.peek()
    if ((token.kind === 'name' || token.kind === 'quoted') && this.is('=', 1)) {
      this.take()
      this.take()
      this.skipLines()
      return { name: token.kind === 'name' ? token.text : (token.quoted?.body ?? ''), value: this.expression(1) }
    }
    return { value: this.expression(1) }
  }
  protected callsWithoutParentheses(): boolean {
    return false
  }
  protected interpolate(quoted: Quoted): Node {
    return template(
      quoted,
      this.offset,
      () => undefined,
      () => nothing(0, 0),
    )
  }
}
export const readR = scriptReader((source) => new RReader(source))
