'use strict';

const { secrets } = require('../src/secrets');

module.exports = () => {
  const { adminSecret, apiTokenSalt, transferTokenSalt, encryptionKey } = secrets();
  return {
    auth: { secret: adminSecret },
    apiToken: { salt: apiTokenSalt },
    transfer: { token: { salt: transferTokenSalt } },
    secrets: { encryptionKey },
    flags: { nps: false, promoteEE: false },
  };
};
