import { headers } from 'next/headers';

export interface ClientInfo {
  /** As lib/server saw it; a proxy's word counts only from NEXUS_TRUSTED_PROXIES. */
  ip: string;
  userAgent: string;
}

export async function getClientInfo(): Promise<ClientInfo> {
  const given = await headers();
  return { ip: given.get('x-nexus-client-ip') ?? 'unknown', userAgent: (given.get('user-agent') ?? '').slice(0, 300) };
}
