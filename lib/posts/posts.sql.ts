import { userJson } from '@/lib/users/users.sql';

/** The columns of a PostSummary over `posts AS p`, joined below. */
export const SUMMARY_COLUMNS = `
  p.id, p.title, p.excerpt, p.type, p.pinned, p.locked, p.reply_count AS "replyCount",
  p.created_at AS "createdAt", p.activity_at AS "activityAt",
  json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'color', s.color, 'icon', s.icon) AS space,
  ${userJson('u')} AS "user",
  CASE WHEN l.id IS NULL THEN NULL ELSE ${userJson('l')} END AS "lastReplyUser"`;

export const SUMMARY_JOINS = `
  JOIN spaces s ON s.id = p.space_id
  JOIN users u ON u.id = p.user_id
  LEFT JOIN users l ON l.id = p.last_reply_user_id`;
