import { deflateSync, gzipSync } from 'node:zlib'
import { base64, decimals, hex, hexEscapes, octalEscapes, ofLine, ofSimple, quoted, reversed, rot13, singleString, type Rewritings } from '../words.js'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((b) => b.toString(2).padStart(8, '0')).join('')
  const letters = (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('')
  return letters.padEnd(Math.ceil(letters.length / 8) * 8, '=')
}
const zipped = (text: string): string => gzipSync(text).toString('base64')
/** Letters moved by one, so that `tr` brings them back. */
const shifted = (text: string): string => text.replace(/[a-y]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 1))
const reversible = (text: string): boolean => !text.includes('z') && !text.includes('a')

/** Lines of 45 bytes, each with its length, six bits to a letter from the blank on (`uuencode`). */
function uuencoded(text: string): string {
  const letter = (bits: number): string => (bits === 0 ? '`' : String.fromCharCode(32 + bits))
  return (text.match(/[\s\S]{1,45}/g) ?? [])
    .map((line) => letter(line.length) + (line.match(/[\s\S]{1,3}/g) ?? []).map((three) => {
      const [a = 0, b = 0, c = 0] = Buffer.from(three)
      return [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(letter).join('')
    }).join(''))
    .join('\n')
}

/** Names of programs that come out of an encoding. */
export const ENCODED_NAMES: Rewritings = {
  'name by printf': ofSimple(({ program, rest }) => `$(printf ${program})${rest}`),
  'name by printf, hexadecimal': ofSimple(({ program, rest }) => `$(printf '${hexEscapes(program)}')${rest}`),
  'name by printf, octal': ofSimple(({ program, rest }) => `$(printf '${octalEscapes(program)}')${rest}`),
  'name by printf %b': ofSimple(({ program, rest }) => `$(printf %b '${hexEscapes(program)}')${rest}`),
  'name by printf %s': ofSimple(({ program, rest }) => `$(printf %s ${[...program].join(' ')})${rest}`),
  'name by echo': ofSimple(({ program, rest }) => `\`echo ${program}\`${rest}`),
  'name by echo -e': ofSimple(({ program, rest }) => `$(echo -e '${hexEscapes(program)}')${rest}`),
  'name by echo -ne': ofSimple(({ program, rest }) => `$(echo -ne "${octalEscapes(program).replaceAll('\\', '\\\\0')}")${rest}`),
  'name by base64': ofSimple(({ program, rest }) => `$(echo ${base64(program)} | base64 -d)${rest}`),
  'name by base64, here-string': ofSimple(({ program, rest }) => `$(base64 -d <<< ${base64(program)})${rest}`),
  'name by xxd': ofSimple(({ program, rest }) => `$(echo ${hex(program)} | xxd -r -p)${rest}`),
  'name by rev': ofSimple(({ program, rest }) => `$(rev <<< ${reversed(program)})${rest}`),
  'name by tr': ofSimple(({ program, rest }) => `$(echo ${rot13(program)} | tr 'A-Za-z' 'N-ZA-Mn-za-m')${rest}`),
  'name by tr -d': ofSimple(({ program, rest }) => `$(echo ${[...program].join('!')} | tr -d '!')${rest}`),
  'name by sed': ofSimple(({ program, rest }) => `$(echo ${program[0]}XX${program.slice(1)} | sed 's/XX//')${rest}`),
  'name by sed -e with a class': ofSimple(({ program, rest }) => (/\d/.test(program) ? undefined : `$(echo ${[...program].join('0')} | sed -e 's/[0-9]//g')${rest}`)),
  'name by cut': ofSimple(({ program, rest }) => `$(echo a:${program}:b | cut -d: -f2)${rest}`),
  'name by cut -c': ofSimple(({ program, rest }) => `$(echo xx${program} | cut -c3-)${rest}`),
  'name by awk': ofSimple(({ program, rest }) => `$(echo one ${program} three | awk '{print $2}')${rest}`),
  'name by awk out of letters': ofSimple(({ program, rest }) => `$(awk 'BEGIN{print "${program.slice(0, 2)}" "${program.slice(2)}"}')${rest}`),
  'name by awk printf': ofSimple(({ program, rest }) => `$(awk 'BEGIN{printf "%c%s", ${program.charCodeAt(0)}, "${program.slice(1)}"}')${rest}`),
  'name by head and tail': ofSimple(({ program, rest }) => `$(printf 'ls\\n${program}\\ncat\\n' | head -n 2 | tail -n 1)${rest}`),
  'name by tail -c': ofSimple(({ program, rest }) => `$(printf 'xx${program}' | tail -c +3)${rest}`),
  'name by paste': ofSimple(({ program, rest }) => `$(printf '%s\\n' ${[...program].join(' ')} | paste -sd '')${rest}`),
  'name by grep -o': ofSimple(({ program, rest }) => `$(echo "run ${program} now" | grep -o ${program})${rest}`),
  'name by basename': ofSimple(({ program, rest }) => `$(basename /opt/x/${program}.sh .sh)${rest}`),
  'name by which': ofSimple(({ program, rest }) => `$(which ${program})${rest}`),
  'name by command -v': ofSimple(({ program, rest }) => `$(command -v ${program})${rest}`),
  'name by type -p': ofSimple(({ program, rest }) => `$(type -p ${program})${rest}`),
  'name by python': ofSimple(({ program, rest }) => `$(python3 -c 'print("${reversed(program)}"[::-1])')${rest}`),
  'name by perl': ofSimple(({ program, rest }) => `$(perl -e 'print join("", map { chr } (${decimals(program).replaceAll(' ', ',')}))')${rest}`),
  'name by expr': ofSimple(({ program, rest }) => `$(expr substr xx${program} 3 ${program.length})${rest}`),
  'name by nested substitution': ofSimple(({ program, rest }) => `$($(echo echo) $(echo ${program}))${rest}`),
  'name by nested backticks': ofSimple(({ program, rest }) => `\`\\\`echo echo\\\` ${program}\`${rest}`),
  'name by a here-document': ofSimple(({ program, rest }) => `$(cat <<E\n${program}\nE\n)${rest}`),
}

/** Whole commands that are decoded and run in the same breath (T1140). */
export const ENCODED_COMMANDS: Rewritings = {
  'base64 to sh': (c) => `echo ${base64(c)} | base64 -d | sh`,
  'base64 to bash, long option': (c) => `echo '${base64(c)}' | base64 --decode | bash`,
  'base64 -D and -di': (c) => `printf %s ${base64(c)} | base64 -di | bash -s`,
  'base64 here-string': (c) => `bash <<< "$(base64 -d <<< ${base64(c)})"`,
  'base64 to eval': (c) => `eval "$(echo ${base64(c)} | base64 -d)"`,
  'base64 to bash -c': (c) => `bash -c "$(echo ${base64(c)} | base64 -d)"`,
  'base64 by backticks': (c) => `sh -c "\`echo ${base64(c)}|base64 -d\`"`,
  'base64 process substitution': (c) => `bash <(echo ${base64(c)} | base64 -d)`,
  'base64 sourced': (c) => `source <(base64 -d <<< ${base64(c)})`,
  'base64 by openssl': (c) => `echo ${base64(c)} | openssl base64 -d -A | sh`,
  'base64 by openssl enc': (c) => `openssl enc -base64 -d -A <<< ${base64(c)} | sh`,
  'base64 by python': (c) => `python3 -c "import base64,os;os.system(base64.b64decode('${base64(c)}').decode())"`,
  'base64 by python, exec': (c) => `python3 -c "exec(__import__('base64').b64decode('${base64(`import os\nos.system(${JSON.stringify(c)})`)}'))"`,
  'base64 by python to sh': (c) => `echo ${base64(c)} | python3 -m base64 -d | sh`,
  'base64 by perl': (c) => `perl -MMIME::Base64 -e 'system(decode_base64("${base64(c)}"))'`,
  'base64 by node': (c) => `node -e "require('child_process').execSync(Buffer.from('${base64(c)}','base64').toString())"`,
  'base64 by ruby': (c) => `ruby -rbase64 -e 'system(Base64.decode64("${base64(c)}"))'`,
  'base64 by php': (c) => `php -r 'system(base64_decode("${base64(c)}"));'`,
  'base64 by jq': (c) => `echo '"${base64(c)}"' | jq -r @base64d | sh`,
  'base64 without its first letter': (c) => `echo x${base64(c)} | cut -c2- | base64 -d | sh`,
  'base64 in a variable': (c) => `p=${base64(c)}; echo "$p" | base64 -d | bash`,
  'base64 in two variables': (c) => { const b = base64(c); return `a=${b.slice(0, 8)}; b=${b.slice(8)}; echo $a$b | base64 -d | sh` },
  'base64 in a file': (c) => `echo ${base64(c)} > /tmp/p.b64; base64 -d /tmp/p.b64 | sh`,
  'base64 to a file that runs': (c) => `echo ${base64(c)} | base64 -d > /tmp/p.sh; sh /tmp/p.sh`,
  'base64 in a here-document': (c) => `base64 -d <<'END' | sh\n${base64(c).replace(/.{40}/g, '$&\n')}\nEND`,
  'base64 to xargs': ofLine((c) => `echo ${base64(c)} | base64 -d | xargs -0 -I{} sh -c {}`),
  'base64 to while read': ofLine((c) => `echo ${base64(`${c}\n`)} | base64 -d | while read -r line; do eval "$line"; done`),
  'base32': (c) => `echo ${base32(c)} | base32 -d | sh`,
  'basenc --base16': (c) => `echo ${hex(c).toUpperCase()} | basenc --base16 -d | sh`,
  'basenc --base64url': (c) => `echo ${base64(c).replaceAll('+', '-').replaceAll('/', '_')} | basenc --base64url -d | sh`,
  'xxd': (c) => `echo ${hex(c)} | xxd -r -p | bash`,
  'xxd to eval': (c) => `eval "$(xxd -r -p <<< ${hex(c)})"`,
  'hexadecimal by printf': (c) => `printf '${hexEscapes(c)}' | sh`,
  'hexadecimal by echo -e': (c) => `echo -e "${hexEscapes(c)}" | bash`,
  'hexadecimal by $\'…\' to eval': (c) => `eval $'${hexEscapes(c)}'`,
  'octal by $\'…\' to bash -c': (c) => `bash -c $'${octalEscapes(c)}'`,
  'octal by printf': (c) => `printf '${octalEscapes(c)}' | sh`,
  'octal by printf %b': (c) => `printf %b '${octalEscapes(c).replaceAll('\\', '\\0')}' | sh`,
  'hexadecimal by sed and printf': (c) => `printf "$(echo ${hex(c)} | sed 's/../\\\\x&/g')" | sh`,
  'hexadecimal by python': (c) => `python3 -c "import os; os.system(bytes.fromhex('${hex(c)}').decode())"`,
  'hexadecimal by perl': (c) => `perl -e 'system(pack("H*","${hex(c)}"))'`,
  'decimals by awk': (c) => `echo ${decimals(c)} | awk '{for(i=1;i<=NF;i++) printf "%c",$i}' | sh`,
  'decimals by python': (c) => `python3 -c "import os; os.system(''.join(map(chr,[${decimals(c).replaceAll(' ', ',')}])))"`,
  'decimals by perl': (c) => `perl -e 'system(join "", map {chr} split / /, "${decimals(c)}")'`,
  'octal in a loop': ofLine((c) => `for o in ${octalEscapes(c).slice(1).replaceAll('\\', ' ')}; do printf "\\\\$o"; done | sh`),
  'rev': ofLine((c) => `echo ${quoted(reversed(c))} | rev | sh`),
  'rev to eval': ofLine((c) => `eval "$(rev <<< ${quoted(reversed(c))})"`),
  'rev by python': ofLine((c) => `python3 -c ${quoted(`import os; os.system(${JSON.stringify(reversed(c))}[::-1])`)}`),
  'rot13': (c) => `echo ${quoted(rot13(c))} | tr 'A-Za-z' 'N-ZA-Mn-za-m' | sh`,
  'rot13, other order': (c) => `tr '[a-zA-Z]' '[n-za-mN-ZA-M]' <<< ${quoted(rot13(c))} | bash`,
  'rot13 by python': (c) => `python3 -c ${quoted(`import codecs,os; os.system(codecs.decode(${JSON.stringify(rot13(c))},'rot13'))`)}`,
  'shifted by tr': (c) => (reversible(c) ? `echo ${quoted(shifted(c))} | tr 'b-z' 'a-y' | sh` : undefined),
  'letters removed by tr': ofLine((c) => (c.includes('^') ? undefined : `echo ${quoted([...c].join('^'))} | tr -d '^' | sh`)),
  'letters removed by sed': ofLine((c) => (c.includes('@@') ? undefined : `echo ${quoted(c.replace(/[a-z]/g, '$&@@'))} | sed 's/@@//g' | sh`)),
  'blanks put back by tr': ofLine((c) => (c.includes('^') ? undefined : `echo ${quoted(c.replaceAll(' ', '^'))} | tr '^' ' ' | sh`)),
  'tac': (c) => `printf '%s\\n' ${quoted(c)} | tac | tac | sh`,
  'folded and pasted': ofLine((c) => `echo ${quoted(c)} | fold -w 4 | tr -d '\\n' | sh`),
  'gzip in base64': (c) => `echo ${zipped(c)} | base64 -d | gunzip | sh`,
  'gzip -dc in base64': (c) => `base64 -d <<< ${zipped(c)} | gzip -dc | bash`,
  'zcat in base64': (c) => `eval "$(echo ${zipped(c)} | base64 -d | zcat)"`,
  'zlib by python': (c) => `python3 -c "import zlib,base64,os;os.system(zlib.decompress(base64.b64decode('${deflateSync(c).toString('base64')}')).decode())"`,
  'gzip in hexadecimal': (c) => `echo ${gzipSync(c).toString('hex')} | xxd -r -p | zcat | sh`,
  'base64 twice': (c) => `echo ${base64(base64(c))} | base64 -d | base64 -d | sh`,
  'base64 three times': (c) => `echo ${base64(base64(base64(c)))} | base64 -d | base64 -d | base64 -d | bash`,
  'base64 of hexadecimal': (c) => `echo ${base64(hex(c))} | base64 -d | xxd -r -p | sh`,
  'hexadecimal of base64': (c) => `echo ${hex(base64(c))} | xxd -p -r | base64 -d | sh`,
  'base64 reversed': (c) => `echo '${reversed(base64(c))}' | rev | base64 -d | sh`,
  'base64 of rot13': (c) => `echo ${base64(rot13(c))} | base64 -d | tr 'A-Za-z' 'N-ZA-Mn-za-m' | sh`,
  'rot13 of base64': (c) => `echo '${rot13(base64(c))}' | tr 'N-ZA-Mn-za-m' 'A-Za-z' | base64 -d | sh`,
  'base32 of base64': (c) => `echo ${base32(base64(c))} | base32 -d | base64 -d | sh`,
  'base64 that runs base64': (c) => `echo ${base64(`echo ${base64(c)} | base64 -d | sh`)} | base64 -d | sh`,
  'openssl out of a here-document': (c) => `openssl base64 -d <<EOF | bash\n${base64(c).replace(/.{64}/g, '$&\n')}\nEOF`,
  'uuencoded by perl': (c) => `perl -e ${quoted(`system(unpack("u", ${singleString(uuencoded(c))}))`)}`,
}
