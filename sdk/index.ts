export { CallError } from './server/call-error';
export { CapabilityError } from './server/capability-error';
export { defineExtension, type Extension } from './server/define-extension';
export { HttpError } from './server/http-error';
export { reply } from './server/reply';
export { z } from './server/zod';

export type { ForumUser, Post, PostSpace, PostTag, Role } from './browser/entities';
export type { Capability, ForumEvent } from './manifest/known';
export type { ExtensionDefinition, HookResult, SettingsProblems } from './server/definition';
export type { ArgumentCount, Envelope, ForumEventPayloads, HandleEventArguments } from './server/forum-events';
export type { Json, JsonInput } from './server/json';
export type { Nexus, Self } from './server/nexus';
export type { Page, PageOptions, Posts, Replies, Reply as PostReply, Space, Spaces, UserProfile, Users } from './server/nexus-content';
export type { Collection, Database, Queryable, QueryResult, SqlParameter } from './server/nexus-database';
export type { Events, Jobs, Live, Mail, Notifications, Render, Services, Slots } from './server/nexus-exchange';
export type { Http, HttpAnswer, Images, Log, Metrics, Storage, StoredFile } from './server/nexus-resources';
export type { KeyValueStore, Permissions, Settings, SettingValues } from './server/nexus-state';
export type { Reply } from './server/reply';
export type { ExtensionRequest, QueryValues, Viewer } from './server/request';
export type { AddRoute, PathParams, Router, RouteRequest, RouteResult, RouteSchemas } from './server/router';
export type {
  AdminSurfaces, AttachmentEntity, DigestItem, DigestPeriod, DigestSection, EventHandler, Health, Job, PersistedAttachment,
  Service, SlotRenderer, SlotRenderers, Worker,
} from './server/surfaces';
