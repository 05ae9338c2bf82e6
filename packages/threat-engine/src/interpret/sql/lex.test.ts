import { lex } from './lex.js'

const tokens = (source: string): string[] => lex(source).tokens.map((token) => `${token.kind} ${token.text}`)
const comments = (source: string): string[] => lex(source).comments.map(({ start, end, terminated }) => `${source.slice(start, end)}${terminated ? '' : ' (open)'}`)

describe('strings and names of every dialect', () => {
  test.each([
    ["'a'", ['string a']],
    ["'it''s'", ["string it's"]],
    ["''", ['string ']],
    ["'' or 1", ['string ', 'word OR', 'number 1']],
    ["'Don\\'t stop'", ["string Don't stop"]],
    ["'C:\\temp\\', 'b'", ['string C:\\temp\\', 'comma ,', 'string b']],
    ["'\\\\\\\\host\\share'", ['string \\\\\\\\host\\share']],
    ["LIKE 'a%' ESCAPE '\\' OR 1", ['word LIKE', 'string a%', 'word ESCAPE', 'string \\', 'word OR', 'number 1']],
    ["'\\' AND b=' OR 1 '", ["string ' AND b=", 'word OR', 'number 1', "string "]],
    ["N'x' E'a\\x41\\n' B'01' _utf8'y'", ['string x', 'string aA\n', 'string 01', 'string y']],
    ["q'[it's]' q'!a'b!'", ["string it's", "string a'b"]],
    ['$$ a \' b $$', ["string  a ' b "]],
    ['$fn$ $$x$$ $fn$', ['string  $$x$$ ']],
    ['0x414243', ['hex 0x414243']],
    ["X'4142'", ['hex 4142']],
    ['"a""b" `c``d` [e f]', ['double a"b', 'name c`d', 'name e f']],
    ['a[1]', ['word A', 'operator [', 'number 1', 'operator ]']],
    ["'open", ['string open']],
    ['@x @@version :name $1 ?', ['variable @x', 'variable @@version', 'variable :name', 'variable $1', 'variable ?']],
    ['a::text', ['word A', 'operator ::', 'word TEXT']],
    ['1or 4th 1e5 .5', ['number 1', 'word OR', 'word 4TH', 'number 1e5', 'number .5']],
    ['v$session', ['word V$SESSION']],
    ['1=1–', ['number 1', 'operator =', 'number 1', 'operator –']],
  ])('%s', (source, expected) => expect(tokens(source)).toEqual(expected))
})

describe('comments', () => {
  test.each([
    ['a -- b\nc', ['word A', 'word C'], ['-- b']],
    ["a --'b", ['word A'], ["--'b"]],
    ['a # b', ['word A'], ['# b']],
    ['a #b', ['word A'], ['#b']],
    ['NULL#', ['word NULL'], ['#']],
    ['sid, serial# FROM v$session', ['word SID', 'comma ,', 'word SERIAL#', 'word FROM', 'word V$SESSION'], []],
    ['FROM #t', ['word FROM', 'word #T'], []],
    ["a #>> '{b}'", ['word A', 'operator #', 'operator >>', 'string {b}'], []],
    ['5--1', ['number 5', 'operator -', 'operator -', 'number 1'], []],
    ['a/* b */c', ['word A', 'word C'], ['/* b */']],
    ['a/* b', ['word A'], ['/* b (open)']],
    ['/* a /* b */ c', ['word C'], ['/* a /* b */']],
    ['/*!50000 DROP*/ x', ['word DROP', 'word X'], []],
    ['/*M!100100 DROP */ x', ['word DROP', 'word X'], []],
  ])('%s', (source, expected, found) => {
    expect(tokens(source)).toEqual(expected)
    expect(comments(source)).toEqual(found)
  })
})

describe('commands of client programs', () => {
  test.each([
    ['\\! id\nSELECT 1', ['meta \\! id', 'word SELECT', 'number 1']],
    ['SELECT 1 \\g /tmp/x', ['word SELECT', 'number 1', 'meta \\g /tmp/x']],
    ['.shell id', ['meta .shell id']],
    ['!! dir', ['meta !! dir']],
    ['SELECT a\n.5', ['word SELECT', 'word A', 'dot .', 'number 5']],
  ])('%s', (source, expected) => expect(tokens(source)).toEqual(expected))
})

test('parentheses find their partners, also when they have none', () => {
  expect([...lex('(a(b))(').match]).toEqual([5, -1, 4, -1, -1, -1, 7])
})
