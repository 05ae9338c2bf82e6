// data table
import type { Signature } from './signature.js'

/** Which authorities this machine trusts (T1553.004). Tools that only rebuild the list trust nothing new by themselves: what is put into its folder does. */
export const CERTIFICATES: readonly Signature[] = [
  { names: ['update-ca-certificates', 'update-ca-trust', 'c_rehash', 'certctl', 'certmgr', 'cert-sync', 'mozroots'], stdin: 'ignored', subcommands: { 'trust': { effects: [{ does: 'configure', what: 'certificate', class: 'trust', name: '$1' }] }, '*': {} }, effects: [{ does: 'configure', what: 'certificate', class: 'ordinary', name: 'trusted authorities' }], examples: [['update-ca-certificates --fresh', ['configure certificate:ordinary', '!configure certificate:trust']], ['certctl trust evil.pem', ['configure certificate:trust']], ['update-ca-certificates --help', []]] },
  { names: ['trust'], stdin: 'ignored', flags: { '--store, --remove': 'switch', '--format, --filter, --purpose': 'value' }, subcommands: { 'anchor': { effects: [{ does: 'configure', what: 'certificate', class: 'trust', name: '$1' }] }, '*': {} }, examples: [['trust anchor evil.crt', ['configure certificate:trust']], ['trust list', []]] },
  { names: ['mkcert'], stdin: 'ignored', grammar: 'single-dash', flags: { '-install': 'switch', '-uninstall': 'switch', '-key-file, -cert-file, -p12-file': 'write', '-csr': 'use' }, effects: [{ does: 'configure', what: 'certificate', class: 'trust', name: 'mkcert development authority', when: { flags: ['-install'] } }], examples: [['mkcert -install', ['configure certificate:trust']], ['mkcert localhost', []]] },
]
