/* A server that only delivers, for survive.test.ts to kill. */
import { startDelivery } from './start-delivery';
import { haveEffect } from './testing';

startDelivery({ leaseMs: 500, pollMs: 100, deliver: haveEffect });
