import { block, type Node, nothing } from '../../../syntax.js'
import type { Token } from '../lexer.js'
import { TypescriptExpressions } from './expressions.js'
import { MODIFIERS } from './tokens.js'

/** Declarations: variables, imports, exports, classes. */
export abstract class TypescriptDeclarations extends TypescriptExpressions {
  protected imports(): Node {
    const start = this.take()
    const words: Token[] = []
    while (this.peek().kind !== 'quoted' && this.peek().kind !== 'end' && !this.is(';')) {
      if (this.is('=')) {
        // import x = require('y')
        this.take()
        const value = this.expression(1)
        const name = words[0]?.text ?? ''
        return { type: 'assign', target: { type: 'name', name, ...this.range(start) }, value, declare: true, ...this.range(start) }
      }
      words.push(this.take())
    }
    const from = this.peek().kind === 'quoted' ? this.take().quoted?.body : undefined
    if (from === undefined || words[0]?.text === 'type') return nothing(start.start, start.end)
    const path = from
      .replace(/^node:/, '')
      .replace(/^(\.{1,2}\/)+/, 'local/')
      .replace(/\//g, '.')
    const out: Node[] = []
    let inside = false
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as Token
      if (word.text === '{') inside = true
      else if (word.text === '}') inside = false
      else if (word.kind === 'name' && word.text !== 'from' && word.text !== 'as' && word.text !== 'type') {
        const alias = words[i + 1]?.text === 'as' ? words[i + 2]?.text : undefined
        if (alias !== undefined) i += 2
        out.push({
          type: 'import',
          path: inside && word.text !== 'default' ? `${path}.${word.text}` : path,
          as: alias ?? word.text,
          ...this.range(start),
        })
      } else if (word.text === '*' && words[i + 1]?.text === 'as') {
        out.push({ type: 'import', path, as: words[i + 2]?.text ?? '', ...this.range(start) })
        i += 2
      }
    }
    return block(out, this.range(start).start, this.range(start).end)
  }
  protected exports(): Node {
    const start = this.take()
    if (this.is('*') || this.is('{') || this.is('=')) {
      while (this.peek().kind !== 'line' && !this.is(';') && this.peek().kind !== 'end') this.take()
      return nothing(start.start, start.end)
    }
    this.accept('default')
    const node = this.statement() ?? nothing(start.start, start.end)
    const name =
      (node.type === 'function' || node.type === 'class') && node.name !== undefined
        ? node.name
        : node.type === 'assign' && node.target.type === 'name'
          ? node.target.name
          : undefined
    const at = { start: node.start, end: node.end }
    return name === undefined
      ? { type: 'exports', value: node, ...at }
      : block([node, { type: 'exports', value: { type: 'name', name, ...at }, ...at }], at.start, at.end)
  }
  protected classOf(): Node {
    const start = this.take()
    const name = this.peek().kind === 'name' && !this.is('extends') && !this.is('implements') ? this.take().text : undefined
    this.skipTypeParameters()
    const bases: Node[] = []
    if (this.accept('extends')) bases.push(this.expression(11.5))
    while (!this.is('{') && this.peek().kind !== 'end') this.take()
    this.accept('{')
    const members: Node[] = []
    while (!this.is('}') && this.peek().kind !== 'end') {
      const before = this.position
      this.separators()
      while (this.peek().kind === 'name' && this.peek().text.startsWith('@') && this.peek().text.length > 1) {
        this.take()
        if (this.is('(')) this.parenthesizedArguments()
        this.skipLines()
      }
      while (
        this.peek().kind === 'name' &&
        (MODIFIERS.test(this.peek().text) || /^(get|set)$/.test(this.peek().text)) &&
        !/^[(=:;?!]$/.test(this.peek(1).text)
      )
        this.take()
      this.accept('*')
      const token = this.peek()
      if (token.kind === 'name' || token.kind === 'quoted' || token.text === '[') {
        const key = token.text === '[' && token.kind === 'sign' ? (this.listUntil(']'), token) : this.take()
        this.accept('?')
        if (this.is('(') || this.is('<')) members.push(this.rest(key, key.text || key.quoted?.body, true))
        else {
          this.typeAnnotation()
          if (this.accept('=')) {
            this.skipLines()
            members.push({
              type: 'assign',
              target: { type: 'name', name: key.text, ...this.range(key, key) },
              value: this.expression(1),
              declare: true,
              ...this.range(key),
            })
          }
        }
      }
      this.separators()
      if (this.position === before) this.take()
    }
    this.accept('}')
    return { type: 'class', members, bases, ...(name !== undefined && { name }), ...this.range(start) }
  }

  protected declarations(): Node {
    const start = this.take()
    const out: Node[] = []
    do {
      this.skipLines()
      const target = this.primary()
      this.typeAnnotation()
      const had = this.accept('=')
      this.skipLinesIf(had)
      const value: Node = had ? this.expression(1) : { type: 'constant', value: null, start: target.end, end: target.end }
      if (this.is('of') || this.is('in')) return target
      out.push({ type: 'assign', target, value, declare: true, start: target.start, end: value.end })
    } while (this.accept(','))
    return out.length === 1 && out[0] ? out[0] : block(out, this.range(start).start, this.range(start).end)
  }
}
