/** The object with one member replaced: same prototype, same other members, enumerable or not. The original stays as it is. */
export function withMember<T extends object>(original: T, name: string, value: unknown): T {
  const members = Object.getOwnPropertyDescriptors(original)
  const enumerable = Object.getOwnPropertyDescriptor(original, name)?.enumerable ?? true
  return Object.create(Object.getPrototypeOf(original) as object | null, {
    ...members,
    [name]: { value, enumerable, writable: true, configurable: true },
  }) as T
}
