export const packageName = 'proxilion'
