/** Views of the forum's content for extensions with `content:read`. */
export const API_SCHEMA = 'nexus_api';
/** Holds the function with which a migration commits itself. */
export const INSTALL_SCHEMA = 'nexus_install';
