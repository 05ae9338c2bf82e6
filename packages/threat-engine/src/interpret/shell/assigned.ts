import type { ArithmeticExpression, AndOr, CompoundList, PipelineNode, Statement } from 'unbash'

/** Deepest nesting that is looked into. */
const MAX_NESTING = 32

/** Names of the variables that statements assign to, in this shell: by assignment, arithmetic, `read`, `let`. */
export function assigned(statements: readonly Statement[], names = new Set<string>(), depth = 0): Set<string> {
  if (depth <= MAX_NESTING) for (const s of statements) visit(s.command, names, depth + 1)
  return names
}

function visit(n: PipelineNode | AndOr | CompoundList, names: Set<string>, depth: number): void {
  const list = (l: CompoundList | undefined): void => { if (l) assigned(l.commands, names, depth) }
  switch (n.type) {
    case 'Command':
      for (const p of n.prefix) if (p.type === 'Assignment') names.add(p.name)
      for (const a of n.args) if (a.type === 'Assignment') names.add(a.name)
      // `let "i = i + 1"`, `read n`: any word that could be a name.
      if (/^(?:let|read|printf)$/.test(n.name?.value ?? '')) for (const a of n.args) for (const m of a.text.matchAll(/[A-Za-z_]\w{0,63}/g)) names.add(m[0])
      for (const a of [n.name, ...n.args]) if (a && a.type === 'Word' && a.parts) for (const part of a.parts) if (part.type === 'ArithmeticExpansion' && part.expression) changed(part.expression, names)
      return
    case 'AndOr': case 'Pipeline': for (const c of n.commands) visit(c, names, depth); return
    case 'CompoundList': list(n); return
    case 'BraceGroup': list(n.body); return
    case 'If':
      for (const l of [n.clause, n.then, n.else]) list(l)
      for (const l of n.elif) { list(l.clause); list(l.then) }
      return
    case 'For': case 'Select': names.add(n.name.value); list(n.body); return
    case 'ArithmeticFor': for (const x of [n.initialize, n.update]) if (x) changed(x, names); list(n.body); return
    case 'While': list(n.clause); list(n.body); return
    case 'Case': for (const item of n.items) list(item.body); return
    case 'Redirected': visit(n.command, names, depth); return
    case 'ArithmeticCommand': if (n.expression) changed(n.expression, names); return
    case 'Subshell': case 'Function': case 'Coproc': case 'TestCommand': return
  }
}

/** Adds the names that an expression assigns to, as far as a look at its parts tells. */
export function changed(x: ArithmeticExpression, names: Set<string>, depth = 0): void {
  if (depth > MAX_NESTING) return
  switch (x.type) {
    case 'ArithmeticBinary':
      if (/^[^=!<>]{0,2}=$/.test(x.operator) && x.left.type === 'ArithmeticWord') names.add(x.left.value.trim())
      changed(x.left, names, depth + 1)
      changed(x.right, names, depth + 1)
      return
    case 'ArithmeticUnary':
      if ((x.operator === '++' || x.operator === '--') && x.operand.type === 'ArithmeticWord') names.add(x.operand.value.trim())
      changed(x.operand, names, depth + 1)
      return
    case 'ArithmeticGroup': changed(x.expression, names, depth + 1); return
    case 'ArithmeticTernary': for (const y of [x.test, x.consequent, x.alternate]) changed(y, names, depth + 1); return
    case 'ArithmeticWord': case 'ArithmeticCommandExpansion': return
  }
}
