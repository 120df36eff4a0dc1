import semver from 'semver';
import { z } from 'zod';
import { label, list, optional, fields, text } from './field-kinds';

/** A range such as `^1.0` or `>=1.2 <3`. */
export function versionRange() {
  return z
    .string()
    .min(1)
    .max(200)
    .refine((range) => semver.validRange(range) !== null, {
      error: 'must be a semver range such as ^1.0 or >=1.2 <3',
    });
}

function imageUrl() {
  return z
    .string()
    .max(2000)
    .regex(
      /^(https?:\/\/|\/ext\/)\S+$/,
      'must be /ext/<slug>/assets/<file> or an https:// address',
    )
    .refine((url) => !url.split('/').includes('..'), { error: 'must not contain ".."' });
}

export const presentationFields = {
  description: optional(text(2000)).describe(
    'One sentence about the extension. Cards cut it after about 200 characters.',
  ),
  author: optional(text(200)).describe('Who made it; by convention a GitHub user name.'),
  email: optional(
    z.string().max(254).regex(/^[^\s@]+@[^\s@]+$/, 'must be a mail address'),
  ).describe('Mail address of the author.'),
  homepage: optional(
    z
      .string()
      .max(2000)
      .regex(/^(https?:\/\/|\/)\S*$/, 'must start with http://, https:// or /'),
  ).describe('Home of the extension: an address with http://, https:// or a path with /.'),
  repository: optional(
    z.string().max(2000).regex(/^https?:\/\/\S+$/, 'must start with http:// or https://'),
  ).describe('GitHub repository whose releases are followed when `homepage` points elsewhere.'),
  license: optional(text(100)).describe('Licence; an SPDX identifier such as `MIT` is best.'),
  category: optional(text(60)).describe('Group of the extension in the store.'),
  tags: optional(list(label(40), 4)).describe('One to four short words shown on the card.'),
  logo_url: optional(imageUrl()).describe(
    'Square picture, 200 × 200 px, PNG or WebP: `/ext/<slug>/assets/logo.webp`.',
  ),
  banner_url: optional(imageUrl()).describe(
    'Wide picture, 800 × 400 px, PNG, WebP or JPEG: `/ext/<slug>/assets/banner.webp`.',
  ),
};

export const compatibilityFields = {
  compatible_with: optional(versionRange()).describe(
    'Forum versions it was made for, as a semver range. Others give a warning only.',
  ),
  engines: optional(
    fields({
      nexus: optional(versionRange()).describe('Forum versions that can run it.'),
      node: optional(versionRange()).describe('Node.js versions that can run it.'),
    }),
  ).describe('Versions that the extension needs. Others refuse the install.'),
};
