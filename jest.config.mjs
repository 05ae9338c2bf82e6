import { existsSync } from 'node:fs'

/**
 * One configuration for every package: unit tests read the sources of our packages, never their builds, so nothing has to be built first.
 * Types are not checked here (`npm test` runs `tsc` for that): swc only strips them.
 *
 * @type {import('jest').Config}
 */
export default {
  testEnvironment: 'node',
  // By default jest leaves one core idle, which on two cores is half of them.
  maxWorkers: '100%',
  roots: ['packages', 'apps', 'examples', 'tests'].filter((folder) => existsSync(new URL(folder, import.meta.url))),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.turbo/'],
  moduleNameMapper: {
    '^@proxilion/gateway-app$': '<rootDir>/apps/gateway/src/index.ts',
    '^@proxilion/gateway-app/(?!package\\.json)(.+)$': '<rootDir>/apps/gateway/src/$1.ts',
    '^@proxilion/([^/]+)$': '<rootDir>/packages/$1/src/index.ts',
    '^@proxilion/([^/]+)/(?!package\\.json)(.+)$': '<rootDir>/packages/$1/src/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs', ignoreDynamic: false },
      },
    ],
  },
  // Dependencies that publish ES modules only; jest runs CommonJS, so these are transformed like our own sources.
  transformIgnorePatterns: ['/node_modules/(?!.*(?:unbash|@secretlint|@ai-sdk[^/]*|/ai)/)'],
}
