CREATE TABLE "term_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"term_id" text,
	"base" jsonb,
	"source_locale" text NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"sense" text NOT NULL,
	"content" jsonb NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"search" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "term_proposals_status_known" CHECK ("term_proposals"."status" in ('pending', 'approved', 'declined', 'withdrawn')),
	CONSTRAINT "term_proposals_other_locale" CHECK ("term_proposals"."locale" <> "term_proposals"."source_locale"),
	CONSTRAINT "term_proposals_pending_change_has_base" CHECK ("term_proposals"."status" <> 'pending' or ("term_proposals"."term_id" is null) = ("term_proposals"."base" is null)),
	CONSTRAINT "term_proposals_approved_has_term" CHECK ("term_proposals"."status" <> 'approved' or "term_proposals"."term_id" is not null),
	CONSTRAINT "term_proposals_decided_when_closed" CHECK (("term_proposals"."status" = 'pending') = ("term_proposals"."decided_at" is null)),
	CONSTRAINT "term_proposals_decided_by_somebody" CHECK (("term_proposals"."decided_at" is null) = ("term_proposals"."decided_by" is null)),
	CONSTRAINT "term_proposals_decline_has_reason" CHECK ("term_proposals"."status" <> 'declined' or length(trim("term_proposals"."decision_reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "term_translations" (
	"term_id" text NOT NULL,
	"source_locale" text NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"head" text NOT NULL,
	"position" integer NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "term_translations_pkey" PRIMARY KEY("term_id","locale","position"),
	CONSTRAINT "term_translations_other_locale" CHECK ("term_translations"."locale" <> "term_translations"."source_locale"),
	CONSTRAINT "term_translations_status_known" CHECK ("term_translations"."status" in ('preferred', 'admitted', 'forbidden')),
	CONSTRAINT "term_translations_text_length" CHECK (length("term_translations"."text") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" text PRIMARY KEY NOT NULL,
	"source_locale" text NOT NULL,
	"text" text NOT NULL,
	"sense" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"part_of_speech" text DEFAULT '' NOT NULL,
	"pinyin" text DEFAULT '' NOT NULL,
	"domain" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"head" text NOT NULL,
	"initial" text NOT NULL,
	"sort_key" text NOT NULL,
	"search" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "terms_text_key" UNIQUE("source_locale","text","sense"),
	CONSTRAINT "terms_identity_key" UNIQUE("id","source_locale"),
	CONSTRAINT "terms_kind_known" CHECK ("terms"."kind" in ('term', 'person', 'place', 'body')),
	CONSTRAINT "terms_part_of_speech_known" CHECK ("terms"."part_of_speech" in ('', 'noun', 'proper_noun', 'verb', 'adjective', 'adverb', 'phrase')),
	CONSTRAINT "terms_text_length" CHECK (length("terms"."text") between 1 and 200)
);
--> statement-breakpoint
ALTER TABLE "term_proposals" ADD CONSTRAINT "term_proposals_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_proposals" ADD CONSTRAINT "term_proposals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_proposals" ADD CONSTRAINT "term_proposals_term_fkey" FOREIGN KEY ("term_id","source_locale") REFERENCES "public"."terms"("id","source_locale") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_translations" ADD CONSTRAINT "term_translations_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_translations" ADD CONSTRAINT "term_translations_term_fkey" FOREIGN KEY ("term_id","source_locale") REFERENCES "public"."terms"("id","source_locale") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "term_proposals_new_key" ON "term_proposals" USING btree ("source_locale","locale","text","sense") WHERE "term_proposals"."status" = 'pending' and "term_proposals"."term_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "term_proposals_change_key" ON "term_proposals" USING btree ("term_id","locale") WHERE "term_proposals"."status" = 'pending' and "term_proposals"."term_id" is not null;--> statement-breakpoint
CREATE INDEX "term_proposals_queue_idx" ON "term_proposals" USING btree ("status","locale","proposed_at");--> statement-breakpoint
CREATE INDEX "term_proposals_term_idx" ON "term_proposals" USING btree ("term_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "term_translations_text_key" ON "term_translations" USING btree ("term_id","locale",lower("text"));--> statement-breakpoint
CREATE UNIQUE INDEX "term_translations_preferred_key" ON "term_translations" USING btree ("term_id","locale") WHERE "term_translations"."status" = 'preferred';--> statement-breakpoint
CREATE INDEX "term_translations_head_idx" ON "term_translations" USING btree ("locale","head");--> statement-breakpoint
CREATE INDEX "terms_head_idx" ON "terms" USING btree ("source_locale","head");--> statement-breakpoint
CREATE INDEX "terms_order_idx" ON "terms" USING btree ("initial","sort_key","id");