/** A user as JSON, for reads that join them to what they wrote. */
export const userJson = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'username', ${alias}.username, 'name', ${alias}.name, 'avatarUrl', ${alias}.avatar_url, 'role', ${alias}.role)`;
