CREATE TABLE "articles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text,
	"source_locale" text NOT NULL,
	"section" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "articles_slug_form" CHECK ("articles"."slug" is null or "articles"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"article_id" uuid NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"attributes" jsonb NOT NULL,
	"boundaries" jsonb NOT NULL,
	CONSTRAINT "blocks_pkey" PRIMARY KEY("article_id","id")
);
--> statement-breakpoint
CREATE TABLE "segment_successors" (
	"segment_id" text NOT NULL,
	"successor_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "segment_successors_pkey" PRIMARY KEY("segment_id","successor_id")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"block_id" text,
	"position" integer NOT NULL,
	"source" jsonb NOT NULL,
	"separator" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "segments_article_id_key" UNIQUE("article_id","id"),
	CONSTRAINT "segments_retired_has_no_block" CHECK (("segments"."retired_at" is null) = ("segments"."block_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "slug_redirects" (
	"slug" text PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_versions" (
	"article_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_versions_pkey" PRIMARY KEY("article_id","version")
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" serial NOT NULL,
	"receipt" text NOT NULL,
	"article_id" uuid NOT NULL,
	"segment_id" text NOT NULL,
	"locale" text NOT NULL,
	"revision_id" uuid NOT NULL,
	"source" text NOT NULL,
	"base" jsonb NOT NULL,
	"proposed" text NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"evidence_url" text DEFAULT '' NOT NULL,
	"credit_name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"suggested_by" uuid,
	"origin_hash" text DEFAULT '' NOT NULL,
	"suspicious" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"accepted" jsonb,
	"class" text,
	"decision_reason" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"published_revision_id" uuid,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "corrections_status_known" CHECK ("corrections"."status" in ('pending', 'accepted', 'accepted_with_edits', 'declined', 'superseded')),
	CONSTRAINT "corrections_decided_when_closed" CHECK (("corrections"."status" = 'pending') = ("corrections"."decided_at" is null)),
	CONSTRAINT "corrections_decline_has_reason" CHECK ("corrections"."status" <> 'declined' or length(trim(coalesce("corrections"."decision_reason", ''))) > 0),
	CONSTRAINT "corrections_accepted_has_text" CHECK (("corrections"."status" in ('accepted', 'accepted_with_edits')) = ("corrections"."accepted" is not null)),
	CONSTRAINT "corrections_length" CHECK (length("corrections"."proposed") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "newsroom" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"locales" text[] NOT NULL,
	"sections" jsonb NOT NULL,
	"own_work_allowed" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "newsroom_one_row" CHECK ("newsroom"."id" = 1),
	CONSTRAINT "newsroom_has_locales" CHECK (cardinality("newsroom"."locales") >= 1)
);
--> statement-breakpoint
CREATE TABLE "conflict_copies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"actor_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"segment_id" text,
	"locale" text,
	"mine" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"kind" text NOT NULL,
	"article_id" uuid,
	"locale" text,
	"subject" text,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid NOT NULL,
	"result" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"reset_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"locale" text DEFAULT '' NOT NULL,
	CONSTRAINT "user_roles_pkey" PRIMARY KEY("user_id","role","locale"),
	CONSTRAINT "user_roles_role_known" CHECK ("user_roles"."role" in ('translator', 'editor', 'reviewer', 'admin')),
	CONSTRAINT "user_roles_locale_fits" CHECK (("user_roles"."role" in ('translator', 'reviewer')) = ("user_roles"."locale" <> ''))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"status" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_status_known" CHECK ("users"."status" in ('invited', 'active', 'suspended')),
	CONSTRAINT "users_active_has_password" CHECK ("users"."status" <> 'active' or "users"."password_hash" is not null)
);
--> statement-breakpoint
CREATE TABLE "cache_invalidations" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"tags" text[] NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"article_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"revision_id" uuid NOT NULL,
	"first_published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_by" uuid NOT NULL,
	CONSTRAINT "publications_pkey" PRIMARY KEY("article_id","locale")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"article_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"cause" text NOT NULL,
	"restored_number" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revisions_number_key" UNIQUE("article_id","locale","number"),
	CONSTRAINT "revisions_identity_key" UNIQUE("id","article_id","locale"),
	CONSTRAINT "revisions_number_positive" CHECK ("revisions"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"article_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "withdrawals_pkey" PRIMARY KEY("article_id","locale"),
	CONSTRAINT "withdrawals_reason_given" CHECK (length(trim("withdrawals"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "unit_versions" (
	"segment_id" text NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"target" jsonb NOT NULL,
	"made_from" text NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"cause" text NOT NULL,
	"reason" text,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_versions_pkey" PRIMARY KEY("segment_id","locale","version")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"segment_id" text NOT NULL,
	"locale" text NOT NULL,
	"target" jsonb NOT NULL,
	"made_from" text NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"written_by" uuid,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"reviewed_target" jsonb,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"returned_by" uuid,
	"returned_at" timestamp with time zone,
	"return_reason" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "units_pkey" PRIMARY KEY("segment_id","locale"),
	CONSTRAINT "units_state_known" CHECK ("units"."state" in ('initial', 'draft', 'translated', 'reviewed')),
	CONSTRAINT "units_origin_known" CHECK ("units"."origin" in ('human', 'machine', 'memory', 'import', 'correction')),
	CONSTRAINT "units_initial_is_empty" CHECK (("units"."state" = 'initial') = ("units"."target" = '[]'::jsonb)),
	CONSTRAINT "units_reviewed_by_somebody" CHECK ("units"."state" <> 'reviewed' or "units"."reviewed_by" is not null),
	CONSTRAINT "units_return_has_reason" CHECK (("units"."returned_at" is null) = ("units"."return_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"segment_id" text NOT NULL,
	"locale" text NOT NULL,
	"check_name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"reason" text NOT NULL,
	"waived_by" uuid NOT NULL,
	"waived_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waivers_pkey" PRIMARY KEY("segment_id","locale","check_name","fingerprint"),
	CONSTRAINT "waivers_reason_given" CHECK (length(trim("waivers"."reason")) > 0)
);
--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_successors" ADD CONSTRAINT "segment_successors_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_successors" ADD CONSTRAINT "segment_successors_successor_id_segments_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_block_fkey" FOREIGN KEY ("article_id","block_id") REFERENCES "public"."blocks"("article_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slug_redirects" ADD CONSTRAINT "slug_redirects_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_versions" ADD CONSTRAINT "source_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_versions" ADD CONSTRAINT "source_versions_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_suggested_by_users_id_fk" FOREIGN KEY ("suggested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_published_revision_id_revisions_id_fk" FOREIGN KEY ("published_revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_segment_fkey" FOREIGN KEY ("article_id","segment_id") REFERENCES "public"."segments"("article_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_revision_fkey" FOREIGN KEY ("revision_id","article_id","locale") REFERENCES "public"."revisions"("id","article_id","locale") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_copies" ADD CONSTRAINT "conflict_copies_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_revision_fkey" FOREIGN KEY ("revision_id","article_id","locale") REFERENCES "public"."revisions"("id","article_id","locale") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "unit_versions_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_versions" ADD CONSTRAINT "unit_versions_unit_fkey" FOREIGN KEY ("segment_id","locale") REFERENCES "public"."units"("segment_id","locale") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_returned_by_users_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_waived_by_users_id_fk" FOREIGN KEY ("waived_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "articles_slug_key" ON "articles" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "articles_updated_idx" ON "articles" USING btree ("updated_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "segment_successors_successor_idx" ON "segment_successors" USING btree ("successor_id");--> statement-breakpoint
CREATE INDEX "segments_article_position_idx" ON "segments" USING btree ("article_id","position");--> statement-breakpoint
CREATE INDEX "slug_redirects_article_idx" ON "slug_redirects" USING btree ("article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "corrections_receipt_key" ON "corrections" USING btree ("receipt");--> statement-breakpoint
CREATE UNIQUE INDEX "corrections_pending_key" ON "corrections" USING btree ("segment_id","locale",md5("proposed")) WHERE "corrections"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "corrections_queue_idx" ON "corrections" USING btree ("status","locale","created_at");--> statement-breakpoint
CREATE INDEX "corrections_article_idx" ON "corrections" USING btree ("article_id","locale");--> statement-breakpoint
CREATE INDEX "corrections_published_idx" ON "corrections" USING btree ("published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conflict_copies_actor_idx" ON "conflict_copies" USING btree ("actor_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_article_idx" ON "events" USING btree ("article_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_at_idx" ON "events" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "operations_at_idx" ON "operations" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_user_key" ON "invitations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "publications_first_published_idx" ON "publications" USING btree ("locale","first_published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "units_locale_state_idx" ON "units" USING btree ("locale","state");