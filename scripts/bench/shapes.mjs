/** Adversarial shapes of shell input, by name: each makes a command line of about `length` characters that is as unpleasant as it can be in one way. */
const repeat = (unit, length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

export const SHAPES = {
  'nested $(': (length) => repeat('$(', length),
  'nested $( closed': (length) => `${'$('.repeat(length / 3)}id${')'.repeat(length / 3)}`,
  'nested (': (length) => repeat('(', length),
  'nested {': (length) => repeat('{ ', length),
  'nested `': (length) => repeat('`\\', length),
  'nested ${': (length) => repeat('${a:-', length),
  'nested $((': (length) => repeat('$((1+', length),
  'nested bash -c': (length) => repeat('bash -c "', length),
  'nested if': (length) => repeat('if true; then ', length),
  'unclosed \'': (length) => `echo '${repeat('a b ', length)}`,
  'unclosed "': (length) => `echo "${repeat('a $b ', length)}`,
  'many quotes': (length) => repeat('"\'" ', length),
  'empty quotes in a word': (length) => `c${repeat('""', length)}url`,
  'one long word': (length) => repeat('a', length),
  'many words': (length) => `echo ${repeat('a ', length)}`,
  'backslashes': (length) => repeat('\\', length),
  'pipes': (length) => repeat('cat|', length),
  'semicolons': (length) => repeat('a;', length),
  'and and': (length) => repeat('a&&', length),
  'redirects': (length) => repeat('>a ', length),
  'here-documents': (length) => repeat('cat <<A\n', length),
  'here-documents closed': (length) => repeat('cat <<A\nx\nA\n', length),
  'here-strings': (length) => repeat('<<<a ', length),
  'assignments': (length) => repeat('a=$a$a;', length),
  'braces': (length) => `echo ${repeat('{a,b}', length)}`,
  'brace ranges': (length) => `echo ${repeat('{1..99999}', length)}`,
  'globs': (length) => `cat ${repeat('/*?[a]', length)}`,
  'paths': (length) => `cat ${repeat('../', length)}`,
  'URLs': (length) => `curl ${repeat('http://a.b/ ', length)}`,
  'base64': (length) => `echo ${repeat('QUFB', length)} | base64 -d | sh`,
  'evals': (length) => repeat('eval ', length),
  'wrappers': (length) => `${repeat('sudo env nohup ', length)}id`,
  'variables': (length) => `echo ${repeat('$a', length)}`,
  'functions': (length) => repeat('f(){ f;};f;', length),
  'loops': (length) => repeat('for i in a;do ', length),
  'cases': (length) => repeat('case a in a) ', length),
  'comments': (length) => repeat('# a\n', length),
  'null bytes': (length) => repeat('\0', length),
  'lone surrogates': (length) => repeat('\ud800', length),
  'random bytes': (length) => noise(length),
}

/** The same text every time. */
function noise(length) {
  let state = 42
  let text = ''
  while (text.length < length) {
    state = (state * 1103515245 + 12345) % 2147483648
    text += String.fromCharCode(32 + (state >> 8) % 95)
  }
  return text
}
