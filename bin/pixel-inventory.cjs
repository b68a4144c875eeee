#!/usr/bin/env node
require('../dist/cli/index.js')
  .run(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
    // A Strapi that did not start leaves things open that would keep this waiting.
    if (process.argv[2] === 'reviews') process.exit();
  });
