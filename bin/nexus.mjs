#!/usr/bin/env node
// No dependency and no syntax newer than the check below: this file runs on whatever Node is there, before anything is installed.
var required = [20, 19];
var current = process.versions.node.split('.').map(Number);

if (current[0] < required[0] || (current[0] === required[0] && current[1] < required[1])) {
  console.error('Nexus needs Node ' + required.join('.') + ' or newer; this is ' + process.versions.node + '. See https://nodejs.org/en/download');
  process.exitCode = 1;
} else {
  import('./lib/commands.mjs').then(function (commands) {
    return commands.runCommand(process.argv[2], process.argv.slice(3));
  }).catch(function (error) {
    console.error(error && error.isExpected ? error.message : error);
    process.exit(1);
  });
}
