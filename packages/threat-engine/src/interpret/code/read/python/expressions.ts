import { block, chosen, type Node, nothing } from '../../syntax.js'
import { children, find, inside, type N, numberOf, split } from './nodes.js'
import { PythonParts } from './parts.js'
import { pythonString } from './string.js'

/** Expressions. */
export abstract class PythonExpressions extends PythonParts {
  protected abstract statements(nodes: readonly N[]): Node[]
  protected readExpression(node: N): Node {
    const at = this.at(node)
    switch (node.name) {
      case 'VariableName':
        return { type: 'name', name: this.name(node), ...at }
      case 'Number':
        return { type: 'number', value: numberOf(this.text(node)), ...at }
      case 'Boolean':
        return { type: 'constant', value: this.text(node) === 'True', ...at }
      case 'None':
      case 'Ellipsis':
        return { type: 'constant', value: null, ...at }
      case 'String':
        return pythonString(this.source, node.from, node.to)
      case 'FormatString':
        return this.formatString(node)
      case 'ContinuedString':
        return { type: 'template', parts: children(node).map((n) => this.expression(n)), ...at }
      case 'MemberExpression':
        return this.memberExpression(node)
      case 'CallExpression': {
        const [callee, args] = children(node)
        if (!callee || !args) return nothing(node.from, node.to)
        return { type: 'call', callee: this.expression(callee), args: this.callArguments(args), ...at }
      }
      case 'BinaryExpression':
        return this.binary(node)
      case 'UnaryExpression': {
        const [operator, of] = children(node)
        return operator && of
          ? { type: 'unary', operator: this.text(operator), of: this.expression(of), ...at }
          : nothing(node.from, node.to)
      }
      case 'ParenthesizedExpression':
        return this.sequence(inside(children(node)), node)
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression': {
        const list = this.sequence(inside(children(node)), node)
        return list.type === 'list' && list.start === node.from
          ? list
          : { type: 'list', items: list.type === 'nothing' ? [] : [list], ...at }
      }
      case 'DictionaryExpression':
        return this.dictionary(node)
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'ComprehensionExpression':
      case 'DictionaryComprehensionExpression':
        return this.comprehension(inside(children(node)), node)
      case 'LambdaExpression': {
        const parts = children(node)
        const body = parts.at(-1)
        return {
          type: 'function',
          parameters: this.parameters(find(parts, 'ParamList')),
          body: body ? this.expression(body) : nothing(node.from, node.to),
          ...at,
        }
      }
      case 'ConditionalExpression': {
        const [yes, , test, , no] = children(node)
        return yes && test && no
          ? { type: 'choice', how: 'if', test: this.expression(test), options: [this.expression(yes), this.expression(no)], ...at }
          : nothing(node.from, node.to)
      }
      case 'NamedExpression': {
        const [target, , value] = children(node)
        return target && value
          ? { type: 'assign', target: this.expression(target), value: this.expression(value), ...at }
          : nothing(node.from, node.to)
      }
      case 'AwaitExpression':
        return this.sequence(children(node).slice(1), node)
      case 'YieldExpression':
        return {
          type: 'unary',
          operator: 'yield',
          of: this.sequence(
            children(node)
              .slice(1)
              .filter((n) => n.name !== 'from'),
            node,
          ),
          ...at,
        }
      default: {
        // Something broken, or new: read what is inside.
        const parts = children(node)
        return parts.length > 0
          ? block(this.statements(parts.filter((n) => /[A-Z]/.test(n.name))), node.from, node.to)
          : nothing(node.from, node.to)
      }
    }
  }

  protected memberExpression(node: N): Node {
    const parts = children(node)
    const [of, dot, name] = parts
    if (!of || !dot) return nothing(node.from, node.to)
    const value = this.expression(of)
    if (dot.name === '.') return name ? { type: 'member', of: value, name: this.name(name), ...this.at(node) } : value
    const inner = parts.slice(2, -1)
    if (inner.some((n) => n.name === ':')) {
      const [from, to, step] = split(inner, ':').map((p) => p[0] && this.expression(p[0]))
      return { type: 'slice', of: value, ...(from && { from }), ...(to && { to }), ...(step && { step }), ...this.at(node) }
    }
    return { type: 'index', of: value, key: this.sequence(inner, node), ...this.at(node) }
  }

  /** Long sums are nested to the left; they become one flat operation without recursion. */
  protected binary(node: N): Node {
    const links: { operator: string; right: N }[] = []
    let left: N = node
    while (left.name === 'BinaryExpression') {
      const parts = children(left)
      const first = parts[0]
      const last = parts.at(-1)
      if (!first || !last || parts.length < 3) break
      links.push({
        operator: parts
          .slice(1, -1)
          .map((p) => this.text(p))
          .join(' '),
        right: last,
      })
      left = first
    }
    let result = left === node ? nothing(node.from, node.to) : this.expression(left)
    for (const { operator, right } of links.reverse()) {
      const value = this.expression(right)
      const at = { start: result.start, end: value.end }
      const how = operator === 'and' || operator === 'or' ? operator : undefined
      if (how) result = chosen(how, result, value)
      else if (result.type === 'operation' && result.operator === operator) {
        ;(result.items as Node[]).push(value)
        result = { ...result, ...at }
      } else result = { type: 'operation', operator, items: [result, value], ...at }
    }
    return result
  }

  protected dictionary(node: N): Node {
    const entries = split(inside(children(node)), ',').flatMap((group) => {
      if (group[0]?.name === '**' && group[1]) return [{ value: this.expression(group[1]) }]
      const [key, , value] = group
      return key && value ? [{ key: this.expression(key), value: this.expression(value) }] : []
    })
    return { type: 'record', entries, ...this.at(node) }
  }
  protected comprehension(parts: readonly N[], node: N): Node {
    const firstFor = parts.findIndex((n) => n.name === 'for' || n.name === 'async')
    const head = parts.slice(0, firstFor)
    const pair = head.some((n) => n.name === ':')
    let body: Node = pair
      ? { type: 'list', items: split(head, ':').map((p) => (p[0] ? this.expression(p[0]) : nothing(node.from, node.to))), ...this.at(node) }
      : this.sequence(head, node)
    const clauses = split(
      parts.slice(firstFor).filter((n) => n.name !== 'async'),
      'for',
    ).filter((c) => c.length > 0)
    for (const [i, clause] of clauses.reverse().entries()) {
      const [loop = [], ...tests] = split(clause, 'if')
      const inAt = loop.findIndex((n) => n.name === 'in')
      const test = tests[0]?.[0]
      const each: Node = {
        type: 'each',
        target: this.targets(loop.slice(0, inAt), node),
        over: this.sequence(loop.slice(inAt + 1), node),
        body,
        ...(test && { test: this.expression(test) }),
        collect: pair && i === clauses.length - 1 ? 'record' : 'list',
        ...this.at(node),
      }
      body = i > 0 ? { type: 'unary', operator: 'flatten', of: each, ...this.at(node) } : each
    }
    return body
  }

  protected formatString(node: N): Node {
    const parts: Node[] = []
    let from = node.from
    const whole = this.text(node)
    const prefix = /^[a-z]*/i.exec(whole)?.[0] ?? ''
    const quote = whole.slice(prefix.length, prefix.length + 3).match(/^("""|''')/) ? 3 : 1
    from += prefix.length + quote
    const raw = /r/i.test(prefix)
    const literal = (end: number) => {
      if (end > from) parts.push(pythonString(this.source, from, end, raw, true))
    }
    for (const part of children(node)) {
      if (part.name !== 'FormatReplacement') continue
      literal(part.from)
      from = part.to
      const value = children(part).find((n) => n.name !== '{' && n.name !== '}' && !n.name.startsWith('Format'))
      if (value) parts.push(this.expression(value))
    }
    literal(node.to - (node.to - from >= quote ? quote : 0))
    return { type: 'template', parts, ...this.at(node) }
  }
}
