import type { AdminSection } from '@/components/layout/admin-shell';

/** The pages of administration, in the order of its navigation. */
export const adminSections = [
  { href: '/admin', label: 'Overview', icon: 'home' },
  { href: '/admin/extensions', label: 'Extensions', icon: 'puzzle', within: true },
  { href: '/admin/store', label: 'Store', isPart: true },
  { href: '/admin/installs', label: 'Installs', within: true, isPart: true },
  { href: '/admin/system', label: 'System', icon: 'monitor' },
] as const satisfies readonly AdminSection[];
