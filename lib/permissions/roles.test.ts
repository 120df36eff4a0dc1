import { describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { requireRole, requireViewer } from './require';
import { hasRole, roles, type Role } from './roles';

const viewerOf = (role: Role): Viewer => ({ id: 1, username: 'x', name: '', role, avatarUrl: null, sessionId: 1 });

describe('hasRole', () => {
  it.each([
    ['member', [true, false, false]],
    ['moderator', [true, true, false]],
    ['admin', [true, true, true]],
  ] as const)('%s', (role, expected) => {
    expect(roles.map((asked) => hasRole(viewerOf(role), asked))).toEqual(expected);
  });

  it('a guest has no role, and neither has a role that we do not know', () => {
    expect(roles.map((asked) => hasRole(null, asked))).toEqual([false, false, false]);
    const unknown: Viewer = JSON.parse(JSON.stringify({ ...viewerOf('admin'), role: 'owner' }));
    expect(roles.map((asked) => hasRole(unknown, asked))).toEqual([false, false, false]);
  });
});

describe('requireViewer and requireRole', () => {
  it('ask a guest to log in', () => {
    expect(() => requireViewer(null, 'reply')).toThrow(expect.objectContaining({ code: 'unauthenticated', message: 'Log in to reply.' }));
    expect(() => requireRole(null, 'admin', 'see the overview')).toThrow(expect.objectContaining({ code: 'unauthenticated', message: 'Log in to see the overview.' }));
  });

  it('say who may, to somebody who may not', () => {
    expect(() => requireRole(viewerOf('moderator'), 'admin', 'see the overview')).toThrow(expect.objectContaining({ code: 'forbidden', message: 'Only admins may see the overview.' }));
    expect(() => requireRole(viewerOf('member'), 'moderator', 'lock a post')).toThrow(expect.objectContaining({ code: 'forbidden', message: 'Only moderators and above may lock a post.' }));
  });

  it('give back who it is', () => {
    const admin = viewerOf('admin');
    expect(requireViewer(admin, 'reply')).toBe(admin);
    expect(requireRole(admin, 'moderator', 'lock a post')).toBe(admin);
  });
});
