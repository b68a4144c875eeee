/** Who may import whom: docs/architecture.md says why. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const only = (name, comment, room, allowed, allowedPackages = []) =>
  rule(
    name,
    comment,
    { path: room },
    {
      pathNot: [room, ...allowed, ...allowedPackages.map((pkg) => `node_modules/${pkg}(/|$)`)],
    },
  );

const CONTRACT = '^server/src/contract/';
const CORE = '^server/src/core/';
const VENDORS = '^server/src/vendors/';
const IO = '^server/src/io/';
const SERVICES = '^server/src/services/';
const CONTROLLERS = '^server/src/controllers/';
const ADAPTERS = '^server/adapters/';
const BROWSER = '^server/browser/';
const CLI = '^server/cli/';
const BINDINGS = '^server/bindings/';
const ADMIN = '^admin/src/';

module.exports = {
  forbidden: [
    rule(
      'no-circles',
      'Two files that need each other are one file, or miss a third.',
      {},
      { circular: true },
    ),
    only('contract', 'The contract needs zod and nothing else.', CONTRACT, [], ['zod']),
    only('core', 'Decisions are pure: types of the contract, and its two files without zod.', CORE, [
      CONTRACT,
    ]),
    rule(
      'core-types-only',
      'The browser bundles core, and must not carry zod with it.',
      { path: CORE },
      {
        path: CONTRACT,
        pathNot: '^server/src/contract/(errors|triggers-of)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    only('vendors', 'A vendor is data.', VENDORS, [CONTRACT, CORE], ['zod']),
    rule(
      'vendors-core-types',
      'Vendors know core by its types alone.',
      { path: VENDORS },
      { path: CORE, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'io',
      'Side effects know no use case.',
      { path: IO },
      { path: [SERVICES, CONTROLLERS, VENDORS, ADMIN, BROWSER] },
    ),
    rule(
      'services',
      'Use cases know stores by their ports.',
      { path: SERVICES, pathNot: `${SERVICES}index` },
      { path: [IO, CONTROLLERS, ADMIN, ADAPTERS, BROWSER], pathNot: `${IO}(ports|review-ports|clock)` },
    ),
    rule(
      'controllers',
      'Controllers translate HTTP.',
      { path: CONTROLLERS },
      { path: [CORE, VENDORS, ADMIN, ADAPTERS, BROWSER, `${IO}stores`] },
    ),
    rule(
      'admin',
      'The admin screens share the contract and the catalogue; they say what a pixel does, try a path, look for findings and compare settings as the server does.',
      { path: ADMIN },
      {
        path: '^server/',
        pathNot: [
          CONTRACT,
          VENDORS,
          `${CORE}(consent-changes|explain-placement|findings|pixel-sentence)\\.ts$`,
        ],
      },
    ),
    rule(
      'browser',
      'What a visitor loads carries no zod and no server.',
      { path: BROWSER },
      {
        path: ['^server/src/', '^server/adapters/', 'node_modules'],
        pathNot: [CORE],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'adapters',
      'Adapters run where no Strapi is.',
      { path: ADAPTERS },
      { path: ['^server/src/', ADMIN], pathNot: [CORE, CONTRACT] },
    ),
    rule(
      'adapters-no-strapi',
      'Adapters run where no Strapi is.',
      { path: ADAPTERS },
      { path: 'node_modules/@strapi' },
    ),
    only(
      'cli',
      'The command works on files, or starts the Strapi app that it stands in.',
      CLI,
      [ADAPTERS, CONTRACT, CORE, '^server/generated/', '^node:', '^(fs|path|util|buffer|module)'],
      ['tinyglobby'],
    ),
    only(
      'bindings',
      'A binding is a few lines around what any page can call.',
      BINDINGS,
      [BROWSER],
      ['react', '@types/react'],
    ),
    rule(
      'product-not-tests',
      'The product does not import tests, benchmarks or the demo.',
      { path: '^(admin|server)/' },
      { path: '^(tests|bench|demo|scripts)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|demo/build|demo/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
