#!/usr/bin/env node
require('../dist/cli/index.js')
  .run(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  });
