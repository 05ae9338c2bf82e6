import type { VirtualFile } from './machine.js'

/** The files that a call writes, by path. `version` changes with them. */
export class WrittenFiles extends Map<string, VirtualFile> {
  version = 0

  override set(path: string, file: VirtualFile): this {
    this.version++
    return super.set(path, file)
  }

  override delete(path: string): boolean {
    const had = super.delete(path)
    if (had) this.version++
    return had
  }
}
