const MAX_IMPORTS = 4
/** Modules of the project that code loads by name: Python by dots, JavaScript and shell by a path of their own. */
const IMPORTS = /^[ \t]{0,16}(?:from[ \t]{1,4}(?<from>\.{0,2}[\w.]{1,120})[ \t]{1,4}import\b|import[ \t]{1,4}(?<python>[\w.]{1,120})[ \t]{0,4}(?:$|as\b|,|#)|(?:import|export)\b[^'"\n]{0,200}['"](?<module>\.{1,2}\/[^'"\n]{1,200})['"]|(?:source|\.|sh|bash|python3?|node)[ \t]{1,4}(?<file>[\w.\/-]{1,200}))|\brequire\(['"](?<required>\.{1,2}\/[^'"\n]{1,200})['"]\)/gm

/** Files of the same project that a piece of code loads or starts, as far as its text names them; the first few. */
export function imports(code: string, path: string): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const found = new Set<string>()
  for (const { groups = {} } of code.slice(0, 8192).matchAll(IMPORTS)) {
    const { from, python, module, required, file } = groups
    const name = from ?? python
    if (name !== undefined) found.add(`${folder}${name.replace(/^\.+/, '').replaceAll('.', '/')}.py`)
    else if (module !== undefined || required !== undefined) {
      const relative = (module ?? required ?? '').replace(/^\.\//, '')
      found.add(`${folder}${/\.\w{2,3}$/.test(relative) ? relative : `${relative}.js`}`)
    } else if (file !== undefined) found.add(file.startsWith('/') ? file : `${folder}${file}`)
    if (found.size >= MAX_IMPORTS) break
  }
  return [...found]
}
