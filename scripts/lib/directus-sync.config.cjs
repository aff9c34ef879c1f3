// What the model tool reads and writes: the model, flows, panels, translations and settings are
// pulled; permissions are generated from the hand-written access files and never pulled over them.
const { join } = require('node:path');
const { generatePermissions } = require('../../snapshots/access/index.ts');

module.exports = {
  dumpPath: process.env.SNAPSHOT_DIR ?? join(__dirname, '..', '..', 'snapshots'),
  preserveIds: ['roles', 'policies'],
  sortJson: true,
  specs: false,
  hooks: {
    permissions: {
      onLoad: () => generatePermissions(),
      onSave: () => [],
    },
  },
};
