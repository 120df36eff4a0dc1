import type { PillProps } from '@/components/ui/pill';

interface StatusLook {
  label: string;
  tone?: PillProps['tone'];
  /** What happened, and what comes of it. */
  text?: string;
}

const looks = new Map<string, StatusLook>(Object.entries({
  loaded: { label: 'Loaded', tone: 'green', text: 'It is loaded, but the last attempt to change it failed.' },
  disabled: { label: 'Disabled', text: 'It is switched off, and the last attempt to change it failed.' },
  not_loaded: { label: 'Not loaded', tone: 'amber', text: 'It is not loaded.' },
  compile_failed: { label: 'Compile failed', tone: 'red', text: 'Its code could not be compiled or started.' },
  manifest_invalid: { label: 'Manifest invalid', tone: 'red', text: 'Its manifest.json is not valid, so it is not loaded.' },
  migration_failed: { label: 'Migration failed', tone: 'red', text: 'A migration failed. Its tables are as they were before.' },
  download_failed: { label: 'Download failed', tone: 'red', text: 'Its package could not be fetched.' },
  install_failed: { label: 'Install failed', tone: 'red', text: 'Its onInstall failed. It is loaded, and may be set up only in part.' },
  update_failed: { label: 'Update failed', tone: 'red', text: 'Its onUpdate failed. The new version is loaded, and may be set up only in part.' },
  no_release: { label: 'No release', tone: 'amber', text: 'Its repository has no release.' },
  no_repo: { label: 'No repository', tone: 'amber', text: 'It names no repository to be fetched from.' },
} satisfies Record<string, StatusLook>));

/** A load status in words and colours. */
export const statusLook = (status: string): StatusLook => looks.get(status) ?? { label: status };

/** The sentence over what a failed step said. */
export const statusText = (status: string): string => statusLook(status).text ?? 'Something went wrong.';
